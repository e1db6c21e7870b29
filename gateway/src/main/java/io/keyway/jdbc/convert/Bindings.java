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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns the values that users set into the classes that the engine works with. */
public final class Bindings {
    private static final ColumnType TEXT = ColumnType.of(Kind.VARCHAR);

    /** Never asked for an array: {@link #kind} names no collections. */
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
     * A value that the user gives a type of {@link Types}. Text is read as that type, exactly; other values are converted as
     * a result set converts.
     *
     * @throws KeywayException when the value has no form in that type, or there is no such type here
     * @throws SQLException from an array or LOB of the user's
     */
    public static @Nullable Object as(int type, @Nullable Object value) throws SQLException {
        Object normal = normalize(value);
        Kind kind = kind(type);
        if (normal == null || kind == Kind.NULL) {
            return normal;
        }
        return normal instanceof String
                ? fit(normal, ColumnType.of(kind))
                : SCALARS.convert(normal, TEXT, javaClass(kind));
    }

    /** The kind of a type of {@link Types}; {@link Kind#NULL} for those that leave a value as it is. */
    private static Kind kind(int type) {
        return switch (type) {
            case Types.BIT, Types.BOOLEAN -> Kind.BOOLEAN;
            case Types.TINYINT -> Kind.TINYINT;
            case Types.SMALLINT -> Kind.SMALLINT;
            case Types.INTEGER -> Kind.INTEGER;
            case Types.BIGINT -> Kind.BIGINT;
            case Types.REAL -> Kind.REAL;
            case Types.FLOAT, Types.DOUBLE -> Kind.DOUBLE;
            case Types.DECIMAL, Types.NUMERIC -> Kind.DECIMAL;
            case Types.CHAR,
                    Types.VARCHAR,
                    Types.LONGVARCHAR,
                    Types.NCHAR,
                    Types.NVARCHAR,
                    Types.LONGNVARCHAR,
                    Types.CLOB,
                    Types.NCLOB -> Kind.VARCHAR;
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> Kind.VARBINARY;
            case Types.DATE -> Kind.DATE;
            case Types.TIME, Types.TIME_WITH_TIMEZONE -> Kind.TIME;
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> Kind.TIMESTAMP;
            case Types.OTHER, Types.JAVA_OBJECT, Types.ARRAY, Types.STRUCT, Types.NULL -> Kind.NULL;
            default -> throw invalid("there is no parameter of type number " + type);
        };
    }

    private static Class<?> javaClass(Kind kind) {
        return switch (kind) {
            case BOOLEAN -> Boolean.class;
            case TINYINT -> Byte.class;
            case SMALLINT -> Short.class;
            case INTEGER -> Integer.class;
            case BIGINT -> Long.class;
            case REAL -> Float.class;
            case DOUBLE -> Double.class;
            case DECIMAL -> BigDecimal.class;
            case VARCHAR -> String.class;
            case VARBINARY -> byte[].class;
            case DATE -> LocalDate.class;
            case TIME -> LocalTime.class;
            case TIMESTAMP -> Instant.class;
            case UUID -> UUID.class;
            case ARRAY, MAP, STRUCT, NULL -> Object.class;
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
