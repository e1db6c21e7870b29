package io.keyway.plan.compute;

import io.keyway.plan.expression.Dates;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Takes a date for its midnight in a difference from a timestamp; Calcite's code takes its days for milliseconds.
 *
 *   ts - day   ->   ts - CAST(day AS TIMESTAMP)
 */
final class MixedDates extends RexShuttle {
    private final RexBuilder rex;

    MixedDates(RexBuilder rex) {
        this.rex = rex;
    }

    @Override
    public RexNode visitCall(RexCall call) {
        RexCall visited = (RexCall) super.visitCall(call);
        boolean mixed = visited.getOperator().equals(SqlStdOperatorTable.MINUS_DATE)
                && visited.getOperands().stream().anyMatch(operand -> is(operand, SqlTypeName.DATE))
                && visited.getOperands().stream().anyMatch(operand -> is(operand, SqlTypeName.TIMESTAMP));
        return mixed
                ? visited.clone(
                        visited.getType(),
                        visited.getOperands().stream()
                                .map(operand -> Dates.midnight(operand, rex))
                                .toList())
                : visited;
    }

    private static boolean is(RexNode operand, SqlTypeName type) {
        return operand.getType().getSqlTypeName() == type;
    }
}
