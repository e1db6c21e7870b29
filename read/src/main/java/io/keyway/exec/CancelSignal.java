package io.keyway.exec;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Stops one execution, from any thread. Once raised it stays raised. */
public final class CancelSignal {
    private final AtomicBoolean flag = new AtomicBoolean();
    private volatile @Nullable KeywayException reason;
    private volatile @Nullable CompletableFuture<?> awaited;

    /** Ends the execution as cancelled by the user. */
    public void cancel() {
        raise(new KeywayException(ErrorCode.CANCELLED, "the query was cancelled"));
    }

    /** Ends the execution because of that failure; only the first one counts. */
    public synchronized void raise(KeywayException failure) {
        if (reason != null) {
            return;
        }
        reason = failure;
        flag.set(true);
        CompletableFuture<?> waiting = awaited;
        if (waiting != null) {
            waiting.completeExceptionally(failure);
        }
    }

    /** Throws the reason when the signal is raised. */
    public void check() {
        KeywayException failure = reason;
        if (failure != null) {
            throw failure;
        }
    }

    /** Becomes true when the signal is raised. */
    public AtomicBoolean flag() {
        return flag;
    }

    /** The reason, or null while the signal is not raised. */
    public @Nullable KeywayException reason() {
        return reason;
    }

    /**
     * Waits for an answer, or for the signal; one thread at a time.
     *
     * @throws ExecutionException when the answer is a failure
     * @throws KeywayException the reason, when the signal is raised first
     */
    <T> T await(CompletionStage<T> answer) throws ExecutionException {
        if (answer instanceof CompletableFuture<T> future && future.isDone() && !future.isCompletedExceptionally()) {
            check();
            return future.join();
        }
        // Our own future, because completing the driver's would disturb the driver.
        CompletableFuture<T> waiting = new CompletableFuture<>();
        awaited = waiting;
        answer.whenComplete((value, failure) -> {
            if (failure == null) {
                waiting.complete(value);
            } else {
                waiting.completeExceptionally(failure);
            }
        });
        try {
            check();
            return waiting.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeywayException(ErrorCode.CANCELLED, "the thread that ran the query was interrupted", e);
        } catch (ExecutionException | CancellationException e) {
            check();
            throw e instanceof ExecutionException failed ? failed : new ExecutionException(e);
        } finally {
            awaited = null;
        }
    }
}
