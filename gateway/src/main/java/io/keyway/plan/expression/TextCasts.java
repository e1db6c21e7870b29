package io.keyway.plan.expression;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.plan.type.CalciteTypes;
import io.keyway.plan.type.KeywayTypeSystem;
import io.keyway.plan.type.MomentLiterals;
import io.keyway.value.DateTimeText;
import io.keyway.value.MalformedText;
import io.keyway.value.NumberText;
import io.keyway.value.ScalarText;
import java.math.BigDecimal;
import java.util.List;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeSystem;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.util.NlsString;
import org.apache.calcite.util.TimeString;
import org.jspecify.annotations.Nullable;

/**
 * Casts between text and other types in Keyway's own reading and writing of values; Calcite's drops milliseconds, knows years
 * from 0 to 9999 and takes 30 February for 2 March.
 *
 *   CAST(ts AS VARCHAR)                        ->   timestampText(ts)
 *   CAST(text AS DATE)                         ->   textDate(text)
 *   CAST('2018-11-01T01:00:00+01' AS TIMESTAMP)   ->   TIMESTAMP '2018-11-01 00:00:00'
 *
 * <p>Times of day in nanoseconds stay casts until they are computed ({@code NanoTimes}).
 */
public final class TextCasts {
    private final RexBuilder rex;

    public TextCasts(RexBuilder rex) {
        this.rex = rex;
    }

    /**
     * The cast as Keyway computes it; the cast itself if it is none between text and another type.
     *
     * @param written whether the query has this cast, which then rounds as PostgreSQL does; else text that is compared
     *     with a type that cannot hold its value stays a call, for {@link Literals} to compare it exactly
     * @throws KeywayException INVALID_CAST, INVALID_DATETIME or VALUE_OUT_OF_RANGE when a literal is no value of the type
     */
    public RexNode read(RexCall cast, boolean written) {
        RexNode value = cast.getOperands().get(0);
        boolean toText = SqlTypeUtil.inCharFamily(cast.getType());
        if (cast.getKind() == SqlKind.CAST && cast.getOperands().size() == 2) {
            return formatted(cast, value, cast.getOperands().get(1));
        }
        if (cast.getKind() != SqlKind.CAST || toText == SqlTypeUtil.inCharFamily(value.getType())) {
            return cast;
        }
        return toText ? text(cast, value) : value(cast, value, written);
    }

    /** The text of a literal; null for anything else, and for NULL. */
    static @Nullable String literalText(RexNode operand) {
        if (!(operand instanceof RexLiteral literal) || !SqlTypeUtil.inCharFamily(literal.getType())) {
            return null;
        }
        NlsString text = literal.getValueAs(NlsString.class);
        return text == null ? null : text.getValue();
    }

    /** CAST(... FORMAT ...), which says in SQL:2016 what TO_CHAR, TO_DATE and TO_TIMESTAMP do. */
    private RexNode formatted(RexCall cast, RexNode value, RexNode format) {
        SqlTypeName from = value.getType().getSqlTypeName();
        SqlTypeName to = cast.getType().getSqlTypeName();
        if (SqlTypeName.CHAR_TYPES.contains(to) && (from == SqlTypeName.DATE || from == SqlTypeName.TIMESTAMP)) {
            return as(rex.makeCall(SqlLibraryOperators.TO_CHAR_PG, Dates.midnight(value, rex), format), cast.getType());
        }
        boolean reads =
                SqlTypeName.CHAR_TYPES.contains(from) && (to == SqlTypeName.DATE || to == SqlTypeName.TIMESTAMP);
        if (!reads) {
            throw new KeywayException(
                    ErrorCode.UNSUPPORTED_SQL, "FORMAT is for dates and timestamps, from text and to text");
        }
        SqlOperator reader =
                to == SqlTypeName.DATE ? SqlLibraryOperators.TO_DATE_PG : SqlLibraryOperators.TO_TIMESTAMP_PG;
        return rex.makeCall(cast.getType(), reader, List.of(value, format));
    }

    /** A decimal with all its digits; a literal of the type of columns would have no zeros at its end. */
    public RexNode read(BigDecimal number, RelDataType type) {
        RexNode text = rex.makeLiteral(number.toPlainString());
        return as(rex.makeCall(CastOperators.reader(SqlTypeName.DECIMAL), text), type);
    }

    /** A literal for a text that is read as a decimal, where the zeros at its end do not matter. */
    RexNode comparable(RexNode operand) {
        RexNode read = operand;
        while (read instanceof RexCall cast
                && cast.getKind() == SqlKind.CAST
                && KeywayTypeSystem.isOfAnyScale(cast.getType())) {
            read = cast.getOperands().get(0);
        }
        boolean decimal =
                read instanceof RexCall call && call.getOperator().equals(CastOperators.reader(SqlTypeName.DECIMAL));
        String text = decimal ? literalText(((RexCall) read).getOperands().get(0)) : null;
        RexNode literal = text == null ? null : exact(ExactNumbers.withoutZeros(NumberText.decimal(text)));
        return literal == null ? operand : as(literal, operand.getType());
    }

    private RexNode text(RexCall cast, RexNode value) {
        RexNode text = switch (value.getType().getSqlTypeName()) {
            case DATE -> rex.makeCall(CastOperators.DATE_TEXT, value);
            case TIMESTAMP -> rex.makeCall(CastOperators.TIMESTAMP_TEXT, value);
            case VARBINARY, BINARY -> rex.makeCall(CastOperators.BLOB_TEXT, value);
            case TIME ->
                CalciteTypes.isNano(value.getType())
                        ? null
                        : rex.makeCall(CastOperators.TIME_TEXT, rex.makeCall(GatewayOperators.TIME_NANOS, value));
            default -> null;
        };
        return text == null ? cast : as(text, cast.getType());
    }

    private RexNode value(RexCall cast, RexNode value, boolean written) {
        RelDataType type = cast.getType();
        String text = literalText(value);
        try {
            RexNode literal = text == null ? null : literal(text, type, written);
            if (literal != null) {
                return as(literal, type);
            }
        } catch (MalformedText e) {
            throw e.failure(String.valueOf(text));
        }
        SqlOperator reader = CalciteTypes.isNano(type) ? null : CastOperators.reader(type.getSqlTypeName());
        return reader == null ? cast : as(rex.makeCall(reader, value), type);
    }

    private RexNode as(RexNode value, RelDataType type) {
        return value.getType().equals(type) ? value : rex.makeAbstractCast(type, value, false);
    }

    /** The value of a text; null when there is no literal for it, or the type cannot hold it. */
    private @Nullable RexNode literal(String text, RelDataType type, boolean written) {
        return switch (type.getSqlTypeName()) {
            case VARBINARY ->
                rex.makeBinaryLiteral(new ByteString(ScalarText.blob(text).array()));
            case UUID -> rex.makeUuidLiteral(ScalarText.uuid(text));
            case BOOLEAN -> rex.makeLiteral(ScalarText.bool(text));
            case TINYINT, SMALLINT, INTEGER, BIGINT, DATE, TIMESTAMP -> counted(text, type, written);
            case DECIMAL -> decimal(NumberText.decimal(text), type);
            case REAL -> real(NumberText.floatValue(text), text, type);
            case FLOAT, DOUBLE -> approximate(NumberText.doubleValue(text), text, type);
            case TIME -> time(new TimeString(DateTimeText.of(DateTimeText.time(text))), type.getPrecision());
            default -> null;
        };
    }

    /** Literals of decimals that keep the digits of their text have no zeros at their end. */
    private @Nullable RexNode decimal(BigDecimal number, RelDataType type) {
        return KeywayTypeSystem.isOfAnyScale(type) && ExactNumbers.endsWithZeros(number) ? null : exact(number);
    }

    /** Null for a number of more digits than literals have. */
    private @Nullable RexNode exact(BigDecimal number) {
        RelDataTypeSystem types = rex.getTypeFactory().getTypeSystem();
        long wholeDigits = number.precision() - (long) number.scale();
        boolean fits = number.scale() <= types.getMaxScale(SqlTypeName.DECIMAL)
                && Math.max(wholeDigits, number.precision()) <= types.getMaxPrecision(SqlTypeName.DECIMAL);
        return fits ? rex.makeExactLiteral(number) : null;
    }

    /** A literal would be cut to the digits of its type. */
    private @Nullable RexNode time(TimeString time, int digits) {
        return time.round(digits).equals(time) ? rex.makeTimeLiteral(time, digits) : null;
    }

    private @Nullable RexNode counted(String text, RelDataType type, boolean written) {
        if (!written && !Units.of(type).holds(Units.of(type).count(text))) {
            return null;
        }
        return switch (type.getSqlTypeName()) {
            case DATE -> MomentLiterals.of(DateTimeText.dateOfDay(text), rex);
            case TIMESTAMP -> MomentLiterals.of(DateTimeText.nearestTimestamp(text), rex);
            case TINYINT -> whole(NumberText.tinyint(text), type);
            case SMALLINT -> whole(NumberText.smallint(text), type);
            case INTEGER -> whole(NumberText.integer(text), type);
            default -> whole(NumberText.bigint(text), type);
        };
    }

    private RexNode whole(Number number, RelDataType type) {
        return rex.makeExactLiteral(BigDecimal.valueOf(number.longValue()), type);
    }

    /** Calcite makes a float of a literal's nearest double, which for few texts is another float than the nearest one. */
    private @Nullable RexNode real(float value, String text, RelDataType type) {
        boolean sameByDouble = (float) Double.parseDouble(text) == value;
        return sameByDouble || !Float.isFinite(value)
                ? approximate(value, text, type)
                : rex.makeApproxLiteral(new BigDecimal(value), type);
    }

    /** Calcite has no literals of NaN and the infinities, nor of a zero with a sign. */
    private @Nullable RexNode approximate(double value, String text, RelDataType type) {
        return Double.isFinite(value) && value != 0 ? rex.makeApproxLiteral(NumberText.decimal(text), type) : null;
    }
}
