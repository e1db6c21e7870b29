package io.keyway.plan.expression;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.linq4j.function.Strict;

/**
 * Computes with dates, which are 32 bits of days since 1970, and timestamps, which are 64 bits of milliseconds: in the
 * Gregorian calendar of all times, and with an error (22008) where the result is none of them. Calcite's own functions wrap
 * around beyond the year 5,881,580. Public, because generated code calls it.
 *
 * <p>Intervals are months, or milliseconds.
 */
public final class DateFunctions {
    private static final long MILLIS_PER_DAY = ChronoUnit.DAYS.getDuration().toMillis();
    private static final int DECADE = 10;
    /** The years of a century. */
    static final int CENTURY = 100;

    private static final int MILLENNIUM = 1_000;
    private static final int DAYS_PER_WEEK = 7;

    /** From any day of a year of weeks, one as far away is in the next one: it has 52 or 53 weeks. */
    private static final int WEEKS_PER_YEAR = 53;

    private DateFunctions() {}

    /** A part of a date, a day or longer, by its unit's name. */
    @Strict
    public static long datePart(int days, String unit) {
        return part(LocalDate.ofEpochDay(days), unit);
    }

    /** A part of a timestamp, a day or longer, by its unit's name. */
    @Strict
    public static long timestampPart(long millis, String unit) {
        return part(date(millis), unit);
    }

    private static long part(LocalDate date, String unit) {
        int year = date.getYear();
        return switch (TimeUnitRange.valueOf(unit)) {
            case MILLENNIUM -> counted(year, MILLENNIUM);
            case CENTURY -> counted(year, CENTURY);
            case DECADE -> Math.floorDiv(year, DECADE);
            case YEAR -> counted(year, 1);
            case ISOYEAR -> counted(date.get(IsoFields.WEEK_BASED_YEAR), 1);
            case QUARTER -> date.get(IsoFields.QUARTER_OF_YEAR);
            case MONTH -> date.getMonthValue();
            case WEEK -> date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            case DOY -> date.getDayOfYear();
            case DAY -> date.getDayOfMonth();
            case ISODOW -> date.getDayOfWeek().getValue();
            case DOW -> date.getDayOfWeek().getValue() % DAYS_PER_WEEK + 1;
            default -> throw new IllegalArgumentException(unit);
        };
    }

    /** The number of a span of years; there is none with the number 0. */
    static long counted(int year, int span) {
        int number = Math.floorDiv(year - 1, span) + 1;
        return number > 0 ? number : number - 1;
    }

    /** The first day of the unit that a date is in. */
    @Strict
    public static int dateFloor(int days, String unit) {
        return days(floor(LocalDate.ofEpochDay(days), TimeUnitRange.valueOf(unit)));
    }

    /** The date, or the first day of the next unit. */
    @Strict
    public static int dateCeil(int days, String unit) {
        TimeUnitRange range = TimeUnitRange.valueOf(unit);
        LocalDate date = LocalDate.ofEpochDay(days);
        LocalDate floor = floor(date, range);
        return days(floor.equals(date) ? date : next(floor, range));
    }

    /** The first moment of the unit that a timestamp is in. */
    @Strict
    public static long timestampFloor(long millis, String unit) {
        TimeUnitRange range = TimeUnitRange.valueOf(unit);
        return isShort(range)
                ? minus(millis, Math.floorMod(millis, length(range)))
                : millis(floor(date(millis), range).atStartOfDay());
    }

    /** The timestamp, or the first moment of the next unit. */
    @Strict
    public static long timestampCeil(long millis, String unit) {
        TimeUnitRange range = TimeUnitRange.valueOf(unit);
        if (isShort(range)) {
            long rest = Math.floorMod(millis, length(range));
            return rest == 0 ? millis : plus(millis, length(range) - rest);
        }
        LocalDate floor = floor(date(millis), range);
        boolean isFirst = floor.atStartOfDay().equals(moment(millis));
        return isFirst ? millis : millis(next(floor, range).atStartOfDay());
    }

    /** Whether every unit is as long as any other. */
    private static boolean isShort(TimeUnitRange unit) {
        return switch (unit) {
            case HOUR, MINUTE, SECOND, MILLISECOND, MICROSECOND, NANOSECOND -> true;
            default -> false;
        };
    }

    /** The milliseconds of a unit; a millisecond where it is shorter. */
    private static long length(TimeUnitRange unit) {
        return Math.max(1, unit.startUnit.multiplier.longValue());
    }

    private static LocalDate floor(LocalDate date, TimeUnitRange unit) {
        int year = date.getYear();
        return switch (unit) {
            case MILLENNIUM -> firstOf(year, MILLENNIUM);
            case CENTURY -> firstOf(year, CENTURY);
            case DECADE -> LocalDate.of(year - Math.floorMod(year, DECADE), 1, 1);
            case YEAR -> date.withDayOfYear(1);
            case ISOYEAR -> date.with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, 1).with(DayOfWeek.MONDAY);
            case QUARTER -> date.with(IsoFields.DAY_OF_QUARTER, 1);
            case MONTH -> date.withDayOfMonth(1);
            case WEEK -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
            default -> date;
        };
    }

    private static LocalDate firstOf(int year, int span) {
        return LocalDate.of(year - Math.floorMod(year - 1, span), 1, 1);
    }

    private static LocalDate next(LocalDate first, TimeUnitRange unit) {
        return switch (unit) {
            case MILLENNIUM -> first.plusYears(MILLENNIUM);
            case CENTURY -> first.plusYears(CENTURY);
            case DECADE -> first.plusYears(DECADE);
            case YEAR -> first.plusYears(1);
            case ISOYEAR -> floor(first.plusWeeks(WEEKS_PER_YEAR), unit);
            case QUARTER -> first.plus(1, IsoFields.QUARTER_YEARS);
            case MONTH -> first.plusMonths(1);
            case WEEK -> first.plusWeeks(1);
            default -> first.plusDays(1);
        };
    }

    @Strict
    public static int datePlusMonths(int days, long months) {
        return days(LocalDate.ofEpochDay(days).plusMonths(months));
    }

    @Strict
    public static int dateMinusMonths(int days, long months) {
        return datePlusMonths(days, -months);
    }

    @Strict
    public static long timestampPlusMonths(long millis, long months) {
        return millis(moment(millis).plusMonths(months));
    }

    @Strict
    public static long timestampMinusMonths(long millis, long months) {
        return timestampPlusMonths(millis, -months);
    }

    /** A date some days later, of which an interval has a number. */
    @Strict
    public static int datePlusMillis(int days, long millis) {
        return days(LocalDate.ofEpochDay(days + millis / MILLIS_PER_DAY));
    }

    @Strict
    public static int dateMinusMillis(int days, long millis) {
        return days(LocalDate.ofEpochDay(days - millis / MILLIS_PER_DAY));
    }

    @Strict
    public static long timestampPlusMillis(long millis, long interval) {
        return plus(millis, interval);
    }

    @Strict
    public static long timestampMinusMillis(long millis, long interval) {
        return minus(millis, interval);
    }

    /** The milliseconds from a timestamp to another one. */
    @Strict
    public static long millisBetween(long end, long begin) {
        try {
            return Math.subtractExact(end, begin);
        } catch (ArithmeticException e) {
            throw outOfRange("interval");
        }
    }

    /** The whole months from a timestamp to another one. */
    @Strict
    public static int monthsBetween(long end, long begin) {
        try {
            return Math.toIntExact(ChronoUnit.MONTHS.between(moment(begin), moment(end)));
        } catch (ArithmeticException e) {
            throw outOfRange("interval");
        }
    }

    /** An interval so many times. */
    @Strict
    public static long millisTimes(long interval, long times) {
        try {
            return Math.multiplyExact(interval, times);
        } catch (ArithmeticException e) {
            throw outOfRange("interval");
        }
    }

    /** An interval of months so many times. */
    @Strict
    public static int monthsTimes(long interval, long times) {
        try {
            return Math.toIntExact(Math.multiplyExact(interval, times));
        } catch (ArithmeticException e) {
            throw outOfRange("interval");
        }
    }

    /** The last day of a date's month. */
    @Strict
    public static int dateLastDay(int days) {
        return days(LocalDate.ofEpochDay(days).with(TemporalAdjusters.lastDayOfMonth()));
    }

    /** The last day of a timestamp's month. */
    @Strict
    public static int timestampLastDay(long millis) {
        return days(date(millis).with(TemporalAdjusters.lastDayOfMonth()));
    }

    /** The day of a timestamp. */
    @Strict
    public static int timestampDate(long millis) {
        return days(date(millis));
    }

    @Strict
    public static String dateDayName(int days) {
        return dayName(LocalDate.ofEpochDay(days));
    }

    @Strict
    public static String timestampDayName(long millis) {
        return dayName(date(millis));
    }

    @Strict
    public static String dateMonthName(int days) {
        return monthName(LocalDate.ofEpochDay(days));
    }

    @Strict
    public static String timestampMonthName(long millis) {
        return monthName(date(millis));
    }

    private static String dayName(LocalDate date) {
        return date.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    }

    private static String monthName(LocalDate date) {
        return date.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    }

    private static LocalDate date(long millis) {
        return LocalDate.ofEpochDay(Math.floorDiv(millis, MILLIS_PER_DAY));
    }

    /** The date and time of day of a timestamp. */
    static LocalDateTime moment(long millis) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
    }

    /**
     * The days of a date since 1970.
     *
     * @throws KeywayException DATETIME_OVERFLOW when no date holds them
     */
    static int days(LocalDate date) {
        long days = date.toEpochDay();
        if (days != (int) days) {
            throw outOfRange("date");
        }
        return (int) days;
    }

    /**
     * The milliseconds of a moment since 1970.
     *
     * @throws KeywayException DATETIME_OVERFLOW when no timestamp holds them
     */
    static long millis(LocalDateTime moment) {
        try {
            return moment.toInstant(ZoneOffset.UTC).toEpochMilli();
        } catch (ArithmeticException e) {
            throw outOfRange("timestamp");
        }
    }

    private static long plus(long millis, long more) {
        try {
            return Math.addExact(millis, more);
        } catch (ArithmeticException e) {
            throw outOfRange("timestamp");
        }
    }

    private static long minus(long millis, long less) {
        try {
            return Math.subtractExact(millis, less);
        } catch (ArithmeticException e) {
            throw outOfRange("timestamp");
        }
    }

    private static KeywayException outOfRange(String type) {
        return new KeywayException(ErrorCode.DATETIME_OVERFLOW, "the result is out of the range of " + type);
    }
}
