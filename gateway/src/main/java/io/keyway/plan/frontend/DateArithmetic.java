package io.keyway.plan.frontend;

import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Sums and differences of dates that the standard does not have, as PostgreSQL has them. Which one is meant, the types of the
 * operands tell.
 *
 *   date - date              the number of days
 *   date + 1, 1 + date       a date
 *   timestamp - timestamp    an interval
 */
final class DateArithmetic {
    private static final int DAY_DIGITS = 9;
    private static final int MILLISECOND_DIGITS = 3;

    private DateArithmetic() {}

    /** Whether an expression may be one of these. */
    static boolean isOf(SqlCall call) {
        return call.getOperator().equals(SqlStdOperatorTable.PLUS)
                || call.getOperator().equals(SqlStdOperatorTable.MINUS);
    }

    /** Gives a call the operator that its operands need, if Calcite's is another. */
    static void choose(SqlBasicCall call, RelDataType left, RelDataType right) {
        boolean sum = call.getKind() == SqlKind.PLUS;
        if (sum && isWhole(left) && isDate(right)) {
            SqlNode days = call.operand(0);
            call.setOperand(0, call.operand(1));
            call.setOperand(1, days);
            call.setOperator(LibraryFunctions.ADD_DAYS);
            return;
        }
        SqlOperator operator = operator(sum, left, right);
        if (operator != null) {
            call.setOperator(operator);
        }
    }

    private static @Nullable SqlOperator operator(boolean sum, RelDataType left, RelDataType right) {
        if (isDate(left) && isWhole(right)) {
            return sum ? LibraryFunctions.ADD_DAYS : LibraryFunctions.SUBTRACT_DAYS;
        }
        if (sum) {
            return null;
        }
        if (isDate(left) && isDate(right)) {
            return LibraryFunctions.DAYS_BETWEEN;
        }
        return isMoment(left) && isMoment(right) ? LibraryFunctions.TIME_BETWEEN : null;
    }

    private static boolean isDate(RelDataType type) {
        return type.getSqlTypeName() == SqlTypeName.DATE;
    }

    private static boolean isMoment(RelDataType type) {
        return isDate(type) || type.getSqlTypeName() == SqlTypeName.TIMESTAMP;
    }

    private static boolean isWhole(RelDataType type) {
        return SqlTypeName.INT_TYPES.contains(type.getSqlTypeName());
    }

    /** The unit of a difference of timestamps. */
    static SqlIntervalQualifier unit() {
        return new SqlIntervalQualifier(
                TimeUnit.DAY, DAY_DIGITS, TimeUnit.SECOND, MILLISECOND_DIGITS, SqlParserPos.ZERO);
    }
}
