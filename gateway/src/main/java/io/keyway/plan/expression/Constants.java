package io.keyway.plan.expression;

import io.keyway.plan.type.CalciteTypes;
import java.math.BigDecimal;
import java.util.List;
import org.apache.calcite.DataContexts;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexExecutable;
import org.apache.calcite.rex.RexExecutor;
import org.apache.calcite.rex.RexExecutorImpl;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * Computes constant expressions while a query is planned. An expression that fails is left as it is, and fails if it is
 * ever executed. So are those whose value no literal can express: NaN, infinities, and decimals of another scale than
 * their type declares.
 */
public final class Constants implements RexExecutor {
    public static final RexExecutor INSTANCE = new Constants();

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
                    List.of(computable(expression, rex)),
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

    private static RexNode computable(RexNode expression, RexBuilder rex) {
        return expression
                .accept(new ExactNumbers(rex))
                .accept(new DateCalls(rex))
                .accept(new JsonValues(rex));
    }

    /** Whether times of day in nanoseconds are in an expression: the code of constants knows milliseconds only. */
    private static boolean hasNanos(RexNode expression) {
        return CalciteTypes.isNano(expression.getType())
                || expression instanceof RexCall call
                        && call.getOperands().stream().anyMatch(Constants::hasNanos);
    }

    private static boolean hasLiteral(@Nullable Object value, RelDataType type) {
        if (value instanceof Double || value instanceof Float) {
            return Double.isFinite(((Number) value).doubleValue());
        }
        return !(value instanceof BigDecimal decimal) || decimal.scale() == type.getScale();
    }
}
