package io.keyway.pushdown;

import java.util.List;
import java.util.Set;
import org.apache.calcite.rex.RexNode;

/**
 * One of the conditions that a row must satisfy together.
 *
 * @param condition the condition over the columns of a table, by position
 * @param columns the columns it reads, by name
 * @param restrictions what CQL could be asked on account of it, each of which every row that satisfies it satisfies
 * @param exact whether the first restriction decides the condition, so that nothing remains to be checked
 * @param rejectsNull the columns that cannot be null in a row that satisfies it
 */
public record Conjunct(
        RexNode condition,
        Set<String> columns,
        List<Restriction> restrictions,
        boolean exact,
        Set<String> rejectsNull) {
    public Conjunct {
        columns = Set.copyOf(columns);
        restrictions = List.copyOf(restrictions);
        rejectsNull = Set.copyOf(rejectsNull);
    }

    /** The numbers of the outer rows whose values the restrictions name. */
    public Set<Integer> outerRows() {
        return Term.Outer.rows(restrictions.stream().flatMap(Restriction::terms));
    }

    /** The same condition with nothing to ask of CQL. */
    public Conjunct unpushable() {
        return new Conjunct(condition, columns, List.of(), false, rejectsNull);
    }

    /** Whether asking this restriction of Cassandra leaves nothing to be checked. */
    boolean isDecidedBy(Restriction restriction) {
        return exact && restrictions.get(0) == restriction;
    }
}
