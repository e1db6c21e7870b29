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
 * Reads a Java value of any class, as clients set parameters and queries contain literals, as a value of one kind.
 *
 * <p>Nothing is rounded. A value of another kind altogether is an {@link IllegalArgumentException}, text that cannot be read
 * a {@link io.keyway.value.MalformedText}. Moments without an offset are in UTC.
 */
public final class JavaValues {
    private static final BigDecimal NANOS_PER_MILLI = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal NANOS_PER_DAY = BigDecimal.valueOf(86_400_000_000_000L);
    private static final long NANOS_PER_HALF_MILLI = 500_000;
    private static final long MILLIS_PER_SECOND = 1_000;

    private static final JavaReading<String> TEXT = JavaReading.otherwise(Object::toString)
            .refusing(byte[].class, "bytes are not text")
            .refusing(ByteBuffer.class, "bytes are not text")
            .of(InetAddress.class, JavaValues::addressText);

    private static final JavaReading<BigDecimal> NUMBER = JavaReading.ofText(NumberText::decimal)
            .of(BigDecimal.class, decimal -> decimal)
            .of(BigInteger.class, BigDecimal::new)
            .of(Double.class, BigDecimal::new)
            .of(Float.class, BigDecimal::new)
            .of(Number.class, number -> BigDecimal.valueOf(number.longValue()));

    private static final JavaReading<Boolean> TRUTH =
            JavaReading.ofText(ScalarText::bool).of(Boolean.class, bool -> bool);

    private static final JavaReading<LocalDateTime> DATE_TIME = JavaReading.ofText(DateTimeText::day)
            .of(LocalDateTime.class, local -> local)
            .of(LocalDate.class, LocalDate::atStartOfDay)
            .of(Instant.class, instant -> LocalDateTime.ofInstant(instant, ZoneOffset.UTC))
            .of(
                    OffsetDateTime.class,
                    moment -> moment.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime());

    private static final JavaReading<Instant> INSTANT = JavaReading.ofText(DateTimeText::instant)
            .of(Instant.class, instant -> instant)
            .of(OffsetDateTime.class, OffsetDateTime::toInstant)
            .of(LocalDateTime.class, local -> local.toInstant(ZoneOffset.UTC))
            .of(LocalDate.class, date -> date.atStartOfDay().toInstant(ZoneOffset.UTC));

    private static final JavaReading<LocalTime> TIME =
            JavaReading.ofText(DateTimeText::time).of(LocalTime.class, time -> time);

    private static final JavaReading<UUID> UUIDS =
            JavaReading.ofText(ScalarText::uuid).of(UUID.class, uuid -> uuid);

    private static final JavaReading<byte[]> BYTES = JavaReading.<byte[]>otherwise(value -> {
                throw new IllegalArgumentException("not bytes");
            })
            .of(byte[].class, bytes -> bytes)
            .of(ByteBuffer.class, JavaValues::bytesOf)
            .of(String.class, text -> bytesOf(ScalarText.blob(text)));

    private static final JavaReading<InetAddress> ADDRESS =
            JavaReading.ofText(ScalarText::inet).of(InetAddress.class, address -> address);

    private JavaValues() {}

    /** A number; a double's value is the binary number that it is. */
    public static BigDecimal number(Object value) {
        return NUMBER.read(value);
    }

    /** A number for a decimal column, which a double names as it is written: 0.1 is 0.1. */
    public static BigDecimal decimal(Object value) {
        return isBinary(value) ? new BigDecimal(value.toString()) : number(value);
    }

    /** Whether it is a binary number. */
    static boolean isBinary(Object value) {
        return value instanceof Double || value instanceof Float;
    }

    /** A truth value. */
    public static Boolean truth(Object value) {
        return TRUTH.read(value);
    }

    /** A moment, to the nanosecond. */
    public static Instant instant(Object value) {
        return INSTANT.read(value);
    }

    /** A date with a time of day, in UTC; a date alone is its midnight. */
    public static LocalDateTime dateTime(Object value) {
        return DATE_TIME.read(value);
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
        return TIME.read(value);
    }

    /** A UUID. */
    public static UUID uuid(Object value) {
        return UUIDS.read(value);
    }

    /** Bytes. */
    public static byte[] bytes(Object value) {
        return BYTES.read(value);
    }

    private static byte[] bytesOf(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    /** An address of the internet, never a host name. */
    public static InetAddress address(Object value) {
        return ADDRESS.read(value);
    }

    /** An address as text, in the one form that RFC 5952 recommends. */
    public static String addressText(InetAddress address) {
        return InetAddresses.toAddrString(address);
    }

    /** Text; bytes are none. */
    public static String text(Object value) {
        return TEXT.read(value);
    }
}
