/** A real Cassandra 5 node in a child JVM: started, watched, stopped, from the command line or from a test. */
@NullMarked
package io.keyway.devcassandra;

import org.jspecify.annotations.NullMarked;
