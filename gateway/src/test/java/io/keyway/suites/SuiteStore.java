package io.keyway.suites;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts tables of a suite into a keyspace, each as a logical table with one query table by its key and one by another
 * column, so that routing takes part.
 */
final class SuiteStore {
    private static final String REPLICATION =
            " WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}";

    private final String contactPoint;
    private final Consumer<String> cql;
    private final Path folder;
    private final Set<String> keyspaces = new LinkedHashSet<>();

    /**
     * @param contactPoint {@code host:port} of the node
     * @param cql executes one statement there
     * @param folder where model files may be written
     */
    SuiteStore(String contactPoint, Consumer<String> cql, Path folder) {
        this.contactPoint = contactPoint;
        this.cql = cql;
        this.folder = folder;
    }

    /** Fills a keyspace, unless it was filled before, and gives the JDBC URL that reads it. */
    String fill(String keyspace, List<SuiteTable> tables) throws IOException {
        Path model = folder.resolve(keyspace + ".json");
        if (keyspaces.add(keyspace)) {
            cql.accept("DROP KEYSPACE IF EXISTS " + keyspace);
            cql.accept("CREATE KEYSPACE " + keyspace + REPLICATION);
            List<Map<String, Object>> logical = new ArrayList<>();
            for (SuiteTable table : tables) {
                logical.add(logical(keyspace, table.withKey()));
            }
            new ObjectMapper().writeValue(model.toFile(), model(keyspace, logical));
        }
        String url = "jdbc:keyway://" + contactPoint + "/" + keyspace + "?fullScan=allow";
        return tables.isEmpty() ? url : url + "&model=" + model;
    }

    /** Drops what was filled. */
    void close() throws IOException {
        for (String keyspace : keyspaces) {
            cql.accept("DROP KEYSPACE IF EXISTS " + keyspace);
            Files.deleteIfExists(folder.resolve(keyspace + ".json"));
        }
        keyspaces.clear();
    }

    private static Map<String, Object> model(String keyspace, List<Map<String, Object>> tables) {
        Map<String, Object> schema = Map.of(
                "name",
                keyspace,
                "type",
                "custom",
                "factory",
                "io.keyway.calcite.KeywaySchemaFactory",
                "operand",
                Map.of("keyspace", keyspace, "tables", tables));
        return Map.of("version", "1.0", "defaultSchema", keyspace, "schemas", List.of(schema));
    }

    private Map<String, Object> logical(String keyspace, SuiteTable table) {
        List<Map<String, Object>> queryTables = new ArrayList<>();
        queryTables.add(queryTable(keyspace, table, table.key(), List.of()));
        String other = otherColumn(table);
        if (other != null) {
            queryTables.add(queryTable(keyspace, table, List.of(other), table.key()));
        }
        return Map.of(
                "name",
                table.name(),
                "columns",
                table.columns().entrySet().stream()
                        .map(column -> Map.of("name", column.getKey(), "type", column.getValue()))
                        .toList(),
                "key",
                table.key(),
                "queryTables",
                queryTables);
    }

    /** The last column outside of the key that is never null: often the one that groups rows. */
    private static @Nullable String otherColumn(SuiteTable table) {
        List<String> names = List.copyOf(table.columns().keySet());
        for (int i = names.size() - 1; i >= 0; i--) {
            int at = i;
            if (!table.key().contains(names.get(i)) && table.rows().stream().allMatch(row -> row.get(at) != null)) {
                return names.get(i);
            }
        }
        return null;
    }

    private Map<String, Object> queryTable(
            String keyspace, SuiteTable table, List<String> partitionKey, List<String> clusteringKey) {
        String name = table.name() + "_by_" + String.join("_", partitionKey);
        StringJoiner columns = new StringJoiner(", ");
        table.columns().forEach((column, type) -> columns.add(column + " " + type));
        StringJoiner key = new StringJoiner(", ").add("(" + String.join(", ", partitionKey) + ")");
        clusteringKey.forEach(key::add);
        cql.accept("CREATE TABLE " + keyspace + "." + name + " (" + columns + ", PRIMARY KEY (" + key + "))");
        for (List<@Nullable String> row : table.rows()) {
            cql.accept(insert(keyspace + "." + name, List.copyOf(table.columns().keySet()), row));
        }
        Set<String> rest = new LinkedHashSet<>(table.columns().keySet());
        partitionKey.forEach(rest::remove);
        clusteringKey.forEach(rest::remove);
        return Map.of("name", name, "partitionKey", partitionKey, "clusteringKey", clusteringKey, "columns", rest);
    }

    private static String insert(String table, List<String> columns, List<@Nullable String> row) {
        StringJoiner names = new StringJoiner(", ", " (", ")");
        StringJoiner values = new StringJoiner(", ", " VALUES (", ")");
        for (int i = 0; i < row.size(); i++) {
            String value = row.get(i);
            if (value != null) {
                names.add(columns.get(i));
                values.add(value);
            }
        }
        return "INSERT INTO " + table + names + values;
    }
}
