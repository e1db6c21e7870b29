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
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * Removes casts that only declare a value not null: Calcite puts them after a check in a CASE, may later move them away
 * from the check (CALCITE-4982), and then takes null for 0.
 *
 *   CASE(x IS NOT NULL, CAST(x AS INTEGER NOT NULL), 7)   ->   CASE(x IS NOT NULL, x, 7)
 *
 * <p>And refers to columns as they are: over a part of several grouping sets, Calcite takes the columns to be those of all.
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
        RexShuttle columns = columns(inner.getInput(), rex);
        List<RexNode> expressions = inner.getProjects().stream()
                .map(expression -> isOnlyNotNull(expression)
                        ? expression
                        : typed(expression.accept(CASTS).accept(columns), expression.getType(), rex))
                .toList();
        return LogicalProject.create(
                inner.getInput(),
                inner.getHints(),
                expressions,
                inner.getRowType(),
                Set.copyOf(inner.getVariablesSet()));
    }

    private static RexNode typed(RexNode expression, RelDataType type, RexBuilder rex) {
        return expression.getType().equals(type) ? expression : rex.makeAbstractCast(type, expression, false);
    }

    /** References with the types that the columns have. */
    private static RexShuttle columns(RelNode input, RexBuilder rex) {
        return new RexShuttle() {
            @Override
            public RexNode visitInputRef(RexInputRef column) {
                return rex.makeInputRef(input, column.getIndex());
            }
        };
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
