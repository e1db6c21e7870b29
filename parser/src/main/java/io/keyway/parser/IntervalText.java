package io.keyway.parser;

import io.keyway.error.ErrorCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * Reads intervals as PostgreSQL writes them (its documentation, 8.5.4): {@code 1 day -02:30}, {@code 1-2}, {@code 2 weeks ago},
 * {@code P1DT2H}. A day has 24 hours, and a part of a month 30 days.
 */
final class IntervalText {
    private static final BigDecimal DAY = BigDecimal.valueOf(86_400_000);
    private static final BigDecimal DAYS_PER_MONTH = BigDecimal.valueOf(30);
    private static final BigDecimal MONTHS_PER_YEAR = BigDecimal.valueOf(12);
    private static final BigDecimal SIXTY = BigDecimal.valueOf(60);
    private static final BigDecimal MILLIS_PER_SECOND = BigDecimal.valueOf(1_000);
    private static final int START_DIGITS = 9;
    private static final int MILLISECOND_DIGITS = 3;

    /** Months of each unit that is counted in months. */
    private static final Map<String, BigDecimal> MONTHS = Map.of(
            "mon",
            BigDecimal.ONE,
            "month",
            BigDecimal.ONE,
            "y",
            MONTHS_PER_YEAR,
            "yr",
            MONTHS_PER_YEAR,
            "year",
            MONTHS_PER_YEAR,
            "dec",
            BigDecimal.valueOf(120),
            "decade",
            BigDecimal.valueOf(120),
            "century",
            BigDecimal.valueOf(1_200),
            "centurie",
            BigDecimal.valueOf(1_200),
            "millennium",
            BigDecimal.valueOf(12_000));

    /** Milliseconds of each of the others. */
    private static final Map<String, BigDecimal> MILLIS = Map.ofEntries(
            Map.entry("us", new BigDecimal("0.001")),
            Map.entry("usec", new BigDecimal("0.001")),
            Map.entry("microsecond", new BigDecimal("0.001")),
            Map.entry("m", BigDecimal.valueOf(60_000)),
            Map.entry("ms", BigDecimal.ONE),
            Map.entry("msec", BigDecimal.ONE),
            Map.entry("millisecond", BigDecimal.ONE),
            Map.entry("", BigDecimal.valueOf(1_000)),
            Map.entry("s", BigDecimal.valueOf(1_000)),
            Map.entry("sec", BigDecimal.valueOf(1_000)),
            Map.entry("second", BigDecimal.valueOf(1_000)),
            Map.entry("min", BigDecimal.valueOf(60_000)),
            Map.entry("minute", BigDecimal.valueOf(60_000)),
            Map.entry("h", BigDecimal.valueOf(3_600_000)),
            Map.entry("hr", BigDecimal.valueOf(3_600_000)),
            Map.entry("hour", BigDecimal.valueOf(3_600_000)),
            Map.entry("d", DAY),
            Map.entry("day", DAY),
            Map.entry("w", DAY.multiply(BigDecimal.valueOf(7))),
            Map.entry("week", DAY.multiply(BigDecimal.valueOf(7))));

    private static final Pattern PART = Pattern.compile("\\s*(?:"
            + "(?<minus>[+-]?)(?<ofHour>\\d+):(?<ofMinute>\\d+\\.\\d*)"
            + "|(?<sign>[+-]?)(?<hours>\\d+):(?<minutes>\\d+)(?::(?<seconds>\\d+(?:\\.\\d*)?))?"
            + "|(?<years>[+-]?\\d+)-(?<months>\\d+)"
            + "|(?<days>[+-]?\\d+)\\s+(?=[+-]?\\d+:)"
            + "|(?<number>[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+))\\s*(?<unit>[a-z]*)"
            + "|(?<ago>ago)\\s*$)");

    private static final Pattern ISO_PART = Pattern.compile("(?<number>[+-]?\\d+(?:\\.\\d+)?)(?<unit>[YMWDHS])|T");

    /** The units that have been read, each of which there is once. */
    private final Set<String> units = new HashSet<>();

    private BigDecimal months = BigDecimal.ZERO;
    private BigDecimal millis = BigDecimal.ZERO;

    private IntervalText() {}

    /**
     * The interval that a text stands for: one of months, one of milliseconds, or {@link Syntax#MIXED_INTERVAL}.
     *
     * @param sign 1 or -1
     * @throws io.keyway.error.KeywayException INVALID_DATETIME for any other text
     */
    static SqlNode literal(String text, int sign, SqlParserPos pos) {
        IntervalText interval = new IntervalText();
        String trimmed = text.trim();
        boolean known = trimmed.startsWith("P") ? interval.readIso(trimmed) : interval.read(trimmed);
        if (!known) {
            throw Syntax.refusal(ErrorCode.INVALID_DATETIME, "\"" + text + "\" cannot be read as an interval", pos)
                    .withHint("write a number before each unit, for example INTERVAL '1 day 2 hours'");
        }
        return interval.node(sign, pos);
    }

    private boolean read(String text) {
        Matcher part = PART.matcher(text.toLowerCase(Locale.ROOT));
        int read = 0;
        while (part.lookingAt()) {
            if (!add(part)) {
                return false;
            }
            read = part.end();
            part.region(read, text.length());
        }
        return read > 0 && read == text.length();
    }

    private boolean add(Matcher part) {
        if (part.group("ago") != null) {
            if (units.isEmpty()) {
                return false;
            }
            months = months.negate();
            millis = millis.negate();
            return true;
        }
        if (part.group("ofHour") != null) {
            return clock(part.group("minus"), "0", part.group("ofHour"), part.group("ofMinute"));
        }
        if (part.group("hours") != null) {
            return clock(part.group("sign"), part.group("hours"), part.group("minutes"), part.group("seconds"));
        }
        if (part.group("years") != null) {
            String years = part.group("years");
            BigDecimal rest = new BigDecimal(part.group("months"));
            if (rest.compareTo(MONTHS_PER_YEAR) >= 0 || !units.add("year") || !units.add("month")) {
                return false;
            }
            months = months.add(new BigDecimal(years).multiply(MONTHS_PER_YEAR))
                    .add(years.startsWith("-") ? rest.negate() : rest);
            return true;
        }
        return part.group("days") != null
                ? add(new BigDecimal(part.group("days")), "day")
                : add(new BigDecimal(part.group("number")), part.group("unit"));
    }

    /** A time; no more than 59 minutes and 59 seconds unless they come first. */
    private boolean clock(String sign, String hours, String minutes, @Nullable String seconds) {
        BigDecimal rest = new BigDecimal(seconds == null ? "0" : seconds);
        BigDecimal ofHour = new BigDecimal(minutes);
        if (ofHour.compareTo(SIXTY) >= 0 || rest.compareTo(SIXTY) >= 0 || !units.add("") || !units.add("hour")) {
            return false;
        }
        BigDecimal time = new BigDecimal(hours)
                .multiply(SIXTY)
                .add(ofHour)
                .multiply(SIXTY)
                .add(rest)
                .multiply(MILLIS_PER_SECOND);
        millis = millis.add(sign.equals("-") ? time.negate() : time);
        return true;
    }

    private boolean readIso(String text) {
        Matcher part = ISO_PART.matcher(text);
        boolean time = false;
        int read = 1;
        part.region(read, text.length());
        while (part.lookingAt()) {
            if (part.group("unit") == null) {
                time = true;
            } else {
                String unit = part.group("unit").toLowerCase(Locale.ROOT);
                if (!add(new BigDecimal(part.group("number")), unit.equals("m") && !time ? "month" : unit)) {
                    return false;
                }
            }
            read = part.end();
            part.region(read, text.length());
        }
        return read > 1 && read == text.length();
    }

    private boolean add(BigDecimal number, String written) {
        BigDecimal ofMonths = find(MONTHS, written);
        BigDecimal ofMillis = find(MILLIS, written);
        if (!units.add(
                written.endsWith("s") && written.length() > 2 ? written.substring(0, written.length() - 1) : written)) {
            return false;
        }
        if (ofMonths != null) {
            BigDecimal all = number.multiply(ofMonths);
            BigDecimal whole = ofMonths.equals(BigDecimal.ONE)
                    ? all.setScale(0, RoundingMode.DOWN)
                    : all.setScale(0, RoundingMode.HALF_EVEN);
            months = months.add(whole);
            if (ofMonths.equals(BigDecimal.ONE)) {
                millis = millis.add(all.subtract(whole).multiply(DAYS_PER_MONTH).multiply(DAY));
            }
        } else if (ofMillis != null) {
            millis = millis.add(number.multiply(ofMillis));
        }
        return ofMonths != null || ofMillis != null;
    }

    private static @Nullable BigDecimal find(Map<String, BigDecimal> units, String written) {
        BigDecimal exact = units.get(written);
        return exact == null && written.endsWith("s") ? units.get(written.substring(0, written.length() - 1)) : exact;
    }

    private SqlNode node(int sign, SqlParserPos pos) {
        BigDecimal time = millis.setScale(0, RoundingMode.HALF_UP);
        if (months.precision() > START_DIGITS || time.divideToIntegralValue(DAY).precision() > START_DIGITS) {
            throw Syntax.refusal(ErrorCode.DATETIME_OVERFLOW, "an interval is out of range", pos);
        }
        SqlNode ofTime = time(time.longValueExact() * sign, pos);
        if (months.signum() == 0) {
            return ofTime;
        }
        int count = months.intValueExact() * sign;
        SqlNode ofMonths = SqlLiteral.createInterval(
                count < 0 ? -1 : 1,
                String.valueOf(Math.abs(count)),
                new SqlIntervalQualifier(TimeUnit.MONTH, START_DIGITS, null, -1, pos),
                pos);
        return time.signum() == 0 ? ofMonths : Syntax.MIXED_INTERVAL.createCall(pos, ofMonths, ofTime);
    }

    private static SqlNode time(long time, SqlParserPos pos) {
        long rest = Math.abs(time);
        long seconds = rest / 1_000;
        String text = String.format(
                Locale.ROOT,
                "%d %02d:%02d:%02d.%03d",
                seconds / 86_400,
                seconds / 3_600 % 24,
                seconds / 60 % 60,
                seconds % 60,
                rest % 1_000);
        return SqlLiteral.createInterval(
                time < 0 ? -1 : 1,
                text,
                new SqlIntervalQualifier(TimeUnit.DAY, START_DIGITS, TimeUnit.SECOND, MILLISECOND_DIGITS, pos),
                pos);
    }
}
