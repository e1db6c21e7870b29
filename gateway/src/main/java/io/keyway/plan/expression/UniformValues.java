package io.keyway.plan.expression;

import com.google.common.collect.ImmutableList;
import java.math.BigDecimal;
import java.util.Objects;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * Makes doubles of the decimals in a column of doubles, since Calcite compares the literals of a column with one another.
 *
 *   VALUES (1.5), (1e1)   ->   VALUES (1.5e0), (1e1)
 */
public final class UniformValues extends RelHomogeneousShuttle {
    private final RexBuilder rex;

    private UniformValues(RexBuilder rex) {
        this.rex = rex;
    }

    /** The same expression. */
    public static RelNode in(RelNode rel) {
        return rel.accept(new UniformValues(rel.getCluster().getRexBuilder()));
    }

    @Override
    public RelNode visit(LogicalValues values) {
        ImmutableList.Builder<ImmutableList<RexLiteral>> rows = ImmutableList.builder();
        for (ImmutableList<RexLiteral> row : values.getTuples()) {
            ImmutableList.Builder<RexLiteral> literals = ImmutableList.builder();
            for (int i = 0; i < row.size(); i++) {
                literals.add(
                        of(row.get(i), values.getRowType().getFieldList().get(i).getType()));
            }
            rows.add(literals.build());
        }
        return LogicalValues.create(values.getCluster(), values.getRowType(), rows.build());
    }

    private RexLiteral of(RexLiteral literal, RelDataType type) {
        boolean mixed = SqlTypeUtil.isApproximateNumeric(type) && SqlTypeUtil.isExactNumeric(literal.getType());
        return mixed && !literal.isNull()
                ? rex.makeApproxLiteral(Objects.requireNonNull(literal.getValueAs(BigDecimal.class)), type)
                : literal;
    }
}
