package io.keyway.pushdown;

import java.util.List;

/**
 * The order in which a statement's rows come.
 *
 * @param within the order of the rows of each partition
 * @param merged the columns by which the rows of several partitions are merged; empty when partitions follow each other
 */
public record RowOrder(Within within, List<SortKey> merged) {
    /** Nothing relies on any order. */
    public static final RowOrder ANY = new RowOrder(Within.ANY, List.of());

    public RowOrder {
        merged = List.copyOf(merged);
    }

    /** The order of rows within a partition. */
    public enum Within {
        /** As the table is clustered, and nothing relies on it. */
        ANY,
        /** As the table is clustered. */
        CLUSTERING,
        /** The reverse of how the table is clustered. */
        REVERSED
    }

    /** One column of an ORDER BY. */
    public record SortKey(String column, boolean descending) {}
}
