package io.keyway.plan.type;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.pushdown.JavaValues;
import io.keyway.value.MalformedText;
import io.keyway.value.NumberText;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.IntervalSqlType;
import org.jspecify.annotations.Nullable;

/**
 * Converts between the values that a cursor gives and those that Calcite's generated code computes with: days, and
 * milliseconds of a day or since 1970, instead of java.time.
 */
public final class InternalValues {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private InternalValues() {}

    /** For a column's values on their way into generated code; null stays null. */
    static UnaryOperator<@Nullable Object> toInternal(RelDataType type) {
        return switch (type.getSqlTypeName()) {
            case DATE -> value -> value == null ? null : (int) ((LocalDate) value).toEpochDay();
            case TIME -> time(type);
            case TIMESTAMP -> value -> value == null ? null : ((Instant) value).toEpochMilli();
            case BINARY, VARBINARY -> value -> value == null ? null : new ByteString((byte[]) value);
            case ARRAY -> elements(toInternal(component(type)));
            case MAP -> entries(toInternal(key(type)), toInternal(value(type)));
            default -> value -> value;
        };
    }

    private static UnaryOperator<@Nullable Object> time(RelDataType type) {
        return value -> value == null ? null : ofTime((LocalTime) value, type);
    }

    private static Object ofTime(LocalTime time, RelDataType type) {
        long nanos = time.toNanoOfDay();
        return CalciteTypes.isNano(type) ? (Object) nanos : (Object) (int) (nanos / NANOS_PER_MILLI);
    }

    /** For a column's values on their way to a cursor; null stays null. */
    public static UnaryOperator<@Nullable Object> fromInternal(RelDataType type) {
        if (type instanceof IntervalSqlType interval) {
            return value -> value == null ? null : IntervalText.of(((Number) value).longValue(), interval);
        }
        return switch (type.getSqlTypeName()) {
            case DATE -> value -> value == null ? null : LocalDate.ofEpochDay(((Number) value).longValue());
            case TIME -> {
                long unit = CalciteTypes.isNano(type) ? 1 : NANOS_PER_MILLI;
                yield value -> value == null ? null : LocalTime.ofNanoOfDay(((Number) value).longValue() * unit);
            }
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
    public static Object parameter(Object value, RelDataType type, int ordinal) {
        try {
            return switch (type.getSqlTypeName()) {
                case TINYINT -> JavaValues.number(value).byteValueExact();
                case SMALLINT -> JavaValues.number(value).shortValueExact();
                case INTEGER -> JavaValues.number(value).intValueExact();
                case BIGINT -> JavaValues.number(value).longValueExact();
                case REAL ->
                    value instanceof Number number
                            ? number.floatValue()
                            : NumberText.floatValue(JavaValues.text(value));
                case FLOAT, DOUBLE ->
                    value instanceof Number number
                            ? number.doubleValue()
                            : NumberText.doubleValue(JavaValues.text(value));
                case DECIMAL -> JavaValues.decimal(value);
                case BOOLEAN -> JavaValues.truth(value);
                case CHAR, VARCHAR -> text(value, type);
                case UUID -> JavaValues.uuid(value);
                case DATE ->
                    Math.toIntExact(JavaValues.dateTime(value).toLocalDate().toEpochDay());
                case TIME -> ofTime(JavaValues.time(value), type);
                case TIMESTAMP -> JavaValues.nearestMilli(JavaValues.instant(value));
                case BINARY, VARBINARY -> new ByteString(JavaValues.bytes(value));
                case ARRAY -> elements(part(component(type), ordinal)).apply((List<?>) value);
                case MAP ->
                    entries(part(key(type), ordinal), part(value(type), ordinal))
                            .apply((Map<?, ?>) value);
                default -> value;
            };
        } catch (ArithmeticException e) {
            throw bad(ErrorCode.VALUE_OUT_OF_RANGE, "does not fit", type, ordinal, e);
        } catch (MalformedText e) {
            throw bad(e.code(), "cannot be read as", type, ordinal, e);
        } catch (IllegalArgumentException | ClassCastException e) {
            throw bad(ErrorCode.INVALID_CAST, "cannot be read as", type, ordinal, e);
        }
    }

    private static UnaryOperator<@Nullable Object> part(RelDataType type, int ordinal) {
        return value -> value == null ? null : parameter(value, type, ordinal);
    }

    private static KeywayException bad(
            ErrorCode code, String what, RelDataType type, int ordinal, RuntimeException cause) {
        String reason = cause instanceof MalformedText text ? ": " + text.reason() : "";
        return new KeywayException(
                code, "the value of parameter " + ordinal + " " + what + " " + type.getSqlTypeName() + reason, cause);
    }

    /** Text as it is; the text of an address in its canonical form, so that it equals the column's. */
    private static String text(Object value, RelDataType type) {
        String text = JavaValues.text(value);
        return CalciteTypes.isAddress(type) ? canonicalAddress(text) : text;
    }

    /**
     * A parameter's value as the exact number of the units that generated code counts in: milliseconds, days, or the
     * number itself. Fractions stay.
     *
     * @param type an integer type, DATE or TIMESTAMP
     * @throws KeywayException INVALID_CAST
     */
    public static BigDecimal exactNumber(Object value, RelDataType type, int ordinal) {
        try {
            return switch (type.getSqlTypeName()) {
                case DATE -> JavaValues.days(value);
                case TIMESTAMP -> JavaValues.millis(value);
                default -> JavaValues.number(value);
            };
        } catch (MalformedText e) {
            throw bad(e.code(), "cannot be read as", type, ordinal, e);
        } catch (IllegalArgumentException e) {
            throw bad(ErrorCode.INVALID_CAST, "cannot be read as", type, ordinal, e);
        }
    }

    /** Whether values of the type are the same in both forms. */
    static boolean isSame(RelDataType type) {
        return switch (type.getSqlTypeName()) {
            case DATE, TIME, TIMESTAMP, BINARY, VARBINARY, ARRAY, MULTISET, MAP, ROW -> false;
            default -> !(type instanceof IntervalSqlType);
        };
    }

    /** The canonical text of the address that a text names; the text itself when it names none. */
    public static String canonicalAddress(String text) {
        try {
            return JavaValues.addressText(JavaValues.address(text));
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
