package io.keyway.plan.expression;

import com.google.common.collect.ImmutableList;
import java.math.BigDecimal;
import java.util.Objects;
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
final class UniformValues {
    private UniformValues() {}

    /** The same rows. */
    static LogicalValues of(LogicalValues values, RexBuilder rex) {
        ImmutableList.Builder<ImmutableList<RexLiteral>> rows = ImmutableList.builder();
        for (ImmutableList<RexLiteral> row : values.getTuples()) {
            ImmutableList.Builder<RexLiteral> literals = ImmutableList.builder();
            for (int i = 0; i < row.size(); i++) {
                literals.add(
                        of(row.get(i), values.getRowType().getFieldList().get(i).getType(), rex));
            }
            rows.add(literals.build());
        }
        return LogicalValues.create(values.getCluster(), values.getRowType(), rows.build());
    }

    private static RexLiteral of(RexLiteral literal, RelDataType type, RexBuilder rex) {
        boolean mixed = SqlTypeUtil.isApproximateNumeric(type) && SqlTypeUtil.isExactNumeric(literal.getType());
        return mixed && !literal.isNull()
                ? rex.makeApproxLiteral(Objects.requireNonNull(literal.getValueAs(BigDecimal.class)), type)
                : literal;
    }
}
