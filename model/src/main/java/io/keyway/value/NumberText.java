package io.keyway.value;

import io.keyway.error.ErrorCode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Text as numbers, in plain or scientific notation. */
public final class NumberText {
    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]{1,9})?");

    /** A short text such as 1E999999999 would otherwise become a billion digits. */
    private static final int MAX_DIGITS = 10_000;

    private static final int MAX_LONG_DIGITS = 18;

    private NumberText() {}

    /** A whole number of eight bits. */
    public static Byte tinyint(String text) {
        return (byte) whole(text, "tinyint", Byte.MIN_VALUE, Byte.MAX_VALUE);
    }

    /** A whole number of sixteen bits. */
    public static Short smallint(String text) {
        return (short) whole(text, "smallint", Short.MIN_VALUE, Short.MAX_VALUE);
    }

    /** A whole number of 32 bits. */
    public static Integer integer(String text) {
        return (int) whole(text, "int", Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** A whole number of 64 bits. */
    public static Long bigint(String text) {
        return whole(text, "bigint", Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /** A whole number of up to 10,000 digits. */
    public static BigInteger varint(String text) {
        BigDecimal number = decimal(text);
        if (number.signum() != 0 && number.precision() - (long) number.scale() > MAX_DIGITS) {
            throw outOfRange("more than " + MAX_DIGITS + " digits");
        }
        return wholeNumber(number);
    }

    /** A number, which keeps the digits after the point as they are written: 1.0 and 1.00 differ. */
    public static BigDecimal decimal(String text) {
        String stripped = text.strip();
        if (!NUMBER.matcher(stripped).matches()) {
            throw malformed("not a number");
        }
        try {
            return new BigDecimal(stripped);
        } catch (NumberFormatException e) {
            throw outOfRange("exponent out of range");
        }
    }

    /** The nearest double; NaN, Infinity, Inf and their negatives may be in upper or lower case. */
    public static Double doubleValue(String text) {
        Double special = special(text.strip());
        if (special != null) {
            return special;
        }
        BigDecimal exact = decimal(text);
        double value = Double.parseDouble(text);
        if (Double.isInfinite(value) || (value == 0 && exact.signum() != 0)) {
            throw outOfRange("out of range of double");
        }
        return value;
    }

    /** The nearest float; NaN, Infinity, Inf and their negatives may be in upper or lower case. */
    public static Float floatValue(String text) {
        Double special = special(text.strip());
        if (special != null) {
            return special.floatValue();
        }
        BigDecimal exact = decimal(text);
        float value = Float.parseFloat(text);
        if (Float.isInfinite(value) || (value == 0 && exact.signum() != 0)) {
            throw outOfRange("out of range of float");
        }
        return value;
    }

    private static @Nullable Double special(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "nan" -> Double.NaN;
            case "infinity", "+infinity", "inf", "+inf" -> Double.POSITIVE_INFINITY;
            case "-infinity", "-inf" -> Double.NEGATIVE_INFINITY;
            default -> null;
        };
    }

    /** A whole number within bounds; 1.541E+3 is one, 1.5 is not. */
    static long whole(String text, String type, long min, long max) {
        long value;
        if (isPlain(text)) {
            value = Long.parseLong(text);
        } else {
            BigDecimal number = decimal(text);
            if (number.signum() != 0 && number.precision() - (long) number.scale() > MAX_LONG_DIGITS + 1) {
                throw outOfRange(type, min, max);
            }
            BigInteger whole = wholeNumber(number);
            if (whole.bitLength() >= Long.SIZE) {
                throw outOfRange(type, min, max);
            }
            value = whole.longValue();
        }
        if (value < min || value > max) {
            throw outOfRange(type, min, max);
        }
        return value;
    }

    private static BigInteger wholeNumber(BigDecimal number) {
        if (number.signum() == 0) {
            return BigInteger.ZERO;
        }
        if (number.stripTrailingZeros().scale() > 0) {
            throw malformed("not a whole number");
        }
        return number.toBigIntegerExact();
    }

    /** Digits alone, few enough for a long. */
    private static boolean isPlain(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        if (text.length() == start || text.length() - start > MAX_LONG_DIGITS) {
            return false;
        }
        for (int i = start; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static MalformedText outOfRange(String type, long min, long max) {
        return outOfRange("out of range of " + type + " (" + min + " to " + max + ")");
    }

    private static MalformedText outOfRange(String reason) {
        return new MalformedText(ErrorCode.VALUE_OUT_OF_RANGE, reason);
    }

    private static MalformedText malformed(String reason) {
        return new MalformedText(ErrorCode.INVALID_CAST, reason);
    }
}
