package io.keyway.jdbc;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import java.sql.Date;
import java.sql.Time;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/** Dates, times and instants out of the values of a cursor. Text without a zone is read as UTC. */
final class TimeValues {
    /** An ISO date, a space or a T, an ISO time, and an offset, of which the later parts may be missing. */
    private static final DateTimeFormatter TIMESTAMP = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffsetId()
            .toFormatter();

    private TimeValues() {}

    static LocalDate date(Object value) {
        if (value instanceof LocalDate date) {
            return date;
        }
        if (value instanceof Instant instant) {
            return LocalDate.ofInstant(instant, ZoneOffset.UTC);
        }
        if (value instanceof String text) {
            return LocalDate.ofInstant(parse(text), ZoneOffset.UTC);
        }
        throw Values.mismatch(value, LocalDate.class);
    }

    static LocalTime time(Object value) {
        if (value instanceof LocalTime time) {
            return time;
        }
        if (value instanceof Instant instant) {
            return LocalTime.ofInstant(instant, ZoneOffset.UTC);
        }
        if (value instanceof String text) {
            try {
                return LocalTime.parse(text.trim());
            } catch (DateTimeException e) {
                throw invalid("a time", text, e);
            }
        }
        throw Values.mismatch(value, LocalTime.class);
    }

    static Instant instant(Object value) {
        if (value instanceof Instant instant) {
            return instant;
        }
        if (value instanceof LocalDate date) {
            return date.atStartOfDay().toInstant(ZoneOffset.UTC);
        }
        if (value instanceof String text) {
            return parse(text);
        }
        throw Values.mismatch(value, Instant.class);
    }

    private static Instant parse(String text) {
        try {
            TemporalAccessor parts = TIMESTAMP.parse(text.trim());
            LocalDate date = LocalDate.from(parts);
            @Nullable LocalTime time = parts.query(TemporalQueries.localTime());
            LocalDateTime local = date.atTime(time == null ? LocalTime.MIDNIGHT : time);
            boolean zoned = parts.isSupported(ChronoField.OFFSET_SECONDS);
            return local.toInstant(zoned ? ZoneOffset.from(parts) : ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw invalid("a date or timestamp", text, e);
        }
    }

    private static KeywayException invalid(String what, String text, DateTimeException cause) {
        return new KeywayException(ErrorCode.INVALID_DATETIME, "\"" + text + "\" is not " + what, cause);
    }

    /** Midnight of that date in that zone, which is how {@link Date} stands for a date. */
    static Date sqlDate(LocalDate date, TimeZone zone) {
        return new Date(date.atStartOfDay(zone.toZoneId()).toInstant().toEpochMilli());
    }

    /** That time on the first day of 1970 in that zone, to the millisecond, which is how {@link Time} stands for it. */
    static Time sqlTime(LocalTime time, TimeZone zone) {
        return new Time(
                time.atDate(LocalDate.EPOCH).atZone(zone.toZoneId()).toInstant().toEpochMilli());
    }

    /** The date that the calendar of that zone shows. */
    static LocalDate localDate(java.util.Date date, TimeZone zone) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(date.getTime()), zone.toZoneId());
    }

    /** The time that a clock in that zone shows. */
    static LocalTime localTime(java.util.Date time, TimeZone zone) {
        return LocalTime.ofInstant(Instant.ofEpochMilli(time.getTime()), zone.toZoneId());
    }
}
