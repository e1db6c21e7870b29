package io.keyway.value;

import java.math.BigDecimal;

/** The text of decimals: all digits, without an exponent. */
public final class DecimalText {
    /**
     * The most zeros that are written out: as many digits as PostgreSQL allows after the point. A CQL decimal may have
     * two thousand million of them, too many to read or to keep in memory.
     */
    private static final int MOST_ZEROS = 16_383;

    private DecimalText() {}

    /** The text that SQL reads back as the same number, of the same scale unless that is negative. */
    public static String of(BigDecimal value) {
        return Math.abs((long) value.scale()) > MOST_ZEROS ? value.toString() : value.toPlainString();
    }
}
