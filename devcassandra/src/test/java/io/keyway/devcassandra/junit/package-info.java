/** Tests of the JUnit extension. */
@NullMarked
package io.keyway.devcassandra.junit;

import org.jspecify.annotations.NullMarked;
