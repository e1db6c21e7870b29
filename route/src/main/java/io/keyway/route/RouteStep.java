package io.keyway.route;

import io.keyway.pushdown.FilterSplit;
import io.keyway.schema.CassandraTable;
import java.util.List;

/**
 * One query table of a route.
 *
 * @param <C> how the calling engine represents conditions
 * @param table the query table
 * @param split what of the conditions it is asked, and what remains
 * @param columns the columns to read of it, those that the join needs included, in the table's order
 * @param how the way in which its rows meet those of the steps before
 * @param on the columns that must be equal in both; empty for the first step
 * @param distinct whether its rows, reduced to {@code columns}, repeat and must be made distinct before the join
 */
public record RouteStep<C>(
        CassandraTable table, FilterSplit<C> split, List<String> columns, How how, List<String> on, boolean distinct) {
    public RouteStep {
        columns = List.copyOf(columns);
        on = List.copyOf(on);
    }

    /** How the rows of a step meet those of the steps before. */
    public enum How {
        /** It is the first step. */
        FIRST,
        /** Each row before gives a partition key to look up. */
        LOOKUP,
        /** It is read by itself and joined in the gateway. */
        HASH
    }
}
