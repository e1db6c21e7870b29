package io.keyway.devcassandra;

import java.io.IOException;

/**
 * A process that is stopped (SIGSTOP) until {@link #close}, or until this JVM dies.
 *
 * <p>A stopped node cannot notice that its parent died. So a small shell waits at a pipe from us and wakes
 * the node when the pipe closes, for whichever reason.
 */
final class Suspension implements AutoCloseable {
    /**
     * The signal is sent at once, but a busy machine lets a thread go on for a moment; the process shows as stopped when
     * its first thread is, and the others follow.
     */
    private static final String STOP_AND_WAIT =
            "kill -STOP \"$1\" || exit 1; until ps -o state= -p \"$1\" | grep -q '^T'; do sleep 0.05; done; sleep 0.3";

    private static final String WAKE_AT_END = "cat > /dev/null; kill -CONT \"$1\"";

    private final Process guard;

    private Suspension(Process guard) {
        this.guard = guard;
    }

    static Suspension of(long pid) {
        String id = Long.toString(pid);
        try {
            Process guard = shell(WAKE_AT_END, id);
            int code = shell(STOP_AND_WAIT, id).waitFor();
            if (code != 0) {
                guard.destroy();
                throw new DevNodeException("cannot suspend process " + pid);
            }
            return new Suspension(guard);
        } catch (IOException e) {
            throw new DevNodeException("cannot suspend process " + pid + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DevNodeException("interrupted while suspending process " + pid, e);
        }
    }

    private static Process shell(String script, String argument) throws IOException {
        return new ProcessBuilder("/bin/sh", "-c", script, "sh", argument)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Wakes the process. */
    @Override
    public void close() {
        try {
            guard.getOutputStream().close();
            guard.waitFor();
        } catch (IOException e) {
            throw new DevNodeException("cannot wake the suspended node: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
