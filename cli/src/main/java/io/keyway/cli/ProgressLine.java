package io.keyway.cli;

import io.keyway.loader.LoadListener;
import io.keyway.loader.report.Reject;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Shows the progress of a load on a terminal, and the rejected records. */
final class ProgressLine implements LoadListener {
    private static final long PATIENCE_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long PERIOD_NANOS = Duration.ofMillis(200).toNanos();
    private static final int MAX_REJECTS_SHOWN = 10;
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintWriter err;
    private final boolean shown;
    private final long start = System.nanoTime();
    private long lastShown = start;
    private boolean onScreen;
    private int rejects;

    /** @param shown whether to show progress; rejects are always shown */
    ProgressLine(PrintWriter err, boolean shown) {
        this.err = err;
        this.shown = shown;
    }

    @Override
    public void progress(int file, int files, long read) {
        long now = System.nanoTime();
        if (!shown || now - start < PATIENCE_NANOS || now - lastShown < PERIOD_NANOS) {
            return;
        }
        lastShown = now;
        double seconds = (now - start) / 1e9;
        err.printf(
                Locale.ROOT, "%sfile %,d of %,d, %,d records, %,.0f/s", CLEAR_LINE, file, files, read, read / seconds);
        err.flush();
        onScreen = true;
    }

    @Override
    public void rejected(Reject reject) {
        if (++rejects > MAX_REJECTS_SHOWN) {
            return;
        }
        end();
        reject.lines().forEach(line -> err.println("rejected " + line));
    }

    /** Takes the line from the screen. */
    void end() {
        if (onScreen) {
            err.print(CLEAR_LINE);
            err.flush();
            onScreen = false;
        }
    }

    /** Rejected records that were not shown one by one. */
    int furtherRejects() {
        return Math.max(0, rejects - MAX_REJECTS_SHOWN);
    }
}
