package io.keyway.plan.logical;

import io.keyway.plan.type.KeywayTypeSystem;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.tools.RelBuilder;

/**
 * Turns whole numbers into decimals before they are added up as decimals, since Calcite's generated code cannot add one
 * to the other.
 *
 *   Aggregate(sum(bigint column))           Aggregate(sum(x))
 *     input                         ->        Project(..., x = cast(bigint column as decimal))
 *                                               input
 */
final class WidenSums extends RelHomogeneousShuttle {
    @Override
    public RelNode visit(LogicalAggregate aggregate) {
        RelNode input = aggregate.getInput().accept(this);
        RelBuilder builder = RelFactories.LOGICAL_BUILDER
                .create(aggregate.getCluster(), null)
                .push(input);
        List<RexNode> fields = new ArrayList<>(builder.fields());
        List<AggregateCall> calls = aggregate.getAggCallList().stream()
                .map(call -> widen(call, fields, builder))
                .toList();
        RelNode wide = fields.size() == builder.fields().size()
                ? input
                : builder.project(fields).build();
        return aggregate.copy(aggregate.getTraitSet(), wide, aggregate.getGroupSet(), aggregate.getGroupSets(), calls);
    }

    private static AggregateCall widen(AggregateCall call, List<RexNode> fields, RelBuilder builder) {
        if (call.getArgList().size() != 1) {
            return call;
        }
        RexNode argument = fields.get(call.getArgList().get(0));
        if (!isNarrow(call.getAggregation().getKind(), argument.getType(), call.getType())) {
            return call;
        }
        fields.add(wide(argument, builder.getRexBuilder()));
        return call.withArgList(List.of(fields.size() - 1));
    }

    @Override
    public RelNode visit(LogicalProject project) {
        RexBuilder rex = project.getCluster().getRexBuilder();
        return super.visit(project).accept(new RexShuttle() {
            @Override
            public RexNode visitOver(RexOver over) {
                RexOver inner = (RexOver) super.visitOver(over);
                RexNode argument = inner.getOperands().isEmpty()
                        ? null
                        : inner.getOperands().get(0);
                return argument != null && isNarrow(inner.getKind(), argument.getType(), inner.getType())
                        ? over(inner, wide(argument, rex), rex)
                        : inner;
            }
        });
    }

    /** The same window function of another argument. */
    private static RexNode over(RexOver over, RexNode argument, RexBuilder rex) {
        RexWindow window = over.getWindow();
        return rex.makeOver(
                over.getType(),
                over.getAggOperator(),
                List.of(argument),
                window.partitionKeys,
                window.orderKeys,
                window.getLowerBound(),
                window.getUpperBound(),
                window.getExclude(),
                window.isRows(),
                true,
                false,
                over.isDistinct(),
                over.ignoreNulls());
    }

    private static boolean isNarrow(SqlKind function, RelDataType argument, RelDataType sum) {
        return (function == SqlKind.SUM || function == SqlKind.SUM0)
                && sum.getSqlTypeName() == SqlTypeName.DECIMAL
                && SqlTypeName.INT_TYPES.contains(argument.getSqlTypeName());
    }

    /** As a decimal whose sum has the type that the sum of the whole numbers has. */
    private static RexNode wide(RexNode argument, RexBuilder rex) {
        RelDataTypeFactory types = rex.getTypeFactory();
        RelDataType decimal = types.createSqlType(SqlTypeName.DECIMAL, KeywayTypeSystem.BIGINT_DIGITS, 0);
        return rex.makeCast(
                types.createTypeWithNullability(decimal, argument.getType().isNullable()), argument);
    }
}
