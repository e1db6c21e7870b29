package io.keyway.pushdown;

import io.keyway.cassandra.CassandraTable;
import io.keyway.model.ClusteringColumn;
import io.keyway.pushdown.RowOrder.SortKey;
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
    public static Optional<RowOrder> satisfying(List<SortKey> keys, CassandraTable table, FilterSplit split) {
        if (keys.isEmpty()) {
            return Optional.of(RowOrder.ANY);
        }
        boolean mergeable = split.isPinned() && split.partitions().count() <= MAX_MERGED;
        if (!mergeable || table.hasStaticColumns()) {
            return Optional.empty();
        }
        Set<String> constant = split.constantColumns();
        List<SortKey> open =
                keys.stream().filter(key -> !constant.contains(key.column())).toList();
        List<ClusteringColumn> clustering = table.clusteringKey().stream()
                .filter(column -> !constant.contains(column.name()))
                .toList();
        if (open.isEmpty()) {
            return Optional.of(RowOrder.ANY);
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
        RowOrder.Within within = reversed ? RowOrder.Within.REVERSED : RowOrder.Within.CLUSTERING;
        return Optional.of(new RowOrder(within, split.partitions().isOne() ? List.of() : open));
    }

    private static boolean isOrdered(CassandraTable table, String column) {
        return table.column(column)
                .filter(found -> KeyTypes.supportsOrder(found.type()))
                .isPresent();
    }
}
