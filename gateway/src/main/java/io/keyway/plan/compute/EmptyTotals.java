package io.keyway.plan.compute;

import io.keyway.plan.expression.Columns;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.jspecify.annotations.Nullable;

/**
 * Gives ROLLUP, CUBE and GROUPING SETS over no rows their grand total, which always exists; Calcite's code creates it
 * with the first row only.
 *
 *   Aggregate(sets (a), (), count(*))   ->   Project(a, COALESCE(count, 0))
 *                                              Join(left, TRUE)
 *                                                one row
 *                                                Aggregate(sets (a), (), count(*))
 */
final class EmptyTotals {
    private static final Set<SqlKind> ZEROS = Set.of(SqlKind.COUNT, SqlKind.SUM0, SqlKind.REGR_COUNT);

    private EmptyTotals() {}

    /**
     * The aggregate with its grand total.
     *
     * @param aggregate what was asked for
     * @param computed how it is computed, of the same row type
     */
    static RelNode of(Aggregate aggregate, RelNode computed) {
        boolean total = aggregate.getGroupCount() > 0
                && aggregate.getGroupSets().stream().anyMatch(set -> set.isEmpty());
        if (!total) {
            return computed;
        }
        RexBuilder rex = aggregate.getCluster().getRexBuilder();
        RelNode same = GatewayRewrite.typed(computed, aggregate.getRowType());
        RelNode joined = LogicalJoin.create(
                LogicalValues.createOneRow(aggregate.getCluster()),
                same,
                List.of(),
                rex.makeLiteral(true),
                Set.of(),
                JoinRelType.LEFT);
        List<RexNode> columns = new ArrayList<>(
                Columns.all(joined).subList(1, joined.getRowType().getFieldCount()));
        List<AggregateCall> calls = aggregate.getAggCallList();
        for (int i = 0; i < calls.size(); i++) {
            int column = aggregate.getGroupCount() + i;
            BigDecimal ofNothing = ofNothing(calls.get(i));
            if (ofNothing != null) {
                RexNode value = columns.get(column);
                columns.set(
                        column,
                        rex.makeCall(
                                SqlStdOperatorTable.CASE,
                                rex.makeCall(SqlStdOperatorTable.IS_NOT_NULL, value),
                                rex.makeNotNull(value),
                                rex.makeLiteral(ofNothing, calls.get(i).getType(), true)));
            }
        }
        return GatewayRewrite.typed(Columns.project(joined, columns), aggregate.getRowType());
    }

    private static @Nullable BigDecimal ofNothing(AggregateCall call) {
        SqlKind kind = call.getAggregation().getKind();
        if (kind == SqlKind.GROUPING) {
            return BigDecimal.valueOf((1L << call.getArgList().size()) - 1);
        }
        return ZEROS.contains(kind) || kind == SqlKind.GROUP_ID ? BigDecimal.ZERO : null;
    }
}
