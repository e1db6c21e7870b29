package io.keyway.engine;

import io.keyway.exec.FullScan;
import java.time.Duration;

/**
 * What a connection's user can change with {@code SET}.
 *
 * @param schema the keyspace that unqualified names are looked up in
 * @param fullScan what to do with a query that must read a whole table
 * @param fullScanLimit rows that a guarded scan may read, at least 1
 * @param maxMemory bytes that the rows held by one query may take, at least 1
 * @param fetchSize rows per page, at least 1
 * @param requestTimeout how long one CQL request may take
 * @param consistency a CQL consistency level
 */
public record SessionSettings(
        String schema,
        FullScan fullScan,
        long fullScanLimit,
        long maxMemory,
        int fetchSize,
        Duration requestTimeout,
        String consistency) {
    public static final long DEFAULT_FULL_SCAN_LIMIT = 1_000_000;
    public static final long DEFAULT_MAX_MEMORY = 256L << 20;
    public static final int DEFAULT_FETCH_SIZE = 5_000;

    /** The same settings, but for the keyspace that unqualified names are looked up in. */
    public SessionSettings withSchema(String keyspace) {
        return new SessionSettings(
                keyspace, fullScan, fullScanLimit, maxMemory, fetchSize, requestTimeout, consistency);
    }

    /** The same settings, but for the time that one CQL request may take. */
    public SessionSettings withRequestTimeout(Duration timeout) {
        return new SessionSettings(schema, fullScan, fullScanLimit, maxMemory, fetchSize, timeout, consistency);
    }
}
