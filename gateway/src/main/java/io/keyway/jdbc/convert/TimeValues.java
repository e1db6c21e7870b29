package io.keyway.jdbc.convert;

import io.keyway.value.DateTimeText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;

/** Dates, times and instants out of the values of a cursor. Text without a zone is read as UTC. */
final class TimeValues {
    private TimeValues() {}

    static LocalDate date(Object value) {
        if (value instanceof LocalDate date) {
            return date;
        }
        if (value instanceof Instant instant) {
            return LocalDate.ofInstant(instant, ZoneOffset.UTC);
        }
        if (value instanceof String text) {
            return Conversions.read(text, DateTimeText::dateOfDay);
        }
        throw Conversions.mismatch(value, LocalDate.class);
    }

    static LocalTime time(Object value) {
        if (value instanceof LocalTime time) {
            return time;
        }
        if (value instanceof Instant instant) {
            return LocalTime.ofInstant(instant, ZoneOffset.UTC);
        }
        if (value instanceof String text) {
            return Conversions.read(text, DateTimeText::time);
        }
        throw Conversions.mismatch(value, LocalTime.class);
    }

    static Instant instant(Object value) {
        if (value instanceof Instant instant) {
            return instant;
        }
        if (value instanceof LocalDate date) {
            return date.atStartOfDay().toInstant(ZoneOffset.UTC);
        }
        if (value instanceof String text) {
            return Conversions.read(text, DateTimeText::instant);
        }
        throw Conversions.mismatch(value, Instant.class);
    }
}
