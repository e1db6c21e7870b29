package io.keyway.jdbc.convert;

import io.keyway.catalog.ColumnType;
import io.keyway.catalog.ColumnType.Kind;
import io.keyway.engine.PreparedQuery;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.value.DateTimeText;
import io.keyway.value.NumberText;
import io.keyway.value.ScalarText;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns what users set into the classes that the engine works with. */
public final class Bindings {
    private static final ColumnType TEXT = ColumnType.of(Kind.VARCHAR);

    /** Never asked for an array: {@link #target} names no class of collections. */
    private static final Conversions SCALARS = new Conversions((elements, type) -> {
        throw Conversions.mismatch(elements, Array.class);
    });

    private Bindings() {}

    /** Classes of {@code java.sql} and their kin become those of {@code java.time}, lists, bytes and text. */
    public static @Nullable Object normalize(@Nullable Object value) throws SQLException {
        if (value instanceof java.util.Date || value instanceof Calendar) {
            return legacyTime(value);
        }
        if (value instanceof LocalDateTime local) {
            return local.toInstant(ZoneOffset.UTC);
        }
        if (value instanceof OffsetDateTime offset) {
            return offset.toInstant();
        }
        if (value instanceof ZonedDateTime zoned) {
            return zoned.toInstant();
        }
        if (value instanceof Array array) {
            return array.getArray() instanceof Object[] elements
                    ? normalizeAll(Arrays.asList(elements))
                    : array.getArray();
        }
        if (value instanceof List<?> list) {
            return normalizeAll(list);
        }
        if (value instanceof KeywayStruct struct) {
            return struct.fields();
        }
        if (value instanceof Blob blob) {
            return blob.getBytes(1, Math.toIntExact(blob.length()));
        }
        if (value instanceof Clob clob) {
            return clob.getSubString(1, Math.toIntExact(clob.length()));
        }
        return value instanceof Character ? value.toString() : value;
    }

    private static List<@Nullable Object> normalizeAll(List<?> elements) throws SQLException {
        List<@Nullable Object> result = new ArrayList<>();
        for (Object element : elements) {
            result.add(normalize(element));
        }
        return result;
    }

    private static Object legacyTime(Object value) {
        if (value instanceof Timestamp timestamp) {
            return SqlDates.instant(timestamp);
        }
        if (value instanceof Date date) {
            return SqlDates.localDate(date, null);
        }
        if (value instanceof Time time) {
            return SqlDates.localTime(time, null);
        }
        return value instanceof Calendar calendar
                ? calendar.toInstant()
                : Instant.ofEpochMilli(((java.util.Date) value).getTime());
    }

    /**
     * A value that the user gives a type of {@link Types}.
     *
     * @throws KeywayException when the value has no form in that type, or there is no such type here
     * @throws SQLException from an array or LOB of the user's
     */
    public static @Nullable Object as(int type, @Nullable Object value) throws SQLException {
        Object normal = normalize(value);
        Class<?> target = target(type);
        return normal == null || target == Object.class ? normal : SCALARS.convert(normal, TEXT, target);
    }

    private static Class<?> target(int type) {
        return switch (type) {
            case Types.BIT, Types.BOOLEAN -> Boolean.class;
            case Types.TINYINT -> Byte.class;
            case Types.SMALLINT -> Short.class;
            case Types.INTEGER -> Integer.class;
            case Types.BIGINT -> Long.class;
            case Types.REAL -> Float.class;
            case Types.FLOAT, Types.DOUBLE -> Double.class;
            case Types.DECIMAL, Types.NUMERIC -> BigDecimal.class;
            case Types.CHAR,
                    Types.VARCHAR,
                    Types.LONGVARCHAR,
                    Types.NCHAR,
                    Types.NVARCHAR,
                    Types.LONGNVARCHAR,
                    Types.CLOB,
                    Types.NCLOB -> String.class;
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> byte[].class;
            case Types.DATE -> LocalDate.class;
            case Types.TIME, Types.TIME_WITH_TIMEZONE -> LocalTime.class;
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> Instant.class;
            case Types.OTHER, Types.JAVA_OBJECT, Types.ARRAY, Types.STRUCT, Types.NULL -> Object.class;
            default -> throw invalid("there is no parameter of type number " + type);
        };
    }

    private static KeywayException invalid(String message) {
        return new KeywayException(ErrorCode.INVALID_PARAMETER, message);
    }

    /** The type of the elements of an array that a user makes, by its name in SQL. */
    public static ColumnType elementType(@Nullable String typeName) {
        for (Kind kind : Kind.values()) {
            if (kind.name().equalsIgnoreCase(typeName)) {
                return ColumnType.of(kind);
            }
        }
        throw invalid("there is no element type \"" + typeName + "\"");
    }

    /**
     * A value for a parameter of that type. Text becomes what the type needs, as most tools bind text; everything else
     * is left to the engine, which compares without losing anything.
     */
    public static @Nullable Object fit(@Nullable Object value, ColumnType type) {
        if (!(value instanceof String text)) {
            return value;
        }
        return switch (type.kind()) {
            case TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL -> Conversions.read(text, NumberText::decimal);
            case REAL -> Conversions.read(text, NumberText::floatValue);
            case DOUBLE -> Conversions.read(text, NumberText::doubleValue);
            case BOOLEAN -> Conversions.read(text, ScalarText::bool);
            case DATE -> day(Conversions.read(text, DateTimeText::day));
            case TIME -> Conversions.read(text, DateTimeText::time);
            case TIMESTAMP -> Conversions.read(text, DateTimeText::instant);
            case UUID -> Conversions.read(text, ScalarText::uuid);
            case VARBINARY -> Conversions.read(text, ScalarText::blob).array();
            default -> text;
        };
    }

    /** The date, unless that would lose a time of day. */
    private static Object day(LocalDateTime day) {
        return day.toLocalTime().equals(LocalTime.MIDNIGHT) ? day.toLocalDate() : day.toInstant(ZoneOffset.UTC);
    }

    /** The values for all parameters of a query. */
    public static List<@Nullable Object> fitAll(List<@Nullable Object> values, PreparedQuery query) {
        List<ColumnType> types = query.parameters();
        Set<Integer> cast = query.castParameters();
        @Nullable Object[] result = new Object[values.size()];
        for (int i = 0; i < result.length; i++) {
            Object value = values.get(i);
            ColumnType type = types.get(i);
            result[i] = cast.contains(i) ? value : fit(value, type);
        }
        return Arrays.asList(result);
    }
}
