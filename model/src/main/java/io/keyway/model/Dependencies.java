package io.keyway.model;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The functional dependencies of a logical table: its key determines every column, and others are declared.
 *
 * @param all the key's dependency first, then the declared ones
 */
public record Dependencies(List<Dependency> all) {
    public Dependencies {
        all = List.copyOf(all);
    }

    /** The dependencies of a logical table. */
    public static Dependencies of(LogicalTable table) {
        Dependency key = new Dependency(
                table.key(), table.columns().stream().map(Column::name).toList());
        return new Dependencies(
                Stream.concat(Stream.of(key), table.determines().stream()).toList());
    }

    /** Every column that is the same in all rows that agree in these ones, these included. */
    public Set<String> closure(Collection<String> columns) {
        Set<String> closed = new LinkedHashSet<>(columns);
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Dependency dependency : all) {
                if (closed.containsAll(dependency.by())) {
                    grown |= closed.addAll(dependency.columns());
                }
            }
        }
        return closed;
    }

    /** Whether rows that agree in {@code by} agree in all of {@code columns}. */
    public boolean determines(Collection<String> by, Collection<String> columns) {
        return closure(by).containsAll(columns);
    }
}
