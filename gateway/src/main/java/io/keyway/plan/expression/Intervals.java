package io.keyway.plan.expression;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * Makes arithmetic of intervals fail where it does not fit.
 *
 *   INTERVAL '3000000' MONTH * 1000   ->   months(intervalMultiple(INTERVAL '3000000' MONTH, 1000))
 */
final class Intervals {
    private static final Map<SqlKind, SqlOperator> CHECKED = Map.of(
            SqlKind.PLUS, GatewayOperators.INTERVAL_SUM,
            SqlKind.MINUS, GatewayOperators.INTERVAL_DIFFERENCE,
            SqlKind.TIMES, GatewayOperators.INTERVAL_MULTIPLE,
            SqlKind.DIVIDE, GatewayOperators.INTERVAL_PART,
            SqlKind.MINUS_PREFIX, GatewayOperators.NEGATIVE_INTERVAL);

    private Intervals() {}

    /** Whether a call computes an interval of intervals and numbers. */
    static boolean isComputed(RexCall call) {
        return SqlTypeUtil.isInterval(call.getType())
                && CHECKED.containsKey(call.getKind())
                && call.getOperands().stream()
                        .allMatch(operand ->
                                SqlTypeUtil.isInterval(operand.getType()) || SqlTypeUtil.isNumeric(operand.getType()));
    }

    /** The call that is checked. */
    static RexNode checked(RexCall call, RexBuilder rex) {
        // A number may stand on either side of *.
        List<RexNode> operands = call.getOperands().stream()
                .sorted(Comparator.comparing(operand -> !SqlTypeUtil.isInterval(operand.getType())))
                .map(operand -> SqlTypeUtil.isInterval(operand.getType()) ? operand : factor(operand, rex))
                .toList();
        SqlOperator operator = CHECKED.get(call.getKind());
        if (!SqlTypeName.YEAR_INTERVAL_TYPES.contains(call.getType().getSqlTypeName())) {
            return rex.makeCall(call.getType(), operator, operands);
        }
        return rex.makeCall(call.getType(), GatewayOperators.MONTHS, List.of(rex.makeCall(operator, operands)));
    }

    private static RexNode factor(RexNode number, RexBuilder rex) {
        return SqlTypeUtil.isExactNumeric(number.getType())
                ? ExactNumbers.decimal(number, rex)
                : rex.makeCall(GatewayOperators.TO_EXACT, EqualityKey.asDouble(number, rex));
    }
}
