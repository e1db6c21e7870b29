package io.keyway.plan.subquery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/**
 * Compares a column of a sub-query with one column of the outer query only, since Calcite's decorrelation takes the
 * second for the first.
 *
 *   Filter(b.x = outer.y AND b.x = outer.z)   ->   Filter(b.x = outer.y AND outer.y = outer.z)
 */
final class SeparateCorrelations extends RelHomogeneousShuttle {
    @Override
    public RelNode visit(LogicalFilter filter) {
        LogicalFilter inner = (LogicalFilter) super.visit(filter);
        RexBuilder rex = filter.getCluster().getRexBuilder();
        Map<RexNode, RexNode> firsts = new HashMap<>();
        List<RexNode> conditions = new ArrayList<>();
        for (RexNode condition : RelOptUtil.conjunctions(inner.getCondition())) {
            conditions.add(separate(condition, firsts, rex));
        }
        return inner.copy(inner.getTraitSet(), inner.getInput(), RexUtil.composeConjunction(rex, conditions));
    }

    private static RexNode separate(RexNode condition, Map<RexNode, RexNode> firsts, RexBuilder rex) {
        if (condition.getKind() != SqlKind.EQUALS) {
            return condition;
        }
        RexNode left = ((RexCall) condition).getOperands().get(0);
        RexNode right = ((RexCall) condition).getOperands().get(1);
        if (isOuter(left) == isOuter(right)) {
            return condition;
        }
        RexNode outer = isOuter(left) ? left : right;
        RexNode first = firsts.putIfAbsent(isOuter(left) ? right : left, outer);
        return first == null ? condition : rex.makeCall(SqlStdOperatorTable.EQUALS, first, outer);
    }

    private static boolean isOuter(RexNode operand) {
        return operand instanceof RexFieldAccess access && access.getReferenceExpr() instanceof RexCorrelVariable;
    }
}
