package io.keyway.devcassandra;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * The node of a directory that outlives the commands which start and stop it.
 *
 * <p>The directory is the node's identity: it keeps the data, and names the process for the next command.
 * Starting and stopping hold a lock in it, so that commands at the same moment agree.
 */
final class DetachedNode {
    static final String HOST = "127.0.0.1";
    static final int DEFAULT_PORT = 9142;

    private static final int HEAP_MEGABYTES = 512;
    private static final Duration ORDERLY_END = Duration.ofSeconds(30);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(2);

    private final Path directory;

    DetachedNode(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    Path directory() {
        return directory;
    }

    /** The node that runs in the directory. */
    Optional<NodeState> running() {
        return NodeState.running(new NodeFiles(directory));
    }

    /** Whether the node speaks CQL at this moment. */
    static boolean answers(NodeState node) {
        return CqlSocket.answers(node.host(), node.port(), ANSWER_TIMEOUT);
    }

    /**
     * Starts the node, or finds it running, and returns when CQL answers.
     *
     * @param wanted the port; empty for the one it runs on or the default
     * @param onWait called now and then while Cassandra starts
     */
    NodeState start(OptionalInt wanted, Runnable onWait) {
        NodeFiles files = NodeFiles.in(directory);
        return locked(files, () -> {
            Optional<NodeState> found = running();
            if (found.isEmpty()) {
                return launch(files, wanted.orElse(DEFAULT_PORT), onWait);
            }
            requirePort(found.get(), wanted);
            // It may be starting still, if the command that started it was interrupted.
            awaitReady(files, found.get(), onWait);
            return found.get();
        });
    }

    /** Stops the node and returns what was stopped; empty if it does not run. */
    Optional<NodeState> stop(OptionalInt wanted) {
        if (running().isEmpty()) {
            return Optional.empty();
        }
        return locked(new NodeFiles(directory), () -> {
            Optional<NodeState> found = running();
            found.ifPresent(node -> {
                requirePort(node, wanted);
                node.process().ifPresent(DetachedNode::end);
            });
            return found;
        });
    }

    /** Runs the action while no other command of this directory does; waits for its turn. */
    private static <T> T locked(NodeFiles files, Supplier<T> action) {
        try (FileChannel channel =
                FileChannel.open(files.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            // Closing the channel gives the lock back.
            channel.lock();
            return action.get();
        } catch (IOException e) {
            throw new DevNodeException("cannot lock " + files.lock() + ": " + e.getMessage(), e);
        }
    }

    private void requirePort(NodeState node, OptionalInt wanted) {
        if (wanted.isPresent() && wanted.getAsInt() != node.port()) {
            throw new DevNodeException("the node in " + directory + " runs on " + node.address() + ", not on port "
                    + wanted.getAsInt() + "; stop it first, or choose another --dir");
        }
    }

    private static NodeState launch(NodeFiles files, int port, Runnable onWait) {
        if (!Ports.isFree(HOST, port)) {
            throw new DevNodeException(
                    HOST + ":" + port + " is in use by another program; stop that, or choose another port with --port");
        }
        NodeOptions options = new NodeOptions(
                HOST, port, files.root(), HEAP_MEGABYTES, NodeOptions.Tuning.QUICK_START, false, Map.of());
        int storagePort = Ports.free(HOST, 1)[0];
        Process process = new NodeLauncher(options, files, storagePort).startDetached();
        try {
            NodeState node = NodeState.of(process.toHandle(), options);
            // Before Cassandra is ready: if we are interrupted, the next command must find it.
            node.save(files);
            awaitReady(files, node, onWait);
            return node;
        } catch (DevNodeException e) {
            end(process.toHandle());
            throw e;
        }
    }

    private static void awaitReady(NodeFiles files, NodeState node, Runnable onWait) {
        Readiness.await(node.host(), node.port(), () -> node.process().isPresent(), files, onWait);
    }

    private static void end(ProcessHandle process) {
        process.destroy();
        if (!Processes.awaitEnd(process, ORDERLY_END)) {
            process.destroyForcibly();
            Processes.awaitEnd(process, ORDERLY_END);
        }
    }
}
