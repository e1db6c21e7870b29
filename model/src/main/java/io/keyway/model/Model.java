package io.keyway.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    public Model {
        replication = Map.copyOf(replication);
        tables = List.copyOf(tables);
    }

    /** The same model for tables in another keyspace; its text stays as it is. */
    public Model inKeyspace(String otherKeyspace) {
        return new Model(contactPoints, otherKeyspace, replication, tables, json);
    }
}
