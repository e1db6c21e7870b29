package io.keyway.plan.compute;

import io.keyway.plan.expression.GatewayOperators;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * Computes with decimals of any size.
 *
 * <p>A column's values may have more digits than its type declares, so a cast to a wider type, as comparisons need it,
 * changes and checks nothing. A quotient has all its digits.
 */
final class ExactNumbers extends RexShuttle {
    private final RexBuilder rex;

    ExactNumbers(RexBuilder rex) {
        this.rex = rex;
    }

    @Override
    public RexNode visitCall(RexCall call) {
        RexCall visited = (RexCall) super.visitCall(call);
        if (visited.getType().getSqlTypeName() != SqlTypeName.DECIMAL) {
            return visited;
        }
        return switch (visited.getKind()) {
            case CAST -> widening(visited);
            case DIVIDE -> quotient(visited);
            default -> visited;
        };
    }

    private RexNode widening(RexCall cast) {
        RexNode value = cast.getOperands().get(0);
        return isWidening(value.getType(), cast.getType())
                ? rex.makeCall(cast.getType(), SqlStdOperatorTable.REINTERPRET, List.of(value))
                : cast;
    }

    private static boolean isWidening(RelDataType from, RelDataType to) {
        return from.getSqlTypeName() == SqlTypeName.DECIMAL
                && to.getScale() >= from.getScale()
                && to.getPrecision() - to.getScale() >= from.getPrecision() - from.getScale();
    }

    private RexNode quotient(RexCall division) {
        boolean exact =
                division.getOperands().stream().allMatch(operand -> SqlTypeUtil.isExactNumeric(operand.getType()));
        return exact && division.getKind() == SqlKind.DIVIDE
                ? rex.makeCall(
                        division.getType(),
                        GatewayOperators.DIVIDE,
                        division.getOperands().stream().map(this::decimal).toList())
                : division;
    }

    private RexNode decimal(RexNode value) {
        if (value.getType().getSqlTypeName() == SqlTypeName.DECIMAL) {
            return value;
        }
        RelDataType decimal = rex.getTypeFactory().createSqlType(SqlTypeName.DECIMAL, 38, 0);
        return rex.makeAbstractCast(
                rex.getTypeFactory()
                        .createTypeWithNullability(decimal, value.getType().isNullable()),
                value,
                false);
    }
}
