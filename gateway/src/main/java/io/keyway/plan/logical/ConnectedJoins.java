package io.keyway.plan.logical;

import io.keyway.plan.expression.Fallible;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Joins tables in an order in which each has a condition with those before it, where the query names them in another: a
 * cross product of many tables has too many rows.
 *
 *   Join(a.x = b.x AND b.y = c.y)           Project(a, c, b)
 *     Join(TRUE)                     ->       Join(b.y = c.y)
 *       a, c                                    Join(a.x = b.x)
 *     b                                           a, b
 *                                                 c
 *
 * <p>Inner joins may be made in any order. Those without a cross product stay as they are, and so do those with a condition
 * that may fail, or that is not the same each time.
 */
final class ConnectedJoins extends RelHomogeneousShuttle {
    /** An equivalent expression. */
    static RelNode in(RelNode rel) {
        return rel.accept(new ConnectedJoins());
    }

    @Override
    public RelNode visit(LogicalJoin join) {
        Optional<RelNode> reordered =
                isPlain(join) ? Tree.of(join).reordered(join.getCluster().getRexBuilder()) : Optional.empty();
        return reordered.isPresent() ? reordered.get().accept(this) : super.visit(join);
    }

    private static boolean isPlain(RelNode rel) {
        return rel instanceof LogicalJoin join
                && join.getJoinType() == JoinRelType.INNER
                && join.getVariablesSet().isEmpty()
                && RexUtil.isDeterministic(join.getCondition())
                && !Fallible.is(join.getCondition());
    }

    /**
     * The inner joins right above one another.
     *
     * @param root the uppermost
     * @param leaves what they join, in the order of its columns
     * @param conditions what must hold, over the columns of the uppermost
     * @param crosses how many of them are cross products
     */
    private record Tree(LogicalJoin root, List<RelNode> leaves, List<RexNode> conditions, int crosses) {
        static Tree of(LogicalJoin join) {
            Collector collector = new Collector();
            collector.add(join, 0);
            return new Tree(join, collector.leaves, collector.conditions, collector.crosses);
        }

        /** The joins in a better order; empty when there is none. */
        Optional<RelNode> reordered(RexBuilder rex) {
            if (crosses == 0 || leaves.size() < 3) {
                return Optional.empty();
            }
            List<ImmutableBitSet> uses = conditions.stream().map(this::leavesOf).toList();
            List<Integer> order = new ArrayList<>(List.of(0));
            int crossesOfOrder = 0;
            while (order.size() < leaves.size()) {
                Optional<Integer> connected = connected(order, uses);
                crossesOfOrder += connected.isPresent() ? 0 : 1;
                order.add(connected.orElseGet(() -> remaining(order).findFirst().orElseThrow()));
            }
            return crossesOfOrder < crosses ? Optional.of(join(order, uses, rex)) : Optional.empty();
        }

        /** The first that is left which an equality, else any condition, connects with what is joined. */
        private Optional<Integer> connected(List<Integer> order, List<ImmutableBitSet> uses) {
            ImmutableBitSet joined = ImmutableBitSet.of(order);
            for (boolean equality : List.of(true, false)) {
                for (int leaf : remaining(order).toList()) {
                    ImmutableBitSet with = joined.set(leaf);
                    boolean connects = IntStream.range(0, uses.size())
                            .anyMatch(i -> uses.get(i).get(leaf)
                                    && uses.get(i).cardinality() > 1
                                    && with.contains(uses.get(i))
                                    && (!equality || conditions.get(i).getKind() == SqlKind.EQUALS));
                    if (connects) {
                        return Optional.of(leaf);
                    }
                }
            }
            return Optional.empty();
        }

        private Stream<Integer> remaining(List<Integer> order) {
            return IntStream.range(0, leaves.size()).boxed().filter(leaf -> !order.contains(leaf));
        }

        private RelNode join(List<Integer> order, List<ImmutableBitSet> uses, RexBuilder rex) {
            RexShuttle moved = moved(order);
            RelNode rel = leaves.get(order.get(0));
            ImmutableBitSet before = ImmutableBitSet.of();
            for (int next = 1; next < order.size(); next++) {
                ImmutableBitSet joined = ImmutableBitSet.of(order.subList(0, next + 1));
                ImmutableBitSet known = before;
                boolean first = next == 1;
                List<RexNode> here = IntStream.range(0, conditions.size())
                        .filter(i -> joined.contains(uses.get(i)) && (first || !known.contains(uses.get(i))))
                        .mapToObj(i -> conditions.get(i).accept(moved))
                        .toList();
                rel = LogicalJoin.create(
                        rel,
                        leaves.get(order.get(next)),
                        List.of(),
                        RexUtil.composeConjunction(rex, here),
                        Set.of(),
                        JoinRelType.INNER);
                before = joined;
            }
            List<RexNode> columns = rex.identityProjects(root.getRowType()).stream()
                    .map(column -> column.accept(moved))
                    .toList();
            return LogicalProject.create(rel, List.of(), columns, root.getRowType(), Set.of());
        }

        /** References to the columns of the leaves in another order. */
        private RexShuttle moved(List<Integer> order) {
            int[] positions = new int[root.getRowType().getFieldCount()];
            int position = 0;
            for (int leaf : order) {
                for (int column = start(leaf); column < start(leaf + 1); column++) {
                    positions[column] = position++;
                }
            }
            return new RexShuttle() {
                @Override
                public RexNode visitInputRef(RexInputRef column) {
                    return new RexInputRef(positions[column.getIndex()], column.getType());
                }
            };
        }

        private ImmutableBitSet leavesOf(RexNode condition) {
            ImmutableBitSet columns = RelOptUtil.InputFinder.bits(condition);
            return ImmutableBitSet.of(IntStream.range(0, leaves.size())
                    .filter(leaf -> columns.intersects(ImmutableBitSet.range(start(leaf), start(leaf + 1))))
                    .toArray());
        }

        /** The number of the first column of a leaf. */
        private int start(int leaf) {
            return leaves.subList(0, leaf).stream()
                    .mapToInt(before -> before.getRowType().getFieldCount())
                    .sum();
        }
    }

    /** Collects the parts of a tree of joins. */
    private static final class Collector {
        private final List<RelNode> leaves = new ArrayList<>();
        private final List<RexNode> conditions = new ArrayList<>();
        private int crosses;

        void add(RelNode rel, int offset) {
            if (!isPlain(rel)) {
                leaves.add(rel);
                return;
            }
            LogicalJoin join = (LogicalJoin) rel;
            add(join.getLeft(), offset);
            int columnsOfLeft = join.getLeft().getRowType().getFieldCount();
            add(join.getRight(), offset + columnsOfLeft);
            List<RexNode> own = RelOptUtil.conjunctions(join.getCondition());
            own.forEach(condition -> conditions.add(RexUtil.shift(condition, offset)));
            crosses += own.stream().noneMatch(condition -> connects(condition, columnsOfLeft)) ? 1 : 0;
        }

        private static boolean connects(RexNode condition, int columnsOfLeft) {
            ImmutableBitSet columns = RelOptUtil.InputFinder.bits(condition);
            return !columns.isEmpty() && columns.nth(0) < columnsOfLeft && columns.length() > columnsOfLeft;
        }
    }
}
