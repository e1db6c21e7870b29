package io.keyway.jdbc;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.exec.CancelSignal;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Ends executions that have timed out. One daemon thread serves the whole JVM, and ends when no query has a timeout.
 */
final class QueryTimer {
    private static final long IDLE_SECONDS = 10;
    private static final ScheduledThreadPoolExecutor TIMER = timer();

    private QueryTimer() {}

    private static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "keyway-query-timer");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
        return timer;
    }

    /** Raises the signal after that time, unless the returned task is cancelled before. */
    static Future<?> raiseAfter(Duration timeout, CancelSignal signal) {
        return TIMER.schedule(
                () -> signal.raise(new KeywayException(
                                ErrorCode.TIMEOUT, "the query took longer than " + timeout.toSeconds() + " s")
                        .withHint("raise the query timeout, or narrow the query")),
                timeout.toMillis(),
                TimeUnit.MILLISECONDS);
    }
}
