package io.keyway.bench.report;

import java.util.Locale;

/** Times as people read them. */
final class Durations {
    private Durations() {}

    /** With three digits and the unit that suits. */
    static String text(double nanos) {
        double size = Math.abs(nanos);
        if (size < 999.5e3) {
            return digits(nanos / 1e3) + " µs";
        }
        return size < 999.5e6 ? digits(nanos / 1e6) + " ms" : digits(nanos / 1e9) + " s";
    }

    private static String digits(double value) {
        double size = Math.abs(value);
        String format = size < 9.995 ? "%.2f" : size < 99.95 ? "%.1f" : "%.0f";
        return String.format(Locale.ROOT, format, value);
    }
}
