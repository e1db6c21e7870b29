package io.keyway.sqlshell.session;

import io.keyway.sqlshell.script.Failure;
import org.jspecify.annotations.Nullable;

/** A meta command that could not do what it was asked for. */
final class MetaFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    MetaFailure(String message, @Nullable String hint) {
        super(message);
        this.failure = Failure.of(message, hint);
    }

    Failure failure() {
        return failure;
    }
}
