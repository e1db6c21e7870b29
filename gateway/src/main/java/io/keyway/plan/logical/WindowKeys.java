package io.keyway.plan.logical;

import com.google.common.collect.ImmutableList;
import io.keyway.plan.expression.Identity;
import io.keyway.plan.expression.OrderKeys;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * Partitions and orders windows by the keys of {@link Identity} and {@link OrderKeys}, by which they also find the least
 * and the greatest value.
 */
final class WindowKeys extends RexShuttle {
    private static final Set<SqlKind> EXTREMES = Set.of(SqlKind.MIN, SqlKind.MAX);

    private final RexBuilder rex;

    private WindowKeys(RexBuilder rex) {
        this.rex = rex;
    }

    /** The expression with its windows rewritten; they must still be expressions of projections. */
    static RelNode in(RelNode rel) {
        WindowKeys keys = new WindowKeys(rel.getCluster().getRexBuilder());
        return rel.accept(new RelHomogeneousShuttle() {
            @Override
            public RelNode visit(RelNode other) {
                return super.visit(other).accept(keys);
            }
        });
    }

    @Override
    public RexNode visitOver(RexOver over) {
        RexWindow window = over.getWindow();
        List<RexNode> partitionKeys = window.partitionKeys.stream()
                .map(key -> Identity.isNeeded(key.getType()) ? Identity.of(key, rex) : key)
                .toList();
        ImmutableList<RexFieldCollation> orderKeys = window.orderKeys.stream()
                .map(key -> isKeyed(key.left.getType())
                        ? new RexFieldCollation(OrderKeys.key(key.left, rex), key.right)
                        : key)
                .collect(ImmutableList.toImmutableList());
        boolean keyed = EXTREMES.contains(over.getAggOperator().getKind())
                && OrderKeys.isNeeded(over.getOperands().get(0).getType());
        List<RexNode> operands =
                keyed ? List.of(OrderKeys.key(over.getOperands().get(0), rex)) : over.getOperands();
        RelDataType type = keyed
                ? rex.getTypeFactory()
                        .createTypeWithNullability(
                                operands.get(0).getType(), over.getType().isNullable())
                : over.getType();
        RexNode value = rex.makeOver(
                type,
                over.getAggOperator(),
                operands,
                partitionKeys,
                orderKeys,
                window.getLowerBound(),
                window.getUpperBound(),
                window.getExclude(),
                window.isRows(),
                true,
                false,
                over.isDistinct(),
                over.ignoreNulls());
        return keyed ? OrderKeys.value(value, over.getType(), rex) : value;
    }

    /** A range of numbers needs the numbers themselves. */
    private static boolean isKeyed(RelDataType type) {
        return OrderKeys.isNeeded(type) && !SqlTypeUtil.isApproximateNumeric(type);
    }
}
