package io.keyway.engine.gateway;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.querybuilder.QueryBuilder;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.primitives.Longs;
import com.google.common.primitives.UnsignedLong;
import io.keyway.cassandra.CassandraErrors;
import io.keyway.schema.CassandraTable;
import java.time.Duration;

/**
 * How many partitions a table has, as Cassandra estimates it from its files: a lower bound of the rows, and 0 before the
 * first flush.
 */
final class SizeEstimates {
    /** Cassandra itself refreshes its estimates every five minutes. */
    private static final Duration KEPT = Duration.ofMinutes(1);

    /** As many tokens as Murmur3Partitioner has. */
    private static final double RING = 0x1p64;

    private final CqlSession session;
    private final Cache<String, Long> known =
            CacheBuilder.newBuilder().maximumSize(1_000).expireAfterWrite(KEPT).build();

    SizeEstimates(CqlSession session) {
        this.session = session;
    }

    /** Partitions of the table; at least 0. */
    long partitions(CassandraTable table) {
        String name = table.keyspace() + "." + table.name();
        Long estimate = known.getIfPresent(name);
        if (estimate == null) {
            estimate = read(table);
            known.put(name, estimate);
        }
        return estimate;
    }

    /** A node knows its own part of the ring; the rest is taken to be as dense. */
    private long read(CassandraTable table) {
        try {
            double partitions = 0;
            double tokens = 0;
            for (Row row : session.execute(QueryBuilder.selectFrom("system", "size_estimates")
                    .columns("partitions_count", "range_start", "range_end")
                    .whereColumn("keyspace_name")
                    .isEqualTo(QueryBuilder.bindMarker())
                    .whereColumn("table_name")
                    .isEqualTo(QueryBuilder.bindMarker())
                    .build(table.keyspace(), table.name()))) {
                partitions += row.getLong(0);
                tokens += tokens(row.getString(1), row.getString(2));
            }
            return Math.round(tokens > 0 ? partitions * RING / tokens : partitions);
        } catch (DriverException e) {
            throw CassandraErrors.translate(e, "reading system.size_estimates");
        }
    }

    /** How many tokens a range has, around the end of the ring too; 0 when they are not numbers of 64 bits. */
    private static double tokens(String start, String end) {
        Long first = Longs.tryParse(start);
        Long last = Longs.tryParse(end);
        if (first == null || last == null) {
            return 0;
        }
        return first.equals(last)
                ? RING
                : UnsignedLong.fromLongBits(last - first).doubleValue();
    }
}
