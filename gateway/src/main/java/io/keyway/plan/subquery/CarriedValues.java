package io.keyway.plan.subquery;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.logical.LogicalCorrelate;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Gives the outer rows of a sub-query more columns, which it may use, and which nobody else sees.
 *
 *   Correlate(cor1)               Project(all but x)
 *     a                    ->       Correlate(cor1)
 *     b WHERE ...                     Project(a.*, value AS x)
 *                                     b WHERE ... cor1.x ...
 */
final class CarriedValues {
    private CarriedValues() {}

    /** Which outer value an expression takes. */
    interface Choice {
        /**
         * The column of the outer row that takes the place of an access.
         *
         * @param rel the expression, as it was, that has the access
         * @return null for an access that stays as it is
         */
        @Nullable
        Integer column(RelNode rel, RexFieldAccess access);
    }

    /**
     * The expression with the same row type.
     *
     * @param values over a row of the left side; their columns stand behind its own
     * @param choice for each access in the right side
     */
    static RelNode on(LogicalCorrelate correlate, List<RexNode> values, Choice choice) {
        RexBuilder rex = correlate.getCluster().getRexBuilder();
        RelNode left = correlate.getLeft();
        int width = left.getRowType().getFieldCount();
        RelNode wide = wide(left, values, rex);
        RexNode row = rex.makeCorrel(wide.getRowType(), correlate.getCorrelationId());
        RelNode right = rewritten(correlate.getRight(), row, choice, rex);
        ImmutableBitSet required =
                correlate.getRequiredColumns().union(ImmutableBitSet.range(width, width + values.size()));
        RelNode carrying = LogicalCorrelate.create(
                wide, right, correlate.getHints(), correlate.getCorrelationId(), required, correlate.getJoinType());
        List<RexNode> columns = new ArrayList<>(rex.identityProjects(carrying.getRowType()));
        columns.subList(width, width + values.size()).clear();
        return LogicalProject.create(
                carrying, List.of(), columns, correlate.getRowType().getFieldNames(), Set.of());
    }

    private static RelNode wide(RelNode left, List<RexNode> values, RexBuilder rex) {
        List<RexNode> columns = new ArrayList<>(rex.identityProjects(left.getRowType()));
        columns.addAll(values);
        List<String> names = new ArrayList<>(left.getRowType().getFieldNames());
        values.forEach(value -> names.add("outer" + names.size()));
        return LogicalProject.create(left, List.of(), columns, names, Set.of());
    }

    private static RelNode rewritten(RelNode rel, RexNode row, Choice choice, RexBuilder rex) {
        return rel.accept(new RelHomogeneousShuttle() {
            @Override
            public RelNode visit(RelNode other) {
                return super.visit(other).accept(new RexShuttle() {
                    @Override
                    public RexNode visitFieldAccess(RexFieldAccess access) {
                        Integer column = choice.column(other, access);
                        return column == null ? super.visitFieldAccess(access) : rex.makeFieldAccess(row, column);
                    }
                });
            }
        });
    }

    /** The outer row that an access is to; null when it is to something else. */
    static @Nullable CorrelationId outer(RexFieldAccess access) {
        return access.getReferenceExpr() instanceof RexCorrelVariable variable ? variable.id : null;
    }
}
