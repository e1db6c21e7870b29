package io.keyway.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A model file, read and validated.
 *
 * @param contactPoints {@code host[:port]}, comma-separated, or empty when the model names no cluster
 * @param keyspace the keyspace that holds every query table, as stored (case-sensitive)
 * @param replication the keyspace's replication options, used when the loader creates it
 * @param tables the logical tables, in the order of the file; names are unique
 * @param json the whole file as it was read, which is what the keyspace stores
 */
public record Model(
        Optional<String> contactPoints,
        String keyspace,
        Map<String, String> replication,
        List<LogicalTable> tables,
        String json) {
    private static final Pattern PHYSICAL_NAME = Pattern.compile("[A-Za-z0-9_]{1,48}");

    public Model {
        replication = Map.copyOf(replication);
        tables = List.copyOf(tables);
    }

    /** Whether Cassandra takes a name for a keyspace or a table, quoted or not. */
    public static boolean isPhysicalName(String name) {
        return PHYSICAL_NAME.matcher(name).matches();
    }

    /** The same model for tables in another keyspace; its text stays as it is. */
    public Model inKeyspace(String otherKeyspace) {
        return new Model(contactPoints, otherKeyspace, replication, tables, json);
    }
}
