package io.keyway.catalog;

import org.jspecify.annotations.Nullable;

/**
 * The SQL type of a column or expression, as results, metadata and {@code getTypeInfo} all describe it.
 *
 * @param kind the family, which fixes the Java class of the values
 * @param precision digits of a DECIMAL, fractional-second digits of a TIMESTAMP or TIME, length of a CHAR; -1 when the
 *     type has none or no limit
 * @param scale digits after the point of a DECIMAL; -1 when unspecified
 * @param element the element type of an ARRAY; null otherwise
 */
public record ColumnType(
        Kind kind, int precision, int scale, @Nullable ColumnType element) {

    /** Families of types. The comment names the Java class of a cursor's values. */
    public enum Kind {
        /** {@link Boolean}. */
        BOOLEAN,
        /** {@link Byte}. */
        TINYINT,
        /** {@link Short}. */
        SMALLINT,
        /** {@link Integer}. */
        INTEGER,
        /** {@link Long}. */
        BIGINT,
        /** {@link Float}. */
        REAL,
        /** {@link Double}. */
        DOUBLE,
        /** {@link java.math.BigDecimal}. */
        DECIMAL,
        /** {@link String}; also CQL's inet and duration in canonical text, and SQL's intervals. */
        VARCHAR,
        /** {@code byte[]}. */
        VARBINARY,
        /** {@link java.time.LocalDate}. */
        DATE,
        /** {@link java.time.LocalTime}. */
        TIME,
        /** {@link java.time.Instant}, always UTC. */
        TIMESTAMP,
        /** {@link java.util.UUID}. */
        UUID,
        /** {@link java.util.List} of the element type's values; CQL's list, set and vector. */
        ARRAY,
        /** {@link java.util.Map}. */
        MAP,
        /** {@link java.util.Map} from field name to value, in field order; CQL's tuples and user-defined types. */
        STRUCT,
        /** The type of a bare NULL; every value is null. */
        NULL
    }

    /** A type without precision, scale or element. */
    public static ColumnType of(Kind kind) {
        return new ColumnType(kind, -1, -1, null);
    }
}
