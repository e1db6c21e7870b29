package io.keyway.plan.type;

import java.util.Locale;
import org.apache.calcite.sql.type.IntervalSqlType;

/** Writes interval values as text, since JDBC has no type for them. */
final class IntervalText {
    private static final long MILLIS_PER_DAY = 86_400_000;
    private static final long MILLIS_PER_HOUR = 3_600_000;
    private static final long MILLIS_PER_MINUTE = 60_000;
    private static final long MILLIS_PER_SECOND = 1_000;
    private static final long MONTHS_PER_YEAR = 12;

    private IntervalText() {}

    /**
     * An interval as {@code years-months} or {@code days hours:minutes:seconds.millis}.
     *
     * @param value months of a year-month interval, milliseconds of any other
     */
    static String of(long value, IntervalSqlType type) {
        String sign = value < 0 ? "-" : "";
        long rest = Math.abs(value);
        if (type.getIntervalQualifier().isYearMonth()) {
            return sign + rest / MONTHS_PER_YEAR + "-" + rest % MONTHS_PER_YEAR;
        }
        return String.format(
                Locale.ROOT,
                "%s%d %02d:%02d:%02d.%03d",
                sign,
                rest / MILLIS_PER_DAY,
                rest % MILLIS_PER_DAY / MILLIS_PER_HOUR,
                rest % MILLIS_PER_HOUR / MILLIS_PER_MINUTE,
                rest % MILLIS_PER_MINUTE / MILLIS_PER_SECOND,
                rest % MILLIS_PER_SECOND);
    }
}
