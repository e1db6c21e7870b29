package io.keyway.plan.access;

import io.keyway.error.KeywayException;
import io.keyway.route.Route;
import io.keyway.route.RouteStep;
import io.keyway.route.RouteStep.How;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * Replaces every use of a table by the CQL that answers it, and what the gateway adds.
 *
 *   Project(Sort(Filter(music_library)))   ->   Project(Sort?(Filter?(CqlLookupJoin?(CqlScan))))
 */
public final class Routing {
    private final RoutingScope scope;
    private final List<AccessNote> accesses = new ArrayList<>();
    private final List<ScanNote> scans = new ArrayList<>();

    /** Routes one query. */
    public Routing(Pushdown pushdown) {
        this(new RoutingScope(pushdown, Set.of()));
    }

    private Routing(RoutingScope scope) {
        this.scope = scope;
    }

    /** The expression with every table routed. */
    public RelNode apply(RelNode rel) {
        return apply(rel, true);
    }

    /** How each table that the query names is read, in the order of the tree. */
    public List<AccessNote> accesses() {
        return accesses;
    }

    /** The tables that are read as a whole. */
    public List<ScanNote> scans() {
        return scans;
    }

    /** An expression of which repeated rows matter or do not. */
    private RelNode apply(RelNode rel, boolean duplicates) {
        Optional<RelNode> summary = rel instanceof Aggregate aggregate
                ? AggregateAccess.of(aggregate, scope).flatMap(access -> summarize(access, duplicates))
                : Optional.empty();
        if (summary.isPresent()) {
            return summary.get();
        }
        Optional<TopRows> top = scope.pushdown() == Pushdown.ALL ? TopRows.of(rel, scope) : Optional.empty();
        if (top.isPresent()) {
            RelNode window = top.get().filter().getInput();
            RelNode rows = place(top.get().access(), true, top.get());
            RelNode numbered = window.copy(window.getTraitSet(), List.of(rows));
            return rel.copy(rel.getTraitSet(), List.of(numbered));
        }
        Optional<TableAccess> access = TableAccess.of(rel, scope);
        if (access.isPresent()) {
            return place(access.get(), duplicates || access.get().isLimited(), null);
        }
        if (rel instanceof Join join) {
            return join(join, duplicates);
        }
        if (rel instanceof Correlate correlate) {
            return correlate(correlate, duplicates);
        }
        List<RelNode> inputs = new ArrayList<>();
        for (int i = 0; i < rel.getInputs().size(); i++) {
            inputs.add(apply(rel.getInput(i), Duplicates.matter(rel, duplicates)));
        }
        return inputs.isEmpty() ? rel : rel.copy(rel.getTraitSet(), inputs);
    }

    private RelNode place(TableAccess access, boolean duplicates, @Nullable TopRows top) {
        Routed routed = routed(access, duplicates);
        RouteToRel placement = new RouteToRel(routed.access(), routed.route(), top);
        RelNode result = placement.rel();
        note(routed.route(), placement.statements(), access.condition(), placement.isLimited());
        return result;
    }

    /** A table with its route. */
    private record Routed(TableAccess access, Route<RexNode> route) {}

    /**
     * The route of a table: by keys that outer rows give, or as if there were none. Without its key from there, what is read
     * is the same for all of them, and so is read once.
     */
    private static Routed routed(TableAccess access, boolean duplicates) {
        Route<RexNode> route = access.route(access.output(), access.conjuncts(), duplicates);
        if (!route.keyGivers().isEmpty()) {
            return new Routed(access, route);
        }
        TableAccess alone = access.withoutOuterRows();
        return new Routed(alone, alone.route(alone.output(), alone.conjuncts(), duplicates));
    }

    /** An aggregate that Cassandra computes; empty when the gateway has to. */
    private Optional<RelNode> summarize(AggregateAccess pushed, boolean duplicates) {
        TableAccess access = pushed.access();
        boolean matter = Duplicates.matter(pushed.aggregate(), duplicates) || access.isLimited();
        Route<RexNode> route = routed(access, matter).route();
        Optional<AggregatePushdown> placement = AggregatePushdown.of(pushed, route);
        placement.ifPresent(found -> note(route, List.of(found.statement()), access.condition(), false));
        return placement.map(AggregatePushdown::rel);
    }

    private void note(Route<RexNode> route, List<AccessNote.Statement> statements, String condition, boolean limited) {
        accesses.add(new AccessNote(route, route.reason(), statements));
        for (RouteStep<RexNode> step : route.steps()) {
            if (step.how() != How.LOOKUP && step.split().isScan()) {
                scans.add(new ScanNote(step.table(), route.logicalTable(), route.keys(), condition, limited));
            }
        }
    }

    /**
     * A sub-query for each row of the left side: by the keys that these rows give, unless they are a whole table. Then the
     * sub-query's table is read as a whole too, once, if it can be.
     */
    private RelNode correlate(Correlate correlate, boolean duplicates) {
        RoutingScope keyed = scope.within(correlate.getCorrelationId());
        Side left = side(correlate.getLeft(), scope, duplicates);
        Side right = side(correlate.getRight(), left.isPinned() ? keyed : scope, duplicates);
        if (right.failure() != null && scope.pushdown() == Pushdown.ALL) {
            right = side(correlate.getRight(), keyed, duplicates);
        }
        return correlate.copy(correlate.getTraitSet(), List.of(take(left), take(right)));
    }

    /** A join: by looking up one side's rows, where that side would otherwise be a whole table and the other is not. */
    private RelNode join(Join join, boolean duplicates) {
        List<Side> sides = List.of(side(join.getLeft(), scope, duplicates), side(join.getRight(), scope, duplicates));
        for (int inner = 1; inner >= 0 && scope.pushdown() == Pushdown.ALL; inner--) {
            Side outer = sides.get(1 - inner);
            if (sides.get(inner).isPinned() || !outer.isPinned()) {
                continue;
            }
            Optional<LookupCandidate> keyed = LookupCandidate.of(join, inner, scope);
            Optional<Route<RexNode>> route = keyed.flatMap(found -> found.route(duplicates));
            if (keyed.isPresent() && route.isPresent()) {
                RelNode keys = take(outer);
                return keyed.get().lookUp(keys, route.get(), accesses);
            }
        }
        return join.copy(join.getTraitSet(), List.of(take(sides.get(0)), take(sides.get(1))));
    }

    /** A side of a join by itself. That nothing serves it may not matter, since the other side may give keys. */
    private static Side side(RelNode input, RoutingScope scope, boolean duplicates) {
        Routing routing = new Routing(scope);
        try {
            RelNode rel = routing.apply(input, duplicates);
            return new Side(routing, rel, null);
        } catch (KeywayException e) {
            return new Side(routing, null, e);
        }
    }

    private RelNode take(Side side) {
        if (side.failure() != null) {
            throw side.failure();
        }
        accesses.addAll(side.routing().accesses);
        scans.addAll(side.routing().scans);
        return side.rel();
    }

    /**
     * One side of a join, routed by itself.
     *
     * @param routed null when no query table answers it soundly
     * @param failure why not; null when some do
     */
    private record Side(
            Routing routing,
            @Nullable RelNode routed,
            @Nullable KeywayException failure) {
        /** Whether it reads no whole table. */
        boolean isPinned() {
            return routed != null && routing.scans.isEmpty();
        }

        RelNode rel() {
            if (routed == null) {
                throw new IllegalStateException("this side is not routed", failure);
            }
            return routed;
        }
    }
}
