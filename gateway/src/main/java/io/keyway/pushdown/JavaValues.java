package io.keyway.pushdown;

import com.google.common.net.InetAddresses;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.UUID;

/**
 * Reads a Java value of any class, as clients set parameters and literals stand in queries, as a value of one kind.
 *
 * <p>Nothing is rounded. A value of another kind altogether is an {@link IllegalArgumentException} or a
 * {@link java.time.DateTimeException}. Moments without an offset are in UTC.
 */
public final class JavaValues {
    /** {@code 2018-11-01}, {@code 2018-11-01 21:01:46.796}, {@code 2018-11-01T21:01:46Z}, with any offset. */
    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffset("+HH:mm", "Z")
            .toFormatter(Locale.ROOT)
            .withChronology(IsoChronology.INSTANCE)
            .withResolverStyle(ResolverStyle.STRICT);

    private JavaValues() {}

    /** A number; a double's value is the binary number that it is. */
    public static BigDecimal number(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        if (value instanceof BigInteger integer) {
            return new BigDecimal(integer);
        }
        if (value instanceof Double || value instanceof Float) {
            return new BigDecimal(((Number) value).doubleValue());
        }
        if (value instanceof Number number) {
            return BigDecimal.valueOf(number.longValue());
        }
        return new BigDecimal(text(value).trim());
    }

    /** A number for a decimal column, which a double names as it is written: 0.1 is 0.1. */
    public static BigDecimal decimal(Object value) {
        return value instanceof Double || value instanceof Float ? new BigDecimal(value.toString()) : number(value);
    }

    /** A truth value. */
    public static Boolean truth(Object value) {
        if (value instanceof Boolean bool) {
            return bool;
        }
        String text = text(value).trim();
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return Boolean.valueOf(text);
        }
        throw new IllegalArgumentException("neither true nor false");
    }

    /** A moment. */
    public static Instant instant(Object value) {
        if (value instanceof Instant instant) {
            return instant;
        }
        if (value instanceof OffsetDateTime moment) {
            return moment.toInstant();
        }
        return dateTime(value).toInstant(ZoneOffset.UTC);
    }

    /** A date with a time of day, in UTC; a date alone is its midnight. */
    public static LocalDateTime dateTime(Object value) {
        if (value instanceof LocalDateTime local) {
            return local;
        }
        if (value instanceof LocalDate date) {
            return date.atStartOfDay();
        }
        if (value instanceof Instant instant) {
            return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        }
        if (value instanceof OffsetDateTime moment) {
            return moment.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
        }
        String iso = text(value).trim().replace(' ', 'T');
        TemporalAccessor read = MOMENT.parseBest(iso, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
        return dateTime((Object) read);
    }

    /** A time of day. */
    public static LocalTime time(Object value) {
        return value instanceof LocalTime time
                ? time
                : LocalTime.parse(text(value).trim());
    }

    /** A UUID in its usual form of 36 characters. */
    public static UUID uuid(Object value) {
        if (value instanceof UUID uuid) {
            return uuid;
        }
        String text = text(value).trim();
        if (text.length() != 36) {
            throw new IllegalArgumentException("not a UUID");
        }
        return UUID.fromString(text);
    }

    /** Bytes. */
    public static byte[] bytes(Object value) {
        if (value instanceof byte[] bytes) {
            return bytes;
        }
        if (value instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return bytes;
        }
        throw new IllegalArgumentException("not bytes");
    }

    /** An address of the internet, never a host name. */
    public static InetAddress address(Object value) {
        return value instanceof InetAddress address
                ? address
                : InetAddresses.forString(text(value).trim());
    }

    /** An address as text, in the one form that RFC 5952 recommends. */
    public static String addressText(InetAddress address) {
        return InetAddresses.toAddrString(address);
    }

    /** Text; bytes are none. */
    public static String text(Object value) {
        if (value instanceof byte[] || value instanceof ByteBuffer) {
            throw new IllegalArgumentException("bytes are not text");
        }
        return value instanceof InetAddress address ? addressText(address) : value.toString();
    }
}
