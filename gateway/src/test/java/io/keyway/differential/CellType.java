package io.keyway.differential;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import io.keyway.model.Column;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A type of column, with the few values that random rows and random conditions choose from. */
enum CellType {
    INT("i", DataTypes.INT, "INTEGER", -3, 0, 1, 2, 7, 2_000_000_000),
    BIGINT("g", DataTypes.BIGINT, "BIGINT", -1L, 0L, 5L, 4_294_967_297L, 9_007_199_254_740_993L),
    TEXT("t", DataTypes.TEXT, "VARCHAR", "a", "A", "ab ", " b", "O'Hare", "日本", "Ωmega", "😀", "50%_", ""),
    DOUBLE("d", DataTypes.DOUBLE, "DOUBLE PRECISION", -1.5, 0.0, 0.1, 2.0, 1000.5),
    DECIMAL(
            "m",
            DataTypes.DECIMAL,
            "NUMERIC(20, 6)",
            new BigDecimal("-1.50"),
            new BigDecimal("0"),
            new BigDecimal("0.1"),
            new BigDecimal("2"),
            new BigDecimal("1000.5")),
    BOOLEAN("f", DataTypes.BOOLEAN, "BOOLEAN", true, false),
    TIMESTAMP(
            "s",
            DataTypes.TIMESTAMP,
            "TIMESTAMP(3)",
            Instant.parse("1969-12-31T23:59:59.999Z"),
            Instant.parse("1970-01-01T00:00:00Z"),
            Instant.parse("2024-02-29T12:30:00.500Z"),
            Instant.parse("2024-03-01T00:00:00Z"),
            Instant.parse("2038-01-19T03:14:08Z")),
    DATE(
            "y",
            DataTypes.DATE,
            "DATE",
            LocalDate.parse("1969-12-31"),
            LocalDate.parse("1970-01-01"),
            LocalDate.parse("2024-02-29"),
            LocalDate.parse("2024-03-01")),
    UUID(
            "u",
            DataTypes.UUID,
            "UUID",
            uuid("00000000-0000-4000-8000-000000000001"),
            uuid("11111111-1111-4111-8111-111111111111"),
            uuid("22222222-2222-4222-8222-222222222222"),
            uuid("33333333-3333-4333-9333-333333333333"));

    private final String letter;
    private final DataType cql;
    private final String h2;
    private final List<Object> values;

    CellType(String letter, DataType cql, String h2, Object... values) {
        this.letter = letter;
        this.cql = cql;
        this.h2 = h2;
        this.values = List.of(values);
    }

    private static UUID uuid(String text) {
        return java.util.UUID.fromString(text);
    }

    /** The type of a column of a model. */
    static CellType of(Column column) {
        for (CellType type : values()) {
            if (type.cql.equals(column.type())) {
                return type;
            }
        }
        throw new IllegalArgumentException(column.toString());
    }

    /** What names of columns of this type begin with. */
    String letter() {
        return letter;
    }

    DataType cql() {
        return cql;
    }

    String h2() {
        return h2;
    }

    /** Every value that rows may hold. */
    List<Object> domain() {
        return values;
    }

    /** Whether conditions may ask for an order of its values. */
    boolean isOrdered() {
        return this != BOOLEAN && this != UUID;
    }

    boolean isNumber() {
        return this == INT || this == BIGINT || this == DOUBLE || this == DECIMAL;
    }

    /** A value as SQL writes it. */
    String literal(@Nullable Object value) {
        if (value == null) {
            return "NULL";
        }
        return switch (this) {
            case INT, BIGINT, DECIMAL, BOOLEAN -> value.toString();
            case DOUBLE -> value + "E0";
            case TEXT -> "'" + value.toString().replace("'", "''") + "'";
            case TIMESTAMP -> "TIMESTAMP '" + value.toString().replace('T', ' ').replace("Z", "") + "'";
            case DATE -> "DATE '" + value + "'";
            case UUID -> "UUID '" + value + "'";
        };
    }

    /** A value, or null, that has this type wherever it is written. */
    Sql typedLiteral(@Nullable Object value) {
        Object plain = value instanceof LocalDateTime moment ? moment.toInstant(ZoneOffset.UTC) : value;
        String literal = this == DOUBLE && value instanceof Number number
                ? new BigDecimal(number.toString()).toPlainString() + "E0"
                : literal(plain);
        return Sql.of("CAST(" + literal + " AS " + h2 + ")");
    }

    /** A value as CQL writes it. */
    String cqlLiteral(@Nullable Object value) {
        if (value == null) {
            return "NULL";
        }
        return switch (this) {
            case INT, BIGINT, DECIMAL, BOOLEAN, DOUBLE, UUID -> value.toString();
            case TIMESTAMP, DATE -> "'" + value + "'";
            case TEXT -> literal(value);
        };
    }
}
