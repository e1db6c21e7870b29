package io.keyway.plan.expression;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.calcite.linq4j.function.Strict;

/**
 * Arithmetic of intervals, in months or milliseconds, which fails where it does not fit (22008); Calcite's wraps around.
 * Public, because generated code calls it.
 */
public final class IntervalFunctions {
    private IntervalFunctions() {}

    @Strict
    public static long intervalSum(long left, long right) {
        return fitting(BigDecimal.valueOf(left).add(BigDecimal.valueOf(right)));
    }

    @Strict
    public static long intervalDifference(long left, long right) {
        return fitting(BigDecimal.valueOf(left).subtract(BigDecimal.valueOf(right)));
    }

    @Strict
    public static long negativeInterval(long interval) {
        return fitting(BigDecimal.valueOf(interval).negate());
    }

    /** A multiple, rounded half away from zero. */
    @Strict
    public static long intervalMultiple(long interval, BigDecimal factor) {
        return fitting(BigDecimal.valueOf(interval).multiply(factor));
    }

    /** A part, rounded half away from zero. */
    @Strict
    public static long intervalPart(long interval, BigDecimal divisor) {
        if (divisor.signum() == 0) {
            throw new ArithmeticException("division by zero");
        }
        return fitting(BigDecimal.valueOf(interval).divide(divisor, 0, RoundingMode.HALF_UP));
    }

    /** The same number of months, of which there are fewer than of milliseconds. */
    @Strict
    public static int months(long interval) {
        if (interval != (int) interval) {
            throw outOfRange();
        }
        return (int) interval;
    }

    private static long fitting(BigDecimal exact) {
        BigDecimal whole = exact.setScale(0, RoundingMode.HALF_UP);
        if (whole.unscaledValue().bitLength() >= Long.SIZE) {
            throw outOfRange();
        }
        return whole.longValue();
    }

    private static KeywayException outOfRange() {
        return new KeywayException(ErrorCode.DATETIME_OVERFLOW, "an interval is out of range");
    }
}
