package io.keyway.exec;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.schema.CassandraTable;
import java.util.Locale;

/** Stops an execution that reads more rows by full scans than its user allows. One for each execution. */
public final class ScanGuard {
    private final long limit;
    private final String advice;
    private final boolean open;
    private long rows;

    /**
     * @param limit rows that may be read
     * @param advice how to do without a scan, for the message
     */
    public ScanGuard(long limit, String advice) {
        this(limit, advice, false);
    }

    private ScanGuard(long limit, String advice, boolean open) {
        this.limit = limit;
        this.advice = advice;
        this.open = open;
    }

    /** A guard without a limit. */
    public static ScanGuard open() {
        return new ScanGuard(Long.MAX_VALUE, "", true);
    }

    /** Whether rows that are read need not be counted. */
    boolean isOpen() {
        return open;
    }

    void scanned(CassandraTable table, long more) {
        rows += more;
        if (rows > limit) {
            throw new KeywayException(
                            ErrorCode.FULL_SCAN_REFUSED,
                            "stopped after reading " + String.format(Locale.ROOT, "%,d", limit)
                                    + " rows in a full scan of " + table.keyspace() + "." + table.name()
                                    + " (fullScanLimit)")
                    .withHint(advice);
        }
    }
}
