package io.keyway.plan.subquery;

import io.keyway.plan.expression.Columns;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalCorrelate;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;

/**
 * Hides from Calcite's decorrelation what the condition of an outer join compares: it takes these columns for not null,
 * although the join keeps the rows in which they are, and then loses what a sub-query finds for null.
 *
 *   Join(left, a.x = b.x)   ->   Project(SAME(a.x), b.x)
 *                                  Join(left, a.x = b.x)
 */
final class OuterNulls extends RelHomogeneousShuttle {
    private static final SqlOperator SAME = new SqlFunction(
            "SAME", SqlKind.OTHER_FUNCTION, ReturnTypes.ARG0, null, OperandTypes.ANY, SqlFunctionCategory.SYSTEM);

    private OuterNulls() {}

    /** The expression with its columns hidden. */
    static RelNode hidden(RelNode rel) {
        return rel.accept(new OuterNulls());
    }

    /** The expression with its columns as they were. */
    static RelNode shown(RelNode rel) {
        RexShuttle plain = new RexShuttle() {
            @Override
            public RexNode visitCall(RexCall call) {
                RexNode inner = super.visitCall(call);
                return call.getOperator().equals(SAME)
                        ? ((RexCall) inner).getOperands().get(0)
                        : inner;
            }
        };
        return Columns.rewrittenThroughout(rel, plain);
    }

    @Override
    public RelNode visit(LogicalJoin join) {
        RelNode inner = super.visit(join);
        int left = join.getLeft().getRowType().getFieldCount();
        return join.getJoinType() == JoinRelType.LEFT
                ? hidden(inner, 0, left)
                : join.getJoinType() == JoinRelType.RIGHT
                        ? hidden(inner, left, join.getRowType().getFieldCount())
                        : inner;
    }

    @Override
    public RelNode visit(LogicalCorrelate correlate) {
        RelNode inner = super.visit(correlate);
        return correlate.getJoinType() == JoinRelType.LEFT
                ? hidden(inner, 0, correlate.getLeft().getRowType().getFieldCount())
                : inner;
    }

    private static RelNode hidden(RelNode rel, int from, int to) {
        RexBuilder rex = rel.getCluster().getRexBuilder();
        List<RexNode> columns = Columns.all(rel);
        for (int i = from; i < to; i++) {
            RexNode column = columns.get(i);
            if (column.getType().isNullable()) {
                columns.set(i, rex.makeCall(SAME, column));
            }
        }
        return LogicalProject.create(rel, List.of(), columns, rel.getRowType().getFieldNames(), Set.of());
    }
}
