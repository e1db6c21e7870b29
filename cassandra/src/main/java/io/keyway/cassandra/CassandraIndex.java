package io.keyway.cassandra;

/**
 * A secondary index.
 *
 * @param name as stored
 * @param target what is indexed, as CQL writes it: a column name or for example {@code values(tags)}
 * @param storageAttached whether it is an SAI index
 */
public record CassandraIndex(String name, String target, boolean storageAttached) {}
