package io.keyway.plan.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.tools.RelBuilder;

/**
 * Replaces every expression of a bare NULL's type by null, which is the only value of that type and for which Calcite's
 * generated code has no class; and gives the literals in a column of VALUES one type ({@link UniformValues}).
 *
 *   ABS(NULL)                                        ->   NULL
 *   Aggregate(SUM(n), COUNT(n)) with n of no type    ->   Project(NULL, $1) over Aggregate(COUNT(), COUNT(n))
 */
public final class LiteralTypes extends RelHomogeneousShuttle {
    /** Functions of which Calcite takes a bare NULL for a decimal where they take a whole number. */
    private static final Set<String> ROUNDING = Set.of("ROUND", "TRUNCATE", "TRUNC");

    private final RexBuilder rex;

    private LiteralTypes(RexBuilder rex) {
        this.rex = rex;
    }

    /** The same expression. */
    public static RelNode read(RelNode rel) {
        return rel.accept(new LiteralTypes(rel.getCluster().getRexBuilder()));
    }

    @Override
    public RelNode visit(LogicalValues values) {
        return UniformValues.of(values, rex);
    }

    @Override
    public RelNode visit(RelNode other) {
        RelNode visited = Columns.rewritten(super.visit(other), new Expressions());
        return visited instanceof Aggregate aggregate
                        && aggregate.getAggCallList().stream().anyMatch(call -> isUntyped(call.getType()))
                ? withoutUntyped(aggregate)
                : visited;
    }

    private static boolean isUntyped(RelDataType type) {
        return type.getSqlTypeName() == SqlTypeName.NULL;
    }

    private RelNode withoutUntyped(Aggregate aggregate) {
        RelBuilder builder = RelFactories.LOGICAL_BUILDER.create(aggregate.getCluster(), null);
        List<AggregateCall> calls = new ArrayList<>();
        for (AggregateCall call : aggregate.getAggCallList()) {
            calls.add(isUntyped(call.getType()) ? count(builder) : call);
        }
        builder.push(aggregate.copy(
                aggregate.getTraitSet(),
                aggregate.getInput(),
                aggregate.getGroupSet(),
                aggregate.getGroupSets(),
                calls));
        List<RexNode> columns = new ArrayList<>();
        aggregate
                .getRowType()
                .getFieldList()
                .forEach(field -> columns.add(
                        isUntyped(field.getType())
                                ? rex.makeNullLiteral(field.getType())
                                : builder.field(field.getIndex())));
        return builder.project(columns, aggregate.getRowType().getFieldNames(), true)
                .build();
    }

    private static AggregateCall count(RelBuilder builder) {
        return AggregateCall.create(
                SqlStdOperatorTable.COUNT,
                false,
                false,
                false,
                List.of(),
                List.of(),
                -1,
                null,
                RelCollations.EMPTY,
                builder.getTypeFactory().createSqlType(SqlTypeName.BIGINT),
                null);
    }

    private final class Expressions extends RexShuttle {
        @Override
        public RexNode visitCall(RexCall call) {
            boolean isNull = isUntyped(call.getType())
                    || ROUNDING.contains(call.getOperator().getName())
                            && call.getOperands().stream().anyMatch(operand -> RexUtil.isNullLiteral(operand, true));
            return isNull ? rex.makeNullLiteral(call.getType()) : super.visitCall(call);
        }

        @Override
        public RexNode visitOver(RexOver over) {
            return isUntyped(over.getType()) ? rex.makeNullLiteral(over.getType()) : super.visitOver(over);
        }

        @Override
        public RexNode visitSubQuery(RexSubQuery query) {
            RexSubQuery visited = (RexSubQuery) super.visitSubQuery(query);
            return visited.clone(read(visited.rel));
        }
    }
}
