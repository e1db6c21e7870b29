package io.keyway.exec;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import io.keyway.cassandra.CassandraErrors;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The requested pages of a scan, in the order in which they arrive. Used by one thread, to which the driver's threads
 * hand over answers.
 */
final class ScanPages {
    /** How often a page, or the parts into which its range is divided, may fail. */
    private static final int MAX_FAILURES = 4;

    private static final long BACKOFF_MILLIS = 100;

    private final QueryExecution execution;
    private final String what;
    private final Function<ScanPart, CompletionStage<AsyncResultSet>> reader;
    private final Queue<Arrived> arrived = new ConcurrentLinkedQueue<>();
    private volatile @Nullable CompletableFuture<Void> waiting;
    private volatile boolean closed;
    private int pending;

    private record Arrived(
            ScanPart part,
            @Nullable AsyncResultSet page,
            @Nullable Throwable failure) {}

    /** A page, and what it is a page of. */
    record ScanPage(ScanPart part, AsyncResultSet rows) {}

    /**
     * @param what what is being done, for messages
     * @param reader sends the request for a page
     */
    ScanPages(QueryExecution execution, String what, Function<ScanPart, CompletionStage<AsyncResultSet>> reader) {
        this.execution = execution;
        this.what = what;
        this.reader = reader;
    }

    /** Asks for a page. */
    void ask(ScanPart part) {
        pending++;
        send(part);
    }

    private void send(ScanPart part) {
        if (closed) {
            return;
        }
        reader.apply(part).whenComplete((page, failure) -> {
            arrived.add(new Arrived(part, page, failure));
            CompletableFuture<Void> waiter = waiting;
            if (waiter != null) {
                waiter.complete(null);
            }
        });
    }

    /** How many pages have been asked for and not taken. */
    int pending() {
        return pending;
    }

    /**
     * The page that arrived first.
     *
     * @throws KeywayException when a page cannot be read, or the execution is stopped
     */
    ScanPage take() {
        while (true) {
            Arrived next = await();
            if (next.page() != null) {
                pending--;
                return new ScanPage(next.part(), next.page());
            }
            retry(next.part(), CassandraErrors.whileReading(what, Objects.requireNonNull(next.failure())));
        }
    }

    private Arrived await() {
        while (true) {
            CompletableFuture<Void> waiter = new CompletableFuture<>();
            waiting = waiter;
            Arrived next = arrived.poll();
            if (next != null) {
                execution.cancel().check();
                return next;
            }
            execution.await(waiter, what);
        }
    }

    /**
     * A range that took too long is divided; an overloaded cluster is given a pause; one that refuses to filter is no
     * longer asked to.
     */
    private void retry(ScanPart part, KeywayException failure) {
        boolean busy = failure.code() == ErrorCode.CLUSTER_BUSY;
        boolean refused = part.filtered() && failure.code() == ErrorCode.INTERNAL_ERROR;
        boolean readable = busy || refused || failure.code() == ErrorCode.TIMEOUT;
        if (!readable || part.range() == null || part.failures() + 1 >= MAX_FAILURES) {
            throw failure;
        }
        pending--;
        for (ScanPart again : part.again()) {
            pending++;
            if (busy) {
                // On the timer's own thread, which only hands the request to the driver.
                CompletableFuture.delayedExecutor(
                                BACKOFF_MILLIS << part.failures(), TimeUnit.MILLISECONDS, Runnable::run)
                        .execute(() -> send(again));
            } else {
                send(again);
            }
        }
    }

    /** Sends no further request. */
    void close() {
        closed = true;
        pending = 0;
        arrived.clear();
    }
}
