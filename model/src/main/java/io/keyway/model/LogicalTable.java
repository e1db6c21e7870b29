package io.keyway.model;

import java.util.List;
import java.util.Optional;

/**
 * One table as analysts see it, and the query tables that hold its rows.
 *
 * @param name unique in the model, and no physical table's name
 * @param columns at least one, in the order of {@code SELECT *}
 * @param key names of the columns that together identify a row; not empty, none nullable
 * @param rows which source records are rows of this table; absent means all of them
 * @param determines functional dependencies other than those of the key
 * @param queryTables at least one
 */
public record LogicalTable(
        String name,
        List<Column> columns,
        List<String> key,
        Optional<RowFilter> rows,
        List<Dependency> determines,
        List<QueryTable> queryTables) {
    public LogicalTable {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
        determines = List.copyOf(determines);
        queryTables = List.copyOf(queryTables);
    }

    /** The column of that name, if there is one. */
    public Optional<Column> column(String columnName) {
        return columns.stream()
                .filter(column -> column.name().equals(columnName))
                .findFirst();
    }
}
