package io.keyway.pushdown;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.protocol.internal.ProtocolConstants;
import io.keyway.cassandra.CassandraTable;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Predicate;
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

    /** Whether equality with this column may be asked of Cassandra. */
    public static boolean supportsEquality(CassandraTable table, String column) {
        return table.column(column)
                .filter(found -> supportsEquality(found.type()))
                .isPresent();
    }

    /** Whether equality with a column of this type may be asked of Cassandra. */
    public static boolean supportsEquality(DataType type) {
        return switch (type.getProtocolCode()) {
            case ProtocolConstants.DataType.BOOLEAN,
                    ProtocolConstants.DataType.TINYINT,
                    ProtocolConstants.DataType.SMALLINT,
                    ProtocolConstants.DataType.INT,
                    ProtocolConstants.DataType.BIGINT,
                    ProtocolConstants.DataType.VARINT,
                    ProtocolConstants.DataType.ASCII,
                    ProtocolConstants.DataType.VARCHAR,
                    ProtocolConstants.DataType.BLOB,
                    ProtocolConstants.DataType.UUID,
                    ProtocolConstants.DataType.TIMEUUID,
                    ProtocolConstants.DataType.TIMESTAMP,
                    ProtocolConstants.DataType.DATE,
                    ProtocolConstants.DataType.TIME -> true;
            // 1.0 and 1.00 are two keys of type decimal, and there are two zeros among the binary numbers.
            default -> false;
        };
    }

    /** Whether Cassandra orders the values of this type as SQL does, so that ranges and orders may be asked of it. */
    public static boolean supportsOrder(DataType type) {
        return switch (type.getProtocolCode()) {
            case ProtocolConstants.DataType.TINYINT,
                    ProtocolConstants.DataType.SMALLINT,
                    ProtocolConstants.DataType.INT,
                    ProtocolConstants.DataType.BIGINT,
                    ProtocolConstants.DataType.VARINT,
                    ProtocolConstants.DataType.ASCII,
                    ProtocolConstants.DataType.VARCHAR,
                    ProtocolConstants.DataType.TIMESTAMP,
                    ProtocolConstants.DataType.DATE,
                    ProtocolConstants.DataType.TIME -> true;
            default -> false;
        };
    }

    /**
     * The value of the column's type that equals a value of the query.
     *
     * @param value not null
     * @param type a type that {@link #supportsEquality}
     * @return as the Java driver takes it; null when no value of the type equals it
     * @throws KeywayException INVALID_CAST when the value is of another kind altogether
     */
    public static @Nullable Object exact(Object value, DataType type) {
        BigDecimal[] limits = integerLimits(type);
        if (limits != null || type.getProtocolCode() == ProtocolConstants.DataType.VARINT) {
            BigDecimal number = number(value, type);
            boolean whole = number.stripTrailingZeros().scale() <= 0;
            if (whole && within(number, limits)) {
                return integer(number, type);
            }
            return null;
        }
        return other(value, type);
    }

    /** One end of a range, in the column's type. */
    sealed interface End {
        /** Compare with this value. */
        record At(Object value) implements End {}

        /** Every value of the type lies within. */
        record Open() implements End {}

        /** No value of the type lies within. */
        record Nothing() implements End {}
    }

    /**
     * The value that bounds a column just as a value of the query does: {@code i > 1.5} is {@code i > 1}, and
     * {@code i >= 1.5} is {@code i >= 2}.
     *
     * @param lower whether it is the lower end of a range
     * @param inclusive whether the value itself lies within
     */
    static End end(Object value, DataType type, boolean lower, boolean inclusive) {
        BigDecimal[] limits = integerLimits(type);
        if (limits == null && type.getProtocolCode() != ProtocolConstants.DataType.VARINT) {
            Object converted = other(value, type);
            return converted == null ? new End.Nothing() : new End.At(converted);
        }
        RoundingMode mode = lower == inclusive ? RoundingMode.CEILING : RoundingMode.FLOOR;
        BigDecimal whole = number(value, type).setScale(0, mode);
        if (limits != null && whole.compareTo(limits[0]) < 0) {
            return lower ? new End.Open() : new End.Nothing();
        }
        if (limits != null && whole.compareTo(limits[1]) > 0) {
            return lower ? new End.Nothing() : new End.Open();
        }
        return new End.At(integer(whole, type));
    }

    private static BigDecimal[] limits(long least, long greatest) {
        return new BigDecimal[] {BigDecimal.valueOf(least), BigDecimal.valueOf(greatest)};
    }

    private static BigDecimal @Nullable [] integerLimits(DataType type) {
        return switch (type.getProtocolCode()) {
            case ProtocolConstants.DataType.TINYINT -> TINYINT_LIMITS;
            case ProtocolConstants.DataType.SMALLINT -> SMALLINT_LIMITS;
            case ProtocolConstants.DataType.INT -> INT_LIMITS;
            case ProtocolConstants.DataType.BIGINT -> BIGINT_LIMITS;
            default -> null;
        };
    }

    private static boolean within(BigDecimal number, BigDecimal @Nullable [] limits) {
        return limits == null || number.compareTo(limits[0]) >= 0 && number.compareTo(limits[1]) <= 0;
    }

    private static Object integer(BigDecimal number, DataType type) {
        return switch (type.getProtocolCode()) {
            case ProtocolConstants.DataType.TINYINT -> number.byteValueExact();
            case ProtocolConstants.DataType.SMALLINT -> number.shortValueExact();
            case ProtocolConstants.DataType.INT -> number.intValueExact();
            case ProtocolConstants.DataType.BIGINT -> number.longValueExact();
            default -> number.toBigIntegerExact();
        };
    }

    private static BigDecimal number(Object value, DataType type) {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        if (value instanceof BigInteger integer) {
            return new BigDecimal(integer);
        }
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            if (!Double.isFinite(number)) {
                throw mismatch(value, type);
            }
            return new BigDecimal(number);
        }
        if (value instanceof Number number) {
            return BigDecimal.valueOf(number.longValue());
        }
        if (value instanceof String text) {
            try {
                return new BigDecimal(text.trim());
            } catch (NumberFormatException e) {
                throw mismatch(value, type);
            }
        }
        throw mismatch(value, type);
    }

    private static @Nullable Object other(Object value, DataType type) {
        try {
            return switch (type.getProtocolCode()) {
                case ProtocolConstants.DataType.BOOLEAN -> bool(value, type);
                case ProtocolConstants.DataType.ASCII ->
                    onlyIf(text(value, type), text -> text.chars().allMatch(c -> c < 128));
                case ProtocolConstants.DataType.VARCHAR -> text(value, type);
                case ProtocolConstants.DataType.BLOB -> ByteBuffer.wrap(bytes(value, type));
                case ProtocolConstants.DataType.UUID -> uuid(value, type);
                case ProtocolConstants.DataType.TIMEUUID -> onlyIf(uuid(value, type), uuid -> uuid.version() == 1);
                case ProtocolConstants.DataType.TIMESTAMP ->
                    onlyIf(instant(value, type), instant -> instant.getNano() % 1_000_000 == 0);
                case ProtocolConstants.DataType.DATE -> date(value, type);
                case ProtocolConstants.DataType.TIME -> time(value, type);
                default -> throw mismatch(value, type);
            };
        } catch (DateTimeException | IllegalArgumentException e) {
            throw mismatch(value, type);
        }
    }

    private static <T> @Nullable T onlyIf(T value, Predicate<T> holds) {
        return holds.test(value) ? value : null;
    }

    private static Boolean bool(Object value, DataType type) {
        if (value instanceof Boolean bool) {
            return bool;
        }
        if (value instanceof String text && (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"))) {
            return Boolean.valueOf(text);
        }
        throw mismatch(value, type);
    }

    private static String text(Object value, DataType type) {
        if (value instanceof byte[]) {
            throw mismatch(value, type);
        }
        return value.toString();
    }

    private static byte[] bytes(Object value, DataType type) {
        if (value instanceof byte[] bytes) {
            return bytes;
        }
        throw mismatch(value, type);
    }

    private static UUID uuid(Object value, DataType type) {
        if (value instanceof UUID uuid) {
            return uuid;
        }
        if (value instanceof String text) {
            return UUID.fromString(text.trim());
        }
        throw mismatch(value, type);
    }

    private static Instant instant(Object value, DataType type) {
        if (value instanceof Instant instant) {
            return instant;
        }
        if (value instanceof OffsetDateTime moment) {
            return moment.toInstant();
        }
        if (value instanceof LocalDateTime local) {
            return local.toInstant(ZoneOffset.UTC);
        }
        if (value instanceof LocalDate date) {
            return date.atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        if (value instanceof String text) {
            String iso = text.trim().replace(' ', 'T');
            return iso.endsWith("Z")
                    ? Instant.parse(iso)
                    : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
        }
        throw mismatch(value, type);
    }

    private static @Nullable LocalDate date(Object value, DataType type) {
        if (value instanceof LocalDate date) {
            return date;
        }
        if (value instanceof Instant instant) {
            LocalDateTime local = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
            return local.toLocalTime().equals(LocalTime.MIDNIGHT) ? local.toLocalDate() : null;
        }
        if (value instanceof String text) {
            return LocalDate.parse(text.trim());
        }
        throw mismatch(value, type);
    }

    private static LocalTime time(Object value, DataType type) {
        if (value instanceof LocalTime time) {
            return time;
        }
        if (value instanceof String text) {
            return LocalTime.parse(text.trim());
        }
        throw mismatch(value, type);
    }

    private static KeywayException mismatch(Object value, DataType type) {
        String shown =
                value instanceof byte[] ? "a binary value" : value.getClass().getSimpleName();
        return new KeywayException(
                ErrorCode.INVALID_CAST,
                "cannot compare a column of type " + type.asCql(false, true) + " with this value (" + shown + ")");
    }
}
