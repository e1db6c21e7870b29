package io.keyway.plan.frontend;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/**
 * Refuses frame distances that differ from row to row, are null or negative, as PostgreSQL does; Calcite accepts them.
 */
final class FrameDistances {
    private FrameDistances() {}

    /**
     * Checks the ends of a frame.
     *
     * @throws KeywayException with the place
     */
    static void check(SqlWindow window) {
        Stream.of(window.getOperandList())
                .flatMap(operands -> operands.stream())
                .filter(end ->
                        end != null && (end.getKind() == SqlKind.PRECEDING || end.getKind() == SqlKind.FOLLOWING))
                .forEach(end -> checkDistance(((SqlCall) end).operand(0)));
    }

    private static void checkDistance(SqlNode distance) {
        if (SqlUtil.isNullLiteral(distance, true) || isNegative(distance)) {
            throw new KeywayException(ErrorCode.INVALID_FRAME, "the distance of a frame cannot be null or negative")
                    .withPosition(CalciteErrors.position(distance.getParserPosition()));
        }
        distance.accept(new SqlBasicVisitor<Void>() {
            @Override
            public Void visit(SqlIdentifier column) {
                throw new KeywayException(
                                ErrorCode.UNSUPPORTED_SQL,
                                "the distance of a frame is the same for all rows, no column")
                        .withHint("join the rows with those within the distance, and group them")
                        .withPosition(CalciteErrors.position(column.getParserPosition()));
            }
        });
    }

    private static boolean isNegative(SqlNode distance) {
        if (distance.getKind() == SqlKind.MINUS_PREFIX) {
            SqlNode number = ((SqlCall) distance).operand(0);
            return number instanceof SqlNumericLiteral literal
                            && literal.bigDecimalValue().signum() > 0
                    || number instanceof SqlIntervalLiteral && !isNegative(number);
        }
        if (distance instanceof SqlIntervalLiteral interval) {
            SqlIntervalLiteral.IntervalValue value = interval.getValueAs(SqlIntervalLiteral.IntervalValue.class);
            return value.getSign() < 0 || value.getIntervalLiteral().startsWith("-");
        }
        return distance instanceof SqlNumericLiteral literal
                && literal.bigDecimalValue().signum() < 0;
    }
}
