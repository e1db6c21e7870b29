package io.keyway.sqlshell.session;

import java.io.IOException;
import java.io.Writer;
import java.util.Locale;

/**
 * Shows a user who waits for a first row that the shell is working: a line with the time so far, from 300 ms on, which
 * leaves no trace.
 */
final class Spinner implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 300;
    private static final long STEP_MILLIS = 200;

    private final Writer terminal;
    private final Thread painter = new Thread(this::paint, "keyway-waiting");
    private final long start = System.nanoTime();
    private boolean over;
    private int painted;

    private Spinner(Writer terminal) {
        this.terminal = terminal;
    }

    /** Starts to wait; nothing else may write to the terminal until it is closed. */
    static Spinner on(Writer terminal) {
        Spinner waiting = new Spinner(terminal);
        waiting.painter.setDaemon(true);
        waiting.painter.start();
        return waiting;
    }

    /** Ends the wait, as often as it is called, and takes the line away. */
    @Override
    public synchronized void close() throws IOException {
        over = true;
        notifyAll();
        if (painted > 0) {
            terminal.write("\r" + " ".repeat(painted) + "\r");
            terminal.flush();
            painted = 0;
        }
    }

    private synchronized void paint() {
        try {
            while (!over) {
                wait(painted == 0 ? PATIENCE_MILLIS : STEP_MILLIS);
                if (!over) {
                    draw();
                }
            }
        } catch (InterruptedException | IOException e) {
            // The terminal is gone.
            over = true;
        }
    }

    private void draw() throws IOException {
        String line = String.format(Locale.ROOT, "running for %.1f s", (System.nanoTime() - start) / 1e9);
        terminal.write("\r" + line);
        terminal.flush();
        painted = line.length();
    }
}
