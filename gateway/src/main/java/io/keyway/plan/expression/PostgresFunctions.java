package io.keyway.plan.expression;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.pattern.Regex;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.calcite.linq4j.function.Strict;
import org.jspecify.annotations.Nullable;

/**
 * Functions of PostgreSQL that Calcite lacks, with PostgreSQL's answers. Timestamps are 64 bits of milliseconds since 1970, dates 32
 * bits of days. Public, because generated code calls it.
 */
public final class PostgresFunctions {
    private static final int YEARS_PER_DECADE = 10;
    private static final int YEARS_PER_CENTURY = 100;
    private static final int YEARS_PER_MILLENNIUM = 1_000;
    private static final BigDecimal MILLIS_PER_SECOND = BigDecimal.valueOf(1_000);

    /** A series is held in memory as a whole. */
    private static final BigDecimal MOST_ROWS = BigDecimal.valueOf(1_000_000);

    private PostgresFunctions() {}

    /** The text with its characters in the opposite order. */
    @Strict
    public static String reverse(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    @Strict
    public static String toHex(long number) {
        return Long.toHexString(number);
    }

    @Strict
    public static String intToHex(int number) {
        return Integer.toHexString(number);
    }

    /** The text as a literal of SQL. */
    @Strict
    public static String quoteLiteral(String text) {
        String quoted = "'" + text.replace("'", "''").replace("\\", "\\\\") + "'";
        return text.contains("\\") ? "E" + quoted : quoted;
    }

    /** The first part of a text that matches, or what the first group of the expression found in it; null when nothing does. */
    @Strict
    public static @Nullable String substringMatching(String text, String pattern) {
        List<@Nullable String> found = Regex.of(pattern, "").groups(text);
        return found == null ? null : found.get(0);
    }

    /** What the groups of a regular expression found, or all that matched when it has none; null when nothing does. */
    @Strict
    public static @Nullable List<@Nullable String> regexpMatch(String text, String pattern) {
        return Regex.of(pattern, "").groups(text);
    }

    /** Texts with a separator between them; those that are null are left out. */
    @Strict
    public static String listToText(List<?> texts, String separator) {
        return texts.stream().filter(Objects::nonNull).map(String::valueOf).collect(Collectors.joining(separator));
    }

    /** The whole numbers from one to another. */
    @Strict
    public static List<Long> series(long from, long to) {
        return steppedSeries(from, to, 1);
    }

    /** Whole numbers at one distance, from one on and not beyond another. */
    @Strict
    public static List<Long> steppedSeries(long from, long to, long step) {
        if (step == 0) {
            throw new KeywayException(ErrorCode.INVALID_PARAMETER, "the step of GENERATE_SERIES is not 0");
        }
        BigDecimal steps = BigDecimal.valueOf(to)
                .subtract(BigDecimal.valueOf(from))
                .divide(BigDecimal.valueOf(step), 0, RoundingMode.FLOOR);
        if (steps.compareTo(MOST_ROWS) >= 0) {
            throw new KeywayException(
                            ErrorCode.VALUE_OUT_OF_RANGE, "GENERATE_SERIES makes no more than " + MOST_ROWS + " rows")
                    .withHint("choose a larger step");
        }
        List<Long> series = new ArrayList<>();
        for (long i = 0; i <= steps.longValue(); i++) {
            series.add(from + i * step);
        }
        return series;
    }

    /** A quotient without its fraction. */
    @Strict
    public static BigDecimal div(BigDecimal dividend, BigDecimal divisor) {
        if (divisor.signum() == 0) {
            throw new ArithmeticException("division by zero");
        }
        return dividend.divideToIntegralValue(divisor).setScale(0, RoundingMode.DOWN);
    }

    /**
     * The number of the bucket that a value is in, of so many of one width between two bounds; 0 before the first bound, one more than
     * there are from the second on.
     */
    @Strict
    public static int widthBucket(BigDecimal value, BigDecimal low, BigDecimal high, int count) {
        int bounds = low.compareTo(high);
        if (count <= 0 || bounds == 0) {
            throw new KeywayException(
                            ErrorCode.INVALID_PARAMETER,
                            count <= 0
                                    ? "WIDTH_BUCKET takes a number of buckets greater than 0"
                                    : "the bounds of WIDTH_BUCKET are equal")
                    .withHint("for example WIDTH_BUCKET(length, 0, 600, 10)");
        }
        BigDecimal from = bounds < 0 ? value.subtract(low) : low.subtract(value);
        BigDecimal width = high.subtract(low).abs();
        if (from.signum() < 0) {
            return 0;
        }
        if (from.compareTo(width) >= 0) {
            return count + 1;
        }
        return from.multiply(BigDecimal.valueOf(count))
                        .divideToIntegralValue(width)
                        .intValueExact()
                + 1;
    }

    /** The bits of a number moved to the left; of the distance as many bits count as tell the number's. */
    @Strict
    public static int intShiftLeft(int number, int distance) {
        return number << distance;
    }

    @Strict
    public static long bigintShiftLeft(long number, int distance) {
        return number << distance;
    }

    @Strict
    public static int intShiftRight(int number, int distance) {
        return number >> distance;
    }

    @Strict
    public static long bigintShiftRight(long number, int distance) {
        return number >> distance;
    }

    /** The first moment of the unit that a timestamp is in; weeks begin on Monday. */
    @Strict
    public static long dateTrunc(String unit, long millis) {
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case "microsecond", "microseconds", "us", "millisecond", "milliseconds", "ms" -> millis;
            case "second", "seconds" -> floor(millis, ChronoUnit.SECONDS);
            case "minute", "minutes" -> floor(millis, ChronoUnit.MINUTES);
            case "hour", "hours" -> floor(millis, ChronoUnit.HOURS);
            case "day", "days" -> floor(millis, ChronoUnit.DAYS);
            default -> start(firstDay(unit, date(millis)));
        };
    }

    private static long floor(long millis, ChronoUnit unit) {
        return millis - Math.floorMod(millis, unit.getDuration().toMillis());
    }

    private static LocalDate firstDay(String unit, LocalDate date) {
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case "week", "weeks" -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case "month", "months" -> date.withDayOfMonth(1);
            case "quarter" -> LocalDate.of(date.getYear(), (date.getMonthValue() - 1) / 3 * 3 + 1, 1);
            case "year", "years" -> LocalDate.of(date.getYear(), 1, 1);
            case "decade", "decades" ->
                LocalDate.of(Math.floorDiv(date.getYear(), YEARS_PER_DECADE) * YEARS_PER_DECADE, 1, 1);
            case "century", "centuries" -> firstOf(date, YEARS_PER_CENTURY);
            case "millennium", "millennia" -> firstOf(date, YEARS_PER_MILLENNIUM);
            default ->
                throw new KeywayException(ErrorCode.INVALID_PARAMETER, "there is no unit '" + unit + "' of time")
                        .withHint("units are second, minute, hour, day, week, month, quarter, year, decade, century and"
                                + " millennium");
        };
    }

    /** Centuries and millennia begin with the year 1. */
    private static LocalDate firstOf(LocalDate date, int years) {
        return LocalDate.of(Math.floorDiv(date.getYear() - 1, years) * years + 1, 1, 1);
    }

    /** The begin of the span that a timestamp is in, of those of one length that begin or end with another timestamp. */
    @Strict
    public static long dateBin(long length, long millis, long origin) {
        if (length <= 0) {
            throw new KeywayException(ErrorCode.INVALID_PARAMETER, "DATE_BIN takes an interval greater than 0");
        }
        return millis - Math.floorMod(Math.subtractExact(millis, origin), length);
    }

    @Strict
    public static int makeDate(int year, int month, int day) {
        try {
            if (year == 0) {
                throw new DateTimeException("there is no year 0");
            }
            // The year -1 is the one before the year 1.
            return DateFunctions.days(LocalDate.of(year < 0 ? year + 1 : year, month, day));
        } catch (DateTimeException e) {
            throw new KeywayException(
                    ErrorCode.DATETIME_OVERFLOW, "there is no date " + year + "-" + month + "-" + day, e);
        }
    }

    /** The timestamp so many seconds after the begin of 1970. */
    @Strict
    public static long secondsToTimestamp(BigDecimal seconds) {
        try {
            return seconds.multiply(MILLIS_PER_SECOND)
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();
        } catch (ArithmeticException e) {
            throw new KeywayException(ErrorCode.DATETIME_OVERFLOW, "a timestamp is out of range", e);
        }
    }

    /** The local time of a zone at a moment. */
    @Strict
    public static long timezone(String zone, long millis) {
        // Offsets are left out: for PostgreSQL '+02' is west of Greenwich, for most people east of it.
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            throw new KeywayException(ErrorCode.INVALID_PARAMETER, "there is no time zone \"" + zone + "\"")
                    .withHint("write a name such as 'Europe/Berlin', or 'UTC'");
        }
        ZoneRules rules = ZoneId.of(zone).getRules();
        return Math.addExact(
                millis, rules.getOffset(Instant.ofEpochMilli(millis)).getTotalSeconds() * 1_000L);
    }

    /** The milliseconds from one timestamp to another. */
    @Strict
    public static long timeBetween(long to, long from) {
        try {
            return Math.subtractExact(to, from);
        } catch (ArithmeticException e) {
            throw new KeywayException(ErrorCode.DATETIME_OVERFLOW, "an interval is out of range", e);
        }
    }

    /** The date so many days after another. */
    @Strict
    public static int addDays(int date, int days) {
        try {
            return Math.addExact(date, days);
        } catch (ArithmeticException e) {
            throw new KeywayException(ErrorCode.DATETIME_OVERFLOW, "a date is out of range", e);
        }
    }

    @Strict
    public static int subtractDays(int date, int days) {
        try {
            return Math.subtractExact(date, days);
        } catch (ArithmeticException e) {
            throw new KeywayException(ErrorCode.DATETIME_OVERFLOW, "a date is out of range", e);
        }
    }

    /** The days from one date to another. */
    @Strict
    public static int daysBetween(int to, int from) {
        return Math.toIntExact((long) to - from);
    }

    /** The number of elements in a dimension of an array, of which there is one; null for an empty one. */
    @Strict
    public static @Nullable Integer arrayLength(List<?> array, int dimension) {
        return dimension != 1 || array.isEmpty() ? null : array.size();
    }

    /** A UUID that is like no other. */
    public static UUID genRandomUuid() {
        return UUID.randomUUID();
    }

    private static LocalDate date(long millis) {
        return DateFunctions.moment(millis).toLocalDate();
    }

    private static long start(LocalDate date) {
        return DateFunctions.millis(date.atStartOfDay());
    }
}
