package io.keyway.plan.compute;

import io.keyway.plan.expression.Columns;
import io.keyway.plan.expression.JsonValues;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;

/**
 * Gives JSON_ARRAYAGG and JSON_OBJECTAGG dates and times as text.
 *
 *   Aggregate(json_arrayagg(ts))   ->   Aggregate(json_arrayagg(json))
 *     input                               Project(ts, json = timestampJson(ts))
 *                                           input
 */
final class JsonAggregate {
    private final JsonValues json;
    private final List<RexNode> columns;

    private JsonAggregate(Aggregate aggregate) {
        this.json = new JsonValues(aggregate.getCluster().getRexBuilder());
        this.columns = Columns.all(aggregate.getInput());
    }

    /** The aggregate; itself when it writes no dates or times into JSON. */
    static Aggregate of(Aggregate aggregate) {
        JsonAggregate rewrite = new JsonAggregate(aggregate);
        int width = rewrite.columns.size();
        List<AggregateCall> calls =
                aggregate.getAggCallList().stream().map(rewrite::call).toList();
        return rewrite.columns.size() == width
                ? aggregate
                : aggregate.copy(
                        aggregate.getTraitSet(),
                        NanoTimes.in(Columns.project(aggregate.getInput(), rewrite.columns)),
                        aggregate.getGroupSet(),
                        aggregate.getGroupSets(),
                        calls);
    }

    private AggregateCall call(AggregateCall call) {
        SqlKind kind = call.getAggregation().getKind();
        if (kind != SqlKind.JSON_ARRAYAGG && kind != SqlKind.JSON_OBJECTAGG) {
            return call;
        }
        List<Integer> arguments = new ArrayList<>();
        for (int column : call.getArgList()) {
            RexNode value = columns.get(column);
            RexNode readable = json.readable(value);
            boolean same = readable.equals(value);
            arguments.add(same ? column : columns.size());
            if (!same) {
                columns.add(readable);
            }
        }
        return call.withArgList(arguments);
    }
}
