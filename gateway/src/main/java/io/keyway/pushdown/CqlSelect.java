package io.keyway.pushdown;

import io.keyway.cassandra.CassandraTable;
import java.util.ArrayList;
import java.util.List;

/**
 * One CQL SELECT, with its binds still open. Run once for each distinct value of the partition key.
 *
 * @param table the table it reads
 * @param columns the selected columns, at least one
 * @param partitionKey {@link Restriction.Equal} or {@link Restriction.In} for each partition key column, or empty when
 *     the whole table is read
 * @param clustering restrictions of a prefix of the clustering key: equalities and lists, then at most one range
 * @param order the order of the rows within a partition
 * @param limit the rows that are needed
 */
public record CqlSelect(
        CassandraTable table,
        List<String> columns,
        List<Restriction> partitionKey,
        List<Restriction> clustering,
        Order order,
        RowLimit limit) {
    public CqlSelect {
        columns = List.copyOf(columns);
        partitionKey = List.copyOf(partitionKey);
        clustering = List.copyOf(clustering);
    }

    /** The order of rows within a partition. */
    public enum Order {
        /** As the table is clustered, and nobody relies on it. */
        ANY,
        /** As the table is clustered. */
        CLUSTERING,
        /** The reverse of how the table is clustered. */
        REVERSED
    }

    /** Whether the partition key is restricted, so that the request goes to known partitions. */
    public boolean isPinned() {
        return !partitionKey.isEmpty();
    }

    /** All restrictions, partition key first. */
    public List<Restriction> restrictions() {
        List<Restriction> all = new ArrayList<>(partitionKey);
        all.addAll(clustering);
        return all;
    }

    /** The same statement with another order and limit. */
    public CqlSelect with(Order newOrder, RowLimit newLimit) {
        return new CqlSelect(table, columns, partitionKey, clustering, newOrder, newLimit);
    }

    /** The statement's text, with a bind marker for every value. */
    public String text() {
        return CqlText.of(this);
    }
}
