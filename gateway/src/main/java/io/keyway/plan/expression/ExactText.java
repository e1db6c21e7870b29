package io.keyway.plan.expression;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Compares with text whose value the other side's type cannot hold: it equals none of that type's values, and lies
 * between two or beyond all.
 *
 *   ts > textTimestamp('2018-11-01 00:00:00.0001')   ->   ts > TIMESTAMP '2018-11-01 00:00:00'
 *   i = textInteger('1.5')                           ->   i IS NULL AND NULL
 */
final class ExactText {
    private static final Set<SqlKind> COMPARISONS = EnumSet.of(
            SqlKind.EQUALS,
            SqlKind.NOT_EQUALS,
            SqlKind.LESS_THAN,
            SqlKind.LESS_THAN_OR_EQUAL,
            SqlKind.GREATER_THAN,
            SqlKind.GREATER_THAN_OR_EQUAL,
            SqlKind.IS_DISTINCT_FROM,
            SqlKind.IS_NOT_DISTINCT_FROM);

    private final RexBuilder rex;

    ExactText(RexBuilder rex) {
        this.rex = rex;
    }

    /** Whether a call compares two values. */
    static boolean isComparison(RexCall call) {
        return COMPARISONS.contains(call.getKind()) && call.getOperands().size() == 2;
    }

    /** The comparison of the same outcome; the call itself when it does not compare with such text. */
    RexNode comparison(RexCall call) {
        RexNode left = call.getOperands().get(0);
        RexNode right = call.getOperands().get(1);
        String text = unheld(right);
        if (text != null) {
            return comparison(call.getKind(), left, right.getType(), text);
        }
        text = unheld(left);
        return text == null ? call : comparison(call.getKind().reverse(), right, left.getType(), text);
    }

    /** The text of a literal that the reader of its type has been left to read. */
    private static @Nullable String unheld(RexNode operand) {
        RexNode read = operand;
        while (read instanceof RexCall cast && cast.getKind() == SqlKind.CAST) {
            read = cast.getOperands().get(0);
        }
        boolean left = Units.has(operand.getType())
                && read instanceof RexCall call
                && call.getOperator().equals(CastOperators.reader(call.getType().getSqlTypeName()));
        return left ? TextCasts.literalText(((RexCall) read).getOperands().get(0)) : null;
    }

    private RexNode comparison(SqlKind kind, RexNode value, RelDataType type, String text) {
        Units units = Units.of(type);
        BigDecimal count = units.count(text);
        boolean below = count.compareTo(units.least()) < 0;
        boolean above = count.compareTo(units.greatest()) > 0;
        return switch (kind) {
            case EQUALS -> never(value);
            case NOT_EQUALS -> always(value);
            case IS_DISTINCT_FROM -> rex.makeLiteral(true);
            case IS_NOT_DISTINCT_FROM -> rex.makeLiteral(false);
            case LESS_THAN, LESS_THAN_OR_EQUAL ->
                below
                        ? never(value)
                        : above ? always(value) : range(SqlStdOperatorTable.LESS_THAN_OR_EQUAL, value, units, count);
            default ->
                below
                        ? always(value)
                        : above ? never(value) : range(SqlStdOperatorTable.GREATER_THAN, value, units, count);
        };
    }

    private RexNode range(SqlOperator operator, RexNode value, Units units, BigDecimal count) {
        return rex.makeCall(operator, value, units.literal(count.setScale(0, RoundingMode.FLOOR), rex));
    }

    /** False, or unknown for null. */
    private RexNode never(RexNode value) {
        return value.getType().isNullable()
                ? rex.makeCall(SqlStdOperatorTable.AND, rex.makeCall(SqlStdOperatorTable.IS_NULL, value), unknown())
                : rex.makeLiteral(false);
    }

    /** True, or unknown for null. */
    private RexNode always(RexNode value) {
        return value.getType().isNullable()
                ? rex.makeCall(SqlStdOperatorTable.OR, rex.makeCall(SqlStdOperatorTable.IS_NOT_NULL, value), unknown())
                : rex.makeLiteral(true);
    }

    private RexNode unknown() {
        return rex.makeNullLiteral(rex.getTypeFactory().createSqlType(SqlTypeName.BOOLEAN));
    }
}
