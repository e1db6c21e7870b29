package io.keyway.plan.logical;

import com.google.common.collect.ImmutableList;
import io.keyway.plan.expression.Identity;
import io.keyway.plan.expression.OrderKeys;
import java.util.List;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** Partitions and orders windows by the keys of {@link Identity} and {@link OrderKeys}. */
final class WindowKeys extends RexShuttle {
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
        return rex.makeOver(
                over.getType(),
                over.getAggOperator(),
                over.getOperands(),
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
    }

    /** A range of numbers needs the numbers themselves. */
    private static boolean isKeyed(RelDataType type) {
        return OrderKeys.isNeeded(type) && !SqlTypeUtil.isApproximateNumeric(type);
    }
}
