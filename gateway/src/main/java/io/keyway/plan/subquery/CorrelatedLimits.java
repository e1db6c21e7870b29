package io.keyway.plan.subquery;

import java.math.BigDecimal;
import java.util.List;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalCorrelate;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.sql.type.SqlTypeName;

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
            if (inner.offset != null || !(inner.fetch instanceof RexDynamicParam)) {
                return inner;
            }
            RexBuilder rex = inner.getCluster().getRexBuilder();
            RelDataType number = rex.getTypeFactory().createSqlType(SqlTypeName.BIGINT);
            return inner.copy(
                    inner.getTraitSet(),
                    inner.getInput(),
                    inner.getCollation(),
                    rex.makeExactLiteral(BigDecimal.ZERO),
                    // Not a parameter compared as it is, which would be passed as a decimal: a LIMIT takes an int.
                    rex.makeCast(number, inner.fetch));
        }
    }
}
