package io.keyway.jdbc;

import io.keyway.engine.PreparedQuery;
import io.keyway.exec.CancelSignal;
import io.keyway.exec.ExecutionOptions;
import io.keyway.exec.RowCursor;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** One execution of a statement: its cursor, the signal that ends it, and the time it has. It can be cancelled at once. */
final class Execution implements RowCursor {
    private final CancelSignal signal = new CancelSignal();
    private @Nullable Future<?> alarm;
    private @Nullable RowCursor cursor;

    /** Limits its time from now on; zero means no limit. */
    void limit(Duration timeout) {
        alarm = timeout.isZero() ? null : QueryTimer.raiseAfter(timeout, signal);
    }

    /** Starts to run, unless it has been cancelled; nothing may be read before. */
    void start(PreparedQuery query, List<@Nullable Object> parameters, long maxRows, int fetchSize)
            throws SQLException {
        cursor = SqlExceptions.guard(() -> {
            signal.check();
            return query.execute(new ExecutionOptions(parameters, maxRows, fetchSize, signal));
        });
    }

    /** Ends the execution from any thread; without effect once it is closed. */
    void cancel() {
        signal.cancel();
    }

    @Override
    public boolean next() {
        signal.check();
        return started().next();
    }

    @Override
    public @Nullable Object[] row() {
        return started().row();
    }

    @Override
    public @Nullable Object get(int column) {
        return started().get(column);
    }

    @Override
    public List<String> warnings() {
        RowCursor running = cursor;
        return running == null ? List.of() : running.warnings();
    }

    @Override
    public void close() {
        stopAlarm();
        RowCursor running = cursor;
        if (running != null) {
            running.close();
        }
    }

    private RowCursor started() {
        RowCursor running = cursor;
        if (running == null) {
            throw new IllegalStateException("the execution has not started");
        }
        return running;
    }

    private void stopAlarm() {
        Future<?> running = alarm;
        if (running != null) {
            running.cancel(false);
        }
    }
}
