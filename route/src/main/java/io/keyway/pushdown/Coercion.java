package io.keyway.pushdown;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.protocol.internal.ProtocolConstants;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.model.CqlTypeNames;
import io.keyway.value.MalformedText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Converts values of the query to values of a column, without loss or not at all.
 *
 * <p>A value that the column's type cannot hold exactly equals no value of the column: {@code int_column = 1.5} and
 * {@code int_column = 4294967297} are satisfied by no row.
 */
public final class Coercion {
    private static final BigDecimal[] INT_LIMITS = limits(Integer.MIN_VALUE, Integer.MAX_VALUE);
    private static final BigDecimal[] BIGINT_LIMITS = limits(Long.MIN_VALUE, Long.MAX_VALUE);
    private static final BigDecimal[] SMALLINT_LIMITS = limits(Short.MIN_VALUE, Short.MAX_VALUE);
    private static final BigDecimal[] TINYINT_LIMITS = limits(Byte.MIN_VALUE, Byte.MAX_VALUE);

    private Coercion() {}

    /**
     * The value of the column's type that equals a value of the query.
     *
     * @param value not null
     * @param type a type that {@link KeyTypes} lets a key have that is compared; of the two zeros of float and double, 0.0
     * @return as the Java driver takes it; null when no value of the type equals it
     * @throws KeywayException INVALID_CAST when the value is of another kind altogether
     */
    public static @Nullable Object exact(Object value, DataType type) {
        int code = type.getProtocolCode();
        if (code == ProtocolConstants.DataType.INT && value instanceof Integer
                || code == ProtocolConstants.DataType.BIGINT && value instanceof Long
                || code == ProtocolConstants.DataType.VARCHAR && value instanceof String) {
            return value;
        }
        BigDecimal[] limits = limits(type);
        if (limits != null || type.getProtocolCode() == ProtocolConstants.DataType.VARINT) {
            BigDecimal number = number(value, type);
            boolean whole = number.stripTrailingZeros().scale() <= 0;
            if (whole && within(number, limits)) {
                return counted(number, type);
            }
            return null;
        }
        return other(value, type);
    }

    /** One end of a range, in the column's type. */
    sealed interface End {
        /** The value to compare with; empty when there is nothing to compare. */
        Optional<Object> value();

        /** Whether no value of the type lies within. */
        boolean isEmpty();

        /** Compare with this value. */
        record At(Object bound) implements End {
            @Override
            public Optional<Object> value() {
                return Optional.of(bound);
            }

            @Override
            public boolean isEmpty() {
                return false;
            }
        }

        /** Every value of the type lies within. */
        record Open() implements End {
            @Override
            public Optional<Object> value() {
                return Optional.empty();
            }

            @Override
            public boolean isEmpty() {
                return false;
            }
        }

        /** No value of the type lies within. */
        record Nothing() implements End {
            @Override
            public Optional<Object> value() {
                return Optional.empty();
            }

            @Override
            public boolean isEmpty() {
                return true;
            }
        }
    }

    /**
     * The value that bounds a column just as a value of the query does: {@code i > 1.5} is {@code i > 1}, and
     * {@code i >= 1.5} is {@code i >= 2}. Of float and double, the nearest one, which may lie within itself.
     *
     * @param lower whether it is the lower end of a range
     * @param inclusive whether the value itself lies within
     */
    static End end(Object value, DataType type, boolean lower, boolean inclusive) {
        BigDecimal[] limits = limits(type);
        boolean up = lower == inclusive;
        if (KeyTypes.isApproximate(type)) {
            Object nearest = exact(value, type);
            return nearest == null ? new End.Nothing() : new End.At(lower ? ApproximateValues.least(nearest) : nearest);
        }
        if (limits == null && type.getProtocolCode() != ProtocolConstants.DataType.VARINT) {
            Object exact = other(value, type);
            if (exact == null) {
                throw mismatch(value, type);
            }
            return new End.At(exact);
        }
        RoundingMode mode = up ? RoundingMode.CEILING : RoundingMode.FLOOR;
        BigDecimal whole = number(value, type).setScale(0, mode);
        if (limits != null && whole.compareTo(limits[0]) < 0) {
            return lower ? new End.Open() : new End.Nothing();
        }
        if (limits != null && whole.compareTo(limits[1]) > 0) {
            return lower ? new End.Nothing() : new End.Open();
        }
        return new End.At(counted(whole, type));
    }

    /** The least value of a type of which not every value lies within some range. */
    static Object least(DataType type) {
        BigDecimal[] limits = limits(type);
        if (limits == null) {
            throw new IllegalArgumentException("a type without least value");
        }
        return counted(limits[0], type);
    }

    private static BigDecimal[] limits(long least, long greatest) {
        return new BigDecimal[] {BigDecimal.valueOf(least), BigDecimal.valueOf(greatest)};
    }

    /** The least and the greatest number of units that a type of whole units holds: of a timestamp milliseconds, of a date days. */
    private static BigDecimal @Nullable [] limits(DataType type) {
        return switch (type.getProtocolCode()) {
            case ProtocolConstants.DataType.TINYINT -> TINYINT_LIMITS;
            case ProtocolConstants.DataType.SMALLINT -> SMALLINT_LIMITS;
            case ProtocolConstants.DataType.INT, ProtocolConstants.DataType.DATE -> INT_LIMITS;
            case ProtocolConstants.DataType.BIGINT, ProtocolConstants.DataType.TIMESTAMP -> BIGINT_LIMITS;
            default -> null;
        };
    }

    private static boolean within(BigDecimal number, BigDecimal @Nullable [] limits) {
        return limits == null || number.compareTo(limits[0]) >= 0 && number.compareTo(limits[1]) <= 0;
    }

    private static Object counted(BigDecimal number, DataType type) {
        return switch (type.getProtocolCode()) {
            case ProtocolConstants.DataType.TINYINT -> number.byteValueExact();
            case ProtocolConstants.DataType.SMALLINT -> number.shortValueExact();
            case ProtocolConstants.DataType.INT -> number.intValueExact();
            case ProtocolConstants.DataType.BIGINT -> number.longValueExact();
            case ProtocolConstants.DataType.TIMESTAMP -> Instant.ofEpochMilli(number.longValueExact());
            case ProtocolConstants.DataType.DATE -> LocalDate.ofEpochDay(number.longValueExact());
            default -> number.toBigIntegerExact();
        };
    }

    private static @Nullable Object other(Object value, DataType type) {
        return read(value, type, () -> switch (type.getProtocolCode()) {
            case ProtocolConstants.DataType.BOOLEAN -> JavaValues.truth(value);
            // By the value that Cassandra compares, so that equal ones are equal for Java too.
            case ProtocolConstants.DataType.DECIMAL -> JavaValues.decimal(value).stripTrailingZeros();
            case ProtocolConstants.DataType.FLOAT -> ApproximateValues.nearestFloat(value);
            case ProtocolConstants.DataType.DOUBLE -> ApproximateValues.nearestDouble(value);
            case ProtocolConstants.DataType.ASCII ->
                onlyIf(JavaValues.text(value), text -> text.chars().allMatch(c -> c < 128));
            case ProtocolConstants.DataType.VARCHAR -> JavaValues.text(value);
            case ProtocolConstants.DataType.BLOB -> ByteBuffer.wrap(JavaValues.bytes(value));
            case ProtocolConstants.DataType.UUID -> JavaValues.uuid(value);
            case ProtocolConstants.DataType.TIMEUUID -> onlyIf(JavaValues.uuid(value), uuid -> uuid.version() == 1);
            case ProtocolConstants.DataType.TIME -> JavaValues.time(value);
            case ProtocolConstants.DataType.INET -> address(value);
            default -> throw new IllegalArgumentException("a type without conversion");
        });
    }

    private static <T> @Nullable T onlyIf(T value, Predicate<T> holds) {
        return holds.test(value) ? value : null;
    }

    /** Text that is no address equals no address. */
    private static @Nullable InetAddress address(Object value) {
        try {
            return JavaValues.address(value);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static BigDecimal number(Object value, DataType type) {
        return read(value, type, () -> switch (type.getProtocolCode()) {
            case ProtocolConstants.DataType.TIMESTAMP -> JavaValues.millis(value);
            case ProtocolConstants.DataType.DATE -> JavaValues.days(value);
            default -> JavaValues.number(value);
        });
    }

    private static <T extends @Nullable Object> T read(Object value, DataType type, Supplier<T> conversion) {
        try {
            return conversion.get();
        } catch (MalformedText e) {
            throw e.failure(JavaValues.text(value));
        } catch (IllegalArgumentException e) {
            throw mismatch(value, type);
        }
    }

    private static KeywayException mismatch(Object value, DataType type) {
        String shown =
                value instanceof byte[] ? "a binary value" : value.getClass().getSimpleName();
        return new KeywayException(
                ErrorCode.INVALID_CAST,
                "cannot compare a column of type " + CqlTypeNames.unfrozen(type) + " with this value (" + shown + ")");
    }
}
