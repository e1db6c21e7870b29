package io.keyway.plan.names;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The queries of WITH that a name of a table may mean.
 *
 * @param name the innermost one's name; null when there is none
 * @param columns the names of its columns; null when they are not known
 * @param distinct the names by which Calcite tells them apart
 * @param rest those that it hides or stands beside
 */
record WithTables(
        @Nullable String name,
        @Nullable List<String> columns,
        @Nullable List<String> distinct,
        @Nullable WithTables rest) {
    static final WithTables NONE = new WithTables(null, null, null, null);

    WithTables and(String other, @Nullable List<String> itsColumns, @Nullable List<String> itsDistinct) {
        return new WithTables(other, itsColumns, itsDistinct, this);
    }

    /** The query of a name with those around it; null when there is none. */
    @Nullable
    WithTables find(String wanted) {
        for (WithTables each = this; each != null; each = each.rest) {
            if (wanted.equals(each.name)) {
                return each;
            }
        }
        return null;
    }
}
