package io.keyway.pushdown;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One of the conditions that a row must satisfy together.
 *
 * @param <C> how the calling engine represents conditions
 * @param condition the condition as a whole
 * @param columns the columns it reads, by name
 * @param restrictions what CQL could be asked on account of it, each of which every row that satisfies it satisfies
 * @param exact whether the first restriction decides the condition, so that nothing remains to be checked
 * @param rejectsNull the columns that cannot be null in a row that satisfies it
 */
public record Conjunct<C>(
        C condition, Set<String> columns, List<Restriction> restrictions, boolean exact, Set<String> rejectsNull) {
    public Conjunct {
        columns = Collections.unmodifiableSet(new LinkedHashSet<>(columns));
        restrictions = List.copyOf(restrictions);
        rejectsNull = Set.copyOf(rejectsNull);
    }

    /** The numbers of the outer rows whose values the restrictions name. */
    public Set<Integer> outerRows() {
        return Term.outerRows(restrictions.stream().flatMap(Restriction::terms));
    }

    /** The restrictions of one kind. */
    public <R extends Restriction> Stream<R> restrictions(Class<R> kind) {
        return restrictions.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** The restrictions of one kind on one column. */
    <R extends Restriction.OnColumn> Stream<R> on(String column, Class<R> kind) {
        return restrictions(kind).filter(restriction -> restriction.column().equals(column));
    }

    /** The same condition with nothing to ask of CQL. */
    public Conjunct<C> unpushable() {
        return new Conjunct<>(condition, columns, List.of(), false, rejectsNull);
    }

    /** Whether asking this restriction of Cassandra leaves nothing to be checked. */
    boolean isDecidedBy(Restriction restriction) {
        return exact && restrictions.get(0) == restriction;
    }
}
