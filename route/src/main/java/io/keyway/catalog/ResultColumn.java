package io.keyway.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A column of a query's result.
 *
 * @param label the alias, or the name where the query gives none
 * @param name the table column's name, or the label where the value is computed
 * @param schema the schema of the table column; null for a computed value
 * @param table the table of the table column; null for a computed value
 * @param type the type of its values
 * @param nullable whether a value may be null
 */
public record ResultColumn(
        String label,
        String name,
        @Nullable String schema,
        @Nullable String table,
        ColumnType type,
        boolean nullable) {}
