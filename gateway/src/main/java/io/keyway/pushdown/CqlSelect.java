package io.keyway.pushdown;

import io.keyway.cassandra.CassandraTable;
import io.keyway.pushdown.Restriction.OnColumn;
import java.util.List;

/**
 * One CQL SELECT, with its binds still open. Run once for each distinct value of the partition key.
 *
 * @param table the table it reads
 * @param columns the selected columns, at least one
 * @param partitions the partitions to read
 * @param clustering restrictions of a prefix of the clustering key: equalities and lists, then at most one range
 * @param order the order of the rows
 * @param limit the rows that are needed
 */
public record CqlSelect(
        CassandraTable table,
        List<String> columns,
        PartitionKeys partitions,
        List<OnColumn> clustering,
        RowOrder order,
        RowLimit limit) {
    public CqlSelect {
        columns = List.copyOf(columns);
        clustering = List.copyOf(clustering);
    }

    /** Whether the request goes to known partitions. */
    public boolean isPinned() {
        return partitions.isPinned();
    }

    /** Whether the whole table is read. */
    public boolean isScan() {
        return partitions.isScan();
    }

    /** The statement's text, with a bind marker for every value. */
    public String text() {
        return CqlText.of(this);
    }
}
