package io.keyway.plan.subquery;

import io.keyway.plan.expression.Columns;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlKind;

/**
 * Replaces a comparison with NULL by unknown, which it is; Calcite's metadata fail on one in the condition of a
 * sub-query.
 *
 *   Filter(x = NULL)   ->   Filter(NULL)
 */
final class NullComparisons extends RexShuttle {
    private final RexBuilder rex;

    private NullComparisons(RexBuilder rex) {
        this.rex = rex;
    }

    /** An equivalent expression. */
    static RelNode in(RelNode rel) {
        return Columns.rewrittenThroughout(
                rel, new NullComparisons(rel.getCluster().getRexBuilder()));
    }

    @Override
    public RexNode visitCall(RexCall call) {
        RexCall visited = (RexCall) super.visitCall(call);
        boolean unknown = SqlKind.COMPARISON.contains(visited.getKind())
                && visited.getOperands().stream()
                        .anyMatch(operand -> operand instanceof RexLiteral literal && literal.isNull());
        return unknown ? rex.makeNullLiteral(visited.getType()) : visited;
    }
}
