package io.keyway.plan.expression;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Measures of dispersion. */
enum Statistic {
    VAR_POP,
    VAR_SAMP,
    STDDEV_POP,
    STDDEV_SAMP,
    COVAR_POP,
    COVAR_SAMP,
    REGR_SXX,
    REGR_SYY;

    /** Digits after the point of a root of decimals, as of a quotient. */
    private static final int ROOT_SCALE = 16;

    /** The accumulator of a measure, for numbers of some type. */
    Accumulator accumulator(boolean exact) {
        return exact && compareTo(STDDEV_SAMP) <= 0 ? new Exact() : new Approximate();
    }

    private boolean isOfSample() {
        return this == VAR_SAMP || this == STDDEV_SAMP || this == COVAR_SAMP;
    }

    private boolean isRoot() {
        return this == STDDEV_POP || this == STDDEV_SAMP;
    }

    /** Of decimals and whole numbers, by their exact sums. */
    private final class Exact implements Accumulator {
        private long count;
        private BigDecimal sum = BigDecimal.ZERO;
        private BigDecimal squares = BigDecimal.ZERO;

        @Override
        public void add(Object value, @Nullable Object other) {
            BigDecimal number =
                    value instanceof BigDecimal decimal ? decimal : BigDecimal.valueOf(((Number) value).longValue());
            count++;
            sum = sum.add(number);
            squares = squares.add(number.multiply(number));
        }

        @Override
        public @Nullable BigDecimal result() {
            if (isOfSample() && count == 1) {
                return null;
            }
            BigDecimal rows = BigDecimal.valueOf(count);
            BigDecimal freedom = isOfSample() ? BigDecimal.valueOf(count - 1) : rows;
            BigDecimal variance =
                    GatewayFunctions.divide(squares.multiply(rows).subtract(sum.multiply(sum)), rows.multiply(freedom));
            return isRoot() ? root(variance) : variance;
        }

        private static BigDecimal root(BigDecimal square) {
            int whole = Math.max(1, (square.precision() - square.scale()) / 2 + 1);
            return square.sqrt(new MathContext(whole + ROOT_SCALE, RoundingMode.HALF_UP));
        }
    }

    /**
     * Of doubles, by Welford's algorithm, which takes each number's distance from the mean so far: sums of squares would lose
     * the digits in which large numbers differ.
     */
    private final class Approximate implements Accumulator {
        private long count;
        private double mean;
        private double otherMean;
        private double squares;
        private double otherSquares;
        private double products;

        @Override
        public void add(Object value, @Nullable Object other) {
            double number = ((Number) value).doubleValue();
            double second = other == null ? number : ((Number) other).doubleValue();
            count++;
            double distance = number - mean;
            double otherDistance = second - otherMean;
            mean += distance / count;
            otherMean += otherDistance / count;
            squares += distance * (number - mean);
            otherSquares += otherDistance * (second - otherMean);
            products += distance * (second - otherMean);
        }

        @Override
        public @Nullable Double result() {
            if (isOfSample() && count == 1) {
                return null;
            }
            double freedom = isOfSample() ? count - 1.0 : count;
            return switch (Statistic.this) {
                case VAR_POP, VAR_SAMP -> squares / freedom;
                case STDDEV_POP, STDDEV_SAMP -> Math.sqrt(squares / freedom);
                case COVAR_POP, COVAR_SAMP -> products / freedom;
                // Of REGR_SXX(y, x), x is the second argument.
                case REGR_SXX -> otherSquares;
                case REGR_SYY -> squares;
            };
        }
    }
}
