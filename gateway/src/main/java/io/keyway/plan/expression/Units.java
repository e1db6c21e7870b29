package io.keyway.plan.expression;

import io.keyway.plan.type.MomentLiterals;
import io.keyway.pushdown.JavaValues;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * The values of a type that is counted in whole units: integers, dates in days and timestamps in milliseconds since 1970.
 *
 * @param type the type
 * @param least the least number of units that it holds
 * @param greatest the greatest number of units that it holds
 */
record Units(RelDataType type, BigDecimal least, BigDecimal greatest) {

    /** Whether a type is counted in whole units. */
    static boolean has(RelDataType type) {
        SqlTypeName name = type.getSqlTypeName();
        return SqlTypeName.INT_TYPES.contains(name) || name == SqlTypeName.DATE || name == SqlTypeName.TIMESTAMP;
    }

    /** The units of a type that {@link #has} them. */
    static Units of(RelDataType type) {
        return switch (type.getSqlTypeName()) {
            case TINYINT -> of(type, Byte.MIN_VALUE, Byte.MAX_VALUE);
            case SMALLINT -> of(type, Short.MIN_VALUE, Short.MAX_VALUE);
            case INTEGER, DATE -> of(type, Integer.MIN_VALUE, Integer.MAX_VALUE);
            default -> of(type, Long.MIN_VALUE, Long.MAX_VALUE);
        };
    }

    private static Units of(RelDataType type, long least, long greatest) {
        return new Units(type, BigDecimal.valueOf(least), BigDecimal.valueOf(greatest));
    }

    /**
     * How many units the value of a text is, with fractions.
     *
     * @throws io.keyway.value.MalformedText when it is no number, date or timestamp
     */
    BigDecimal count(String text) {
        return switch (type.getSqlTypeName()) {
            case DATE -> JavaValues.days(text);
            case TIMESTAMP -> JavaValues.millis(text);
            default -> JavaValues.number(text);
        };
    }

    /** Whether the type has a value of so many units. */
    boolean holds(BigDecimal count) {
        return count.compareTo(least) >= 0
                && count.compareTo(greatest) <= 0
                && count.stripTrailingZeros().scale() <= 0;
    }

    /** The value of so many units, of which there is one. */
    RexNode literal(BigDecimal count, RexBuilder rex) {
        return switch (type.getSqlTypeName()) {
            case DATE -> MomentLiterals.of(LocalDate.ofEpochDay(count.longValueExact()), rex);
            case TIMESTAMP -> MomentLiterals.of(Instant.ofEpochMilli(count.longValueExact()), rex);
            default -> rex.makeExactLiteral(count, type);
        };
    }
}
