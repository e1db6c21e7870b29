package io.keyway.plan.access;

import io.keyway.pushdown.Conjunct;
import io.keyway.pushdown.Restriction;
import io.keyway.pushdown.Term;
import io.keyway.route.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rex.RexNode;

/**
 * A join of which one side is computed from a table, group by group of columns that must equal the other side's: the
 * other side's rows may give keys to look up.
 *
 *   Join(a.userid = b.userid)             CqlLookupJoin
 *     a, pinned                             a, pinned
 *     Aggregate(userid, MAX(ts))    ->      Join(a.userid = b.userid)
 *       b, a whole table                      the rows of a batch
 *                                             Aggregate(userid, MAX(ts))
 *                                               b, userid = each of the batch
 *
 * @param join a join that keeps no row of this side for itself
 * @param inner the side that is computed from a table: 0 left, 1 right
 * @param table that side, down to the table
 * @param keys the columns that must be equal
 * @param id what the plan calls the other side's rows
 */
record LookupCandidate(Join join, int inner, LookupInput table, List<LookupKey> keys, CorrelationId id) {
    /**
     * Columns that must be equal.
     *
     * @param outer a column of the other side, by position
     * @param column a column of the table
     * @param rejectsNull whether nulls are equal to nothing, as usual
     */
    record LookupKey(int outer, String column, boolean rejectsNull) {}

    /** The join with that side as computed from a table, if it can be seen so. */
    static Optional<LookupCandidate> of(Join join, int inner, RoutingScope scope) {
        JoinRelType type = join.getJoinType();
        boolean keepsNone = type == JoinRelType.INNER || type == (inner == 1 ? JoinRelType.LEFT : JoinRelType.RIGHT);
        if (!keepsNone) {
            return Optional.empty();
        }
        List<Integer> left = new ArrayList<>();
        List<Integer> right = new ArrayList<>();
        List<Boolean> filterNulls = new ArrayList<>();
        RelOptUtil.splitJoinCondition(
                join.getLeft(), join.getRight(), join.getCondition(), left, right, filterNulls, new ArrayList<>());
        List<Integer> outer = inner == 1 ? left : right;
        return LookupInput.of(join.getInput(inner), inner == 1 ? right : left, scope)
                .flatMap(table -> {
                    List<LookupKey> keys = new ArrayList<>();
                    for (int i = 0; i < outer.size(); i++) {
                        String column = table.keys().get(i);
                        boolean comparable = comparable(join, left.get(i), right.get(i));
                        if (column != null
                                && comparable
                                && (filterNulls.get(i) || !table.access().mayHaveNullKeys())) {
                            keys.add(new LookupKey(outer.get(i), column, filterNulls.get(i)));
                        }
                    }
                    return keys.isEmpty()
                            ? Optional.empty()
                            : Optional.of(new LookupCandidate(
                                    join, inner, table, keys, join.getCluster().createCorrel()));
                });
    }

    private static boolean comparable(Join join, int left, int right) {
        return join.getLeft().getRowType().getFieldList().get(left).getType().getSqlTypeName()
                == join.getRight()
                        .getRowType()
                        .getFieldList()
                        .get(right)
                        .getType()
                        .getSqlTypeName();
    }

    /**
     * The join as a lookup; empty when the outer rows pin no query table of this side.
     *
     * @param outer the side that gives the keys
     * @param duplicates whether repeated rows of this side matter
     */
    Optional<Routed> lookUp(Routed.Served outer, boolean duplicates) {
        TableAccess access = access();
        return access.route(table.duplicatesMatter(duplicates) || access.isLimited())
                .route()
                .filter(found -> found.keyGivers().contains(id.getId()))
                .map(route -> lookUp(outer, access, route));
    }

    private Routed lookUp(Routed.Served outer, TableAccess access, Route<RexNode> route) {
        RouteToRel.Placed placed = RouteToRel.place(access, route, Optional.empty());
        RelNode keyed = table.over(placed.rel());
        RelNode batch = new CqlOuterRows(join.getCluster(), id, outer.rel().getRowType());
        List<RelNode> sides = inner == 1 ? List.of(batch, keyed) : List.of(keyed, batch);
        String key = String.join(", ", route.first().table().partitionKey());
        AccessNote note = new AccessNote(route, "the join gives its partition key (" + key + ")", placed.statements());
        return new Routed.Served(
                CqlLookupJoin.create(id, outer.rel(), join.copy(join.getTraitSet(), sides)),
                Stream.concat(outer.accesses().stream(), Stream.of(note)).toList(),
                outer.scans());
    }

    /** The table, with its keys equal to those of an outer row. */
    private TableAccess access() {
        List<Conjunct<RexNode>> conjuncts = new ArrayList<>(table.access().conjuncts());
        for (LookupKey key : keys) {
            Set<String> column = Set.of(key.column());
            Restriction equal = new Restriction.Equal(key.column(), new Term.Outer(id.getId(), key.outer()));
            // The join compares the keys itself, so nothing remains to be checked if this is not asked.
            conjuncts.add(new Conjunct<>(
                    join.getCluster().getRexBuilder().makeLiteral(true),
                    column,
                    List.of(equal),
                    true,
                    key.rejectsNull() ? column : Set.of()));
        }
        return table.access().with(conjuncts);
    }
}
