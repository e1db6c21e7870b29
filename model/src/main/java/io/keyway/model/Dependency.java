package io.keyway.model;

import java.util.List;

/**
 * A functional dependency: rows that agree in {@code by} agree in {@code columns}.
 *
 * @param by determining columns, not empty
 * @param columns determined columns, not empty
 */
public record Dependency(List<String> by, List<String> columns) {
    public Dependency {
        by = List.copyOf(by);
        columns = List.copyOf(columns);
    }
}
