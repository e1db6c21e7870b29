package io.keyway.value;

import io.keyway.error.ErrorCode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates and times as text. Each is written in one form; the forms of ISO 8601, CQL, cqlsh's output and BigQuery's
 * exports are read.
 *
 * <p>Dates are always Gregorian; a year has four digits, or a sign and more of them. A text without an offset is in
 * UTC.
 */
public final class DateTimeText {
    private static final Pattern MOMENT =
            Pattern.compile("(?<year>[0-9]{4}|[+-][0-9]{4,9})-(?<month>[0-9]{2})-(?<day>[0-9]{2})"
                    + "([T ](?<time>[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?)"
                    + "( ?(UTC|GMT|(?<offset>Z|[+-][0-9]{2}(:?[0-9]{2})?)))?)?");

    private static final Pattern TIME = Pattern.compile("[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?");

    /** A number of milliseconds; spreadsheets write them with an exponent. */
    private static final Pattern MILLIS = Pattern.compile("[+-]?[0-9]+(\\.[0-9]*)?([eE][+-]?[0-9]+)?");

    /** What CQL's 64 bits of milliseconds can hold; its dates are 32 bits of days. */
    private static final Instant FIRST = Instant.ofEpochMilli(Long.MIN_VALUE);

    private static final long NANOS_PER_HALF_MILLI = 500_000;

    private static final Instant LAST = Instant.ofEpochMilli(Long.MAX_VALUE);

    private static final DateTimeFormatter WRITTEN_TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter WRITTEN_TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private static final DateTimeFormatter WRITTEN_TIME_WITH_FRACTION = new DateTimeFormatterBuilder()
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .toFormatter(Locale.ROOT);

    private DateTimeText() {}

    /** {@code 2018-11-01 20:57:10.796}, in UTC and always with three digits of milliseconds. */
    public static String of(Instant timestamp) {
        return WRITTEN_TIMESTAMP.format(timestamp);
    }

    /** {@code 2018-11-01}; years beyond 9999 with a sign. */
    public static String of(LocalDate date) {
        return date.toString();
    }

    /** {@code 20:57:10.796}, with as many digits after the second as it has. */
    public static String of(LocalTime time) {
        return (time.getNano() == 0 ? WRITTEN_TIME : WRITTEN_TIME_WITH_FRACTION).format(time);
    }

    /**
     * The moment that a text names, to the nanosecond: a date, perhaps a time after a T or a blank, perhaps an offset; or
     * milliseconds since 1970.
     *
     * @throws MalformedText when it names none
     */
    public static Instant instant(String text) {
        String stripped = text.strip();
        return MILLIS.matcher(stripped).matches()
                ? Instant.ofEpochMilli(
                        NumberText.whole(stripped, "timestamp in milliseconds", Long.MIN_VALUE, Long.MAX_VALUE))
                : moment(stripped, "a timestamp such as 2018-11-01 20:57:10.796, nor milliseconds since 1970")
                        .toInstant(ZoneOffset.UTC);
    }

    /**
     * The day that a text names, and the time of day if it names one, in UTC.
     *
     * @throws MalformedText when it names none
     */
    public static LocalDateTime day(String text) {
        return moment(text.strip(), "a date such as 2018-11-01");
    }

    /**
     * The time of day that a text names, to the nanosecond.
     *
     * @throws MalformedText when it names none
     */
    public static LocalTime time(String text) {
        String stripped = text.strip();
        if (!TIME.matcher(stripped).matches()) {
            throw malformed("not a time such as 20:57:10.796");
        }
        try {
            return LocalTime.parse(stripped);
        } catch (DateTimeException e) {
            throw malformed("there is no such time of day");
        }
    }

    /**
     * The timestamp that a text names exactly.
     *
     * @throws MalformedText when it names none, or digits below a millisecond
     */
    public static Instant timestamp(String text) {
        Instant instant = instant(text);
        if (!instant.equals(instant.truncatedTo(ChronoUnit.MILLIS))) {
            throw malformed("a timestamp holds milliseconds and nothing finer");
        }
        return held(instant);
    }

    /**
     * The timestamp nearest to the moment that a text names, the later one of two, as PostgreSQL casts.
     *
     * @throws MalformedText when it names none
     */
    public static Instant nearestTimestamp(String text) {
        return held(instant(text).plusNanos(NANOS_PER_HALF_MILLI).truncatedTo(ChronoUnit.MILLIS));
    }

    /**
     * The date that a text names exactly.
     *
     * @throws MalformedText when it names none, or a time of day other than midnight
     */
    public static LocalDate date(String text) {
        LocalDateTime day = day(text);
        if (!day.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            throw malformed("a date holds days and nothing finer");
        }
        return held(day.toLocalDate());
    }

    /**
     * The date of the day that a text names, whatever the time of day, as PostgreSQL casts.
     *
     * @throws MalformedText when it names none
     */
    public static LocalDate dateOfDay(String text) {
        return held(day(text).toLocalDate());
    }

    private static Instant held(Instant timestamp) {
        if (timestamp.isBefore(FIRST) || timestamp.isAfter(LAST)) {
            throw malformed("out of range of timestamp");
        }
        return timestamp;
    }

    private static LocalDate held(LocalDate date) {
        if (date.toEpochDay() < Integer.MIN_VALUE || date.toEpochDay() > Integer.MAX_VALUE) {
            throw malformed("out of range of date");
        }
        return date;
    }

    private static LocalDateTime moment(String text, String what) {
        Matcher parts = MOMENT.matcher(text);
        if (!parts.matches()) {
            throw malformed("not " + what);
        }
        try {
            LocalDate date = LocalDate.of(number(parts, "year"), number(parts, "month"), number(parts, "day"));
            String time = parts.group("time");
            LocalDateTime local = time == null ? date.atStartOfDay() : date.atTime(LocalTime.parse(time));
            String offset = parts.group("offset");
            return offset == null
                    ? local
                    : local.atOffset(ZoneOffset.of(offset))
                            .withOffsetSameInstant(ZoneOffset.UTC)
                            .toLocalDateTime();
        } catch (DateTimeException e) {
            throw malformed("there is no such day or time of day");
        }
    }

    private static int number(Matcher parts, String group) {
        return Integer.parseInt(parts.group(group));
    }

    private static MalformedText malformed(String reason) {
        return new MalformedText(ErrorCode.INVALID_DATETIME, reason);
    }
}
