package io.keyway.write;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.querybuilder.QueryBuilder;
import com.datastax.oss.driver.api.querybuilder.term.Term;
import io.keyway.cassandra.CassandraErrors;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.model.LogicalTable;
import io.keyway.model.QueryTable;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows, a bounded number at a time, and tries again what the cluster could not take.
 *
 * <p>One thread writes; answers arrive on the driver's threads. A write that times out or is refused because the cluster is busy
 * or away is repeated until it succeeds or nothing has succeeded for the longest stall: inserts are idempotent. A row that
 * Cassandra refuses because of its content is an outcome like any other.
 */
public final class RowWriter implements AutoCloseable {
    private static final long NOT_STALLED = 0;

    private final CqlSession session;
    private final String keyspace;
    private final int maxInFlight;
    private final WriteRetries policy;
    private final Semaphore window;
    private final Map<String, TargetStatements> targets = new HashMap<>();
    private final AtomicReference<@Nullable KeywayException> failure = new AtomicReference<>();
    private final AtomicLong stalledSince = new AtomicLong(NOT_STALLED);
    private final AtomicLong retries = new AtomicLong();
    private long lastTimestamp;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "keyway-load-retry");
        thread.setDaemon(true);
        return thread;
    });

    /** The statements of a logical table, and how many rows each has written. */
    private record TargetStatements(List<PreparedStatement> inserts, List<String> names, List<AtomicLong> written) {}

    /**
     * A writer for tables that exist.
     *
     * @param session stays open when this is closed
     * @param keyspace as stored
     * @param maxInFlight unanswered writes at any moment, at least 1
     * @param policy for how long to try again
     */
    public RowWriter(CqlSession session, String keyspace, int maxInFlight, WriteRetries policy) {
        this.session = session;
        this.keyspace = keyspace;
        this.maxInFlight = maxInFlight;
        this.policy = policy;
        this.window = new Semaphore(maxInFlight);
    }

    /**
     * Sends a row, waiting while too many are unanswered.
     *
     * @param answer hears what becomes of it, unless the load ends before
     * @throws KeywayException the first failure of this or of an earlier row; nothing is written after it
     */
    public void write(LogicalTable table, TableRow row, RowAnswer answer) {
        TargetStatements target = targets.computeIfAbsent(table.name(), name -> prepare(table));
        acquire(1);
        BoundStatement statement = bind(target.inserts().get(row.table()), row);
        send(new Attempt(statement, target, row.table(), answer, 0));
    }

    /**
     * Waits until every row has been taken or refused.
     *
     * @throws KeywayException the first failure
     */
    public void flush() {
        acquire(maxInFlight);
        window.release(maxInFlight);
    }

    /** Rows taken by each query table that was written to, by its name. */
    public Map<String, Long> written() {
        Map<String, Long> counts = new HashMap<>();
        for (TargetStatements target : targets.values()) {
            for (int i = 0; i < target.names().size(); i++) {
                counts.put(target.names().get(i), target.written().get(i).get());
            }
        }
        return counts;
    }

    /** How often a write was tried again. */
    public long retries() {
        return retries.get();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private record Attempt(BoundStatement statement, TargetStatements target, int table, RowAnswer answer, int retry) {
        Attempt next() {
            return new Attempt(statement, target, table, answer, retry + 1);
        }
    }

    private TargetStatements prepare(LogicalTable table) {
        List<PreparedStatement> inserts = new ArrayList<>();
        for (QueryTable queryTable : table.queryTables()) {
            inserts.add(policy.request(
                    "preparing to write " + keyspace + "." + queryTable.name(),
                    () -> session.prepare(insert(queryTable))));
        }
        return new TargetStatements(
                inserts,
                table.queryTables().stream().map(QueryTable::name).toList(),
                table.queryTables().stream().map(queryTable -> new AtomicLong()).toList());
    }

    /** A bind marker for each column, in the table's order. */
    private SimpleStatement insert(QueryTable table) {
        Map<CqlIdentifier, Term> values = new LinkedHashMap<>();
        table.allColumns().forEach(column -> values.put(CqlIdentifier.fromInternal(column), QueryBuilder.bindMarker()));
        return QueryBuilder.insertInto(CqlIdentifier.fromInternal(keyspace), CqlIdentifier.fromInternal(table.name()))
                .valuesByIds(values)
                .build();
    }

    private BoundStatement bind(PreparedStatement insert, TableRow row) {
        // Set here rather than by the driver, which takes a new time for each retry: of two rows with one key the later
        // one in the files wins, whichever of them had to be tried again.
        long now = TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis());
        lastTimestamp = Math.max(lastTimestamp + 1, now);
        BoundStatementBuilder builder = insert.boundStatementBuilder()
                .setIdempotence(true)
                .setQueryTimestamp(lastTimestamp)
                // "Loaded" means that a majority of the replicas has it, however many there are.
                .setConsistencyLevel(ConsistencyLevel.LOCAL_QUORUM);
        List<@Nullable ByteBuffer> values = row.values();
        for (int i = 0; i < values.size(); i++) {
            // An absent value is written as null and not left unset, so that loading a corrected file again removes
            // what it no longer has. In a table that never held the row this leaves a tombstone.
            builder = builder.setBytesUnsafe(i, values.get(i));
        }
        return builder.build();
    }

    private void send(Attempt attempt) {
        try {
            session.executeAsync(attempt.statement()).whenComplete((answer, error) -> {
                if (error == null) {
                    stalledSince.set(NOT_STALLED);
                    attempt.target().written().get(attempt.table()).incrementAndGet();
                    attempt.answer().taken();
                    window.release();
                } else {
                    failed(attempt, error);
                }
            });
        } catch (RuntimeException e) {
            failed(attempt, e);
        }
    }

    private void failed(Attempt attempt, Throwable error) {
        String table = attempt.target().names().get(attempt.table());
        Optional<String> refusal = CassandraErrors.refusalOfRow(error);
        if (refusal.isPresent()) {
            stalledSince.set(NOT_STALLED);
            attempt.answer().refused("Cassandra refused the row of " + table + ": " + refusal.get());
            window.release();
            return;
        }
        KeywayException reason = CassandraErrors.translate(error, "writing " + keyspace + "." + table);
        if (failure.get() == null && policy.passes(reason) && !stalledTooLong()) {
            Duration wait = policy.before(attempt.retry());
            retries.incrementAndGet();
            try {
                // send() reports its own failures, so the future has nothing to tell.
                var unused = timer.schedule(() -> send(attempt.next()), wait.toNanos(), TimeUnit.NANOSECONDS);
                return;
            } catch (RejectedExecutionException e) {
                // Closed in the meantime: nothing waits for this row any more.
                reason = new KeywayException(ErrorCode.CANCELLED, "the load was ended", e);
            }
        }
        failure.compareAndSet(null, policy.passes(reason) ? policy.givenUp(reason) : reason);
        window.release();
    }

    /** Whether nothing has been taken for longer than allowed; the clock starts at the first failure after a success. */
    private boolean stalledTooLong() {
        // nanoTime may be any number; setting a bit distinguishes it from the mark for "not stalled".
        long now = System.nanoTime() | 1;
        stalledSince.compareAndSet(NOT_STALLED, now);
        long since = stalledSince.get();
        return since != NOT_STALLED && policy.isOver(now - since);
    }

    private void acquire(int permits) {
        try {
            window.acquire(permits);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeywayException(ErrorCode.CANCELLED, "the load was interrupted", e);
        }
        KeywayException failed = failure.get();
        if (failed != null) {
            window.release(permits);
            throw failed;
        }
    }
}
