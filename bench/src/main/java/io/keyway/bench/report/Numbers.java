package io.keyway.bench.report;

import io.keyway.bench.measure.Interval;
import java.util.Locale;

/** Measured values as people read them. */
final class Numbers {
    private Numbers() {}

    /** A time with three digits and the unit that suits. */
    static String time(double nanos) {
        double size = Math.abs(nanos);
        if (size < 999.5e3) {
            return digits(nanos / 1e3) + " µs";
        }
        return size < 999.5e6 ? digits(nanos / 1e6) + " ms" : digits(nanos / 1e9) + " s";
    }

    private static String digits(double value) {
        double size = Math.abs(value);
        return format(size < 9.995 ? "%.2f" : size < 99.95 ? "%.1f" : "%.0f", value);
    }

    /** A ratio. */
    static String ratio(double value) {
        return format(value < 19.995 ? "%.2f" : "%.0f", value);
    }

    /** A ratio with its interval. */
    static String ratio(Interval ratio) {
        return String.format(
                Locale.ROOT, "%s [%s, %s]", ratio(ratio.middle()), ratio(ratio.low()), ratio(ratio.high()));
    }

    /** Memory. */
    static String megabytes(long bytes) {
        return format("%.0f MB", bytes / 1e6);
    }

    private static String format(String format, Object value) {
        return String.format(Locale.ROOT, format, value);
    }
}
