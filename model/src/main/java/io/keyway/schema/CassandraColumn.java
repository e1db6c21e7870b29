package io.keyway.schema;

import com.datastax.oss.driver.api.core.type.DataType;

/**
 * A column of a table.
 *
 * @param name as stored
 * @param type its CQL type
 * @param role its part in the table's key
 */
public record CassandraColumn(String name, DataType type, Role role) {
    /** The part a column plays in its table's key. */
    public enum Role {
        PARTITION_KEY,
        CLUSTERING,
        STATIC,
        REGULAR
    }
}
