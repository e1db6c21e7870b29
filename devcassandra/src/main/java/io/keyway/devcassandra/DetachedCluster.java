package io.keyway.devcassandra;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The nodes of a directory that outlive the commands which start and stop them: usually one, or one cluster.
 *
 * <p>The directory is the cluster's identity: it keeps the data, knows how many nodes there are, and names their
 * processes for the next command. Starting and stopping hold a lock in it, so that commands at the same moment agree.
 */
final class DetachedCluster {
    static final String HOST = "127.0.0.1";
    static final int DEFAULT_PORT = 9142;

    private static final int HEAP_OF_ONE = 512;
    private static final Duration ORDERLY_END = Duration.ofSeconds(30);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(2);

    private final Path directory;

    /**
     * A node's place in the directory.
     *
     * @param host its address
     * @param running the node, if it runs
     */
    record NodePlace(String host, Path directory, Optional<NodeState> running) {}

    DetachedCluster(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    Path directory() {
        return directory;
    }

    /** The nodes that were ever started in the directory, at least one. */
    List<NodePlace> places() {
        return places(new Ring(Ring.sizeOf(directory)));
    }

    private List<NodePlace> places(Ring ring) {
        List<NodePlace> places = new ArrayList<>();
        for (Path place : ring.directories(directory)) {
            places.add(new NodePlace(ring.hosts().get(places.size()), place, NodeState.running(new NodeFiles(place))));
        }
        return places;
    }

    private static List<NodeState> running(List<NodePlace> places) {
        return places.stream().flatMap(place -> place.running().stream()).toList();
    }

    /** Whether the node speaks CQL at this moment. */
    static boolean answers(NodeState node) {
        return CqlSocket.answers(node.host(), node.port(), ANSWER_TIMEOUT);
    }

    /**
     * Starts the nodes, or finds them running, and returns when CQL answers on each and all see each other. If one does
     * not come up, those that this started are ended.
     *
     * @param wantedSize how many nodes; empty for as many as the directory has, one where it has none
     * @param wantedPort the port; empty for the one they run on or the default
     * @param onWait called now and then while Cassandra starts
     */
    List<NodeState> start(OptionalInt wantedSize, OptionalInt wantedPort, Runnable onWait) {
        return locked(NodeFiles.in(directory), () -> {
            Ring ring = new Ring(size(wantedSize));
            List<NodePlace> places = places(ring);
            List<NodeState> found = running(places);
            found.forEach(node -> requirePort(node, wantedPort));
            int port = found.isEmpty()
                    ? wantedPort.orElse(DEFAULT_PORT)
                    : found.get(0).port();
            List<NodeLauncher> launchers = launchers(ring, places, port);
            return start(launchers, onWait);
        });
    }

    private int size(OptionalInt wanted) {
        int known = Ring.sizeOf(directory);
        boolean isNew = known == 1 && !Files.exists(new NodeFiles(directory).data());
        if (wanted.isPresent() && wanted.getAsInt() != known && !isNew) {
            throw new DevNodeException(directory + " holds the data of " + nodes(known) + ", not of "
                    + wanted.getAsInt() + "; stop and remove it first, or choose another --dir");
        }
        return wanted.orElse(known);
    }

    static String nodes(int count) {
        return count == 1 ? "1 node" : count + " nodes";
    }

    private List<NodeLauncher> launchers(Ring ring, List<NodePlace> places, int port) {
        places.stream()
                .filter(place -> place.running().isEmpty())
                .forEach(place -> Ports.require(
                        place.host(), port, " by another program; stop that, or choose another port with --port"));
        int storagePort = storagePort(ring, places);
        NodeOptions common = new NodeOptions(
                HOST,
                port,
                null,
                ring.size() == 1 ? HEAP_OF_ONE : Ring.HEAP_MEGABYTES,
                NodeOptions.Tuning.QUICK_START,
                false,
                Map.of());
        List<NodeLauncher> launchers = new ArrayList<>();
        for (NodeOptions member : ring.members(common, storagePort)) {
            Path place = places.get(launchers.size()).directory();
            launchers.add(new NodeLauncher(member.withDirectory(place), NodeFiles.in(place), storagePort));
        }
        return launchers;
    }

    /** The port of those that run; else the last one, by which the nodes remember each other; else a free one. */
    private static int storagePort(Ring ring, List<NodePlace> places) {
        Stream<NodeState> last = places.stream()
                .flatMap(place -> NodeState.read(new NodeFiles(place.directory())).stream())
                .filter(node -> node.storagePort() > 0 && Ports.isFree(node.host(), node.storagePort()));
        return Stream.concat(running(places).stream(), last)
                .map(NodeState::storagePort)
                .findFirst()
                .orElseGet(() -> Ports.free(ring.hosts(), 1)[0]);
    }

    private static List<NodeState> start(List<NodeLauncher> launchers, Runnable onWait) {
        List<NodeState> started = new ArrayList<>();
        try {
            return Ring.start(
                    launchers,
                    launcher -> NodeState.running(launcher.files()).orElseGet(() -> {
                        NodeState node = launch(launcher);
                        started.add(node);
                        return node;
                    }),
                    // A node that was found may be starting still, if the command that started it was interrupted.
                    node -> Readiness.await(
                            node.host(),
                            node.port(),
                            () -> node.process().isPresent(),
                            files(launchers, node),
                            onWait));
        } catch (DevNodeException e) {
            end(started);
            throw e;
        }
    }

    private static NodeFiles files(List<NodeLauncher> launchers, NodeState node) {
        return launchers.stream()
                .filter(launcher -> launcher.options().host().equals(node.host()))
                .findFirst()
                .orElseThrow()
                .files();
    }

    private static NodeState launch(NodeLauncher launcher) {
        NodeState node = NodeState.of(launcher.startDetached().toHandle(), launcher);
        // Before Cassandra is ready: if we are interrupted, the next command must find it.
        node.save(launcher.files());
        return node;
    }

    /** Stops the nodes that run and returns them. */
    List<NodeState> stop(OptionalInt wanted) {
        if (running(places()).isEmpty()) {
            return List.of();
        }
        return locked(new NodeFiles(directory), () -> {
            List<NodeState> found = running(places());
            found.forEach(node -> requirePort(node, wanted));
            end(found);
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

    /** Asks all to end, and then waits for each. */
    private static void end(List<NodeState> nodes) {
        List<ProcessHandle> processes =
                nodes.stream().flatMap(node -> node.process().stream()).toList();
        processes.forEach(ProcessHandle::destroy);
        for (ProcessHandle process : processes) {
            if (!Processes.awaitEnd(process, ORDERLY_END)) {
                process.destroyForcibly();
                Processes.awaitEnd(process, ORDERLY_END);
            }
        }
    }
}
