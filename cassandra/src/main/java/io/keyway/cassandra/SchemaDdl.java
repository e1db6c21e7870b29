package io.keyway.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import io.keyway.model.ClusteringColumn;
import io.keyway.model.CqlTypeNames;
import io.keyway.model.LogicalTable;
import io.keyway.model.Model;
import io.keyway.model.QueryTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes the CQL that creates what a model declares; every name is quoted. */
public final class SchemaDdl {
    private SchemaDdl() {}

    /**
     * {@code CREATE KEYSPACE IF NOT EXISTS}.
     *
     * @param model one that declares replication
     */
    public static String createKeyspace(Model model) {
        // Sorted, so that one model always gives one statement; "class" sorts before the options Cassandra knows.
        String replication = new TreeMap<>(model.replication())
                .entrySet().stream()
                        .map(option -> literal(option.getKey()) + ": " + literal(option.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
        return "CREATE KEYSPACE IF NOT EXISTS " + quoted(model.keyspace()) + " WITH replication = " + replication;
    }

    /**
     * {@code CREATE TABLE IF NOT EXISTS} for a query table.
     *
     * @param keyspace as stored
     * @param table the logical table, which knows the columns' types
     * @param queryTable one of its query tables
     */
    public static String createTable(String keyspace, LogicalTable table, QueryTable queryTable) {
        List<String> lines = new ArrayList<>();
        for (String name : queryTable.allColumns()) {
            table.column(name).ifPresent(column -> lines.add(quoted(name) + " " + CqlTypeNames.of(column.type())));
        }
        List<String> clustering =
                queryTable.clusteringKey().stream().map(ClusteringColumn::name).toList();
        String key =
                "(" + quoted(queryTable.partitionKey()) + ")" + (clustering.isEmpty() ? "" : ", ") + quoted(clustering);
        lines.add("PRIMARY KEY (" + key + ")");
        return "CREATE TABLE IF NOT EXISTS " + quoted(keyspace) + "." + quoted(queryTable.name()) + " ("
                + String.join(", ", lines) + ")" + clusteringOrder(queryTable);
    }

    /** A name as CQL writes it in double quotes. */
    public static String quoted(String name) {
        return CqlIdentifier.fromInternal(name).asCql(false);
    }

    private static String quoted(Collection<String> names) {
        return names.stream().map(SchemaDdl::quoted).collect(Collectors.joining(", "));
    }

    private static String clusteringOrder(QueryTable queryTable) {
        if (queryTable.clusteringKey().stream().noneMatch(ClusteringColumn::descending)) {
            return "";
        }
        return queryTable.clusteringKey().stream()
                .map(column -> quoted(column.name()) + (column.descending() ? " DESC" : " ASC"))
                .collect(Collectors.joining(", ", " WITH CLUSTERING ORDER BY (", ")"));
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
