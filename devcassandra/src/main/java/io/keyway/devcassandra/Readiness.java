package io.keyway.devcassandra;

import java.time.Duration;

/** Waits until a node that was just started answers CQL, or is known not to. */
final class Readiness {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(2);

    private Readiness() {}

    /**
     * Returns when CQL answers.
     *
     * @param onWait called about twenty times a second meanwhile
     * @throws DevNodeException if the process ends or two minutes pass, with the tail of the log
     */
    static void await(String host, int port, ProcessHandle process, NodeFiles files, Runnable onWait) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!CqlSocket.answers(host, port, ANSWER_TIMEOUT)) {
            if (!process.isAlive()) {
                throw failure("Cassandra on " + host + ":" + port + " ended while starting", files);
            }
            if (System.nanoTime() > deadline) {
                throw failure(
                        "Cassandra on " + host + ":" + port + " gave no answer within " + PATIENCE.toSeconds() + " s",
                        files);
            }
            onWait.run();
            pause();
        }
    }

    private static DevNodeException failure(String what, NodeFiles files) {
        String tail = files.logTail();
        return new DevNodeException(
                what + "; its log is " + files.log() + (tail.isEmpty() ? " (empty)" : ", which ends:\n" + tail));
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DevNodeException("interrupted while waiting for Cassandra", e);
        }
    }
}
