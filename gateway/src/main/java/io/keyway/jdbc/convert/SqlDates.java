package io.keyway.jdbc.convert;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoField;
import java.util.Calendar;
import java.util.GregorianCalendar;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times as JDBC's old classes, which hold milliseconds and stand for what a calendar shows for these.
 *
 * <p>Without a calendar of the caller's, that is the JVM's own: {@link Date#valueOf(LocalDate)} and {@link Date#toLocalDate}
 * say which day a {@link Date} stands for. {@code java.time} would count otherwise: it has no Julian calendar before 1582, and
 * before zones had a standard time it goes by the sun.
 */
public final class SqlDates {
    private static final int NANOS_PER_MILLI = 1_000_000;
    private static final int MILLIS_PER_SECOND = 1_000;

    private SqlDates() {}

    /** The date as the calendar shows it; null for the JVM's. */
    public static Date date(LocalDate date, @Nullable Calendar calendar) {
        return calendar == null
                ? Date.valueOf(date)
                : new Date(at(date, calendar).getTimeInMillis());
    }

    /** The date that the calendar shows; null for the JVM's. */
    public static LocalDate localDate(Date date, @Nullable Calendar calendar) {
        return calendar == null ? date.toLocalDate() : localDate(at(date, calendar));
    }

    /** The time of day as the calendar shows it on the first day of 1970, to the millisecond; null for the JVM's. */
    public static Time time(LocalTime time, @Nullable Calendar calendar) {
        Calendar shown = at(LocalDate.EPOCH, calendar == null ? new GregorianCalendar() : calendar);
        shown.set(Calendar.HOUR_OF_DAY, time.getHour());
        shown.set(Calendar.MINUTE, time.getMinute());
        shown.set(Calendar.SECOND, time.getSecond());
        shown.set(Calendar.MILLISECOND, time.get(ChronoField.MILLI_OF_SECOND));
        return new Time(shown.getTimeInMillis());
    }

    /** The time of day that the calendar shows; null for the JVM's. */
    public static LocalTime localTime(Time time, @Nullable Calendar calendar) {
        Calendar shown = at(time, calendar == null ? new GregorianCalendar() : calendar);
        return LocalTime.of(
                shown.get(Calendar.HOUR_OF_DAY),
                shown.get(Calendar.MINUTE),
                shown.get(Calendar.SECOND),
                Math.floorMod(time.getTime(), MILLIS_PER_SECOND) * NANOS_PER_MILLI);
    }

    /**
     * The moment, which needs no calendar. {@link Timestamp#from} fails in the first second that there is.
     *
     * @throws KeywayException INVALID_DATETIME when it has more than 64 bits of milliseconds
     */
    public static Timestamp timestamp(Instant instant) {
        try {
            Timestamp timestamp = new Timestamp(instant.toEpochMilli());
            timestamp.setNanos(instant.getNano());
            return timestamp;
        } catch (ArithmeticException e) {
            throw new KeywayException(ErrorCode.INVALID_DATETIME, instant + " is too far away for a timestamp", e);
        }
    }

    /** The moment, which needs no calendar. {@link Timestamp#toInstant} fails in the first second that there is. */
    public static Instant instant(Timestamp timestamp) {
        return Instant.ofEpochMilli(timestamp.getTime()).plusNanos(timestamp.getNanos() % NANOS_PER_MILLI);
    }

    private static Calendar at(LocalDate date, Calendar calendar) {
        Calendar shown = copy(calendar);
        shown.clear();
        boolean common = date.getYear() > 0;
        shown.set(Calendar.ERA, common ? GregorianCalendar.AD : GregorianCalendar.BC);
        shown.set(Calendar.YEAR, common ? date.getYear() : 1 - date.getYear());
        shown.set(Calendar.MONTH, date.getMonthValue() - 1);
        shown.set(Calendar.DAY_OF_MONTH, date.getDayOfMonth());
        return shown;
    }

    private static Calendar at(java.util.Date moment, Calendar calendar) {
        Calendar shown = copy(calendar);
        shown.setTimeInMillis(moment.getTime());
        return shown;
    }

    private static LocalDate localDate(Calendar shown) {
        int year = shown.get(Calendar.YEAR);
        return LocalDate.of(
                        shown.get(Calendar.ERA) == GregorianCalendar.AD ? year : 1 - year,
                        shown.get(Calendar.MONTH) + 1,
                        1)
                .plusDays(shown.get(Calendar.DAY_OF_MONTH) - 1L);
    }

    /** A calendar of the same zone, and if it is a Gregorian one with the same change from the Julian calendar. */
    private static Calendar copy(Calendar calendar) {
        return calendar.getCalendarType().equals("gregory")
                ? (Calendar) calendar.clone()
                : new GregorianCalendar(calendar.getTimeZone());
    }
}
