package io.keyway.catalog;

import com.datastax.oss.driver.api.core.type.DataType;

/**
 * A column of a table that SQL can name.
 *
 * @param name as stored (case-sensitive)
 * @param cqlType its CQL type
 * @param nullable whether a value may be null
 * @param remarks its part in the key, in words; possibly empty
 */
public record CatalogColumn(String name, DataType cqlType, boolean nullable, String remarks) {
    /** The SQL type of the column's values. */
    public ColumnType type() {
        return CqlTypes.columnType(cqlType);
    }
}
