package io.keyway.plan.access;

import io.keyway.route.Route;
import io.keyway.route.RouteStep.How;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rex.RexNode;

/**
 * Replaces every use of a table by the CQL that answers it, and what the gateway adds.
 *
 *   Project(Sort(Filter(music_library)))   ->   Project(Sort?(Filter?(CqlLookupJoin?(CqlScan))))
 */
public final class Routing {
    private final RoutingScope scope;

    private Routing(RoutingScope scope) {
        this.scope = scope;
    }

    /** The expression of a query with every table routed. */
    public static Routed route(RelNode rel, Pushdown pushdown) {
        return new Routing(new RoutingScope(pushdown, Set.of())).apply(rel, true);
    }

    /** An expression of which repeated rows matter or do not. */
    private Routed apply(RelNode rel, boolean duplicates) {
        return summary(rel, duplicates)
                .or(() -> top(rel))
                .or(() -> table(rel, duplicates))
                .orElseGet(() -> operator(rel, duplicates));
    }

    /** An operator that is no part of an access to a table. */
    private Routed operator(RelNode rel, boolean duplicates) {
        if (rel instanceof Join join) {
            return join(join, duplicates);
        }
        if (rel instanceof Correlate correlate) {
            return correlate(correlate, duplicates);
        }
        boolean matter = Duplicates.matter(rel, duplicates);
        return Routed.all(
                rel.getInputs().stream().map(input -> apply(input, matter)).toList(),
                inputs -> inputs.isEmpty() ? rel : rel.copy(rel.getTraitSet(), inputs));
    }

    private Optional<Routed> table(RelNode rel, boolean duplicates) {
        return TableAccess.of(rel, scope)
                .map(access -> place(access, duplicates || access.isLimited(), Optional.empty()));
    }

    /** The first rows of each group, right above a table. */
    private Optional<Routed> top(RelNode rel) {
        Optional<TopRows> top = scope.pushdown() == Pushdown.ALL ? TopRows.of(rel, scope) : Optional.empty();
        return top.map(found -> {
            RelNode window = found.filter().getInput();
            return Routed.all(
                    List.of(place(found.access(), true, top)),
                    rows -> rel.copy(rel.getTraitSet(), List.of(window.copy(window.getTraitSet(), rows))));
        });
    }

    private static Routed place(TableAccess use, boolean duplicates, Optional<TopRows> top) {
        TableAccess access = keyed(use, duplicates);
        return access.route(duplicates)
                .either(
                        route -> {
                            RouteToRel.Placed placed = RouteToRel.place(access, route, top);
                            return served(placed.rel(), route, placed.statements(), use.condition(), placed.limited());
                        },
                        Routed.Unserved::new);
    }

    /**
     * The table by keys that outer rows give, or as if there were none. Without its key from there, what is read is the same
     * for all of them, and so is read once.
     */
    private static TableAccess keyed(TableAccess access, boolean duplicates) {
        boolean byOuterRows = access.dependsOnOuterRows()
                && access.route(duplicates)
                        .route()
                        .filter(route -> !route.keyGivers().isEmpty())
                        .isPresent();
        return byOuterRows ? access : access.withoutOuterRows();
    }

    /** An aggregate that Cassandra computes; empty when the gateway has to. */
    private Optional<Routed> summary(RelNode rel, boolean duplicates) {
        return rel instanceof Aggregate aggregate
                ? AggregateAccess.of(aggregate, scope).flatMap(pushed -> summary(pushed, duplicates))
                : Optional.empty();
    }

    private static Optional<Routed> summary(AggregateAccess pushed, boolean duplicates) {
        boolean matter = Duplicates.matter(pushed.aggregate(), duplicates)
                || pushed.access().isLimited();
        return keyed(pushed.access(), matter)
                .route(matter)
                .either(
                        route -> AggregatePushdown.of(pushed, route)
                                .map(found -> served(
                                        found.rel(),
                                        route,
                                        List.of(found.statement()),
                                        pushed.access().condition(),
                                        false)),
                        none -> Optional.of(new Routed.Unserved(none)));
    }

    private static Routed served(
            RelNode rel,
            Route<RexNode> route,
            List<AccessNote.NotedSelect> statements,
            String condition,
            boolean limited) {
        List<ScanNote> scans = route.steps().stream()
                .filter(step -> step.how() != How.LOOKUP && step.split().isScan())
                .map(step -> new ScanNote(step.table(), route.logicalTable(), route.keys(), condition, limited))
                .toList();
        return new Routed.Served(rel, List.of(new AccessNote(route, route.reason(), statements)), scans);
    }

    /**
     * A sub-query for each row of the left side: by the keys that these rows give, unless they are a whole table. Then the
     * sub-query's table is read as a whole too, once, if it can be.
     */
    private Routed correlate(Correlate correlate, boolean duplicates) {
        Routing keyed = new Routing(scope.within(correlate.getCorrelationId()));
        Routed left = apply(correlate.getLeft(), duplicates);
        Routed right = (left.isPinned() ? keyed : this).apply(correlate.getRight(), duplicates);
        if (!right.isServed() && scope.pushdown() == Pushdown.ALL) {
            right = keyed.apply(correlate.getRight(), duplicates);
        }
        return Routed.all(List.of(left, right), sides -> correlate.copy(correlate.getTraitSet(), sides));
    }

    /**
     * A join: by looking up one side's rows, where that side would otherwise be a whole table and the other is not. That
     * nothing serves a side by itself does not matter where the other one gives its keys.
     */
    private Routed join(Join join, boolean duplicates) {
        List<Routed> sides = List.of(apply(join.getLeft(), duplicates), apply(join.getRight(), duplicates));
        for (int inner = 1; inner >= 0 && scope.pushdown() == Pushdown.ALL; inner--) {
            Routed outer = sides.get(1 - inner);
            if (!sides.get(inner).isPinned() && outer.isPinned()) {
                Optional<Routed> lookup = LookupCandidate.of(join, inner, scope)
                        .flatMap(found -> found.lookUp(outer.orThrow(), duplicates));
                if (lookup.isPresent()) {
                    return lookup.get();
                }
            }
        }
        return Routed.all(sides, both -> join.copy(join.getTraitSet(), both));
    }
}
