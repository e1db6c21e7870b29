package io.keyway.plan.expression;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.value.DecimalText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.calcite.linq4j.function.Strict;

/**
 * Arithmetic and functions of doubles, as PostgreSQL computes them. Public, because generated code calls it.
 *
 * <p>NaN and infinities are values: every function takes them. What is an error is a number that has no result: a division
 * by zero, a logarithm of a negative number, and a finite result that is too large (22012, 2201E, 2201F, 22003).
 */
public final class NumericFunctions {
    /** From this size on, doubles have no fraction. */
    private static final double WHOLE = 0x1p52;

    private static final double BIGINT_END = 0x1p63;

    /** The exponents between which a double is written without one. */
    private static final int LEAST_EXPONENT = 4;

    private static final int FIRST_EXPONENT = 15;

    private static final int TEN = 10;

    private NumericFunctions() {}

    /** True for a number, false for NaN. */
    @Strict
    public static boolean isNumber(double value) {
        return !Double.isNaN(value);
    }

    /** Whether neither is NaN. */
    @Strict
    public static boolean areNumbers(double left, double right) {
        return !Double.isNaN(left) && !Double.isNaN(right);
    }

    @Strict
    public static double add(double left, double right) {
        return fitting(left + right, left, right);
    }

    @Strict
    public static double subtract(double left, double right) {
        return fitting(left - right, left, right);
    }

    @Strict
    public static double multiply(double left, double right) {
        return fitting(left * right, left, right);
    }

    @Strict
    public static double quotient(double dividend, double divisor) {
        requireDivisor(dividend, divisor);
        return fitting(dividend / divisor, dividend, divisor);
    }

    @Strict
    public static double remainder(double dividend, double divisor) {
        requireDivisor(dividend, divisor);
        return dividend % divisor;
    }

    private static void requireDivisor(double dividend, double divisor) {
        if (divisor == 0 && !Double.isNaN(dividend)) {
            throw new ArithmeticException("division by zero");
        }
    }

    private static double fitting(double result, double left, double right) {
        if (Double.isInfinite(result) && !Double.isInfinite(left) && !Double.isInfinite(right)) {
            throw tooLarge("DOUBLE");
        }
        return result;
    }

    /** The result of a function of one number; an error if that is outside of what the function is defined for. */
    @Strict
    public static double defined(double result, double argument) {
        if (Double.isNaN(result) && !Double.isNaN(argument)) {
            throw new KeywayException(ErrorCode.VALUE_OUT_OF_RANGE, "the function is not defined for " + argument);
        }
        return fitting(result, argument, argument);
    }

    @Strict
    public static double naturalLogarithm(double value) {
        requirePositive(value);
        return Math.log(value);
    }

    /** Exact for powers of ten. */
    @Strict
    public static double decimalLogarithm(double value) {
        requirePositive(value);
        return Math.log10(value);
    }

    /** As exact as logarithms can be: exact where value and base are powers of ten. */
    @Strict
    public static double logarithm(double base, double value) {
        requirePositive(base);
        requirePositive(value);
        return quotient(Math.log10(value), Math.log10(base));
    }

    private static void requirePositive(double value) {
        if (value <= 0) {
            throw new KeywayException(
                    ErrorCode.INVALID_LOGARITHM,
                    value == 0 ? "zero has no logarithm" : "a negative number has no logarithm");
        }
    }

    @Strict
    public static double squareRoot(double value) {
        if (value < 0) {
            throw new KeywayException(ErrorCode.INVALID_POWER, "a negative number has no square root");
        }
        return Math.sqrt(value);
    }

    @Strict
    public static double power(double base, double exponent) {
        if (base == 0 && exponent < 0) {
            throw new KeywayException(ErrorCode.INVALID_POWER, "zero to a negative power is not defined");
        }
        if (base < 0 && !Double.isNaN(exponent) && exponent != Math.rint(exponent)) {
            throw new KeywayException(
                    ErrorCode.INVALID_POWER, "a negative number to a power that is not whole is not defined");
        }
        // PostgreSQL and C agree that 1 to the power of NaN is 1; Java does not.
        return base == 1 ? 1 : fitting(Math.pow(base, exponent), base, exponent);
    }

    /** Halves to the even neighbour. */
    @Strict
    public static double round(double value) {
        return Math.rint(value);
    }

    /** Halves away from zero, as the number is written. */
    @Strict
    public static double roundTo(double value, int digits) {
        return scaled(value, digits, RoundingMode.HALF_UP);
    }

    /** The absolute value; the least long has none. */
    @Strict
    public static long absolute(long value) {
        return Math.absExact(value);
    }

    @Strict
    public static double truncate(double value) {
        return value < 0 ? Math.ceil(value) : Math.floor(value);
    }

    @Strict
    public static double truncateTo(double value, int digits) {
        return scaled(value, digits, RoundingMode.DOWN);
    }

    private static double scaled(double value, int digits, RoundingMode mode) {
        boolean whole = digits >= 0 && Math.abs(value) >= WHOLE;
        return Double.isNaN(value) || Double.isInfinite(value) || whole || value == 0
                ? value
                : BigDecimal.valueOf(value).setScale(digits, mode).doubleValue();
    }

    /** Halves to the even neighbour; so do the other conversions to whole numbers. */
    @Strict
    public static byte toTinyint(double value) {
        return (byte) whole(value, Byte.MIN_VALUE, Byte.MAX_VALUE, "TINYINT");
    }

    @Strict
    public static short toSmallint(double value) {
        return (short) whole(value, Short.MIN_VALUE, Short.MAX_VALUE, "SMALLINT");
    }

    @Strict
    public static int toInteger(double value) {
        return (int) whole(value, Integer.MIN_VALUE, Integer.MAX_VALUE, "INTEGER");
    }

    @Strict
    public static long toBigint(double value) {
        return whole(value, Long.MIN_VALUE, Long.MAX_VALUE, "BIGINT");
    }

    private static long whole(double value, long least, long greatest, String type) {
        double rounded = Math.rint(value);
        boolean fits = rounded >= -BIGINT_END && rounded < BIGINT_END;
        if (!fits || (long) rounded < least || (long) rounded > greatest) {
            throw new KeywayException(ErrorCode.VALUE_OUT_OF_RANGE, value + " does not fit " + type);
        }
        return (long) rounded;
    }

    @Strict
    public static float toReal(double value) {
        float result = (float) value;
        if (Float.isInfinite(result) && !Double.isInfinite(value)) {
            throw tooLarge("REAL");
        }
        return result;
    }

    /** The number with the digits that it is written with, and no zeros after them. */
    @Strict
    public static BigDecimal toExact(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new KeywayException(ErrorCode.VALUE_OUT_OF_RANGE, value + " is no DECIMAL");
        }
        BigDecimal digits = BigDecimal.valueOf(value).stripTrailingZeros();
        return digits.scale() < 0 ? digits.setScale(0) : digits;
    }

    /** A decimal rounded to a scale, halves away from zero. */
    @Strict
    public static BigDecimal scaled(BigDecimal value, int precision, int scale) {
        BigDecimal rounded = value.setScale(scale, RoundingMode.HALF_UP);
        if (rounded.precision() > precision) {
            throw new KeywayException(
                    ErrorCode.VALUE_OUT_OF_RANGE,
                    DecimalText.of(value) + " does not fit DECIMAL(" + precision + ", " + scale + ")");
        }
        return rounded;
    }

    /** All digits, without an exponent. */
    @Strict
    public static String decimalText(BigDecimal value) {
        return DecimalText.of(value);
    }

    @Strict
    public static String realText(float value) {
        return Float.isFinite(value) ? shortText(new BigDecimal(Float.toString(value)), value) : Float.toString(value);
    }

    /** As PostgreSQL writes it: a fraction only if there is one, and an exponent from fifteen digits on. */
    @Strict
    public static String doubleText(double value) {
        return Double.isFinite(value)
                ? shortText(new BigDecimal(Double.toString(value)), value)
                : Double.toString(value);
    }

    private static String shortText(BigDecimal number, double value) {
        BigDecimal digits = number.stripTrailingZeros();
        if (digits.signum() == 0) {
            return Double.doubleToRawLongBits(value) < 0 ? "-0" : "0";
        }
        int exponent = digits.precision() - digits.scale() - 1;
        if (exponent >= -LEAST_EXPONENT && exponent < FIRST_EXPONENT) {
            return digits.toPlainString();
        }
        String size = (Math.abs(exponent) < TEN ? "0" : "") + Math.abs(exponent);
        return digits.scaleByPowerOfTen(-exponent).toPlainString() + (exponent < 0 ? "e-" : "e+") + size;
    }

    private static KeywayException tooLarge(String type) {
        return new KeywayException(ErrorCode.VALUE_OUT_OF_RANGE, "the result is too large for " + type);
    }
}
