package io.keyway.plan.logical;

import java.math.BigDecimal;
import java.util.List;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalCorrelate;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rex.RexDynamicParam;

/**
 * Gives a {@code LIMIT ?} in a correlated sub-query an {@code OFFSET 0}, since Calcite's decorrelation takes a limit without
 * an offset for a literal.
 */
final class CorrelatedLimits extends RelHomogeneousShuttle {
    @Override
    public RelNode visit(LogicalCorrelate correlate) {
        RelNode inner = correlate.getRight().accept(new Limits());
        return super.visit(correlate.copy(correlate.getTraitSet(), List.of(correlate.getLeft(), inner)));
    }

    private static final class Limits extends RelHomogeneousShuttle {
        @Override
        public RelNode visit(LogicalSort sort) {
            LogicalSort inner = (LogicalSort) super.visit(sort);
            return inner.offset == null && inner.fetch instanceof RexDynamicParam
                    ? inner.copy(
                            inner.getTraitSet(),
                            inner.getInput(),
                            inner.getCollation(),
                            inner.getCluster().getRexBuilder().makeExactLiteral(BigDecimal.ZERO),
                            inner.fetch)
                    : inner;
        }
    }
}
