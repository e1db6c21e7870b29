package io.keyway.jdbc.convert;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.value.NumberText;
import io.keyway.value.ScalarText;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Numbers and truth values out of the values of a cursor. Fractions are truncated, and nothing ever wraps around. */
final class NumberValues {
    /**
     * A decimal with more digits than this before its point fits no integer type, and would take too long to write out.
     */
    private static final int MOST_DIGITS = 40;

    private NumberValues() {}

    static boolean bool(Object value) {
        if (value instanceof Boolean bool) {
            return bool;
        }
        if (value instanceof Number) {
            return decimal(value).signum() != 0;
        }
        if (value instanceof String text) {
            return Conversions.read(text, ScalarText::bool);
        }
        throw Conversions.mismatch(value, Boolean.class);
    }

    static long integer(Object value, long least, long most) {
        if (value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte) {
            return inRange(((Number) value).longValue(), least, most);
        }
        BigDecimal number = decimal(value);
        if (number.precision() - number.scale() > MOST_DIGITS) {
            throw outOfRange(number.toString(), least + " to " + most);
        }
        BigInteger whole = number.toBigInteger();
        if (whole.bitLength() > Long.SIZE - 1) {
            throw outOfRange(number.toString(), least + " to " + most);
        }
        return inRange(whole.longValue(), least, most);
    }

    private static long inRange(long value, long least, long most) {
        if (value < least || value > most) {
            throw outOfRange(Long.toString(value), least + " to " + most);
        }
        return value;
    }

    static float real(Object value) {
        if (value instanceof Float real) {
            return real;
        }
        if (value instanceof String text) {
            return Conversions.read(text, NumberText::floatValue);
        }
        double wide = real64(value);
        if (Double.isFinite(wide) && Float.isInfinite((float) wide)) {
            throw outOfRange(Double.toString(wide), "what a float holds");
        }
        return (float) wide;
    }

    static double real64(Object value) {
        if (value instanceof Float || value instanceof Double) {
            return ((Number) value).doubleValue();
        }
        if (value instanceof String text) {
            return Conversions.read(text, NumberText::doubleValue);
        }
        BigDecimal number = decimal(value);
        double result = number.doubleValue();
        if (Double.isInfinite(result)) {
            throw outOfRange(number.toString(), "what a double holds");
        }
        return result;
    }

    static BigDecimal decimal(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        if (value instanceof Boolean bool) {
            return bool ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        if (value instanceof Float || value instanceof Double) {
            if (!Double.isFinite(((Number) value).doubleValue())) {
                throw outOfRange(value.toString(), "what a decimal holds");
            }
            // by its text: 0.1f is 0.1 and not 0.100000001490116
            return new BigDecimal(value.toString());
        }
        if (value instanceof Number number) {
            return BigDecimal.valueOf(number.longValue());
        }
        if (value instanceof String text) {
            return Conversions.read(text, NumberText::decimal);
        }
        throw Conversions.mismatch(value, BigDecimal.class);
    }

    private static KeywayException outOfRange(String value, String range) {
        return new KeywayException(ErrorCode.VALUE_OUT_OF_RANGE, value + " is out of range: " + range);
    }
}
