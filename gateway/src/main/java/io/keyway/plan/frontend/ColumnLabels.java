package io.keyway.plan.frontend;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the columns of a result are called, as in PostgreSQL, instead of Calcite's EXPR$0. */
final class ColumnLabels {
    private static final String UNNAMED = "EXPR$";
    private static final String NO_NAME = "?column?";

    private ColumnLabels() {}

    /**
     * The labels of a result.
     *
     * @param derived the names that Calcite gives
     * @param known the names of its columns; null when they are not known
     */
    static List<String> of(List<String> derived, @Nullable List<String> known) {
        return known != null && known.size() == derived.size()
                ? known
                : derived.stream()
                        .map(name -> name.startsWith(UNNAMED) ? NO_NAME : name)
                        .toList();
    }
}
