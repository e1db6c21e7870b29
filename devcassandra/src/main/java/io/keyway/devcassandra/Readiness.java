package io.keyway.devcassandra;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits until a node that was just started answers CQL, or is known not to. */
final class Readiness {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(2);

    /** Cassandra logs this after it has opened the CQL port. */
    private static final String COMPLETE = "Startup complete";

    private Readiness() {}

    /** Whether something answers there. */
    interface Answer {
        boolean comes(String host, int port, Duration timeout);
    }

    /** Waits for an answer in CQL. */
    static void await(String host, int port, BooleanSupplier alive, NodeFiles files, Runnable onWait) {
        await(host, port, CqlSocket::answers, alive, files, onWait);
    }

    /**
     * Returns when CQL answers.
     *
     * @param answer what to wait for
     * @param alive whether the node's process still is
     * @param onWait called about twenty times a second meanwhile
     * @throws DevNodeException if the process ends or four minutes pass, with the tail of the log
     */
    static void await(String host, int port, Answer answer, BooleanSupplier alive, NodeFiles files, Runnable onWait) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        // The log too: at a port that another node took in the meantime, that one would answer.
        while (!files.logContains(COMPLETE) || !answer.comes(host, port, ANSWER_TIMEOUT)) {
            if (!alive.getAsBoolean()) {
                throw failure("Cassandra on " + host + ":" + port + " ended while starting", files);
            }
            if (System.nanoTime() > deadline) {
                throw failure(
                        "Cassandra on " + host + ":" + port + " gave no answer within " + PATIENCE.toSeconds() + " s",
                        files);
            }
            onWait.run();
            Processes.pause();
        }
    }

    /**
     * Returns when the node sees every node of its cluster.
     *
     * @throws DevNodeException if four minutes pass, with the tail of the log
     */
    static void awaitUnited(NodeLauncher node) {
        String host = node.options().host();
        int port = node.options().port();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!CqlSocket.reachesAll(host, port, ANSWER_TIMEOUT)) {
            if (System.nanoTime() > deadline) {
                throw failure(
                        "Cassandra on " + host + ":" + port + " did not find the other nodes within "
                                + PATIENCE.toSeconds() + " s",
                        node.files());
            }
            Processes.pause();
        }
    }

    private static DevNodeException failure(String what, NodeFiles files) {
        String tail = files.logTail();
        String message =
                what + "; its log is " + files.log() + (tail.isEmpty() ? " (empty)" : ", which ends:\n" + tail);
        return files.logContains("already in use") ? new PortTakenException(message) : new DevNodeException(message);
    }
}
