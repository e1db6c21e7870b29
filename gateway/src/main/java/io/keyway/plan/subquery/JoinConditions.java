package io.keyway.plan.subquery;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.logical.LogicalCorrelate;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalUnion;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.util.Util;

/**
 * Moves a condition with sub-queries from a join to rows of which each is known as a whole where it is checked.
 *
 *   Join(a, b, c AND EXISTS (q))         ->   Filter(EXISTS (q))
 *                                               Join(a, b, c)
 *
 *   Join(a, b, c AND EXISTS (q), left)   ->   Correlate(a, Filter(c AND EXISTS (q), b), left)
 *
 * <p>An outer join keeps the rows of one side for which the condition finds none on the other; that is a sub-query of the
 * other side, whatever its condition contains. A full join keeps those of both sides, one after the other:
 *
 *   Join(a, b, c, full)   ->   Union(Join(a, b, c, left), the rows of Join(a, b, c, right) that have nothing of a)
 */
final class JoinConditions {
    private final Join join;
    private final Set<CorrelationId> joined;
    private final RexBuilder rex;
    private final int width;

    private JoinConditions(Join join, Set<CorrelationId> joined) {
        this.join = join;
        this.joined = joined;
        this.rex = join.getCluster().getRexBuilder();
        this.width = join.getLeft().getRowType().getFieldCount();
    }

    /**
     * An equivalent expression without sub-queries in the condition of the join.
     *
     * @param joined what the sub-queries call the joined row
     */
    static RelNode withoutSubQueries(Join join, Set<CorrelationId> joined) {
        JoinConditions conditions = new JoinConditions(join, joined);
        return switch (join.getJoinType()) {
            case INNER -> conditions.inner();
            case LEFT -> conditions.outer(0, join.getRight());
            case RIGHT -> conditions.columns(conditions.outer(1, join.getLeft()), 0);
            case FULL -> conditions.full();
            default -> throw new IllegalStateException("no join of SQL's: " + join.getJoinType());
        };
    }

    private RelNode inner() {
        List<RexNode> plain = new ArrayList<>();
        List<RexNode> others = new ArrayList<>();
        for (RexNode condition : RelOptUtil.conjunctions(join.getCondition())) {
            (RexUtil.SubQueryFinder.find(condition) == null ? plain : others).add(condition);
        }
        RelNode rows = LogicalJoin.create(
                join.getLeft(),
                join.getRight(),
                join.getHints(),
                RexUtil.composeConjunction(rex, plain),
                Set.of(),
                JoinRelType.INNER);
        return LogicalFilter.create(rows, RexUtil.composeConjunction(rex, others));
    }

    /**
     * The join that keeps all rows of one side: 0 left, 1 right. Its columns are those of that side, then the others.
     *
     * @param inner the other side, perhaps with further columns
     */
    private RelNode outer(int side, RelNode inner) {
        Sides sides = new Sides(side);
        RelNode matching = LogicalFilter.create(inner, join.getCondition().accept(sides.expressions()));
        return LogicalCorrelate.create(
                join.getInput(side),
                matching,
                join.getHints(),
                sides.outer,
                RelOptUtil.correlationColumns(sides.outer, matching),
                JoinRelType.LEFT);
    }

    private RelNode full() {
        RelBuilder builder = RelFactories.LOGICAL_BUILDER.create(join.getCluster(), null);
        List<RexNode> marked =
                new ArrayList<>(rex.identityProjects(join.getLeft().getRowType()));
        marked.add(rex.makeLiteral(true));
        RelNode left = builder.push(join.getLeft()).project(marked).build();
        builder.push(outer(1, left));
        RelNode alone =
                builder.filter(builder.isNull(Util.last(builder.fields()))).build();
        return LogicalUnion.create(
                List.of(
                        RelOptUtil.createCastRel(outer(0, join.getRight()), join.getRowType(), true),
                        RelOptUtil.createCastRel(columns(alone, 1), join.getRowType(), true)),
                true);
    }

    /** The join's columns, of rows that have the right side's first, and {@code more} columns at the end. */
    private RelNode columns(RelNode rows, int more) {
        List<RexNode> columns = new ArrayList<>(rex.identityProjects(rows.getRowType()));
        columns.subList(columns.size() - more, columns.size()).clear();
        Collections.rotate(columns, width);
        return LogicalProject.create(rows, List.of(), columns, join.getRowType().getFieldNames(), Set.of());
    }

    /** The joined row, divided between the row of one side, around it, and a row of the other side. */
    private final class Sides {
        private final int outerSide;
        private final CorrelationId outer = join.getCluster().createCorrel();
        private final RexNode outerRow;
        private final RexNode innerRow;

        Sides(int outerSide) {
            this.outerSide = outerSide;
            this.outerRow = rex.makeCorrel(join.getInput(outerSide).getRowType(), outer);
            this.innerRow = rex.makeCorrel(
                    join.getInput(1 - outerSide).getRowType(), join.getCluster().createCorrel());
        }

        private boolean isOuter(int column) {
            return column < width == (outerSide == 0);
        }

        private int within(int column) {
            return column < width ? column : column - width;
        }

        /** Expressions over the joined row become expressions over a row of the inner side. */
        RexShuttle expressions() {
            return new RexShuttle() {
                @Override
                public RexNode visitInputRef(RexInputRef ref) {
                    int column = ref.getIndex();
                    return isOuter(column)
                            ? rex.makeFieldAccess(outerRow, within(column))
                            : rex.makeInputRef(join.getInput(1 - outerSide), within(column));
                }

                @Override
                public RexNode visitSubQuery(RexSubQuery query) {
                    RexSubQuery visited = (RexSubQuery) super.visitSubQuery(query);
                    return visited.clone(below(visited.rel));
                }
            };
        }

        /** A sub-query takes the values of the joined row from the row that has them. */
        private RelNode below(RelNode query) {
            RexShuttle accesses = new RexShuttle() {
                @Override
                public RexNode visitFieldAccess(RexFieldAccess access) {
                    if (!(access.getReferenceExpr() instanceof RexCorrelVariable row) || !joined.contains(row.id)) {
                        return super.visitFieldAccess(access);
                    }
                    int column = access.getField().getIndex();
                    return rex.makeFieldAccess(isOuter(column) ? outerRow : innerRow, within(column));
                }

                @Override
                public RexNode visitSubQuery(RexSubQuery inner) {
                    RexSubQuery visited = (RexSubQuery) super.visitSubQuery(inner);
                    return visited.clone(below(visited.rel));
                }
            };
            return query.accept(new RelHomogeneousShuttle() {
                @Override
                public RelNode visit(RelNode other) {
                    return super.visit(other).accept(accesses);
                }
            });
        }
    }
}
