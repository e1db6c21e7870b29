package io.keyway.error;

/**
 * Every kind of failure a user can meet, with its SQLSTATE.
 *
 * <p>States follow the SQL standard where it has one and PostgreSQL where it has not. Two rules keep clients alive:
 * class {@code 08} is used only while connecting or after closing, because pools evict a connection on it, and
 * {@code 0A000} only for unimplemented API methods, because tools silently skip the feature on it.
 */
public enum ErrorCode {
    SYNTAX_ERROR("42601"),
    UNSUPPORTED_SQL("42000"),
    UNKNOWN_KEYSPACE("3F000"),
    UNKNOWN_TABLE("42P01"),
    UNKNOWN_COLUMN("42703"),
    AMBIGUOUS_COLUMN("42702"),
    DUPLICATE_ALIAS("42712"),
    UNKNOWN_FUNCTION("42883"),
    TYPE_MISMATCH("42804"),
    GROUPING_ERROR("42803"),
    READ_ONLY("25006"),
    UNKNOWN_SETTING("42704"),
    INVALID_SETTING("22023"),
    INVALID_PARAMETER("22023"),
    INVALID_LIMIT("2201W"),
    INVALID_OFFSET("2201X"),
    UNBOUND_PARAMETER("07002"),
    /** A method that returns rows was given a command without any, or the other way round. */
    UNEXPECTED_RESULT("07005"),
    DIVISION_BY_ZERO("22012"),
    VALUE_OUT_OF_RANGE("22003"),
    INVALID_LOGARITHM("2201E"),
    INVALID_POWER("2201F"),
    INVALID_CAST("22018"),
    INVALID_DATETIME("22007"),
    DATETIME_OVERFLOW("22008"),
    /** A pattern's escape is longer than one character, or ends the pattern. */
    INVALID_ESCAPE("22025"),
    INVALID_REGEX("2201B"),
    INVALID_SUBSTRING("22011"),
    /** The frame of a window ends at a distance that is null or negative. */
    INVALID_FRAME("22013"),
    INVALID_NTILE("22014"),
    INVALID_NTH_VALUE("22016"),
    TOO_MANY_ROWS("21000"),
    INVALID_CURSOR_STATE("24000"),
    FULL_SCAN_REFUSED("54000"),
    OUT_OF_MEMORY("53200"),
    CANCELLED("57014"),
    TIMEOUT("HYT00"),
    /** A table has changed while a query ran, or since it was planned; run again, it sees the new one. */
    TABLE_CHANGED("55000"),
    /** The cluster answered that it cannot serve now: overloaded, or too few replicas alive. */
    CLUSTER_BUSY("53000"),
    /** No node answers; the driver keeps trying, so the connection stays usable. */
    CLUSTER_UNREACHABLE("58000"),
    PERMISSION_DENIED("42501"),
    CONNECTION_FAILED("08001"),
    CONNECTION_CLOSED("08003"),
    AUTHENTICATION_FAILED("28000"),
    INVALID_MODEL("F0000"),
    /** A file to load is missing, cannot be read, or lacks what the model needs. */
    UNREADABLE_INPUT("58030"),
    FEATURE_NOT_SUPPORTED("0A000"),
    INTERNAL_ERROR("XX000");

    private final String sqlState;

    ErrorCode(String sqlState) {
        this.sqlState = sqlState;
    }

    /** Five characters, never null. */
    public String sqlState() {
        return sqlState;
    }
}
