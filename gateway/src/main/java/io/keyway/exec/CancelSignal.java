package io.keyway.exec;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Stops one execution, from any thread. Once raised it stays raised. */
public final class CancelSignal {
    private final AtomicBoolean flag = new AtomicBoolean();
    private final CompletableFuture<KeywayException> raised = new CompletableFuture<>();

    /** Ends the execution as cancelled by the user. */
    public void cancel() {
        raise(new KeywayException(ErrorCode.CANCELLED, "the query was cancelled"));
    }

    /** Ends the execution because of that failure; only the first one counts. */
    public void raise(KeywayException reason) {
        if (raised.complete(reason)) {
            flag.set(true);
        }
    }

    /** Throws the reason when the signal is raised. */
    public void check() {
        if (flag.get()) {
            KeywayException reason = raised.getNow(null);
            throw reason != null ? reason : new KeywayException(ErrorCode.CANCELLED, "the query was cancelled");
        }
    }

    /** Completes with the reason when the signal is raised; otherwise never. */
    public CompletableFuture<KeywayException> raised() {
        return raised;
    }

    /** Becomes true when the signal is raised. */
    public AtomicBoolean flag() {
        return flag;
    }

    /** The reason, or null while the signal is not raised. */
    public @Nullable KeywayException reason() {
        return raised.getNow(null);
    }
}
