package io.keyway.bench;

import java.io.PrintStream;

/** One line that says what is going on, where a person watches. */
final class Progress implements AutoCloseable {
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintStream err;
    private final boolean watched;

    Progress(PrintStream err, boolean watched) {
        this.err = err;
        this.watched = watched;
    }

    void show(String message) {
        if (watched) {
            err.print(CLEAR_LINE + message);
            err.flush();
        }
    }

    @Override
    public void close() {
        show("");
    }
}
