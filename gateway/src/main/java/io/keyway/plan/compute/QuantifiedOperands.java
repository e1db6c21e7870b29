package io.keyway.plan.compute;

import io.keyway.plan.expression.Columns;
import io.keyway.plan.expression.GatewayOperators;
import io.keyway.plan.expression.QuantifiedValues;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.fun.SqlQuantifyOperator;

/**
 * Comparisons with the elements of a collection of values that may be null after all: Calcite moves them out of the CASE
 * whose condition keeps null away.
 *
 *   CASE(a IS NOT NULL, a, 9) > SOME (c)   ->   a > SOME (c) OR a IS NULL   (by Calcite, a being called not null)
 *                                          ->   CASE(a IS NOT NULL, deferred(a > SOME (c)), ...) OR a IS NULL
 */
final class QuantifiedOperands extends RexShuttle {
    private final List<RelDataType> columns;
    private final RexBuilder rex;

    private QuantifiedOperands(List<RelDataType> columns, RexBuilder rex) {
        this.columns = columns;
        this.rex = rex;
    }

    /** An expression with the same rows. */
    static RelNode in(RelNode rel) {
        if (!(rel instanceof Filter || rel instanceof Project || rel instanceof Join)) {
            return rel;
        }
        List<RelDataType> columns = rel.getInputs().stream()
                .flatMap(input -> input.getRowType().getFieldList().stream())
                .map(RelDataTypeField::getType)
                .toList();
        return Columns.rewritten(
                rel, new QuantifiedOperands(columns, rel.getCluster().getRexBuilder()));
    }

    @Override
    public RexNode visitCall(RexCall call) {
        if (call.getOperator().equals(GatewayOperators.DEFERRED)) {
            return call;
        }
        RexCall visited = (RexCall) super.visitCall(call);
        if (!(visited.getOperator() instanceof SqlQuantifyOperator)) {
            return visited;
        }
        RexNode value = visited.getOperands().get(0).accept(nullable());
        return QuantifiedValues.ofValues(
                rex.makeCall(visited.getOperator(), value, visited.getOperands().get(1)), rex);
    }

    /** Columns with the types that they have, and what is computed of those that may be null. */
    private RexShuttle nullable() {
        return new RexShuttle() {
            @Override
            public RexNode visitInputRef(RexInputRef column) {
                return new RexInputRef(column.getIndex(), columns.get(column.getIndex()));
            }

            @Override
            public RexNode visitCall(RexCall call) {
                RexCall visited = (RexCall) super.visitCall(call);
                boolean nullable = visited.getOperands().stream()
                        .anyMatch(operand -> operand.getType().isNullable());
                return nullable
                        ? visited.clone(
                                rex.getTypeFactory().createTypeWithNullability(call.getType(), true),
                                visited.getOperands())
                        : call;
            }
        };
    }
}
