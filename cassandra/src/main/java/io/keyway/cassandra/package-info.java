/** Sessions, the schema as it stands in the cluster as values, and the database's own errors in Keyway's words. */
@NullMarked
package io.keyway.cassandra;

import org.jspecify.annotations.NullMarked;
