package io.keyway.plan.subquery;

import io.keyway.plan.expression.Columns;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalCorrelate;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

/**
 * Lets a sub-query that may find nothing take every outer value from the rows right beside it: Calcite's decorrelation takes
 * a value from further out from what the sub-query has found, and so loses the rows for which that is nothing.
 *
 *   Correlate(cor1, left)                          Project(all but x)
 *     a                                ->            Correlate(cor1, left)
 *     b WHERE b.y = cor1.y AND b.z = cor0.z            Project(a.*, cor0.z AS x)
 *                                                      b WHERE b.y = cor1.y AND b.z = cor1.x
 */
final class NearCorrelations extends RelHomogeneousShuttle {
    @Override
    public RelNode visit(LogicalCorrelate correlate) {
        LogicalCorrelate inner = (LogicalCorrelate) super.visit(correlate);
        Map<RexNode, Integer> far = inner.getJoinType() == JoinRelType.LEFT ? far(inner) : Map.of();
        return far.isEmpty()
                ? inner
                : CarriedValues.on(inner, List.copyOf(far.keySet()), (rel, access) -> {
                    Integer carried = far.get(access);
                    boolean near = inner.getCorrelationId().equals(CarriedValues.outer(access));
                    return carried != null || !near
                            ? carried
                            : Integer.valueOf(access.getField().getIndex());
                });
    }

    /** The values that the right side takes from further out, each with the column that it shall get on the left. */
    private static Map<RexNode, Integer> far(LogicalCorrelate correlate) {
        Set<CorrelationId> outer = RelOptUtil.getVariablesUsed(correlate.getRight());
        int width = correlate.getLeft().getRowType().getFieldCount();
        Map<RexNode, Integer> far = new LinkedHashMap<>();
        Columns.rewrittenThroughout(correlate.getRight(), new RexShuttle() {
            @Override
            public RexNode visitFieldAccess(RexFieldAccess access) {
                CorrelationId id = CarriedValues.outer(access);
                if (id != null && !id.equals(correlate.getCorrelationId()) && outer.contains(id)) {
                    far.putIfAbsent(access, width + far.size());
                }
                return access;
            }
        });
        return far;
    }
}
