package io.keyway.value;

import java.math.BigDecimal;

/** The text of decimals: all digits, without an exponent. */
public final class DecimalText {
    /**
     * How far the point may be moved: as many digits as PostgreSQL's numbers have after it. A decimal of CQL may have two thousand
     * million zeros, which no one could read, or keep in memory.
     */
    private static final int MOST_ZEROS = 16_383;

    private DecimalText() {}

    /** The text that SQL reads back as the same number, of the same scale unless that is negative. */
    public static String of(BigDecimal value) {
        return Math.abs((long) value.scale()) > MOST_ZEROS ? value.toString() : value.toPlainString();
    }
}
