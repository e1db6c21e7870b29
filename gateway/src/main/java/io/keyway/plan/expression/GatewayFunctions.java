package io.keyway.plan.expression;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.UUID;
import org.apache.calcite.linq4j.function.Strict;
import org.jspecify.annotations.Nullable;

/** Called by generated code where Calcite's own functions would compute something else. Public for that reason. */
public final class GatewayFunctions {
    /**
     * From this unit on, the order of UTF-16 differs from that of code points: surrogates come first, then the rest of
     * the plane.
     */
    private static final char FIRST_SURROGATE = 0xD800;

    private static final char FIRST_AFTER_SURROGATES = 0xE000;
    private static final int SURROGATES = FIRST_AFTER_SURROGATES - FIRST_SURROGATE;
    private static final int AFTER_SURROGATES = 0x10000 - FIRST_AFTER_SURROGATES;

    private static final long NANOS_PER_MILLI = 1_000_000;

    /** The digits after the point of a quotient of decimals that does not end before. */
    private static final int QUOTIENT_SCALE = 16;

    private GatewayFunctions() {}

    /** Whether a value is in a {@link ValueSet}. */
    @Strict
    public static Boolean isListed(Object value, Object values) {
        return ((ValueSet) values).contains(value);
    }

    /** The value itself. */
    @Strict
    public static Boolean deferred(Boolean value) {
        return value;
    }

    /** A text whose order by UTF-16 units is the order of the given text by code points, which is that of UTF-8 bytes. */
    @Strict
    public static String textKey(String text) {
        return isOrderedAlike(text) ? text : shifted(text, FIRST_AFTER_SURROGATES, AFTER_SURROGATES, -SURROGATES);
    }

    /** The text that has a key. */
    @Strict
    public static String keyText(String key) {
        char firstOfSurrogates = FIRST_SURROGATE + AFTER_SURROGATES;
        return isOrderedAlike(key) ? key : shifted(key, firstOfSurrogates, SURROGATES, -AFTER_SURROGATES);
    }

    /** Whether comparing the text with any other by UTF-16 units gives the order of code points. */
    static boolean isOrderedAlike(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= FIRST_SURROGATE) {
                return false;
            }
        }
        return true;
    }

    /** The text with the units from the first surrogate on moved by one distance below a border, by another above it. */
    private static String shifted(String text, char border, int below, int above) {
        char[] units = text.toCharArray();
        for (int i = 0; i < units.length; i++) {
            if (units[i] >= FIRST_SURROGATE) {
                units[i] += (char) (units[i] < border ? below : above);
            }
        }
        return new String(units);
    }

    /** A UUID's text, whose order is that of its sixteen bytes; Java orders UUIDs by signed halves. */
    @Strict
    public static String uuidKey(UUID uuid) {
        return uuid.toString();
    }

    /** The UUID that has a key. */
    @Strict
    public static UUID keyUuid(String key) {
        return UUID.fromString(key);
    }

    /** A whole number in the order of doubles, in which both zeros are one and NaN is the greatest. */
    @Strict
    public static long doubleKey(double value) {
        long bits = Double.doubleToLongBits(value + 0.0);
        return bits < 0 ? Long.MIN_VALUE - bits : bits;
    }

    /** The double that has a key. */
    @Strict
    public static double keyDouble(long key) {
        return Double.longBitsToDouble(key < 0 ? Long.MIN_VALUE - key : key);
    }

    /** A decimal that equals, also as Java understands it, every decimal of the same value. */
    @Strict
    public static BigDecimal decimalEqualityKey(BigDecimal value) {
        return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    /** A double that equals, also as Java understands it, every double of the same value: there are two zeros. */
    @Strict
    public static double doubleEqualityKey(double value) {
        return value + 0.0;
    }

    /** The value that a double equals, none for NaN, which equals nothing. */
    @Strict
    public static @Nullable Double doubleMatch(double value) {
        return Double.isNaN(value) ? null : Double.valueOf(value + 0.0);
    }

    /**
     * A quotient of decimals, exact where it ends, else with sixteen digits after the point or as many more as its operands
     * have, and with sixteen after its first digit where it is small; Calcite's own has sixteen digits in all.
     */
    @Strict
    public static BigDecimal divide(BigDecimal dividend, BigDecimal divisor) {
        int magnitude = dividend.precision() - dividend.scale() - divisor.precision() + divisor.scale() + 1;
        int whole = Math.max(1, magnitude);
        int small = QUOTIENT_SCALE - Math.min(0, magnitude);
        int scale = Math.max(small, Math.max(dividend.scale(), divisor.scale()));
        BigDecimal quotient = dividend.divide(divisor, new MathContext(whole + scale, RoundingMode.HALF_UP));
        boolean tooLong = quotient.scale() > scale && quotient.multiply(divisor).compareTo(dividend) != 0;
        return tooLong ? dividend.divide(divisor, scale, RoundingMode.HALF_UP) : quotient;
    }

    /** A time of day in milliseconds, as Calcite's functions take it. */
    @Strict
    public static int timeMillis(long nanos) {
        return (int) (nanos / NANOS_PER_MILLI);
    }

    /** A time of day in nanoseconds. */
    @Strict
    public static long timeNanos(int millis) {
        return millis * NANOS_PER_MILLI;
    }
}
