package io.keyway.plan.frontend;

import com.google.common.base.Enums;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.fun.SqlExtractFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql2rel.SqlRexContext;
import org.jspecify.annotations.Nullable;

/**
 * EXTRACT as PostgreSQL computes it: SECOND and EPOCH have fractions, and DOW counts from Sunday, 0; Calcite's are whole, and
 * begin with 1.
 *
 *   EXTRACT(SECOND FROM t)   ->   EXTRACT(MILLISECOND FROM t) * 0.001
 *   EXTRACT(EPOCH FROM t)    ->   the milliseconds of t * 0.001
 *   EXTRACT(DOW FROM t)      ->   EXTRACT(DOW FROM t) - 1
 *
 * <p>The validator looks operators up by their names, so this one has another than Calcite's, into which JDBC's DAYOFWEEK is
 * rewritten.
 */
final class DateParts extends SqlExtractFunction {
    static final SqlOperator OPERATOR = new DateParts();

    private static final int FRACTION = 3;
    private static final BigDecimal MILLISECOND = BigDecimal.valueOf(1, FRACTION);

    private static final int SECONDS_DIGITS = 5;
    private static final int EPOCH_DIGITS = 19;
    private static final BigDecimal MILLIS_PER_MINUTE = BigDecimal.valueOf(60_000);

    private DateParts() {
        super("DATE_PART", true);
    }

    /** The call of EXTRACT; its first argument, which may be an interval's unit, a name or a text, becomes a unit. */
    static @Nullable SqlCall call(SqlCall written) {
        SqlNode unit = written.operand(0);
        String name = null;
        if (unit instanceof SqlIntervalQualifier qualifier) {
            name = qualifier.timeFrameName == null ? qualifier.timeUnitRange.name() : qualifier.timeFrameName;
        } else if (unit instanceof SqlIdentifier identifier && identifier.isSimple()) {
            name = identifier.getSimple();
        } else if (unit instanceof SqlCharStringLiteral literal) {
            name = literal.getValueAs(String.class);
        }
        TimeUnit known = name == null ? null : unit(name.toUpperCase(Locale.ROOT));
        // Of the rest the validator knows what is wrong.
        if (known == null && !(unit instanceof SqlIntervalQualifier) && !(unit instanceof SqlIdentifier)) {
            String what = name == null ? "DATE_PART takes the name of a part" : "there is no date part '" + name + "'";
            throw new KeywayException(ErrorCode.TYPE_MISMATCH, what)
                    .withHint("parts are year, month, day, hour, minute, second, quarter, week, dow, doy and epoch")
                    .withPosition(CalciteErrors.position(unit.getParserPosition()));
        }
        return known == null
                ? null
                : OPERATOR.createCall(
                        written.getParserPosition(),
                        new SqlIntervalQualifier(known, null, unit.getParserPosition()),
                        written.operand(1));
    }

    /** A unit by its name, or by the plural of that. */
    private static @Nullable TimeUnit unit(String name) {
        TimeUnit one = Enums.getIfPresent(TimeUnit.class, name).orNull();
        return one == null && name.endsWith("S")
                ? Enums.getIfPresent(TimeUnit.class, name.substring(0, name.length() - 1))
                        .orNull()
                : one;
    }

    @Override
    public RelDataType inferReturnType(SqlOperatorBinding binding) {
        RelDataType whole = super.inferReturnType(binding);
        if (!(binding instanceof SqlCallBinding call)
                || !hasFraction(unit(call.getCall()), binding.getOperandType(1))) {
            return whole;
        }
        int digits = unit(call.getCall()) == TimeUnitRange.SECOND ? SECONDS_DIGITS : EPOCH_DIGITS;
        RelDataTypeFactory types = binding.getTypeFactory();
        return types.createTypeWithNullability(
                types.createSqlType(SqlTypeName.DECIMAL, digits, FRACTION), whole.isNullable());
    }

    private static TimeUnitRange unit(SqlCall call) {
        return ((SqlIntervalQualifier) call.operand(0)).timeUnitRange;
    }

    private static boolean hasFraction(TimeUnitRange unit, RelDataType operand) {
        return (unit == TimeUnitRange.SECOND || unit == TimeUnitRange.EPOCH)
                && operand.getSqlTypeName() != SqlTypeName.DATE
                && !SqlTypeName.YEAR_INTERVAL_TYPES.contains(operand.getSqlTypeName());
    }

    /** The expression that computes a call of {@link #OPERATOR}. */
    static RexNode convert(SqlRexContext context, SqlCall call) {
        RexBuilder rex = context.getRexBuilder();
        TimeUnitRange unit = unit(call);
        RexNode operand = context.convertExpression(call.operand(1));
        RelDataType type = context.getValidator().getValidatedNodeType(call);
        if (hasFraction(unit, operand.getType())) {
            return rex.makeCall(
                    type,
                    SqlStdOperatorTable.MULTIPLY,
                    List.of(
                            unit == TimeUnitRange.EPOCH ? millis(operand, rex) : millisOfMinute(operand, rex),
                            rex.makeExactLiteral(MILLISECOND)));
        }
        if (unit == TimeUnitRange.EPOCH
                && SqlTypeName.YEAR_INTERVAL_TYPES.contains(operand.getType().getSqlTypeName())) {
            throw new KeywayException(
                    ErrorCode.UNSUPPORTED_SQL, "months differ in length, so an interval of months has no seconds");
        }
        RexNode part = extract(unit, operand, rex);
        return unit == TimeUnitRange.DOW
                ? rex.makeCall(type, SqlStdOperatorTable.MINUS, List.of(part, rex.makeExactLiteral(BigDecimal.ONE)))
                : part;
    }

    private static RexNode extract(TimeUnitRange unit, RexNode operand, RexBuilder rex) {
        return rex.makeCall(whole(operand, rex), SqlStdOperatorTable.EXTRACT, List.of(rex.makeFlag(unit), operand));
    }

    /** What timestamps and intervals of days are in generated code. */
    private static RexNode millis(RexNode operand, RexBuilder rex) {
        return rex.makeCall(whole(operand, rex), SqlStdOperatorTable.REINTERPRET, List.of(operand));
    }

    private static RexNode millisOfMinute(RexNode operand, RexBuilder rex) {
        boolean interval =
                SqlTypeName.DAY_INTERVAL_TYPES.contains(operand.getType().getSqlTypeName());
        return interval
                ? rex.makeCall(
                        whole(operand, rex),
                        SqlStdOperatorTable.MOD,
                        List.of(millis(operand, rex), rex.makeExactLiteral(MILLIS_PER_MINUTE)))
                : extract(TimeUnitRange.MILLISECOND, operand, rex);
    }

    private static RelDataType whole(RexNode operand, RexBuilder rex) {
        RelDataTypeFactory types = rex.getTypeFactory();
        return types.createTypeWithNullability(
                types.createSqlType(SqlTypeName.BIGINT), operand.getType().isNullable());
    }
}
