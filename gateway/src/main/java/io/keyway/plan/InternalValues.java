package io.keyway.plan;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.IntervalSqlType;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Converts between the values that a cursor gives and those that Calcite's generated code computes with: days, and
 * milliseconds of a day or since 1970, instead of java.time.
 */
final class InternalValues {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private InternalValues() {}

    /** For a column's values on their way into generated code; null stays null. */
    static UnaryOperator<@Nullable Object> toInternal(RelDataType type) {
        return switch (type.getSqlTypeName()) {
            case DATE -> value -> value == null ? null : (int) ((LocalDate) value).toEpochDay();
            case TIME -> value -> value == null ? null : (int) (((LocalTime) value).toNanoOfDay() / NANOS_PER_MILLI);
            case TIMESTAMP -> value -> value == null ? null : ((Instant) value).toEpochMilli();
            case BINARY, VARBINARY -> value -> value == null ? null : new ByteString((byte[]) value);
            case ARRAY -> elements(toInternal(component(type)));
            case MAP -> entries(toInternal(key(type)), toInternal(value(type)));
            default -> value -> value;
        };
    }

    /** For a column's values on their way to a cursor; null stays null. */
    static UnaryOperator<@Nullable Object> fromInternal(RelDataType type) {
        if (type instanceof IntervalSqlType interval) {
            return value -> value == null ? null : IntervalText.of(((Number) value).longValue(), interval);
        }
        return switch (type.getSqlTypeName()) {
            case DATE -> value -> value == null ? null : LocalDate.ofEpochDay(((Number) value).longValue());
            case TIME ->
                value -> value == null ? null : LocalTime.ofNanoOfDay(((Number) value).longValue() * NANOS_PER_MILLI);
            case TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
                value -> value == null ? null : Instant.ofEpochMilli(((Number) value).longValue());
            case BINARY, VARBINARY -> value -> value == null ? null : ((ByteString) value).getBytes();
            case CHAR, VARCHAR -> value -> value == null ? null : value.toString();
            case ARRAY, MULTISET -> elements(fromInternal(component(type)));
            case MAP -> entries(fromInternal(key(type)), fromInternal(value(type)));
            case ROW -> fields(type);
            default -> value -> value;
        };
    }

    private static UnaryOperator<@Nullable Object> elements(UnaryOperator<@Nullable Object> element) {
        return value -> {
            if (value == null) {
                return null;
            }
            List<@Nullable Object> result = new ArrayList<>();
            for (Object each : (Iterable<?>) value) {
                result.add(element.apply(each));
            }
            return result;
        };
    }

    private static UnaryOperator<@Nullable Object> entries(
            UnaryOperator<@Nullable Object> key, UnaryOperator<@Nullable Object> value) {
        return map -> {
            if (map == null) {
                return null;
            }
            Map<@Nullable Object, @Nullable Object> result = new LinkedHashMap<>();
            ((Map<?, ?>) map).forEach((k, v) -> result.put(key.apply(k), value.apply(v)));
            return result;
        };
    }

    private static UnaryOperator<@Nullable Object> fields(RelDataType type) {
        return row -> {
            if (row == null) {
                return null;
            }
            Object[] values = row instanceof Object[] array ? array : ((List<?>) row).toArray();
            Map<String, @Nullable Object> result = new LinkedHashMap<>();
            for (int i = 0; i < values.length; i++) {
                result.put(
                        type.getFieldNames().get(i),
                        fromInternal(type.getFieldList().get(i).getType()).apply(values[i]));
            }
            return result;
        };
    }

    private static RelDataType component(RelDataType type) {
        return required(type.getComponentType());
    }

    private static RelDataType key(RelDataType type) {
        return required(type.getKeyType());
    }

    private static RelDataType value(RelDataType type) {
        return required(type.getValueType());
    }

    private static RelDataType required(@Nullable RelDataType type) {
        if (type == null) {
            throw new IllegalArgumentException("a collection type without the type of its elements");
        }
        return type;
    }

    /**
     * A parameter's value for generated code.
     *
     * @param value any Java value that JDBC sets; not null
     * @param type what the query expects
     * @param ordinal the parameter's number from 1, for messages
     * @throws KeywayException INVALID_CAST or VALUE_OUT_OF_RANGE
     */
    static Object parameter(Object value, RelDataType type, int ordinal) {
        try {
            return switch (type.getSqlTypeName()) {
                case TINYINT -> number(value).byteValueExact();
                case SMALLINT -> number(value).shortValueExact();
                case INTEGER -> number(value).intValueExact();
                case BIGINT -> number(value).longValueExact();
                case REAL -> number(value).floatValue();
                case FLOAT, DOUBLE ->
                    value instanceof Number number
                            ? number.doubleValue()
                            : number(value).doubleValue();
                case DECIMAL -> number(value);
                case BOOLEAN -> value instanceof Boolean ? value : Boolean.valueOf(value.toString());
                case CHAR, VARCHAR -> value.toString();
                case UUID -> value instanceof UUID ? value : UUID.fromString(value.toString());
                case DATE -> (int) date(value).toEpochDay();
                case TIME -> (int) (time(value).toNanoOfDay() / NANOS_PER_MILLI);
                case TIMESTAMP -> instant(value).toEpochMilli();
                case BINARY, VARBINARY -> new ByteString((byte[]) value);
                default -> value;
            };
        } catch (ArithmeticException e) {
            throw bad(ErrorCode.VALUE_OUT_OF_RANGE, "does not fit", type, ordinal, e);
        } catch (NumberFormatException | DateTimeException | ClassCastException e) {
            throw bad(ErrorCode.INVALID_CAST, "cannot be read as", type, ordinal, e);
        } catch (IllegalArgumentException e) {
            throw bad(ErrorCode.INVALID_CAST, "cannot be read as", type, ordinal, e);
        }
    }

    private static KeywayException bad(
            ErrorCode code, String what, RelDataType type, int ordinal, RuntimeException cause) {
        return new KeywayException(
                code, "the value of parameter " + ordinal + " " + what + " " + type.getSqlTypeName(), cause);
    }

    private static BigDecimal number(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        if (value instanceof BigInteger integer) {
            return new BigDecimal(integer);
        }
        if (value instanceof Double || value instanceof Float) {
            return new BigDecimal(value.toString());
        }
        if (value instanceof Number number) {
            return BigDecimal.valueOf(number.longValue());
        }
        return new BigDecimal(value.toString().trim());
    }

    private static LocalDate date(Object value) {
        if (value instanceof LocalDate date) {
            return date;
        }
        if (value instanceof Instant instant) {
            return LocalDate.ofInstant(instant, ZoneOffset.UTC);
        }
        return LocalDate.parse(value.toString().trim());
    }

    private static LocalTime time(Object value) {
        return value instanceof LocalTime time
                ? time
                : LocalTime.parse(value.toString().trim());
    }

    private static Instant instant(Object value) {
        if (value instanceof Instant instant) {
            return instant;
        }
        if (value instanceof OffsetDateTime moment) {
            return moment.toInstant();
        }
        if (value instanceof LocalDate date) {
            return date.atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        if (value instanceof LocalDateTime local) {
            return local.toInstant(ZoneOffset.UTC);
        }
        return LocalDateTime.parse(value.toString().trim().replace(' ', 'T')).toInstant(ZoneOffset.UTC);
    }

    /** Whether values of the type are the same in both worlds. */
    static boolean isSame(RelDataType type) {
        return switch (type.getSqlTypeName()) {
            case DATE, TIME, TIMESTAMP, BINARY, VARBINARY, ARRAY, MAP -> false;
            default -> type.getSqlTypeName() != SqlTypeName.ROW;
        };
    }
}
