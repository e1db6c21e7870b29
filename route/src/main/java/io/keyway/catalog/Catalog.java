package io.keyway.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Every table that SQL can name, at one moment.
 *
 * @param version grows with every change, so that plans made for an older snapshot can be told apart
 * @param defaultSchema the keyspace of the connection; empty when it has none
 * @param schemas keyspace name to its tables by name, both sorted
 */
public record Catalog(long version, String defaultSchema, Map<String, Map<String, CatalogTable>> schemas) {
    public Catalog {
        Map<String, Map<String, CatalogTable>> copy = new TreeMap<>();
        schemas.forEach((schema, tables) -> copy.put(schema, new TreeMap<>(tables)));
        schemas = copy;
    }

    /** The table of that schema and name, if there is one. */
    public Optional<CatalogTable> table(String schema, String name) {
        return Optional.ofNullable(schemas.getOrDefault(schema, Map.of()).get(name));
    }

    /** The tables of a schema, sorted by name; empty when there is no such schema. */
    public List<CatalogTable> tables(String schema) {
        return List.copyOf(schemas.getOrDefault(schema, Map.of()).values());
    }
}
