package io.keyway.plan.frontend;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.parser.Syntax;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Adds intervals that have both months and days one part after the other, months first, as PostgreSQL does.
 *
 *   ts + INTERVAL '1 month 2 days'   ->   (ts + INTERVAL '1' MONTH) + INTERVAL '2' DAY
 */
final class MixedIntervals extends SqlShuttle {
    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        if (isMixed(call)) {
            throw new KeywayException(
                            ErrorCode.FEATURE_NOT_SUPPORTED,
                            "an interval of months and of days has no value of its own; it can be added and subtracted")
                    .withHint("add it to a date or a timestamp, or use two intervals")
                    .withPosition(CalciteErrors.position(call.getParserPosition()));
        }
        if (call.operandCount() == 2) {
            if (call.getKind() == SqlKind.PLUS && isMixed(call.operand(0))) {
                return super.visit(parts(call, call.operand(1), call.operand(0)));
            }
            if ((call.getKind() == SqlKind.PLUS || call.getKind() == SqlKind.MINUS) && isMixed(call.operand(1))) {
                return super.visit(parts(call, call.operand(0), call.operand(1)));
            }
        }
        return super.visit(call);
    }

    private static SqlCall parts(SqlCall sum, SqlNode value, SqlCall interval) {
        SqlOperator operator = sum.getOperator();
        SqlParserPos pos = sum.getParserPosition();
        return operator.createCall(pos, operator.createCall(pos, value, interval.operand(0)), interval.operand(1));
    }

    private static boolean isMixed(SqlNode node) {
        return node instanceof SqlCall call && call.getOperator().equals(Syntax.MIXED_INTERVAL);
    }
}
