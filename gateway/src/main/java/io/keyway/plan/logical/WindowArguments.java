package io.keyway.plan.logical;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.plan.expression.Columns;
import io.keyway.plan.expression.GatewayOperators;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.rex.RexWindowBound;
import org.apache.calcite.rex.RexWindowBounds;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * Makes the numbers of rows in windows checked and not null; Calcite's code fails on nulls, counts backwards from
 * negative ones, and truncates large ones.
 *
 *   LAG(x, n) OVER (w)         ->   CASE WHEN n IS NOT NULL THEN LAG(x, rowDistance(COALESCE(n, 1))) OVER (w) END
 *   NTH_VALUE(x, n) OVER (w)   ->   CASE WHEN n IS NOT NULL THEN NTH_VALUE(x, rowNumber(COALESCE(n, 1))) OVER (w) END
 *   ROWS n PRECEDING           ->   ROWS frameDistance(n) PRECEDING
 */
final class WindowArguments extends RexShuttle {
    /** Numbers below this one are not cut off. */
    private static final BigDecimal SHORT = BigDecimal.valueOf(1_000_000);

    private final RexBuilder rex;

    private WindowArguments(RexBuilder rex) {
        this.rex = rex;
    }

    /**
     * The expression with its windows rewritten.
     *
     * @throws KeywayException UNSUPPORTED_SQL where the number of NTH_VALUE differs from row to row, for which Calcite takes
     *     that of the first
     */
    static RelNode in(RelNode rel) {
        return Columns.rewrittenThroughout(
                rel, new WindowArguments(rel.getCluster().getRexBuilder()));
    }

    @Override
    public RexNode visitOver(RexOver over) {
        return switch (over.getAggOperator().getKind()) {
            case NTH_VALUE -> numbered(over);
            case LAG, LEAD -> over.getOperands().size() == 1 ? over : counted(over, GatewayOperators.ROW_DISTANCE);
            default -> framed(over, over.getOperands());
        };
    }

    private RexNode numbered(RexOver over) {
        if (!RelOptUtil.InputFinder.bits(over.getOperands().get(1)).isEmpty()) {
            throw new KeywayException(
                            ErrorCode.UNSUPPORTED_SQL, "the number of NTH_VALUE is the same for all rows, no column")
                    .withHint("number the rows by ROW_NUMBER() in a sub-query, and join them on it");
        }
        return counted(over, GatewayOperators.ROW_NUMBER);
    }

    /** The call with its number of rows checked; null where that is null. */
    private RexNode counted(RexOver over, SqlOperator check) {
        RexNode number = over.getOperands().get(1);
        if (RexUtil.isNullLiteral(number, true)) {
            return rex.makeNullLiteral(over.getType());
        }
        if (isPlain(number)) {
            return framed(over, over.getOperands());
        }
        RexNode known = rex.makeCall(SqlStdOperatorTable.IS_NOT_NULL, number);
        boolean nullable = number.getType().isNullable();
        RexNode whole = nullable
                ? choice(known, whole(number, false), rex.makeExactLiteral(BigDecimal.ONE, bigint(false)))
                : whole(number, false);
        List<RexNode> operands = new ArrayList<>(over.getOperands());
        operands.set(1, rex.makeCall(check, whole));
        RexNode value = framed(over, operands);
        return nullable ? choice(known, value, rex.makeNullLiteral(over.getType())) : value;
    }

    private RexNode choice(RexNode condition, RexNode value, RexNode other) {
        return rex.makeCall(value.getType(), SqlStdOperatorTable.CASE, List.of(condition, value, other));
    }

    /** A number that needs no check. */
    private static boolean isPlain(RexNode number) {
        BigDecimal value = number instanceof RexLiteral literal && SqlTypeUtil.isExactNumeric(literal.getType())
                ? RexLiteral.bigDecimalValue(literal)
                : null;
        return value != null && value.signum() > 0 && value.compareTo(SHORT) < 0;
    }

    private RexNode whole(RexNode number, boolean nullable) {
        return rex.makeAbstractCast(bigint(nullable), number, false);
    }

    private RelDataType bigint(boolean nullable) {
        return rex.getTypeFactory()
                .createTypeWithNullability(rex.getTypeFactory().createSqlType(SqlTypeName.BIGINT), nullable);
    }

    private RexNode framed(RexOver over, List<RexNode> operands) {
        RexWindow window = over.getWindow();
        return rex.makeOver(
                over.getType(),
                over.getAggOperator(),
                operands,
                window.partitionKeys,
                window.orderKeys,
                checked(window.getLowerBound(), window.isRows()),
                checked(window.getUpperBound(), window.isRows()),
                window.getExclude(),
                window.isRows(),
                true,
                false,
                over.isDistinct(),
                over.ignoreNulls());
    }

    private RexWindowBound checked(RexWindowBound bound, boolean rows) {
        RexNode distance = bound.getOffset();
        if (distance == null
                || isPlain(distance)
                || !rows && !SqlTypeName.INT_TYPES.contains(distance.getType().getSqlTypeName())) {
            return bound;
        }
        RexNode whole = whole(distance, distance.getType().isNullable());
        RexNode checked =
                rows ? rex.makeCall(GatewayOperators.FRAME_DISTANCE, whole) : range(whole, distance.getType());
        return bound.isPreceding() ? RexWindowBounds.preceding(checked) : RexWindowBounds.following(checked);
    }

    private RexNode range(RexNode distance, RelDataType type) {
        return rex.makeAbstractCast(
                rex.getTypeFactory().createTypeWithNullability(type, false),
                rex.makeCall(GatewayOperators.FRAME_RANGE, distance),
                false);
    }
}
