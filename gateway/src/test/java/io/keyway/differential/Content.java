package io.keyway.differential;

import io.keyway.model.Column;
import io.keyway.model.Dependency;
import io.keyway.model.LogicalTable;
import io.keyway.model.QueryTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a logical table.
 *
 * @param table the table
 * @param rows values by column name
 */
record Content(LogicalTable table, List<Map<String, @Nullable Object>> rows) {

    /** Random rows that keep what the table declares: its key, its dependencies, and what cannot be null. */
    static Content random(LogicalTable table, Choice choice) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        Set<List<@Nullable Object>> keys = new HashSet<>();
        Map<List<@Nullable Object>, Map<String, @Nullable Object>> known = new HashMap<>();
        int wanted = choice.between(20, 40);
        for (int i = 0; i < wanted; i++) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            table.columns().forEach(column -> row.put(column.name(), value(table, column, choice)));
            for (Dependency dependency : table.determines()) {
                row.putAll(known.computeIfAbsent(values(row, dependency.by()), by -> part(row, dependency.columns())));
            }
            if (keys.add(values(row, table.key()))) {
                rows.add(row);
            }
        }
        return new Content(table, rows);
    }

    private static @Nullable Object value(LogicalTable table, Column column, Choice choice) {
        if (column.nullable() && choice.percent(20)) {
            return null;
        }
        Object value = choice.of(CellType.of(column).domain());
        boolean sole = table.queryTables().stream()
                .anyMatch(query -> query.partitionKey().equals(List.of(column.name())));
        return sole && value.equals("") ? "a" : value;
    }

    private static Map<String, @Nullable Object> part(Map<String, @Nullable Object> row, List<String> columns) {
        Map<String, @Nullable Object> part = new LinkedHashMap<>();
        columns.forEach(column -> part.put(column, row.get(column)));
        return part;
    }

    private static List<@Nullable Object> values(Map<String, @Nullable Object> row, List<String> columns) {
        List<@Nullable Object> values = new ArrayList<>();
        columns.forEach(column -> values.add(row.get(column)));
        return values;
    }

    /** What a query table holds of these rows: the last written one for each value of its primary key without nulls. */
    List<List<@Nullable Object>> of(QueryTable queryTable) {
        Map<List<@Nullable Object>, List<@Nullable Object>> stored = new LinkedHashMap<>();
        for (Map<String, @Nullable Object> row : rows) {
            List<@Nullable Object> key = values(row, queryTable.primaryKey());
            if (key.stream().allMatch(Objects::nonNull)) {
                stored.put(key, values(row, Dataset.inCqlOrder(queryTable)));
            }
        }
        return List.copyOf(stored.values());
    }

    /** The rows with the values in the order of the columns. */
    List<List<@Nullable Object>> whole() {
        List<String> names = table.columns().stream().map(Column::name).toList();
        return rows.stream().map(row -> values(row, names)).toList();
    }
}
