package io.keyway.plan.expression;

import io.keyway.plan.type.CalciteTypes;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.DataContexts;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexExecutable;
import org.apache.calcite.rex.RexExecutor;
import org.apache.calcite.rex.RexExecutorImpl;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Computes constant expressions while a query is planned. What fails stays an expression, and fails when it is executed, if
 * it is; so does what no literal stands for: NaN, infinities, decimals of another scale than their type declares, and times with
 * more digits than it does.
 */
public final class Constants implements RexExecutor {
    public static final RexExecutor INSTANCE = new Constants();

    private static final Set<SqlTypeName> MOMENTS = EnumSet.of(SqlTypeName.TIME, SqlTypeName.TIMESTAMP);

    private Constants() {}

    @Override
    public void reduce(RexBuilder rex, List<RexNode> expressions, List<RexNode> reduced) {
        expressions.forEach(expression -> reduced.add(reduced(expression, rex)));
    }

    private static RexNode reduced(RexNode expression, RexBuilder rex) {
        if (hasNanos(expression)) {
            return expression;
        }
        try {
            RexExecutable code = RexExecutorImpl.getExecutable(
                    rex,
                    List.of(expression.accept(new ExactNumbers(rex)).accept(new DateCalls(rex))),
                    rex.getTypeFactory().builder().build());
            code.setDataContext(DataContexts.EMPTY);
            Object[] values = code.execute();
            return values == null || !hasLiteral(values[0], expression.getType())
                    ? expression
                    : rex.makeLiteral(values[0], expression.getType(), true);
        } catch (RuntimeException e) {
            return expression;
        }
    }

    /** Whether times of day in nanoseconds are in an expression: the code of constants knows milliseconds only. */
    private static boolean hasNanos(RexNode expression) {
        return CalciteTypes.isNano(expression.getType())
                || expression instanceof RexCall call
                        && call.getOperands().stream().anyMatch(Constants::hasNanos);
    }

    private static boolean fits(long millis, int digits) {
        long unit = (long) Math.pow(10, Math.max(0, CalciteTypes.MILLISECOND_DIGITS - digits));
        return millis % unit == 0;
    }

    private static boolean hasLiteral(@Nullable Object value, RelDataType type) {
        if (value instanceof Double || value instanceof Float) {
            return Double.isFinite(((Number) value).doubleValue());
        }
        if (value instanceof Number millis && MOMENTS.contains(type.getSqlTypeName())) {
            return fits(millis.longValue(), type.getPrecision());
        }
        return !(value instanceof BigDecimal decimal) || decimal.scale() == type.getScale();
    }
}
