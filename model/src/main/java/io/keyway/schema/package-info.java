/** Tables, columns and indexes as they are in Cassandra, as values. */
@NullMarked
package io.keyway.schema;

import org.jspecify.annotations.NullMarked;
