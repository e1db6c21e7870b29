package io.keyway.engine;

import io.keyway.cassandra.ClusterOptions;
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

    /** The default settings, in that schema. */
    public static SessionSettings initial(String schema) {
        return new SessionSettings(
                schema,
                FullScan.GUARD,
                DEFAULT_FULL_SCAN_LIMIT,
                DEFAULT_MAX_MEMORY,
                DEFAULT_FETCH_SIZE,
                ClusterOptions.DEFAULT_REQUEST_TIMEOUT,
                ClusterOptions.DEFAULT_CONSISTENCY);
    }

    /** These settings with another schema. */
    public SessionSettings withSchema(String value) {
        return new SessionSettings(value, fullScan, fullScanLimit, maxMemory, fetchSize, requestTimeout, consistency);
    }

    /** These settings with another fullScan. */
    public SessionSettings withFullScan(FullScan value) {
        return new SessionSettings(schema, value, fullScanLimit, maxMemory, fetchSize, requestTimeout, consistency);
    }

    /** These settings with another fullScanLimit. */
    public SessionSettings withFullScanLimit(long value) {
        return new SessionSettings(schema, fullScan, value, maxMemory, fetchSize, requestTimeout, consistency);
    }

    /** These settings with another maxMemory. */
    public SessionSettings withMaxMemory(long value) {
        return new SessionSettings(schema, fullScan, fullScanLimit, value, fetchSize, requestTimeout, consistency);
    }

    /** These settings with another fetchSize. */
    public SessionSettings withFetchSize(int value) {
        return new SessionSettings(schema, fullScan, fullScanLimit, maxMemory, value, requestTimeout, consistency);
    }

    /** These settings with another requestTimeout. */
    public SessionSettings withRequestTimeout(Duration value) {
        return new SessionSettings(schema, fullScan, fullScanLimit, maxMemory, fetchSize, value, consistency);
    }

    /** These settings with another consistency. */
    public SessionSettings withConsistency(String value) {
        return new SessionSettings(schema, fullScan, fullScanLimit, maxMemory, fetchSize, requestTimeout, value);
    }
}
