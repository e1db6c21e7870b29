package io.keyway.plan.expression;

import io.keyway.value.DateTimeText;
import io.keyway.value.MalformedText;
import io.keyway.value.NumberText;
import io.keyway.value.ScalarText;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.function.Function;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.linq4j.function.Strict;

/**
 * Casts between text and other types, as generated code calls them: text is read as it is everywhere in Keyway, and written
 * as results show it. Public for that reason.
 */
public final class CastFunctions {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private CastFunctions() {}

    private static <T> T read(String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (MalformedText e) {
            throw e.failure(text);
        }
    }

    /** A date, given in days since 1970, as text. */
    @Strict
    public static String dateText(int days) {
        return DateTimeText.of(LocalDate.ofEpochDay(days));
    }

    /** A timestamp, given in milliseconds since 1970, as text. */
    @Strict
    public static String timestampText(long millis) {
        return DateTimeText.of(Instant.ofEpochMilli(millis));
    }

    /** A timestamp, given in milliseconds since 1970, as JSON has it: {@code 2018-11-01T20:57:10.7}, with the digits it has. */
    @Strict
    public static String timestampJson(long millis) {
        return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(DateFunctions.moment(millis));
    }

    /** A time of day, given in nanoseconds, as text. */
    @Strict
    public static String timeText(long nanos) {
        return DateTimeText.of(LocalTime.ofNanoOfDay(nanos));
    }

    /** The date that a text names, without the time of day that it may name as well, in days since 1970. */
    @Strict
    public static int textDate(String text) {
        return (int) read(text, DateTimeText::dateOfDay).toEpochDay();
    }

    /** The millisecond nearest to the moment that a text names, counted from 1970. */
    @Strict
    public static long textTimestamp(String text) {
        return read(text, DateTimeText::nearestTimestamp).toEpochMilli();
    }

    /** The time of day that a text names, in nanoseconds. */
    @Strict
    public static long textTime(String text) {
        return read(text, DateTimeText::time).toNanoOfDay();
    }

    /** The time of day that a text names, in whole milliseconds. */
    @Strict
    public static int textMilliTime(String text) {
        return (int) (textTime(text) / NANOS_PER_MILLI);
    }

    /** Bytes as text, in hexadecimal digits after 0x. */
    @Strict
    public static String blobText(ByteString bytes) {
        return "0x" + bytes;
    }

    /** The bytes that a text names. */
    @Strict
    public static ByteString textBlob(String text) {
        return new ByteString(read(text, ScalarText::blob).array());
    }

    /** The UUID that a text names. */
    @Strict
    public static UUID textUuid(String text) {
        return read(text, ScalarText::uuid);
    }

    /** The truth value that a text names. */
    @Strict
    public static boolean textBoolean(String text) {
        return read(text, ScalarText::bool);
    }

    /** The number that a text names. */
    @Strict
    public static byte textTinyint(String text) {
        return read(text, NumberText::tinyint);
    }

    /** The number that a text names. */
    @Strict
    public static short textSmallint(String text) {
        return read(text, NumberText::smallint);
    }

    /** The number that a text names. */
    @Strict
    public static int textInteger(String text) {
        return read(text, NumberText::integer);
    }

    /** The number that a text names. */
    @Strict
    public static long textBigint(String text) {
        return read(text, NumberText::bigint);
    }

    /** The number that a text names. */
    @Strict
    public static BigDecimal textDecimal(String text) {
        return read(text, NumberText::decimal);
    }

    /** The number that a text names. */
    @Strict
    public static float textReal(String text) {
        return read(text, NumberText::floatValue);
    }

    /** The number that a text names. */
    @Strict
    public static double textDouble(String text) {
        return read(text, NumberText::doubleValue);
    }
}
