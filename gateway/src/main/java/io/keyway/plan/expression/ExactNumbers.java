package io.keyway.plan.expression;

import io.keyway.plan.type.KeywayTypeSystem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * Computes exactly with decimals of any size, and makes whole-number arithmetic fail where it does not fit its type; Java's
 * own would wrap around.
 *
 * <p>A column's values may have more digits than its type declares, so a cast to a wider type, as comparisons need it,
 * changes and checks nothing. A quotient has all its digits.
 *
 * <p>Calcite's ConvertToChecked checks whole numbers too, but rounds decimals to their declared scale on the way.
 */
public final class ExactNumbers extends RexShuttle {
    private static final Map<SqlKind, SqlOperator> CHECKED = Map.of(
            SqlKind.PLUS, SqlStdOperatorTable.CHECKED_PLUS,
            SqlKind.MINUS, SqlStdOperatorTable.CHECKED_MINUS,
            SqlKind.TIMES, SqlStdOperatorTable.CHECKED_MULTIPLY,
            SqlKind.DIVIDE, SqlStdOperatorTable.CHECKED_DIVIDE,
            SqlKind.MINUS_PREFIX, SqlStdOperatorTable.CHECKED_UNARY_MINUS);

    private final RexBuilder rex;

    /** For expressions that the gateway computes. */
    public ExactNumbers(RexBuilder rex) {
        this.rex = rex;
    }

    /** A call as it has just been converted: what is constant in it is computed exactly too. */
    public static RexNode computed(RexNode expression, RexBuilder rex) {
        return expression instanceof RexCall call ? new ExactNumbers(rex).arithmetic(call) : expression;
    }

    @Override
    public RexNode visitCall(RexCall call) {
        RexCall visited = (RexCall) super.visitCall(call);
        return visited.getKind() == SqlKind.CAST ? conversion(visited) : arithmetic(visited);
    }

    private RexNode arithmetic(RexCall call) {
        if (Intervals.isComputed(call)) {
            return Intervals.checked(call, rex);
        }
        boolean exact = call.getOperands().stream().allMatch(operand -> SqlTypeUtil.isExactNumeric(operand.getType()));
        if (!exact) {
            return call;
        }
        if (call.getType().getSqlTypeName() == SqlTypeName.DECIMAL) {
            return call.getKind() == SqlKind.DIVIDE ? quotient(call) : call;
        }
        boolean whole =
                isWhole(call.getType()) && call.getOperands().stream().allMatch(operand -> isWhole(operand.getType()));
        if (!whole) {
            return call;
        }
        if (call.getOperator().equals(SqlStdOperatorTable.ABS)) {
            return absolute(call);
        }
        SqlOperator checked = CHECKED.get(call.getKind());
        return checked == null ? call : rex.makeCall(call.getType(), checked, call.getOperands());
    }

    private static boolean isWhole(RelDataType type) {
        return SqlTypeName.INT_TYPES.contains(type.getSqlTypeName());
    }

    private RexNode absolute(RexCall call) {
        RelDataType bigint = rex.getTypeFactory()
                .createTypeWithNullability(
                        rex.getTypeFactory().createSqlType(SqlTypeName.BIGINT),
                        call.getType().isNullable());
        RexNode value = rex.makeCast(bigint, call.getOperands().get(0));
        return rex.makeCast(call.getType(), rex.makeCall(bigint, GatewayOperators.ABSOLUTE, List.of(value)));
    }

    /**
     * Conversions that change nothing; where a query rounds, there is a {@link GatewayOperators#SCALED}. Those that
     * rules add to round, as for an average, stay.
     */
    private RexNode conversion(RexCall cast) {
        RexNode value = cast.getOperands().get(0);
        return isSame(value.getType(), cast.getType()) ? as(value, cast.getType(), rex) : cast;
    }

    private static boolean isSame(RelDataType from, RelDataType to) {
        if (KeywayTypeSystem.isOfAnyScale(to)) {
            return SqlTypeUtil.isExactNumeric(from);
        }
        return from.getSqlTypeName() == SqlTypeName.DECIMAL
                && to.getSqlTypeName() == SqlTypeName.DECIMAL
                && (to.getScale() == from.getScale() || isWidening(from, to));
    }

    /** Whether every value of a decimal type is one of another, with as many digits. */
    static boolean isWidening(RelDataType from, RelDataType to) {
        return from.getSqlTypeName() == SqlTypeName.DECIMAL
                && to.getScale() >= from.getScale()
                && to.getPrecision() - to.getScale() >= from.getPrecision() - from.getScale();
    }

    /** The number without trailing zeros after the point. */
    static BigDecimal withoutZeros(BigDecimal number) {
        if (number.scale() <= 0) {
            return number;
        }
        BigDecimal digits = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        return digits.setScale(Math.max(0, digits.scale()));
    }

    /** Whether a number has trailing zeros after the point. */
    public static boolean endsWithZeros(BigDecimal number) {
        return number.scale() > 0 && withoutZeros(number).scale() < number.scale();
    }

    /** An exact number under another type of decimals, with the digits that it has. */
    static RexNode as(RexNode value, RelDataType type, RexBuilder rex) {
        return rex.makeCall(type, SqlStdOperatorTable.REINTERPRET, List.of(decimal(value, rex)));
    }

    /** Of a number that has got the type of a column, only the digits that it has; Calcite fills up literals with zeros. */
    @Override
    public RexNode visitLiteral(RexLiteral literal) {
        BigDecimal number =
                KeywayTypeSystem.isOfAnyScale(literal.getType()) && literal.getTypeName() == SqlTypeName.DECIMAL
                        ? literal.getValueAs(BigDecimal.class)
                        : null;
        if (number == null) {
            return literal;
        }
        return as(rex.makeExactLiteral(withoutZeros(number)), literal.getType(), rex);
    }

    private RexNode quotient(RexCall division) {
        return rex.makeCall(
                division.getType(),
                GatewayOperators.DIVIDE,
                division.getOperands().stream()
                        .map(operand -> decimal(operand, rex))
                        .toList());
    }

    static RexNode decimal(RexNode value, RexBuilder rex) {
        if (value.getType().getSqlTypeName() == SqlTypeName.DECIMAL) {
            return value;
        }
        RelDataType decimal =
                rex.getTypeFactory().createSqlType(SqlTypeName.DECIMAL, KeywayTypeSystem.BIGINT_DIGITS, 0);
        return rex.makeAbstractCast(
                rex.getTypeFactory()
                        .createTypeWithNullability(decimal, value.getType().isNullable()),
                value,
                false);
    }
}
