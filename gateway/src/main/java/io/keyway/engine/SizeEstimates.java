package io.keyway.engine;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.keyway.cassandra.CassandraErrors;
import io.keyway.cassandra.CassandraTable;
import java.time.Duration;

/**
 * How many partitions a table has, as Cassandra estimates it from its files: a lower bound of the rows, and 0 before the
 * first flush.
 */
final class SizeEstimates {
    /** Cassandra itself refreshes its estimates every five minutes. */
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final CqlSession session;
    private final Cache<String, Long> known =
            CacheBuilder.newBuilder().maximumSize(1_000).expireAfterWrite(KEPT).build();

    SizeEstimates(CqlSession session) {
        this.session = session;
    }

    /** Partitions of the table on the node that answers; at least 0. */
    long partitions(CassandraTable table) {
        String name = table.keyspace() + "." + table.name();
        Long estimate = known.getIfPresent(name);
        if (estimate == null) {
            estimate = read(table);
            known.put(name, estimate);
        }
        return estimate;
    }

    private long read(CassandraTable table) {
        try {
            long sum = 0;
            for (var row : session.execute(SimpleStatement.newInstance(
                    "SELECT partitions_count FROM system.size_estimates WHERE keyspace_name = ? AND table_name = ?",
                    table.keyspace(),
                    table.name()))) {
                sum += row.getLong(0);
            }
            return sum;
        } catch (DriverException e) {
            throw CassandraErrors.translate(e, "reading system.size_estimates");
        }
    }
}
