package io.keyway.pushdown;

import io.keyway.cassandra.CassandraTable;
import io.keyway.model.ClusteringColumn;
import io.keyway.pushdown.CqlSelect.Order;
import io.keyway.pushdown.Restriction.Equal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether Cassandra returns the rows of a statement in the order that a query asks for. */
public final class ClusteringOrder {
    private ClusteringOrder() {}

    /** One column of an ORDER BY. */
    public record SortKey(String column, boolean descending) {}

    /**
     * The order to ask of Cassandra so that its rows satisfy an ORDER BY.
     *
     * <p>Within one partition rows come in clustering order or its reverse; columns restricted to one value do not
     * matter. Clustering columns are never null, unless the table has static columns.
     *
     * @return empty when the gateway has to sort
     */
    public static Optional<Order> satisfying(List<SortKey> keys, CassandraTable table, FilterSplit split) {
        if (keys.isEmpty()) {
            return Optional.of(Order.ANY);
        }
        if (!split.partitions().isOne() || table.hasStaticColumns()) {
            return Optional.empty();
        }
        Set<String> constant = new HashSet<>(table.partitionKey());
        split.clustering().stream()
                .filter(Equal.class::isInstance)
                .forEach(restriction -> constant.add(restriction.column()));
        List<SortKey> open =
                keys.stream().filter(key -> !constant.contains(key.column())).toList();
        List<ClusteringColumn> clustering = table.clusteringKey().stream()
                .filter(column -> !constant.contains(column.name()))
                .toList();
        if (open.isEmpty()) {
            return Optional.of(Order.ANY);
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
        return Optional.of(reversed ? Order.REVERSED : Order.CLUSTERING);
    }

    private static boolean isOrdered(CassandraTable table, String column) {
        return table.column(column)
                .filter(found -> Coercion.supportsOrder(found.type()))
                .isPresent();
    }
}
