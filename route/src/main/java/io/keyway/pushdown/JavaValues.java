package io.keyway.pushdown;

import com.google.common.net.InetAddresses;
import io.keyway.value.DateTimeText;
import io.keyway.value.NumberText;
import io.keyway.value.ScalarText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * Reads a Java value of any class, as clients set parameters and literals stand in queries, as a value of one kind.
 *
 * <p>Nothing is rounded. A value of another kind altogether is an {@link IllegalArgumentException}, text that cannot be read
 * a {@link io.keyway.value.MalformedText}. Moments without an offset are in UTC.
 */
public final class JavaValues {
    private static final BigDecimal NANOS_PER_MILLI = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal NANOS_PER_DAY = BigDecimal.valueOf(86_400_000_000_000L);
    private static final long NANOS_PER_HALF_MILLI = 500_000;
    private static final long MILLIS_PER_SECOND = 1_000;

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
        return NumberText.decimal(text(value));
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
        return ScalarText.bool(text(value));
    }

    /** A moment, to the nanosecond. */
    public static Instant instant(Object value) {
        if (value instanceof Instant instant) {
            return instant;
        }
        if (value instanceof OffsetDateTime moment) {
            return moment.toInstant();
        }
        return value instanceof LocalDateTime || value instanceof LocalDate
                ? dateTime(value).toInstant(ZoneOffset.UTC)
                : DateTimeText.instant(text(value));
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
        return DateTimeText.day(text(value));
    }

    /**
     * The whole number of milliseconds since 1970 that is nearest to a moment, the later one of two.
     *
     * @throws ArithmeticException when it has more than 64 bits
     */
    public static long nearestMilli(Instant instant) {
        return instant.plusNanos(NANOS_PER_HALF_MILLI).toEpochMilli();
    }

    /** A moment as milliseconds since 1970, with fractions. */
    public static BigDecimal millis(Object value) {
        Instant instant = instant(value);
        return BigDecimal.valueOf(instant.getEpochSecond())
                .multiply(BigDecimal.valueOf(MILLIS_PER_SECOND))
                .add(BigDecimal.valueOf(instant.getNano()).divide(NANOS_PER_MILLI));
    }

    /** A date as days since 1970; one with a time of day as a number that is not whole. */
    public static BigDecimal days(Object value) {
        LocalDateTime moment = dateTime(value);
        return BigDecimal.valueOf(moment.toLocalDate().toEpochDay())
                .add(BigDecimal.valueOf(moment.toLocalTime().toNanoOfDay())
                        .divide(NANOS_PER_DAY, MathContext.DECIMAL64));
    }

    /** A time of day. */
    public static LocalTime time(Object value) {
        return value instanceof LocalTime time ? time : DateTimeText.time(text(value));
    }

    /** A UUID. */
    public static UUID uuid(Object value) {
        return value instanceof UUID uuid ? uuid : ScalarText.uuid(text(value));
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
        if (value instanceof String text) {
            return bytes(ScalarText.blob(text));
        }
        throw new IllegalArgumentException("not bytes");
    }

    /** An address of the internet, never a host name. */
    public static InetAddress address(Object value) {
        return value instanceof InetAddress address ? address : ScalarText.inet(text(value));
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
