package io.keyway.plan.access;

import io.keyway.schema.CassandraTable;
import java.util.List;

/**
 * A table that a plan reads as a whole.
 *
 * @param table the table that is read
 * @param sqlName the table that the query names
 * @param keys the partition keys of which one would have to be pinned
 * @param condition what the query asks of the table's rows, as SQL; empty when nothing
 * @param limited whether a LIMIT ends the scan early
 */
public record ScanNote(
        CassandraTable table, String sqlName, List<List<String>> keys, String condition, boolean limited) {
    public ScanNote {
        keys = List.copyOf(keys);
    }
}
