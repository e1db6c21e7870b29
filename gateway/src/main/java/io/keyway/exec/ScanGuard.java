package io.keyway.exec;

import io.keyway.cassandra.CassandraTable;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;

/** Stops an execution that reads more rows by full scans than its user allows. One for each execution. */
public final class ScanGuard {
    private final long limit;
    private final String advice;
    private long rows;

    /**
     * @param limit rows that may be read; {@link Long#MAX_VALUE} for no limit
     * @param advice how to do without a scan, for the message
     */
    public ScanGuard(long limit, String advice) {
        this.limit = limit;
        this.advice = advice;
    }

    void scanned(CassandraTable table, long more) {
        rows += more;
        if (rows > limit) {
            throw new KeywayException(
                            ErrorCode.FULL_SCAN_REFUSED,
                            "stopped after reading " + String.format("%,d", limit) + " rows in a full scan of "
                                    + table.keyspace() + "." + table.name() + " (fullScanLimit)")
                    .withHint(advice);
        }
    }
}
