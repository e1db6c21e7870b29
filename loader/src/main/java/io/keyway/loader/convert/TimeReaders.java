package io.keyway.loader.convert;

import com.datastax.oss.driver.api.core.data.CqlDuration;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.regex.Pattern;

/** Dates and times in ISO 8601; a timestamp without a zone is in UTC. */
final class TimeReaders {
    private static final Pattern EPOCH = Pattern.compile("[+-]?\\d+(\\.\\d*)?([eE][+-]?\\d+)?");

    /** What CQL's 64 bits of milliseconds can hold. */
    private static final Instant FIRST = Instant.ofEpochMilli(Long.MIN_VALUE);

    private static final Instant LAST = Instant.ofEpochMilli(Long.MAX_VALUE);

    /** ISO's date and time, with a T or a space between them, and a zone as Z, +01, +0100 or +01:00. */
    private static final DateTimeFormatter TIMESTAMP = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[' '][XXX][XX][X]")
            .optionalEnd()
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    private TimeReaders() {}

    /** ISO 8601, or milliseconds since 1970. */
    static Instant timestamp(String text) throws MalformedText {
        if (EPOCH.matcher(text).matches()) {
            return Instant.ofEpochMilli(
                    NumberReaders.whole(text, "timestamp in milliseconds", Long.MIN_VALUE, Long.MAX_VALUE));
        }
        Instant instant;
        try {
            TemporalAccessor parsed =
                    TIMESTAMP.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            instant = parsed instanceof OffsetDateTime zoned
                    ? zoned.toInstant()
                    : parsed instanceof LocalDateTime local
                            ? local.toInstant(ZoneOffset.UTC)
                            : LocalDate.from(parsed).atStartOfDay().toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new MalformedText("not a timestamp such as 2018-11-01T20:57:10.796Z, nor milliseconds since 1970");
        }
        if (!instant.equals(instant.truncatedTo(ChronoUnit.MILLIS))) {
            throw new MalformedText("a timestamp holds milliseconds and nothing finer");
        }
        if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
            throw new MalformedText("out of range of timestamp");
        }
        return instant;
    }

    static LocalDate date(String text) throws MalformedText {
        LocalDate date;
        try {
            date = LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new MalformedText("not a date such as 2018-11-01");
        }
        // CQL's dates are 32 bits of days around 1970.
        if (date.toEpochDay() < Integer.MIN_VALUE || date.toEpochDay() > Integer.MAX_VALUE) {
            throw new MalformedText("out of range of date");
        }
        return date;
    }

    static LocalTime time(String text) throws MalformedText {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException e) {
            throw new MalformedText("not a time such as 20:57:10.796");
        }
    }

    static CqlDuration duration(String text) throws MalformedText {
        try {
            return CqlDuration.from(text);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new MalformedText("not a duration such as 1y2mo3d4h5m6s or P1Y2M3DT4H5M6S");
        }
    }
}
