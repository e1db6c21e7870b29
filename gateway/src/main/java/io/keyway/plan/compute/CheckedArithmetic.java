package io.keyway.plan.compute;

import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Makes whole-number arithmetic fail where it does not fit its type; Java's own would wrap around.
 *
 * <p>Calcite's ConvertToChecked does the same, but rounds decimals to their declared scale on the way.
 */
final class CheckedArithmetic extends RelHomogeneousShuttle {
    private static final Map<SqlKind, SqlOperator> CHECKED = Map.of(
            SqlKind.PLUS, SqlStdOperatorTable.CHECKED_PLUS,
            SqlKind.MINUS, SqlStdOperatorTable.CHECKED_MINUS,
            SqlKind.TIMES, SqlStdOperatorTable.CHECKED_MULTIPLY,
            SqlKind.DIVIDE, SqlStdOperatorTable.CHECKED_DIVIDE,
            SqlKind.MINUS_PREFIX, SqlStdOperatorTable.CHECKED_UNARY_MINUS);

    private final RexShuttle expressions;

    CheckedArithmetic(RexBuilder rex) {
        this.expressions = new RexShuttle() {
            @Override
            public RexNode visitCall(RexCall call) {
                RexCall visited = (RexCall) super.visitCall(call);
                SqlOperator checked = CHECKED.get(visited.getKind());
                boolean whole = SqlTypeName.INT_TYPES.contains(visited.getType().getSqlTypeName())
                        && visited.getOperands().stream()
                                .allMatch(operand -> SqlTypeName.INT_TYPES.contains(
                                        operand.getType().getSqlTypeName()));
                if (whole
                        && visited.getKind() == SqlKind.OTHER_FUNCTION
                        && visited.getOperator().equals(SqlStdOperatorTable.ABS)) {
                    return absolute(visited, rex);
                }
                return checked != null && whole
                        ? rex.makeCall(visited.getType(), checked, visited.getOperands())
                        : visited;
            }
        };
    }

    private static RexNode absolute(RexCall call, RexBuilder rex) {
        RexNode value = call.getOperands().get(0);
        return rex.makeCall(
                call.getType(),
                SqlStdOperatorTable.CASE,
                List.of(
                        rex.makeCall(SqlStdOperatorTable.LESS_THAN, value, rex.makeZeroLiteral(value.getType())),
                        rex.makeCall(call.getType(), SqlStdOperatorTable.CHECKED_UNARY_MINUS, List.of(value)),
                        value));
    }

    @Override
    public RelNode visit(RelNode other) {
        return super.visit(other).accept(expressions);
    }
}
