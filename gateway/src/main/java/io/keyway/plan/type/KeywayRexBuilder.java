package io.keyway.plan.type;

import io.keyway.pushdown.MomentLiterals;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Makes literals of values that Calcite gives the wrong type or digits. Of dates and timestamps it writes years beyond 9999 in
 * characters that are no digits, or as other years.
 */
public final class KeywayRexBuilder extends RexBuilder {
    public KeywayRexBuilder(RelDataTypeFactory types) {
        super(types);
    }

    @Override
    public RexNode makeLiteral(@Nullable Object value, RelDataType type, boolean allowCast, boolean trim) {
        if (value instanceof Number number && type.getSqlTypeName() == SqlTypeName.DATE) {
            return ensureType(type, MomentLiterals.of(LocalDate.ofEpochDay(number.longValue()), this), true);
        }
        if (value instanceof Number number && type.getSqlTypeName() == SqlTypeName.TIMESTAMP) {
            return ensureType(type, MomentLiterals.of(Instant.ofEpochMilli(number.longValue()), this), true);
        }
        return super.makeLiteral(value, type, allowCast, trim);
    }

    /** Calcite gives every whole number without a type of its own BIGINT, the ones too that only a DECIMAL holds. */
    @Override
    public RexLiteral makeExactLiteral(BigDecimal number) {
        int digits = getTypeFactory().getTypeSystem().getMaxPrecision(SqlTypeName.DECIMAL);
        boolean decimal = number.scale() <= 0
                && number.toBigInteger().bitLength() >= Long.SIZE
                && number.precision() - number.scale() <= digits;
        return decimal
                ? makeExactLiteral(number, getTypeFactory().createSqlType(SqlTypeName.DECIMAL, digits, 0))
                : super.makeExactLiteral(number);
    }
}
