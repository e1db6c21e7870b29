package io.keyway.plan.subquery;

import java.util.Set;
import org.apache.calcite.plan.RelOptUtil.Logic;
import org.apache.calcite.rel.rules.CoreRules;
import org.apache.calcite.rel.rules.SubQueryRemoveRule;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.tools.RelBuilder;

/**
 * Joins rows with a sub-query that does not depend on them, as Calcite's rule does.
 *
 * <p>That is sound because the sub-query has one and the same result for every row. What is joined has one row at most for
 * each of them: a total, a single value, or the distinct rows of the sub-query on equality of all columns; so no row is
 * doubled, and where the value is needed when nothing is found, the join keeps the row.
 */
final class UncorrelatedSubQueries extends SubQueryRemoveRule {
    static final UncorrelatedSubQueries INSTANCE =
            new UncorrelatedSubQueries(CoreRules.FILTER_SUB_QUERY_TO_CORRELATE.config);

    private UncorrelatedSubQueries(Config config) {
        super(config);
    }

    /**
     * The value of a sub-query for each of the rows that are on top of the builder, which gets it as columns.
     *
     * @param number tells it from other sub-queries of the same rows
     */
    RexNode value(RexSubQuery query, Logic logic, RelBuilder builder, int number) {
        int width = builder.peek().getRowType().getFieldCount();
        return apply(query, Set.of(), logic, builder, 1, width, number);
    }
}
