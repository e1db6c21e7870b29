package io.keyway.loader.convert;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/** Numbers, in plain or scientific notation. */
final class NumberReaders {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,9})?");

    /** Keeps a short text such as 1E999999999 from becoming a billion digits. */
    private static final int MAX_DIGITS = 10_000;

    private static final int MAX_LONG_DIGITS = 18;

    private NumberReaders() {}

    static Byte tinyint(String text) throws MalformedText {
        return (byte) whole(text, "tinyint", Byte.MIN_VALUE, Byte.MAX_VALUE);
    }

    static Short smallint(String text) throws MalformedText {
        return (short) whole(text, "smallint", Short.MIN_VALUE, Short.MAX_VALUE);
    }

    static Integer integer(String text) throws MalformedText {
        return (int) whole(text, "int", Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    static Long bigint(String text) throws MalformedText {
        return whole(text, "bigint", Long.MIN_VALUE, Long.MAX_VALUE);
    }

    static BigInteger varint(String text) throws MalformedText {
        BigDecimal number = decimal(text);
        if (number.signum() != 0 && number.precision() - (long) number.scale() > MAX_DIGITS) {
            throw new MalformedText("more than " + MAX_DIGITS + " digits");
        }
        return wholeNumber(number);
    }

    /** Keeps the digits behind the point as they are written: 1.0 and 1.00 differ. */
    static BigDecimal decimal(String text) throws MalformedText {
        if (!NUMBER.matcher(text).matches()) {
            throw new MalformedText("not a number");
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new MalformedText("exponent out of range");
        }
    }

    static Double doubleValue(String text) throws MalformedText {
        if (text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity")) {
            return Double.valueOf(text);
        }
        BigDecimal exact = decimal(text);
        double value = Double.parseDouble(text);
        if (Double.isInfinite(value) || (value == 0 && exact.signum() != 0)) {
            throw new MalformedText("out of range of double");
        }
        return value;
    }

    static Float floatValue(String text) throws MalformedText {
        if (text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity")) {
            return Float.valueOf(text);
        }
        BigDecimal exact = decimal(text);
        float value = Float.parseFloat(text);
        if (Float.isInfinite(value) || (value == 0 && exact.signum() != 0)) {
            throw new MalformedText("out of range of float");
        }
        return value;
    }

    /** A whole number within bounds; 1.541E+3 is one, 1.5 is not. */
    static long whole(String text, String type, long min, long max) throws MalformedText {
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

    private static BigInteger wholeNumber(BigDecimal number) throws MalformedText {
        if (number.signum() == 0) {
            return BigInteger.ZERO;
        }
        if (number.stripTrailingZeros().scale() > 0) {
            throw new MalformedText("not a whole number");
        }
        return number.toBigIntegerExact();
    }

    /** Digits alone, few enough for a long. */
    private static boolean isPlain(String text) {
        int start = text.charAt(0) == '-' ? 1 : 0;
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
        return new MalformedText("out of range of " + type + " (" + min + " to " + max + ")");
    }
}
