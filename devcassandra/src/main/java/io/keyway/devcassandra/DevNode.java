package io.keyway.devcassandra;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A Cassandra node that belongs to this JVM and dies with it, also when this JVM is killed.
 *
 * <p>{@link #start} returns when CQL answers. A test that hurts its node (stops, kills or suspends it)
 * starts one of its own; others share the one of the JUnit extension. Not thread-safe, apart from the
 * accessors.
 */
public final class DevNode implements AutoCloseable {
    private static final Duration END_PATIENCE = Duration.ofSeconds(30);
    private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(30);

    private final NodeLauncher launcher;
    private final NodeOptions options;
    private final NodeFiles files;
    private Process process;
    private @Nullable Suspension suspension;

    private DevNode(NodeLauncher launcher) {
        this.launcher = launcher;
        this.options = launcher.options();
        this.files = launcher.files();
        this.process = spawn();
    }

    /**
     * Starts a node and waits until CQL answers.
     *
     * @throws DevNodeException if it does not come up, with the tail of its log
     */
    public static DevNode start(NodeOptions options) {
        return Ports.retrying(() -> {
            int[] free = Ports.free(List.of(options.host()), 2);
            int port = options.port() == 0 ? free[0] : options.port();
            Ports.require(options.host(), port, "; choose another port");
            DevNode node = launch(new NodeLauncher(options.withPort(port), files(options), free[1]));
            node.awaitReady();
            return node;
        });
    }

    /** Where a node with these options shall keep everything. */
    static NodeFiles files(NodeOptions options) {
        return options.directory() == null ? NodeFiles.temporary() : NodeFiles.in(options.directory());
    }

    /** Starts a node's process; {@link #awaitReady} must follow. */
    static DevNode launch(NodeLauncher launcher) {
        return new DevNode(launcher);
    }

    private Process spawn() {
        return launcher.startAttached(options.directory() == null);
    }

    /** Waits until CQL answers; a node that does not come up is closed. */
    void awaitReady() {
        try {
            Readiness.Answer answer = options.settings().containsKey("client_encryption_options")
                    ? CqlSocket::accepts
                    : CqlSocket::answers;
            Readiness.await(options.host(), options.port(), answer, this::isRunning, files, () -> {});
        } catch (DevNodeException e) {
            process.destroyForcibly();
            close();
            throw e;
        }
    }

    /** The loopback address of the node. */
    public String host() {
        return options.host();
    }

    /** The CQL port. */
    public int port() {
        return options.port();
    }

    /** Where the node keeps its data, configuration and log. */
    public Path directory() {
        return files.root();
    }

    /** The process id of the node's JVM. */
    public long pid() {
        return process.pid();
    }

    /** Whether the node's JVM is alive; true while suspended. */
    public boolean isRunning() {
        return process.isAlive();
    }

    /**
     * What the node was asked.
     *
     * @throws IllegalStateException if the node was started without a request log
     */
    public RequestLog requests() {
        if (!options.requestLog()) {
            throw new IllegalStateException("this node was started without a request log");
        }
        return new RequestLog(files.requests());
    }

    /**
     * Executes one statement without parameters whose rows nobody wants, such as DDL or an INSERT.
     *
     * @throws DevNodeException with Cassandra's message if it refuses
     */
    public void execute(String cql) {
        try (CqlSocket socket = CqlSocket.open(host(), port(), STATEMENT_TIMEOUT)) {
            socket.execute(cql);
        } catch (IOException e) {
            throw new DevNodeException("no answer from " + host() + ":" + port() + ": " + e.getMessage(), e);
        }
    }

    /** Ends the node in an orderly way; {@link #restart} brings it back with its data. */
    public void stop() {
        resume();
        // Not Process.destroy, which also closes the pipe, and so the node would take its parent for dead.
        process.toHandle().destroy();
        await();
    }

    /** Ends the node at once, as {@code kill -9} does; {@link #restart} brings it back. */
    public void kill() {
        process.destroyForcibly();
        await();
        resume();
    }

    /** Stops the node if it runs, and starts it on the same port with the same data. */
    public void restart() {
        if (isRunning()) {
            stop();
        }
        process = spawn();
        awaitReady();
    }

    /** Freezes the node: connections stay open, nothing answers. */
    public void suspend() {
        if (suspension == null) {
            suspension = Suspension.of(process.pid());
        }
    }

    /** Lets a suspended node go on; does nothing for another. */
    public void resume() {
        if (suspension != null) {
            suspension.close();
            suspension = null;
        }
    }

    /** Ends the node, and removes its directory if it was a temporary one. */
    @Override
    public void close() {
        if (options.directory() == null) {
            kill();
            files.delete();
        } else {
            stop();
        }
    }

    private void await() {
        try {
            if (!process.waitFor(END_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
