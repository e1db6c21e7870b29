package io.keyway.pushdown;

import io.keyway.pushdown.Restriction.OnColumn;
import io.keyway.schema.CassandraTable;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A WHERE condition divided between Cassandra and the gateway.
 *
 * <p>A row satisfies the condition exactly when it satisfies every pushed restriction and every residual condition.
 *
 * @param <C> how the calling engine represents conditions
 * @param partitions the partitions in which such rows may be
 * @param clustering restrictions of a prefix of the clustering key
 * @param residual what the gateway checks
 */
public record FilterSplit<C>(PartitionKeys partitions, List<OnColumn> clustering, List<Conjunct<C>> residual) {
    public FilterSplit {
        clustering = List.copyOf(clustering);
        residual = List.copyOf(residual);
    }

    /** Everything is left to the gateway. */
    public static <C> FilterSplit<C> nothing(List<Conjunct<C>> conjuncts) {
        return new FilterSplit<>(PartitionKeys.All.ROWS, List.of(), conjuncts);
    }

    /**
     * Divides a condition for one table. The partition key is restricted as a whole or not at all; clustering columns
     * in their order, by equalities and lists, then one range. Where the partition key is not restricted, one condition
     * may be asked of a secondary index; else the whole table is read, and what could be filtered remains to be checked.
     *
     * @param table the table that would be read
     * @param conjuncts the condition; those over columns that the table lacks stay residual
     */
    public static <C> FilterSplit<C> of(CassandraTable table, List<Conjunct<C>> conjuncts) {
        return new FilterDivision<>(table, conjuncts).divide();
    }

    /** Whether the partition key is restricted. */
    public boolean isPinned() {
        return partitions.isPinned();
    }

    /** Whether the whole table has to be read. */
    public boolean isScan() {
        return partitions.isScan();
    }

    /** The columns that have one value only, in all rows that are found. */
    public Set<String> constantColumns() {
        Stream<? extends OnColumn> key = partitions.isPinned() ? partitions.restrictions().stream() : Stream.empty();
        return Stream.concat(key, clustering.stream())
                .filter(OnColumn::isOneValue)
                .map(OnColumn::column)
                .collect(Collectors.toSet());
    }
}
