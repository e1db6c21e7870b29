package io.keyway.plan.subquery;

import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * Takes casts away that only call a value not null: Calcite puts them behind a check in a CASE, may later move them away
 * from the check, and then takes null for 0.
 *
 *   CASE(x IS NOT NULL, CAST(x AS INTEGER NOT NULL), 7)   ->   CASE(x IS NOT NULL, x, 7)
 */
final class HonestNulls extends RelHomogeneousShuttle {
    private static final RexShuttle CASTS = new RexShuttle() {
        @Override
        public RexNode visitCall(RexCall call) {
            RexNode inner = super.visitCall(call);
            return isOnlyNotNull(inner) ? ((RexCall) inner).getOperands().get(0) : inner;
        }
    };

    @Override
    public RelNode visit(LogicalFilter filter) {
        return super.visit(filter).accept(CASTS);
    }

    @Override
    public RelNode visit(LogicalJoin join) {
        return super.visit(join).accept(CASTS);
    }

    @Override
    public RelNode visit(LogicalProject project) {
        LogicalProject inner = (LogicalProject) super.visit(project);
        RexBuilder rex = project.getCluster().getRexBuilder();
        List<RexNode> expressions = inner.getProjects().stream()
                .map(expression -> isOnlyNotNull(expression)
                        ? expression
                        : rex.ensureType(expression.getType(), expression.accept(CASTS), true))
                .toList();
        return LogicalProject.create(
                inner.getInput(),
                inner.getHints(),
                expressions,
                inner.getRowType(),
                Set.copyOf(inner.getVariablesSet()));
    }

    private static boolean isOnlyNotNull(RexNode expression) {
        if (expression.getKind() != SqlKind.CAST) {
            return false;
        }
        RelDataType from = ((RexCall) expression).getOperands().get(0).getType();
        RelDataType to = expression.getType();
        return from.isNullable() && !to.isNullable() && SqlTypeUtil.equalSansNullability(from, to);
    }
}
