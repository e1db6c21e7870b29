package io.keyway.plan.logical;

import java.util.List;
import org.apache.calcite.plan.RelOptPredicateList;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;

/**
 * Copies conditions on columns of one side of a join to the columns of the other side that equal them.
 *
 *   Join(a.k = b.k, Filter(a.k = 5, a), b)   ->   Join(a.k = b.k, Filter(a.k = 5, a), Filter(b.k = 5, b))
 *
 * <p>Calcite's rule of the same purpose keeps the other side's types: a condition on a column that cannot be null is
 * then put on one that can, which fails (CALCITE-5387, CALCITE-7766).
 */
final class InferredConditions extends RelHomogeneousShuttle {
    @Override
    public RelNode visit(RelNode other) {
        RelNode rel = super.visit(other);
        if (!(rel instanceof Join join)) {
            return rel;
        }
        RelOptPredicateList known = rel.getCluster().getMetadataQuery().getPulledUpPredicates(join);
        RelNode left = filtered(join.getLeft(), known.leftInferredPredicates);
        RelNode right = filtered(join.getRight(), known.rightInferredPredicates);
        return left == join.getLeft() && right == join.getRight()
                ? join
                : join.copy(join.getTraitSet(), List.of(left, right));
    }

    private static RelNode filtered(RelNode rel, List<RexNode> conditions) {
        if (conditions.isEmpty()) {
            return rel;
        }
        RexBuilder rex = rel.getCluster().getRexBuilder();
        RexNode all = RexUtil.composeConjunction(rex, conditions).accept(ofRow(rel.getRowType(), rex));
        return LogicalFilter.create(
                rel, RexUtil.removeNullabilityCast(rel.getCluster().getTypeFactory(), all));
    }

    /** Gives references to columns, and what is computed of them, the types that they have in a row. */
    private static RexShuttle ofRow(RelDataType rowType, RexBuilder rex) {
        return new RexShuttle() {
            @Override
            public RexNode visitInputRef(RexInputRef ref) {
                return RexInputRef.of(ref.getIndex(), rowType);
            }

            @Override
            public RexNode visitCall(RexCall call) {
                RexCall visited = (RexCall) super.visitCall(call);
                if (visited.getKind() == SqlKind.CAST || visited.getOperands().equals(call.getOperands())) {
                    return visited;
                }
                RelDataType derived = rex.deriveReturnType(visited.getOperator(), visited.getOperands());
                // Some operators have been given a type of their own.
                RelDataType type = rex.getTypeFactory().createTypeWithNullability(call.getType(), derived.isNullable());
                return rex.makeCall(type, visited.getOperator(), visited.getOperands());
            }
        };
    }
}
