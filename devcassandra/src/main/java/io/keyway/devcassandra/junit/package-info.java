/** The JUnit extension: one node per test run, one keyspace per test class. */
@NullMarked
package io.keyway.devcassandra.junit;

import org.jspecify.annotations.NullMarked;
