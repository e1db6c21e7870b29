package io.keyway.pushdown;

import io.keyway.model.ClusteringColumn;
import io.keyway.pushdown.RowOrder.SortKey;
import io.keyway.schema.CassandraTable;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether Cassandra returns the rows of a statement in the order that a query asks for. */
public final class ClusteringOrder {
    /** The most partitions whose rows are merged, since a request of each is under way all the time. */
    private static final int MAX_MERGED = 32;

    private ClusteringOrder() {}

    /**
     * The order to ask of Cassandra so that its rows satisfy an ORDER BY.
     *
     * <p>Within one partition rows come in clustering order or its reverse; columns restricted to one value do not
     * matter. The rows of a few partitions can be merged as they come. Clustering columns are never null, unless the
     * table has static columns.
     *
     * @return empty when the gateway has to sort
     */
    public static Optional<RowOrder> satisfying(List<SortKey> keys, CassandraTable table, FilterSplit<?> split) {
        if (keys.isEmpty()) {
            return Optional.of(RowOrder.ANY);
        }
        boolean mergeable = split.isPinned() && split.partitions().count() <= MAX_MERGED;
        if (!mergeable) {
            return Optional.empty();
        }
        Set<String> constant = split.constantColumns();
        boolean one = split.partitions().isOne();
        return within(keys, table, constant).map(within -> {
            List<SortKey> open = keys.stream()
                    .filter(key -> !constant.contains(key.column()))
                    .toList();
            return new RowOrder(within, one ? List.of() : open);
        });
    }

    /**
     * The order within a partition that satisfies an ORDER BY.
     *
     * @param constant the columns of which all rows of the partition that matter have one value
     * @return empty when there is none
     */
    public static Optional<RowOrder.Within> within(List<SortKey> keys, CassandraTable table, Set<String> constant) {
        if (table.hasStaticColumns()) {
            return Optional.empty();
        }
        List<SortKey> open =
                keys.stream().filter(key -> !constant.contains(key.column())).toList();
        List<ClusteringColumn> clustering = table.clusteringKey().stream()
                .filter(column -> !constant.contains(column.name()))
                .toList();
        if (open.isEmpty()) {
            return Optional.of(RowOrder.Within.ANY);
        }
        if (open.size() > clustering.size()) {
            return Optional.empty();
        }
        boolean reversed = open.get(0).descending() != clustering.get(0).descending();
        for (int i = 0; i < open.size(); i++) {
            ClusteringColumn column = clustering.get(i);
            boolean matches = open.get(i).column().equals(column.name())
                    && (open.get(i).descending() != column.descending()) == reversed
                    && isOrdered(table, column.name());
            if (!matches) {
                return Optional.empty();
            }
        }
        return Optional.of(reversed ? RowOrder.Within.REVERSED : RowOrder.Within.CLUSTERING);
    }

    private static boolean isOrdered(CassandraTable table, String column) {
        return table.column(column)
                .filter(found -> KeyTypes.supportsOrder(found.type()))
                .isPresent();
    }
}
