package io.keyway.plan.logical;

import io.keyway.plan.expression.AggregateFunctions;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.util.Optionality;

/**
 * Keeps the order of lists and texts that are made of values, which Calcite's way to compute DISTINCT loses: the columns it
 * is given by keep their numbers where the rows beneath have others (CALCITE-5101).
 */
final class ListsOfValues {
    private ListsOfValues() {}

    /** Beforehand: functions that do what DISTINCT says themselves. */
    static RelNode withoutDistinct(RelNode query) {
        return query.accept(new Calls(ListsOfValues::withoutDistinct));
    }

    /** Afterwards: no order where none is due, since the extreme of one value is taken for each list beside a DISTINCT. */
    static RelNode withoutStrayOrder(RelNode query) {
        return query.accept(new Calls(ListsOfValues::withoutStrayOrder));
    }

    private static AggregateCall withoutDistinct(AggregateCall call) {
        SqlAggFunction once = call.isDistinct() ? AggregateFunctions.ofEachValueOnce(call.getAggregation()) : null;
        return once == null ? call : with(call, once);
    }

    private static AggregateCall withoutStrayOrder(AggregateCall call) {
        return call.getAggregation().requiresGroupOrder() == Optionality.FORBIDDEN
                ? call.withCollation(RelCollations.EMPTY)
                : call;
    }

    private static AggregateCall with(AggregateCall call, SqlAggFunction function) {
        return AggregateCall.create(
                function,
                false,
                call.isApproximate(),
                call.ignoreNulls(),
                call.rexList,
                call.getArgList(),
                call.filterArg,
                call.distinctKeys,
                call.getCollation(),
                call.getType(),
                call.getName());
    }

    private static final class Calls extends RelHomogeneousShuttle {
        private final UnaryOperator<AggregateCall> change;

        Calls(UnaryOperator<AggregateCall> change) {
            this.change = change;
        }

        @Override
        public RelNode visit(LogicalAggregate aggregate) {
            RelNode visited = super.visit(aggregate);
            if (!(visited instanceof LogicalAggregate same)) {
                return visited;
            }
            List<AggregateCall> calls =
                    same.getAggCallList().stream().map(change).toList();
            return calls.equals(same.getAggCallList())
                    ? same
                    : same.copy(same.getTraitSet(), same.getInput(), same.getGroupSet(), same.getGroupSets(), calls);
        }
    }
}
