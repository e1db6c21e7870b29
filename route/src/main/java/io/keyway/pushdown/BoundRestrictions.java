package io.keyway.pushdown;

import io.keyway.pushdown.Restriction.OnColumn;
import io.keyway.schema.CassandraTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Restrictions of single columns in one execution.
 *
 * @param asked those that are asked of Cassandra; one that every non-null value satisfies is left out
 * @param binds the values of their bind markers, in the order of the statement's text
 */
record BoundRestrictions(List<OnColumn> asked, List<Object> binds) {
    /** Nothing is asked. */
    static final BoundRestrictions NONE = new BoundRestrictions(List.of(), List.of());

    /** One restriction with its values. */
    static BoundRestrictions of(OnColumn asked, Object... binds) {
        return new BoundRestrictions(List.of(asked), List.of(binds));
    }

    /**
     * The restrictions with the values of an execution.
     *
     * @return empty when no row can satisfy one of them
     */
    static Optional<BoundRestrictions> of(List<OnColumn> restrictions, CassandraTable table, Binder.Values values) {
        if (restrictions.size() < 2) {
            return restrictions.isEmpty()
                    ? Optional.of(NONE)
                    : restrictions.get(0).bind(table, values);
        }
        List<OnColumn> asked = new ArrayList<>(restrictions.size());
        List<Object> binds = new ArrayList<>(restrictions.size());
        for (OnColumn restriction : restrictions) {
            Optional<BoundRestrictions> bound = restriction.bind(table, values);
            if (bound.isEmpty()) {
                return Optional.empty();
            }
            asked.addAll(bound.get().asked());
            binds.addAll(bound.get().binds());
        }
        return Optional.of(new BoundRestrictions(asked, binds));
    }
}
