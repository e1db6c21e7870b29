package io.keyway.plan.logical;

import com.google.common.collect.ImmutableList;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.plan.expression.Columns;
import java.math.BigDecimal;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.rex.RexWindowBound;
import org.apache.calcite.rex.RexWindowBounds;
import org.apache.calcite.rex.RexWindowExclusion;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * The place of a row among all: the share of the rows before it, or not after it, and its group of NTILE; by functions that
 * Calcite has right code for.
 *
 *   PERCENT_RANK() OVER (w)   ->   (RANK() OVER (w) - 1) / (the partition's rows - 1), 0 for the only row
 *   CUME_DIST() OVER (w)      ->   the rows up to the last peer / the partition's rows
 *   NTILE(n) OVER (w)         ->   i / (s + 1) + 1, of the m groups at the start that have s + 1 rows; (i - m) / s + 1 after
 *                                  them; for i = ROW_NUMBER() OVER (w) - 1, s = rows / n, m = MOD(rows, n)
 */
final class Distributions extends RexShuttle {
    private final RexBuilder rex;

    private Distributions(RexBuilder rex) {
        this.rex = rex;
    }

    static RelNode in(RelNode rel) {
        return Columns.rewrittenThroughout(
                rel, new Distributions(rel.getCluster().getRexBuilder()));
    }

    @Override
    public RexNode visitOver(RexOver over) {
        return switch (over.getAggOperator().getKind()) {
            case PERCENT_RANK -> percentRank(over);
            case CUME_DIST -> cumulative(over);
            case NTILE -> tile(over);
            default -> super.visitOver(over);
        };
    }

    private RexNode percentRank(RexOver over) {
        RexNode rows = partition(over.getWindow());
        RexNode one = rex.makeExactLiteral(BigDecimal.ONE, rows.getType());
        return rex.makeCall(
                SqlStdOperatorTable.CASE,
                rex.makeCall(SqlStdOperatorTable.EQUALS, rows, one),
                rex.makeZeroLiteral(over.getType()),
                quotient(minus(peers(SqlStdOperatorTable.RANK, over.getWindow()), one), minus(rows, one), over));
    }

    private RexNode cumulative(RexOver over) {
        RexNode reached = peers(SqlStdOperatorTable.COUNT, over.getWindow());
        return quotient(reached, partition(over.getWindow()), over);
    }

    private RexNode tile(RexOver over) {
        BigDecimal groups = RexLiteral.bigDecimalValue(over.getOperands().get(0));
        if (groups == null || groups.signum() <= 0) {
            throw new KeywayException(ErrorCode.INVALID_NTILE, "NTILE makes at least one group");
        }
        RexNode rows = partition(over.getWindow());
        RexNode one = rex.makeExactLiteral(BigDecimal.ONE, rows.getType());
        RexNode row = minus(peers(SqlStdOperatorTable.ROW_NUMBER, over.getWindow()), one);
        RexNode count = rex.makeExactLiteral(groups, rows.getType());
        RexNode small = rex.makeCall(SqlStdOperatorTable.DIVIDE, rows, count);
        RexNode large = rex.makeCall(SqlStdOperatorTable.PLUS, small, one);
        RexNode longer = rex.makeCall(SqlStdOperatorTable.MOD, rows, count);
        RexNode inLarge = rex.makeCall(
                SqlStdOperatorTable.LESS_THAN, row, rex.makeCall(SqlStdOperatorTable.MULTIPLY, longer, large));
        RexNode number = rex.makeCall(
                SqlStdOperatorTable.CASE,
                inLarge,
                rex.makeCall(SqlStdOperatorTable.DIVIDE, row, large),
                rex.makeCall(SqlStdOperatorTable.DIVIDE, minus(row, longer), small));
        return rex.makeCast(over.getType(), rex.makeCall(SqlStdOperatorTable.PLUS, number, one));
    }

    private RexNode minus(RexNode number, RexNode less) {
        return rex.makeCall(SqlStdOperatorTable.MINUS, number, less);
    }

    private RexNode quotient(RexNode dividend, RexNode divisor, RexOver over) {
        RelDataType type = over.getType();
        return rex.makeCall(
                type, SqlStdOperatorTable.DIVIDE, List.of(rex.makeCast(type, dividend), rex.makeCast(type, divisor)));
    }

    /** How many rows the partition has. */
    private RexNode partition(RexWindow window) {
        return count(SqlStdOperatorTable.COUNT, window, ImmutableList.of(), RexWindowBounds.UNBOUNDED_FOLLOWING);
    }

    /** A number of the row that it shares with its peers. */
    private RexNode peers(SqlAggFunction function, RexWindow window) {
        return count(function, window, window.orderKeys, RexWindowBounds.CURRENT_ROW);
    }

    private RexNode count(
            SqlAggFunction function, RexWindow window, ImmutableList<RexFieldCollation> order, RexWindowBound last) {
        return rex.makeOver(
                rex.getTypeFactory().createSqlType(SqlTypeName.BIGINT),
                function,
                List.of(),
                window.partitionKeys,
                order,
                RexWindowBounds.UNBOUNDED_PRECEDING,
                last,
                RexWindowExclusion.EXCLUDE_NO_OTHER,
                false,
                true,
                false,
                false,
                false);
    }
}
