package io.keyway.plan.logical;

import com.google.common.collect.ImmutableList;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.plan.expression.Columns;
import io.keyway.plan.expression.EqualityKey;
import io.keyway.plan.expression.ExcludingFunction;
import io.keyway.plan.expression.OrderKeys;
import io.keyway.plan.frontend.Functions;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.rex.RexWindowExclusion;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * Partitions and orders windows by the keys of {@link EqualityKey} and {@link OrderKeys}, by which they also find the least
 * and the greatest value.
 */
final class WindowKeys extends RexShuttle {
    private static final Set<SqlKind> EXTREMES = Set.of(SqlKind.MIN, SqlKind.MAX);

    private static final Set<SqlKind> SUMS = Set.of(SqlKind.SUM, SqlKind.SUM0);

    /** Those that are right where the frame has no rows. */
    private static final Set<SqlKind> EMPTY =
            Set.of(SqlKind.COUNT, SqlKind.MIN, SqlKind.MAX, SqlKind.SUM, SqlKind.SUM0);

    private final RexBuilder rex;

    private WindowKeys(RexBuilder rex) {
        this.rex = rex;
    }

    /** The expression with its windows rewritten; they must still be expressions of projections. */
    static RelNode in(RelNode rel) {
        return Columns.rewrittenThroughout(rel, new WindowKeys(rel.getCluster().getRexBuilder()));
    }

    @Override
    public RexNode visitOver(RexOver over) {
        RexWindow window = over.getWindow();
        boolean extreme = EXTREMES.contains(over.getAggOperator().getKind());
        if ((extreme || SUMS.contains(over.getAggOperator().getKind()))
                && RexUtil.isNullLiteral(over.getOperands().get(0), true)) {
            // Calcite's code has no class for constants of windows that are null.
            return over.getType().isNullable()
                    ? rex.makeNullLiteral(over.getType())
                    : rex.makeZeroLiteral(over.getType());
        }
        if (over.isDistinct() && !extreme) {
            throw new KeywayException(ErrorCode.UNSUPPORTED_SQL, "DISTINCT cannot be combined with OVER")
                    .withHint("group the rows in a sub-query, and join its result");
        }
        WindowRange range = WindowRange.of(over, rex);
        List<RexNode> partitionKeys = window.partitionKeys.stream()
                .map(key -> EqualityKey.isNeeded(key.getType()) ? EqualityKey.of(key, rex) : key)
                .toList();
        ImmutableList<RexFieldCollation> orderKeys = range.orderKeys().stream()
                .map(key -> new RexFieldCollation(
                        OrderKeys.isNeeded(key.left.getType()) ? OrderKeys.key(key.left, rex) : key.left, key.right))
                .collect(ImmutableList.toImmutableList());
        boolean keyed = extreme && OrderKeys.isNeeded(over.getOperands().get(0).getType());
        List<RexNode> operands =
                keyed ? List.of(OrderKeys.key(over.getOperands().get(0), rex)) : alike(over);
        RelDataType type = keyed
                ? rex.getTypeFactory()
                        .createTypeWithNullability(
                                operands.get(0).getType(), over.getType().isNullable())
                : over.getType();
        ComputedFrame frame = new ComputedFrame(window, range, partitionKeys, orderKeys);
        if (over.getAggOperator().getKind() == SqlKind.LAST_VALUE && mayBeEmpty(window)) {
            RexNode distance = window.getUpperBound().getOffset();
            if (!window.isRows() || !window.getUpperBound().isPreceding() || distance == null) {
                throw new KeywayException(
                                ErrorCode.UNSUPPORTED_SQL,
                                "LAST_VALUE cannot be taken of a frame of rows after its own")
                        .withHint("take FIRST_VALUE in the reverse order, of the rows PRECEDING");
            }
            // Calcite's code for LAST_VALUE looks at a row even if there is none.
            List<RexNode> last = List.of(operands.get(0), distance);
            RexNode value = over(SqlStdOperatorTable.LAG, over.getType(), last, false, frame);
            return withinFrame(value, rex.makeExactLiteral(BigDecimal.ONE), frame);
        }
        if (over.getAggOperator().getKind() == SqlKind.FIRST_VALUE && mayBeEmpty(window) && !over.ignoreNulls()) {
            // Calcite's code for FIRST_VALUE looks at a row even if there is none.
            List<RexNode> first = List.of(operands.get(0), rex.makeExactLiteral(BigDecimal.ONE));
            RexNode value = over(SqlStdOperatorTable.NTH_VALUE, over.getType(), first, false, frame);
            return withinFrame(value, first.get(1), frame);
        }
        SqlAggFunction function = (SqlAggFunction) Functions.compilable(over.getAggOperator());
        RexNode value = over(function, type, operands, over.ignoreNulls(), frame);
        if (over.getAggOperator().getKind() == SqlKind.NTH_VALUE) {
            return withinFrame(value, operands.get(1), frame);
        }
        if (!EMPTY.contains(over.getAggOperator().getKind())
                && over.getType().isNullable()
                && (mayBeEmpty(window) || window.getExclude() != RexWindowExclusion.EXCLUDE_NO_OTHER)) {
            // Calcite's code for ANY_VALUE, ARRAY_AGG and their like has no null for no rows.
            return withinFrame(value, rex.makeExactLiteral(BigDecimal.ONE), frame);
        }
        return keyed ? OrderKeys.value(value, over.getType(), rex) : value;
    }

    /** The operands; of LAG and LEAD, the value and the default are of one type, as generated code needs them. */
    private List<RexNode> alike(RexOver over) {
        List<RexNode> operands = over.getOperands();
        SqlKind kind = over.getAggOperator().getKind();
        if (operands.size() != 3 || kind != SqlKind.LAG && kind != SqlKind.LEAD) {
            return operands;
        }
        return List.of(typed(operands.get(0), over.getType()), operands.get(1), typed(operands.get(2), over.getType()));
    }

    private RexNode typed(RexNode value, RelDataType type) {
        return SqlTypeUtil.equalSansNullability(value.getType(), type)
                ? value
                : rex.makeAbstractCast(
                        rex.getTypeFactory()
                                .createTypeWithNullability(type, value.getType().isNullable()),
                        value,
                        false);
    }

    /** Whether a frame may lie beside its own row. */
    private static boolean mayBeEmpty(RexWindow window) {
        return window.getUpperBound().isPreceding() || window.getLowerBound().isFollowing();
    }

    /** Where a window lies, by its keys as they are computed. */
    private record ComputedFrame(
            RexWindow window,
            WindowRange range,
            List<RexNode> partitionKeys,
            ImmutableList<RexFieldCollation> orderKeys) {}

    private RexNode over(
            SqlAggFunction function,
            RelDataType type,
            List<RexNode> operands,
            boolean ignoreNulls,
            ComputedFrame frame) {
        RexWindow window = frame.window();
        boolean excludes = window.getExclude() != RexWindowExclusion.EXCLUDE_NO_OTHER;
        return rex.makeOver(
                type,
                excludes ? ExcludingFunction.of(function) : function,
                operands,
                frame.partitionKeys(),
                frame.orderKeys(),
                frame.range().lower(),
                frame.range().upper(),
                window.getExclude(),
                window.isRows(),
                true,
                false,
                false,
                ignoreNulls);
    }

    /** Calcite looks for the n-th row after the end of the frame too. */
    private RexNode withinFrame(RexNode value, RexNode number, ComputedFrame frame) {
        RelDataType counted = rex.getTypeFactory().createSqlType(SqlTypeName.BIGINT);
        RexNode rows = over(SqlStdOperatorTable.COUNT, counted, List.of(), false, frame);
        return rex.makeCall(
                SqlStdOperatorTable.CASE,
                rex.makeCall(SqlStdOperatorTable.GREATER_THAN_OR_EQUAL, rows, number),
                value,
                rex.makeNullLiteral(value.getType()));
    }
}
