package io.keyway.differential;

import io.keyway.cassandra.SchemaDdl;
import io.keyway.model.Column;
import io.keyway.model.LogicalTable;
import io.keyway.model.QueryTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Logical tables with their rows.
 *
 * @param keyspace where the query tables stand
 * @param contents the tables and their rows
 */
record Dataset(String keyspace, List<Content> contents) {

    /** Two or three tables that the seed determines; their names begin with the prefix. */
    static Dataset random(String keyspace, String prefix, long seed) {
        Choice choice = new Choice(seed);
        ModelGenerator models = new ModelGenerator(choice);
        List<Content> contents = IntStream.range(0, choice.between(2, 3))
                .mapToObj(i -> Content.random(models.table(prefix + "t" + i), choice))
                .toList();
        return new Dataset(keyspace, contents);
    }

    /** The model file. */
    String model() {
        return ModelJson.of(keyspace, contents.stream().map(Content::table).toList());
    }

    /**
     * A table as a database without a model stores it.
     *
     * @param name its name
     * @param columns its columns
     * @param rows values in the order of the columns
     */
    record Stored(String name, List<Column> columns, List<List<@Nullable Object>> rows) {
        /** {@code INSERT} with a marker for each value. */
        String insert(String schema) {
            String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
            String markers = columns.stream().map(column -> "?").collect(Collectors.joining(", "));
            return "INSERT INTO " + schema + name + " (" + names + ") VALUES (" + markers + ")";
        }

        /** {@code CREATE TABLE} for H2. */
        String create() {
            return columns.stream()
                    .map(column -> column.name() + " " + CellType.of(column).h2())
                    .collect(Collectors.joining(", ", "CREATE TABLE " + name + " (", ")"));
        }
    }

    /** {@code DROP TABLE} for every query table. */
    List<String> drops() {
        return contents.stream()
                .flatMap(content -> content.table().queryTables().stream())
                .map(table -> "DROP TABLE " + keyspace + "." + table.name())
                .toList();
    }

    /** {@code CREATE TABLE} for Cassandra, one for each query table, and an index of a column of the first. */
    List<String> cql() {
        List<String> result = new ArrayList<>();
        for (Content content : contents) {
            for (QueryTable queryTable : content.table().queryTables()) {
                result.add(SchemaDdl.createTable(keyspace, content.table(), queryTable)
                        .getQuery());
            }
            QueryTable indexed = content.table().queryTables().get(0);
            if (indexed.allColumns().size() > 1) {
                result.add(index(indexed, contents.indexOf(content)));
            }
        }
        return result;
    }

    /** In turn of the first form and storage-attached. */
    private String index(QueryTable table, int turn) {
        return "CREATE INDEX ON " + keyspace + "." + table.name() + " (" + indexed(table) + ")"
                + (turn % 2 == 0 ? "" : " USING 'sai'");
    }

    /** The column that has an index if the query table is the first of its logical table: the last one. */
    static String indexed(QueryTable table) {
        return table.allColumns().get(table.allColumns().size() - 1);
    }

    /** Every query table with its rows. */
    List<Stored> queryTables() {
        List<Stored> result = new ArrayList<>();
        for (Content content : contents) {
            for (QueryTable queryTable : content.table().queryTables()) {
                result.add(new Stored(
                        queryTable.name(), columns(content.table(), inCqlOrder(queryTable)), content.of(queryTable)));
            }
        }
        return result;
    }

    /** Every logical table with its rows. */
    List<Stored> logicalTables() {
        return contents.stream()
                .map(content ->
                        new Stored(content.table().name(), content.table().columns(), content.whole()))
                .toList();
    }

    /** The columns as Cassandra shows them: the primary key first, the others by name. */
    static List<String> inCqlOrder(QueryTable table) {
        List<String> names = new ArrayList<>(table.primaryKey());
        table.columns().stream().sorted().forEach(names::add);
        return names;
    }

    private static List<Column> columns(LogicalTable table, List<String> names) {
        return names.stream().map(name -> table.column(name).orElseThrow()).toList();
    }

    /** Everything needed to see a case again, as text. */
    String script() {
        List<String> lines = new ArrayList<>();
        lines.add("-- model: " + model());
        cql().forEach(create -> lines.add(create + ";"));
        for (Stored table : queryTables()) {
            for (List<@Nullable Object> row : table.rows()) {
                List<String> values = new ArrayList<>();
                for (int i = 0; i < row.size(); i++) {
                    values.add(CellType.of(table.columns().get(i)).cqlLiteral(row.get(i)));
                }
                lines.add("INSERT INTO " + keyspace + "." + table.name() + " ("
                        + table.columns().stream().map(Column::name).collect(Collectors.joining(", ")) + ") VALUES ("
                        + String.join(", ", values) + ");");
            }
        }
        return String.join("\n", lines);
    }
}
