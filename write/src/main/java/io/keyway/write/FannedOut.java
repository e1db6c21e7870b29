package io.keyway.write;

import java.util.List;

/** What becomes of one row of a logical table in its query tables. */
public sealed interface FannedOut {
    /** These rows hold it, at least one. */
    record Rows(List<TableRow> rows) implements FannedOut {}

    /**
     * Cassandra would refuse its key in some query table, so no table holds it.
     *
     * @param column the column at fault, by its place in the logical table
     * @param reason names the query table; without a final stop
     */
    record KeyRefused(int column, String reason) implements FannedOut {}

    /** It lacks a value in the key of every query table, so none can hold it. */
    record Keyless() implements FannedOut {}
}
