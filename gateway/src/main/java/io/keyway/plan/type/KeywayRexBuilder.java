package io.keyway.plan.type;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.UnaryOperator;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.TimeString;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

/**
 * Makes literals of values to which Calcite gives the wrong type or digits. It writes years of dates and timestamps
 * beyond 9999 in characters that are not digits, or as other years. Casts to fewer digits after the second, which
 * change no column's values, change no literal's.
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
            return withDigits(MomentLiterals.of(Instant.ofEpochMilli(number.longValue()), this), type);
        }
        if (value instanceof Number number && type.getSqlTypeName() == SqlTypeName.TIME && !CalciteTypes.isNano(type)) {
            TimeString time = TimeString.fromMillisOfDay(number.intValue());
            return withDigits(makeTimeLiteral(time, CalciteTypes.MILLISECOND_DIGITS), type);
        }
        return super.makeLiteral(value, type, allowCast, trim);
    }

    @Override
    public RexNode makeCast(
            SqlParserPos pos,
            RelDataType type,
            RexNode value,
            boolean matchNullability,
            boolean safe,
            RexLiteral format) {
        return hasMoreDigits(value, type)
                ? makeAbstractCast(type, value, safe)
                : super.makeCast(pos, type, value, matchNullability, safe, format);
    }

    /** A literal under another type of its kind. */
    private RexNode withDigits(RexNode literal, RelDataType type) {
        return hasMoreDigits(literal, type) ? makeAbstractCast(type, literal, false) : ensureType(type, literal, true);
    }

    /** Whether a time of day or timestamp is a literal of more digits than a type; a literal of the type would lose them. */
    private static boolean hasMoreDigits(RexNode value, RelDataType type) {
        int digits = type.getPrecision();
        if (!(value instanceof RexLiteral literal) || literal.isNull()) {
            return false;
        }
        return switch (type.getSqlTypeName()) {
            case TIME ->
                literal.getTypeName() == SqlTypeName.TIME
                        && differs(literal.getValueAs(TimeString.class), time -> time.round(digits));
            case TIMESTAMP ->
                literal.getTypeName() == SqlTypeName.TIMESTAMP
                        && differs(literal.getValueAs(TimestampString.class), moment -> moment.round(digits));
            default -> false;
        };
    }

    private static <T> boolean differs(@Nullable T value, UnaryOperator<T> rounded) {
        return value != null && !rounded.apply(value).equals(value);
    }

    /**
     * Calcite gives every whole number without a type of its own BIGINT, the ones too that only a DECIMAL holds, and fails on
     * those with an exponent.
     */
    @Override
    public RexLiteral makeExactLiteral(BigDecimal literal) {
        BigDecimal number = literal.scale() < 0 ? literal.setScale(0) : literal;
        int digits = getTypeFactory().getTypeSystem().getMaxPrecision(SqlTypeName.DECIMAL);
        boolean decimal =
                number.scale() == 0 && number.toBigInteger().bitLength() >= Long.SIZE && number.precision() <= digits;
        return decimal
                ? makeExactLiteral(number, getTypeFactory().createSqlType(SqlTypeName.DECIMAL, digits, 0))
                : super.makeExactLiteral(number);
    }
}
