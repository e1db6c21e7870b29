package io.keyway.model;

import com.datastax.oss.driver.api.core.type.DataType;
import io.keyway.error.NearestName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Reads the {@code tables} of a model file: what each says by itself, and whether it agrees with the rest. */
final class TableReader {
    /** The names of Keyway's own tables in the same keyspace start like this. */
    private static final String RESERVED_PREFIX = "keyway_";

    private final JsonPlace place;
    private final List<Column> columns;
    private final List<String> columnNames;
    private final String name;

    private TableReader(JsonPlace place) {
        this.place = place;
        this.name = place.required("name").text();
        List<String> key = place.required("key").nonEmptyItems().stream()
                .map(JsonPlace::text)
                .toList();
        List<JsonPlace> items = place.required("columns").nonEmptyItems();
        this.columns = items.stream().map(item -> column(item, key)).toList();
        this.columnNames = columns.stream().map(Column::name).toList();
        JsonPlace.distinct(items, item -> item.required("name").text());
    }

    /** The logical tables, validated one by one and against each other. */
    static List<LogicalTable> tables(JsonPlace list) {
        List<JsonPlace> items = list.nonEmptyItems();
        List<LogicalTable> tables = items.stream().map(TableReader::table).toList();
        JsonPlace.distinct(items, item -> item.required("name").text());
        List<JsonPlace> queryTables = items.stream()
                .flatMap(item -> item.required("queryTables").items().stream())
                .toList();
        JsonPlace.distinct(queryTables, item -> item.required("name").text());
        Set<String> logical =
                new HashSet<>(tables.stream().map(LogicalTable::name).toList());
        for (JsonPlace queryTable : queryTables) {
            JsonPlace itsName = queryTable.required("name");
            if (logical.contains(itsName.text())) {
                throw itsName.error("a query table may not have a logical table's name, \"" + itsName.text() + "\"");
            }
        }
        return tables;
    }

    /** Refuses a name that Cassandra would not take for a keyspace or table. */
    static void physicalName(JsonPlace place) {
        if (!Model.isPhysicalName(place.text())) {
            throw place.error(
                    "Cassandra takes 1 to 48 letters, digits and underscores as a name, not \"" + place.text() + "\"");
        }
    }

    private static LogicalTable table(JsonPlace place) {
        place.objectOf("name", "columns", "key", "rows", "determines", "queryTables");
        return new TableReader(place).read();
    }

    private LogicalTable read() {
        List<JsonPlace> queryTables = place.required("queryTables").nonEmptyItems();
        LogicalTable table = new LogicalTable(
                name,
                columns,
                knownColumns(place.required("key")),
                place.optional("rows").map(TableReader::rows),
                place.optional("determines").map(JsonPlace::items).orElse(List.of()).stream()
                        .map(this::dependency)
                        .toList(),
                queryTables.stream().map(this::queryTable).toList());
        everyColumnIsStored(table);
        return table;
    }

    private static Column column(JsonPlace place, List<String> key) {
        place.objectOf("name", "type", "nullable", "from");
        String name = place.required("name").text();
        JsonPlace type = place.required("type");
        DataType dataType = parsed(type, CqlTypeNames::parse);
        boolean isKey = key.contains(name);
        place.optional("nullable")
                .filter(JsonPlace::bool)
                .filter(nullable -> isKey)
                .ifPresent(nullable -> {
                    throw nullable.error("the key's column \"" + name + "\" cannot be null");
                });
        boolean nullable =
                !isKey && place.optional("nullable").map(JsonPlace::bool).orElse(true);
        String source = place.optional("from").map(JsonPlace::text).orElse(name);
        return new Column(name, dataType, nullable, source);
    }

    private static RowFilter rows(JsonPlace place) {
        return parsed(place, RowFilterParser::parse);
    }

    /** What a small parser makes of a text; its complaint gets the place. */
    private static <T> T parsed(JsonPlace place, Function<String, T> parser) {
        String text = place.text();
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw place.error(e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    private Dependency dependency(JsonPlace place) {
        place.objectOf("by", "columns");
        List<String> by = knownColumns(place.required("by"));
        List<String> determined = knownColumns(place.required("columns"));
        for (JsonPlace item : place.required("columns").items()) {
            if (by.contains(item.text())) {
                throw item.error("\"" + item.text() + "\" is one of the determining columns itself");
            }
        }
        return new Dependency(by, determined);
    }

    private QueryTable queryTable(JsonPlace place) {
        place.objectOf("name", "partitionKey", "clusteringKey", "columns");
        JsonPlace itsName = place.required("name");
        physicalName(itsName);
        if (itsName.text().startsWith(RESERVED_PREFIX)) {
            throw itsName.error("names that start with " + RESERVED_PREFIX + " are reserved for Keyway's own tables");
        }
        JsonPlace partition = place.required("partitionKey");
        List<JsonPlace> all = new ArrayList<>();
        partition.nonEmptyItems().forEach(item -> all.add(keyColumn(item)));
        List<ClusteringColumn> clustering = new ArrayList<>();
        for (JsonPlace item : optionalItems(place, "clusteringKey")) {
            JsonPlace column = item.node().isTextual() ? item : item.required("name");
            all.add(keyColumn(column));
            clustering.add(new ClusteringColumn(column.text(), descending(item)));
        }
        List<JsonPlace> further = optionalItems(place, "columns");
        all.addAll(further);
        all.forEach(this::knownColumn);
        JsonPlace.distinct(all, JsonPlace::text);
        return new QueryTable(
                itsName.text(),
                partition.items().stream().map(JsonPlace::text).toList(),
                clustering,
                further.stream().map(JsonPlace::text).toList());
    }

    private static List<JsonPlace> optionalItems(JsonPlace place, String property) {
        return place.optional(property).map(JsonPlace::items).orElse(List.of());
    }

    private static boolean descending(JsonPlace clusteringColumn) {
        if (clusteringColumn.node().isTextual()) {
            return false;
        }
        clusteringColumn.objectOf("name", "order");
        JsonPlace order = clusteringColumn.required("order");
        return switch (order.text()) {
            case "asc" -> false;
            case "desc" -> true;
            default -> throw order.error("expected \"asc\" or \"desc\", not \"" + order.text() + "\"");
        };
    }

    /** A known column of a type that Cassandra takes in a primary key. */
    private JsonPlace keyColumn(JsonPlace place) {
        DataType type = columns.get(columnNames.indexOf(knownColumn(place))).type();
        if (!CqlTypeNames.isKeyType(type)) {
            throw place.error("\"" + place.text() + "\" is a " + CqlTypeNames.of(type)
                    + ", which Cassandra does not take in a primary key");
        }
        return place;
    }

    private List<String> knownColumns(JsonPlace list) {
        List<JsonPlace> items = list.nonEmptyItems();
        List<String> names = items.stream().map(this::knownColumn).toList();
        JsonPlace.distinct(items, JsonPlace::text);
        return names;
    }

    private String knownColumn(JsonPlace place) {
        String column = place.text();
        if (!columnNames.contains(column)) {
            throw place.error("no column \"" + column + "\" in " + name + NearestName.suggestion(column, columnNames));
        }
        return column;
    }

    /** A column that no query table holds could be declared and loaded, and never read. */
    private void everyColumnIsStored(LogicalTable table) {
        Set<String> stored = new HashSet<>();
        table.queryTables().forEach(queryTable -> stored.addAll(queryTable.allColumns()));
        List<JsonPlace> items = place.required("columns").items();
        for (int i = 0; i < columns.size(); i++) {
            if (!stored.contains(columnNames.get(i))) {
                throw items.get(i).error("no query table holds \"" + columnNames.get(i) + "\"");
            }
        }
    }
}
