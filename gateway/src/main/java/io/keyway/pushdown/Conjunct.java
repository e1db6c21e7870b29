package io.keyway.pushdown;

import java.util.Set;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * One of the conditions that a row must satisfy together.
 *
 * @param condition the condition over the columns of a table, by position
 * @param columns the columns it reads, by name
 * @param restriction what CQL could be asked on account of it; null when nothing
 * @param exact whether the restriction alone decides the condition, so that nothing remains to be checked
 * @param rejectsNull the columns that cannot be null in a row that satisfies it
 */
public record Conjunct(
        RexNode condition,
        Set<String> columns,
        @Nullable Restriction restriction,
        boolean exact,
        Set<String> rejectsNull) {
    public Conjunct {
        columns = Set.copyOf(columns);
        rejectsNull = Set.copyOf(rejectsNull);
    }

    /** The same condition with nothing to ask of CQL. */
    public Conjunct unpushable() {
        return new Conjunct(condition, columns, null, false, rejectsNull);
    }
}
