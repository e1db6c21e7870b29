package io.keyway.jdbc.convert;

import io.keyway.catalog.ColumnType;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.value.MalformedText;
import io.keyway.value.ScalarText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Date;
import java.sql.Struct;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Turns the values of a cursor into the classes that JDBC's methods promise. A timestamp is an instant: every class
 * that holds an instant gets that instant, and every class without a zone gets what a clock in UTC shows.
 */
public final class Conversions {
    private final Map<Class<?>, BiFunction<Object, ColumnType, Object>> byTarget;

    /**
     * The conversions of a driver.
     *
     * @param arrays makes JDBC's array of elements and their type
     */
    public Conversions(BiFunction<List<?>, ColumnType, Array> arrays) {
        byTarget = conversions(arrays);
    }

    /**
     * The value as an object of that class.
     *
     * @param value of the class that the type's kind names
     * @return null for null
     * @throws KeywayException VALUE_OUT_OF_RANGE, INVALID_CAST, INVALID_DATETIME, or INVALID_PARAMETER for a class that
     *     no value can be turned into
     */
    public <T> @Nullable T convert(@Nullable Object value, ColumnType type, Class<T> target) {
        if (target.isInstance(value) && target != Object.class) {
            return target.cast(value);
        }
        BiFunction<Object, ColumnType, Object> conversion = byTarget.get(target);
        if (conversion == null) {
            throw new KeywayException(ErrorCode.INVALID_PARAMETER, "no value can be read as a " + target.getName());
        }
        return value == null ? null : target.cast(conversion.apply(value, type));
    }

    /** The value as {@code getObject} returns it without a class. */
    public @Nullable Object standard(@Nullable Object value, ColumnType type) {
        return value == null ? null : convert(value, type, JdbcType.of(type).javaClass());
    }

    /** The failure for a value that cannot become that class. */
    static KeywayException mismatch(Object value, Class<?> target) {
        return new KeywayException(
                ErrorCode.INVALID_CAST,
                "cannot read a value of class " + value.getClass().getSimpleName() + " as " + target.getSimpleName());
    }

    /**
     * The value that a text names.
     *
     * @throws KeywayException INVALID_CAST, INVALID_DATETIME or VALUE_OUT_OF_RANGE when it names none
     */
    static <T> T read(String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (MalformedText e) {
            throw e.failure(text);
        }
    }

    private Map<Class<?>, BiFunction<Object, ColumnType, Object>> conversions(
            BiFunction<List<?>, ColumnType, Array> arrays) {
        Map<Class<?>, BiFunction<Object, ColumnType, Object>> map = new HashMap<>();
        map.put(
                Object.class,
                (value, type) -> convert(value, type, JdbcType.of(type).javaClass()));
        map.put(Array.class, (value, type) -> array(value, type, arrays));
        map.put(Struct.class, (value, type) -> new KeywayStruct(map(value)));
        add(map, String.class, TextValues::text);
        add(map, UUID.class, Conversions::uuid);
        add(map, byte[].class, Conversions::bytes);
        add(map, List.class, Conversions::list);
        add(map, Map.class, Conversions::map);
        add(map, Boolean.class, NumberValues::bool);
        add(map, Byte.class, value -> (byte) NumberValues.integer(value, Byte.MIN_VALUE, Byte.MAX_VALUE));
        add(map, Short.class, value -> (short) NumberValues.integer(value, Short.MIN_VALUE, Short.MAX_VALUE));
        add(map, Integer.class, value -> (int) NumberValues.integer(value, Integer.MIN_VALUE, Integer.MAX_VALUE));
        add(map, Long.class, value -> NumberValues.integer(value, Long.MIN_VALUE, Long.MAX_VALUE));
        add(map, Float.class, NumberValues::real);
        add(map, Double.class, NumberValues::real64);
        add(map, BigDecimal.class, NumberValues::decimal);
        add(map, BigInteger.class, value -> NumberValues.decimal(value).toBigInteger());
        addTimes(map);
        return Map.copyOf(map);
    }

    private static void addTimes(Map<Class<?>, BiFunction<Object, ColumnType, Object>> map) {
        add(map, LocalDate.class, TimeValues::date);
        add(map, LocalTime.class, TimeValues::time);
        add(
                map,
                LocalDateTime.class,
                value -> TimeValues.instant(value).atOffset(ZoneOffset.UTC).toLocalDateTime());
        add(map, Instant.class, TimeValues::instant);
        add(map, OffsetDateTime.class, value -> TimeValues.instant(value).atOffset(ZoneOffset.UTC));
        add(map, ZonedDateTime.class, value -> TimeValues.instant(value).atZone(ZoneOffset.UTC));
        add(map, Timestamp.class, value -> SqlDates.timestamp(TimeValues.instant(value)));
        add(map, java.util.Date.class, value -> java.util.Date.from(TimeValues.instant(value)));
        add(
                map,
                Calendar.class,
                value -> GregorianCalendar.from(TimeValues.instant(value).atZone(ZoneOffset.UTC)));
        add(map, Date.class, value -> SqlDates.date(TimeValues.date(value), null));
        add(map, Time.class, value -> SqlDates.time(TimeValues.time(value), null));
    }

    private static <T> void add(
            Map<Class<?>, BiFunction<Object, ColumnType, Object>> map,
            Class<T> target,
            Function<Object, ? extends T> conversion) {
        map.put(target, (value, type) -> conversion.apply(value));
    }

    private static Array array(Object value, ColumnType type, BiFunction<List<?>, ColumnType, Array> arrays) {
        ColumnType element = type.element();
        if (element == null) {
            throw mismatch(value, Array.class);
        }
        return arrays.apply(list(value), element);
    }

    private static UUID uuid(Object value) {
        if (value instanceof UUID uuid) {
            return uuid;
        }
        if (value instanceof String text) {
            return read(text, ScalarText::uuid);
        }
        throw mismatch(value, UUID.class);
    }

    private static byte[] bytes(Object value) {
        if (value instanceof byte[] bytes) {
            return bytes;
        }
        if (value instanceof String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        throw mismatch(value, byte[].class);
    }

    private static List<?> list(Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw mismatch(value, List.class);
    }

    private static Map<?, ?> map(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw mismatch(value, Map.class);
    }
}
