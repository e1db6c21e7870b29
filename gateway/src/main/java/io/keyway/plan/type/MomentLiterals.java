package io.keyway.plan.type;

import io.keyway.value.DateTimeText;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.schema.impl.ScalarFunctionImpl;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlUserDefinedFunction;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

/**
 * Dates and timestamps of a query as expressions. Calcite's literals have years from 1 to 9999; others are calls of
 * functions that change nothing, which no query can name.
 *
 *   DATE '2018-11-01'     ->   DATE '2018-11-01'
 *   DATE '+10000-01-01'   ->   farDate(2932897)
 */
public final class MomentLiterals {
    private static final int FIRST_YEAR = 1;
    private static final int LAST_YEAR = 9_999;
    private static final int MILLISECOND_DIGITS = 3;

    private static final Far DATE = new Far("farDate", SqlTypeName.DATE);
    private static final Far TIMESTAMP = new Far("farTimestamp", SqlTypeName.TIMESTAMP);

    private MomentLiterals() {}

    /** A date from its days since 1970. Public, because generated code calls it. */
    public static int farDate(int days) {
        return days;
    }

    /** A timestamp from its milliseconds since 1970. Public, because generated code calls it. */
    public static long farTimestamp(long millis) {
        return millis;
    }

    /** A date, of 32 bits of days around 1970. */
    public static RexNode of(LocalDate date, RexBuilder rex) {
        return isNear(date.getYear())
                ? rex.makeDateLiteral(new DateString(DateTimeText.of(date)))
                : DATE.literal(BigDecimal.valueOf(date.toEpochDay()), SqlTypeName.INTEGER, rex);
    }

    /** A timestamp of whole milliseconds, 64 bits of them around 1970. */
    public static RexNode of(Instant timestamp, RexBuilder rex) {
        return isNear(timestamp.atOffset(ZoneOffset.UTC).getYear())
                ? rex.makeTimestampLiteral(new TimestampString(DateTimeText.of(timestamp)), MILLISECOND_DIGITS)
                : TIMESTAMP.literal(BigDecimal.valueOf(timestamp.toEpochMilli()), SqlTypeName.BIGINT, rex);
    }

    /** Whether Calcite has a literal for it. */
    public static boolean isNear(int year) {
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }

    /** The LocalDate or Instant that an expression stands for, if its year is a far one; null for any other expression. */
    public static @Nullable Object far(RexNode expression) {
        if (!(expression instanceof RexCall call) || !(call.getOperator() instanceof Far far)) {
            return null;
        }
        BigDecimal number = ((RexLiteral) call.getOperands().get(0)).getValueAs(BigDecimal.class);
        return number == null ? null : far.value(number.longValueExact());
    }

    /** A function that makes a date or a timestamp of a number. */
    private static final class Far extends SqlUserDefinedFunction {
        private final SqlTypeName type;

        Far(String name, SqlTypeName type) {
            super(
                    new SqlIdentifier(name, SqlParserPos.ZERO),
                    SqlKind.OTHER_FUNCTION,
                    ReturnTypes.explicit(type),
                    InferTypes.RETURN_TYPE,
                    OperandTypes.operandMetadata(List.of(), factory -> List.of(), i -> "value", i -> false),
                    ScalarFunctionImpl.createUnsafe(Arrays.stream(MomentLiterals.class.getMethods())
                            .filter(method -> method.getName().equals(name))
                            .findFirst()
                            .orElseThrow()));
            this.type = type;
        }

        RexNode literal(BigDecimal number, SqlTypeName unit, RexBuilder rex) {
            RelDataTypeFactory types = rex.getTypeFactory();
            RelDataType result = type == SqlTypeName.DATE
                    ? types.createSqlType(type)
                    : types.createSqlType(type, MILLISECOND_DIGITS);
            return rex.makeCall(result, this, List.of(rex.makeExactLiteral(number, types.createSqlType(unit))));
        }

        /** Keeps planning from computing it, since there is no literal for the result. */
        @Override
        public boolean isDynamicFunction() {
            return true;
        }

        private Object value(long number) {
            return type == SqlTypeName.DATE ? LocalDate.ofEpochDay(number) : Instant.ofEpochMilli(number);
        }

        @Override
        public void unparse(SqlWriter writer, SqlCall call, int left, int right) {
            Object value = value(((SqlLiteral) call.operand(0)).longValue(true));
            writer.keyword(type.getName());
            writer.literal(
                    "'" + (value instanceof LocalDate date ? DateTimeText.of(date) : DateTimeText.of((Instant) value))
                            + "'");
        }
    }
}
