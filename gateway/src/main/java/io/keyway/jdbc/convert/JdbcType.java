package io.keyway.jdbc.convert;

import io.keyway.catalog.ColumnType;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/**
 * The types that JDBC clients see, in the order of {@code getTypeInfo}. Column metadata, result set metadata and type
 * info all read this.
 */
public enum JdbcType {
    TINYINT(Types.TINYINT, Integer.class, 3, 4),
    BIGINT(Types.BIGINT, Long.class, 19, 20),
    VARBINARY(Types.VARBINARY, byte[].class, JdbcType.UNLIMITED, JdbcType.UNLIMITED),
    DECIMAL(Types.DECIMAL, BigDecimal.class, 38, 40),
    INTEGER(Types.INTEGER, Integer.class, 10, 11),
    SMALLINT(Types.SMALLINT, Integer.class, 5, 6),
    REAL(Types.REAL, Float.class, 7, 15),
    DOUBLE(Types.DOUBLE, Double.class, 15, 25),
    /** Text, and everything that Cassandra has and JDBC has not: uuid, collections, tuples, user-defined types. */
    VARCHAR(Types.VARCHAR, String.class, JdbcType.UNLIMITED, JdbcType.UNLIMITED),
    BOOLEAN(Types.BOOLEAN, Boolean.class, 1, 5),
    DATE(Types.DATE, Date.class, 10, 10),
    TIME(Types.TIME, Time.class, 18, 18),
    TIMESTAMP(Types.TIMESTAMP, Timestamp.class, 23, 23);

    /** A size for types that have none: large, but not so large that a client's arithmetic overflows. */
    public static final int UNLIMITED = 65_535;

    private final int code;
    private final Class<?> javaClass;
    private final int precision;
    private final int displaySize;

    JdbcType(int code, Class<?> javaClass, int precision, int displaySize) {
        this.code = code;
        this.javaClass = javaClass;
        this.precision = precision;
        this.displaySize = displaySize;
    }

    /** How values of that SQL type appear to JDBC clients. */
    public static JdbcType of(ColumnType type) {
        return switch (type.kind()) {
            case BOOLEAN -> BOOLEAN;
            case TINYINT -> TINYINT;
            case SMALLINT -> SMALLINT;
            case INTEGER -> INTEGER;
            case BIGINT -> BIGINT;
            case REAL -> REAL;
            case DOUBLE -> DOUBLE;
            case DECIMAL -> DECIMAL;
            case VARBINARY -> VARBINARY;
            case DATE -> DATE;
            case TIME -> TIME;
            case TIMESTAMP -> TIMESTAMP;
            case VARCHAR, UUID, ARRAY, MAP, STRUCT, NULL -> VARCHAR;
        };
    }

    /** A constant of {@link Types}. */
    public int code() {
        return code;
    }

    /** The name in SQL. */
    public String typeName() {
        return name();
    }

    /** The class of what {@code getObject} returns. */
    public Class<?> javaClass() {
        return javaClass;
    }

    /** Digits, characters or bytes of the longest value; positive. */
    public int precision(ColumnType type) {
        boolean declared = type.precision() > 0 && (this == DECIMAL || this == VARCHAR);
        return declared ? type.precision() : precision;
    }

    /** Characters of the longest value's text; positive. */
    public int displaySize(ColumnType type) {
        if (this == DECIMAL) {
            // sign and point
            return precision(type) + 2;
        }
        return this == VARCHAR ? precision(type) : displaySize;
    }

    /** Digits after the point, or of a second's fraction; 0 for types without. */
    public int scale(ColumnType type) {
        return switch (this) {
            case DECIMAL -> Math.max(0, type.scale());
            case TIME, TIMESTAMP -> Math.max(0, type.precision());
            default -> 0;
        };
    }

    /** Greatest precision there is. */
    public int maximumPrecision() {
        return precision;
    }

    /** Whether it is a number. */
    public boolean numeric() {
        return switch (this) {
            case TINYINT, SMALLINT, INTEGER, BIGINT, REAL, DOUBLE, DECIMAL -> true;
            default -> false;
        };
    }

    /** What a literal begins with; null when nothing. */
    @Nullable
    public String literalPrefix() {
        return switch (this) {
            case VARCHAR -> "'";
            case VARBINARY -> "X'";
            case DATE, TIME, TIMESTAMP -> name() + " '";
            default -> null;
        };
    }

    /** What a literal ends with; null when nothing. */
    @Nullable
    public String literalSuffix() {
        return literalPrefix() == null ? null : "'";
    }
}
