package io.keyway.bench.peers;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.Statement;
import io.keyway.bench.data.Dataset;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What hand-written code on the Java driver is made of: a window of requests, pages read ahead, token ranges.
 *
 * @param session of the driver
 * @param dataset what is asked
 * @param programs starts others than this JVM
 */
public record HandWritten(CqlSession session, Dataset dataset, Programs programs) {
    /** Requests under way at any moment: the number that was fastest for 1,000 keys. */
    private static final int WINDOW = 128;

    /** Token ranges: so many that all processors are busy to the end, so few that requests cost nothing. */
    private static final int LEAST_RANGES = 4;

    private static final int MOST_RANGES = 64;
    private static final int ROWS_PER_RANGE = 12_500;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A session as the driver's manual makes one, with more patience for answers and none when it closes. */
    public static CqlSession connect(InetSocketAddress node) {
        return CqlSession.builder()
                .addContactPoint(node)
                .withLocalDatacenter("datacenter1")
                .withConfigLoader(DriverConfigLoader.programmaticBuilder()
                        .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, PATIENCE)
                        .withInt(DefaultDriverOption.NETTY_IO_SHUTDOWN_QUIET_PERIOD, 0)
                        .build())
                .build();
    }

    /** The name of a table of the dataset, for CQL. */
    public String table(String name) {
        return dataset.keyspace() + "." + name;
    }

    /** The statement, prepared. */
    public PreparedStatement prepare(String cql) {
        return session.prepare(cql);
    }

    /** Sends all requests, a window of them at a time, and hands out the rows in the order of the requests. */
    public void each(Iterator<? extends Statement<?>> requests, Consumer<Row> rows) {
        Deque<CompletionStage<AsyncResultSet>> window = new ArrayDeque<>();
        while (requests.hasNext() || !window.isEmpty()) {
            while (requests.hasNext() && window.size() < WINDOW) {
                window.add(session.executeAsync(requests.next()));
            }
            read(window.remove(), rows);
        }
    }

    /** Reads a result while its next page is on the way. */
    public void read(CompletionStage<AsyncResultSet> answer, Consumer<Row> rows) {
        CompletionStage<AsyncResultSet> next = answer;
        while (next != null) {
            AsyncResultSet page = next.toCompletableFuture().join();
            next = page.hasMorePages() ? page.fetchNextPage() : null;
            page.currentPage().forEach(rows);
        }
    }

    /** Sends one request and reads its result, with pages ahead. */
    public void read(Statement<?> request, Consumer<Row> rows) {
        read(session.executeAsync(request), rows);
    }

    /** Does the work of each part, by one thread for each processor, and puts the results together. */
    public <T, R> R parallel(List<T> parts, Function<T, R> work, BinaryOperator<R> merge) {
        return parts.parallelStream().map(work).reduce(merge).orElseThrow();
    }

    /** A statement that ends with {@code token(k) > ? AND token(k) <= ?}, for every part of the ring. */
    public List<BoundStatement> ranges(PreparedStatement statement) {
        int parts = Math.max(LEAST_RANGES, Math.min(MOST_RANGES, dataset.plays().count() / ROWS_PER_RANGE));
        long width = Long.divideUnsigned(-1L, parts);
        return IntStream.range(0, parts)
                .mapToObj(part -> {
                    long start = Long.MIN_VALUE + part * width;
                    return statement.bind(start, part == parts - 1 ? Long.MAX_VALUE : start + width);
                })
                .toList();
    }
}
