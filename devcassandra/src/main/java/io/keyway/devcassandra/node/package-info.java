/** What runs inside the node's own JVM, next to Cassandra: nothing else may load these classes. */
@NullMarked
package io.keyway.devcassandra.node;

import org.jspecify.annotations.NullMarked;
