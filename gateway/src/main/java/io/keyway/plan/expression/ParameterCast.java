package io.keyway.plan.expression;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.plan.type.KeywayTypeSystem;
import io.keyway.pushdown.JavaValues;
import io.keyway.value.DateTimeText;
import io.keyway.value.DecimalText;
import io.keyway.value.MalformedText;
import io.keyway.value.NumberText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeName;

/** Casts the values of parameters, of any class that JDBC sets, as columns of the values' types are cast. */
final class ParameterCast {
    private static final int BIGINT_DIGITS = 19;

    private ParameterCast() {}

    /**
     * The value as one of the type. A value of a class that has no such cast stays, and is refused like one that meets the type
     * without a cast.
     *
     * @throws KeywayException VALUE_OUT_OF_RANGE, INVALID_CAST or INVALID_DATETIME, as the cast of a column
     */
    static Object cast(Object value, RelDataType type) {
        try {
            return switch (type.getSqlTypeName()) {
                case TINYINT, SMALLINT, INTEGER, BIGINT -> whole(value, type.getSqlTypeName());
                case DECIMAL -> decimal(value, type);
                case REAL, FLOAT, DOUBLE -> approximate(value, type.getSqlTypeName());
                case CHAR, VARCHAR -> fitted(text(value), type);
                case DATE -> value instanceof String text ? DateTimeText.dateOfDay(text) : date(value);
                case TIME -> isMoment(value) ? JavaValues.dateTime(value).toLocalTime() : value;
                case TIMESTAMP -> timestamp(value);
                default -> value;
            };
        } catch (MalformedText e) {
            throw e.failure(value.toString());
        }
    }

    private static Object whole(Object value, SqlTypeName type) {
        if (value instanceof String text) {
            return switch (type) {
                case TINYINT -> NumberText.tinyint(text);
                case SMALLINT -> NumberText.smallint(text);
                case INTEGER -> NumberText.integer(text);
                default -> NumberText.bigint(text);
            };
        }
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            return switch (type) {
                case TINYINT -> NumericFunctions.toTinyint(number);
                case SMALLINT -> NumericFunctions.toSmallint(number);
                case INTEGER -> NumericFunctions.toInteger(number);
                default -> NumericFunctions.toBigint(number);
            };
        }
        return value instanceof Number number ? wholeOfExact(JavaValues.number(number), type) : value;
    }

    private static Object wholeOfExact(BigDecimal number, SqlTypeName type) {
        try {
            if (number.precision() - (long) number.scale() > BIGINT_DIGITS) {
                throw new ArithmeticException("too many digits");
            }
            BigDecimal rounded = number.setScale(0, RoundingMode.HALF_UP);
            return switch (type) {
                case TINYINT -> rounded.byteValueExact();
                case SMALLINT -> rounded.shortValueExact();
                case INTEGER -> rounded.intValueExact();
                default -> rounded.longValueExact();
            };
        } catch (ArithmeticException e) {
            throw new KeywayException(
                    ErrorCode.VALUE_OUT_OF_RANGE, DecimalText.of(number) + " does not fit " + type.getName(), e);
        }
    }

    private static Object decimal(Object value, RelDataType type) {
        BigDecimal number;
        if (value instanceof String text) {
            number = NumberText.decimal(text);
        } else if (value instanceof Double || value instanceof Float) {
            number = NumericFunctions.toExact(((Number) value).doubleValue());
        } else if (value instanceof Number) {
            number = JavaValues.number(value);
        } else {
            return value;
        }
        return KeywayTypeSystem.isOfAnyScale(type)
                ? number
                : NumericFunctions.scaled(number, type.getPrecision(), type.getScale());
    }

    private static Object approximate(Object value, SqlTypeName type) {
        boolean real = type == SqlTypeName.REAL;
        if (value instanceof BigDecimal || value instanceof BigInteger) {
            return approximate(DecimalText.of(JavaValues.number(value)), type);
        }
        if (value instanceof String text) {
            return real ? (Object) NumberText.floatValue(text) : (Object) NumberText.doubleValue(text);
        }
        return real && value instanceof Number number ? NumericFunctions.toReal(number.doubleValue()) : value;
    }

    /** Text that is cut, and padded if its type is CHAR; a value that has no text as it is. */
    private static Object fitted(Object value, RelDataType type) {
        int length = type.getPrecision();
        if (!(value instanceof String text) || length == RelDataType.PRECISION_NOT_SPECIFIED) {
            return value;
        }
        return type.getSqlTypeName() == SqlTypeName.CHAR
                ? TextFunctions.rpad(text, length)
                : TextFunctions.left(text, length);
    }

    private static Object text(Object value) {
        if (value instanceof BigDecimal decimal) {
            return DecimalText.of(decimal);
        }
        if (value instanceof Double number) {
            return NumericFunctions.doubleText(number);
        }
        if (value instanceof Float number) {
            return NumericFunctions.realText(number);
        }
        if (value instanceof Boolean truth) {
            return truth ? "TRUE" : "FALSE";
        }
        if (value instanceof LocalDate date) {
            return DateTimeText.of(date);
        }
        if (value instanceof LocalTime time) {
            return DateTimeText.of(time);
        }
        if (isMoment(value)) {
            return DateTimeText.of((Instant) timestamp(value));
        }
        return value instanceof byte[] || value instanceof ByteBuffer
                ? CastFunctions.blobText(new ByteString(JavaValues.bytes(value)))
                : JavaValues.text(value);
    }

    private static Object date(Object value) {
        return isMoment(value) ? JavaValues.dateTime(value).toLocalDate() : value;
    }

    private static Object timestamp(Object value) {
        if (value instanceof String text) {
            return DateTimeText.nearestTimestamp(text);
        }
        return isMoment(value) ? Instant.ofEpochMilli(JavaValues.nearestMilli(JavaValues.instant(value))) : value;
    }

    private static boolean isMoment(Object value) {
        return value instanceof Instant || value instanceof LocalDateTime || value instanceof OffsetDateTime;
    }
}
