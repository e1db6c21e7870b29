package io.keyway.devcassandra;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The nodes of one cluster: each has a loopback address, a directory and an equal part of the ring of its own; all have
 * the same two ports.
 *
 * @param size how many nodes, 1 to {@value #LARGEST}
 */
record Ring(int size) {
    static final int LARGEST = 9;

    /** Of each node, where there are several; a laptop has room for three. */
    static final int HEAP_MEGABYTES = 384;

    Ring {
        if (size < 1 || size > LARGEST) {
            throw new IllegalArgumentException("a cluster has 1 to " + LARGEST + " nodes, not " + size);
        }
    }

    List<String> hosts() {
        return IntStream.rangeClosed(1, size).mapToObj(i -> "127.0.0." + i).toList();
    }

    /** The nodes' directories, of which the first one's holds the others. */
    List<Path> directories(Path first) {
        return IntStream.rangeClosed(1, size)
                .mapToObj(i -> i == 1 ? first : first.resolve("node" + i))
                .toList();
    }

    /** How many nodes have their directories there; 1 where only the first one has, if any. */
    static int sizeOf(Path first) {
        List<Path> all = new Ring(LARGEST).directories(first);
        return 1
                + (int) all.stream()
                        .skip(1)
                        .filter(directory -> directory.toFile().isDirectory())
                        .count();
    }

    /**
     * The options of each node.
     *
     * @param common what is the same for all, the CQL port among it
     * @param storagePort where they talk to each other
     */
    List<NodeOptions> members(NodeOptions common, int storagePort) {
        if (size == 1) {
            return List.of(common);
        }
        NodeOptions seeded = common.withSetting("seed_provider", CassandraYaml.seed(hosts().get(0), storagePort))
                // Nobody has rows yet that a new node would have to fetch.
                .withSetting("auto_bootstrap", "false");
        return IntStream.range(0, size)
                .mapToObj(i -> seeded.withHost(hosts().get(i)).withSetting("initial_token", "\"" + token(i) + "\""))
                .toList();
    }

    /** The last token of a node's part, so that all parts are equal and zero is well inside of one, or their border. */
    private BigInteger token(int index) {
        BigInteger half = BigInteger.TWO.pow(63);
        return half.multiply(BigInteger.valueOf(2L * index + 1))
                .divide(BigInteger.valueOf(size))
                .subtract(half);
    }

    /**
     * Starts the first node, then the others, which ask it for the cluster, side by side; returns when each serves and
     * sees all.
     *
     * @param launchers of the nodes, in their order
     * @param launch starts a node, or finds it started, without waiting for it
     * @param awaitReady waits until a node serves
     */
    static <N> List<N> start(List<NodeLauncher> launchers, Function<NodeLauncher, N> launch, Consumer<N> awaitReady) {
        List<N> nodes = new ArrayList<>();
        nodes.add(launch.apply(launchers.get(0)));
        awaitReady.accept(nodes.get(0));
        launchers.stream().skip(1).map(launch).forEach(nodes::add);
        nodes.stream().skip(1).forEach(awaitReady);
        if (launchers.size() > 1) {
            launchers.forEach(Readiness::awaitUnited);
        }
        return nodes;
    }
}
