package io.keyway.plan.subquery;

import java.util.ArrayList;
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
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

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
        return far.isEmpty() ? inner : carrying(inner, far);
    }

    /** The values that the right side takes from further out, each with the column that it shall get on the left. */
    private static Map<RexNode, Integer> far(LogicalCorrelate correlate) {
        Set<CorrelationId> outer = RelOptUtil.getVariablesUsed(correlate.getRight());
        int width = correlate.getLeft().getRowType().getFieldCount();
        Map<RexNode, Integer> far = new LinkedHashMap<>();
        rewrite(correlate.getRight(), new RexShuttle() {
            @Override
            public RexNode visitFieldAccess(RexFieldAccess access) {
                CorrelationId id = id(access);
                if (id != null && !id.equals(correlate.getCorrelationId()) && outer.contains(id)) {
                    far.putIfAbsent(access, width + far.size());
                }
                return access;
            }
        });
        return far;
    }

    private static RelNode carrying(LogicalCorrelate correlate, Map<RexNode, Integer> far) {
        RexBuilder rex = correlate.getCluster().getRexBuilder();
        RelNode left = correlate.getLeft();
        RelNode wide = project(left, rex.identityProjects(left.getRowType()), List.copyOf(far.keySet()));
        RexNode row = rex.makeCorrel(wide.getRowType(), correlate.getCorrelationId());
        RelNode right = rewrite(correlate.getRight(), new RexShuttle() {
            @Override
            public RexNode visitFieldAccess(RexFieldAccess access) {
                Integer carried = far.get(access);
                boolean near = correlate.getCorrelationId().equals(id(access));
                int field = carried != null ? carried : access.getField().getIndex();
                return carried != null || near ? rex.makeFieldAccess(row, field) : super.visitFieldAccess(access);
            }
        });
        ImmutableBitSet required = correlate.getRequiredColumns().union(ImmutableBitSet.of(far.values()));
        RelNode carrying = LogicalCorrelate.create(
                wide, right, correlate.getHints(), correlate.getCorrelationId(), required, correlate.getJoinType());
        List<RexNode> columns = new ArrayList<>(rex.identityProjects(carrying.getRowType()));
        int width = left.getRowType().getFieldCount();
        columns.subList(width, width + far.size()).clear();
        return LogicalProject.create(
                carrying, List.of(), columns, correlate.getRowType().getFieldNames(), Set.of());
    }

    private static RelNode project(RelNode rel, List<RexNode> columns, List<RexNode> more) {
        List<RexNode> all = new ArrayList<>(columns);
        all.addAll(more);
        List<String> names = new ArrayList<>(rel.getRowType().getFieldNames());
        more.forEach(column -> names.add("outer" + names.size()));
        return LogicalProject.create(rel, List.of(), all, names, Set.of());
    }

    private static @Nullable CorrelationId id(RexFieldAccess access) {
        return access.getReferenceExpr() instanceof RexCorrelVariable variable ? variable.id : null;
    }

    private static RelNode rewrite(RelNode rel, RexShuttle shuttle) {
        return rel.accept(new RelHomogeneousShuttle() {
            @Override
            public RelNode visit(RelNode other) {
                return super.visit(other).accept(shuttle);
            }
        });
    }
}
