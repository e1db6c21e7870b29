package io.keyway.plan.names;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the names in an expression may mean: a FROM clause, or a part of it.
 *
 * @param tables its tables, for names with a table before them
 * @param columns its columns, for names without; a common column of USING or NATURAL stands here once
 * @param complete whether those are all
 */
record Visible(List<VisibleTable> tables, List<FromColumn> columns, boolean complete) {
    static final Visible NOTHING = new Visible(List.of(), List.of(), true);

    /**
     * A table with the names that may stand before its columns.
     *
     * @param path the keyspace and the table's name, or the alias alone
     * @param columns its columns; null when they are not known
     */
    record VisibleTable(List<String> path, @Nullable List<FromColumn> columns) {
        private boolean isCalled(List<String> qualifier) {
            int extra = path.size() - qualifier.size();
            return extra >= 0 && path.subList(extra, path.size()).equals(qualifier);
        }
    }

    static Visible of(VisibleTable table) {
        List<FromColumn> columns = table.columns();
        return new Visible(List.of(table), columns == null ? List.of() : columns, columns != null);
    }

    /** This part of a FROM clause and one to its right. */
    Visible and(Visible right) {
        return new Visible(concat(tables, right.tables), concat(columns, right.columns), complete && right.complete);
    }

    /** The same tables with other columns. */
    Visible offering(List<FromColumn> others) {
        return new Visible(tables, others, complete);
    }

    /** The columns of a name. */
    List<FromColumn> columns(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).toList();
    }

    /** The first table of that name. */
    @Nullable
    VisibleTable table(List<String> qualifier) {
        return tables.stream()
                .filter(table -> table.isCalled(qualifier))
                .findFirst()
                .orElse(null);
    }

    private static <T> List<T> concat(List<T> first, List<T> second) {
        List<T> both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }
}
