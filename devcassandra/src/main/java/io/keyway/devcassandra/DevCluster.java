package io.keyway.devcassandra;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Several Cassandra nodes that are one cluster, belong to this JVM and die with it.
 *
 * <p>They listen on 127.0.0.1, 127.0.0.2 and so on, all on the same port, and each has an equal part of the ring.
 */
public final class DevCluster implements AutoCloseable {
    private final List<DevNode> nodes = new ArrayList<>();

    private DevCluster() {}

    /**
     * Starts the nodes and waits until each answers CQL and sees all others.
     *
     * @param size how many nodes, 1 to 9
     * @param options what is the same for all; the host is not
     * @throws DevNodeException if one does not come up, naming it, with the tail of its log; none is left then
     */
    public static DevCluster start(int size, NodeOptions options) {
        Ring ring = new Ring(size);
        return Ports.retrying(() -> {
            DevCluster cluster = new DevCluster();
            try {
                Ring.start(launchers(ring, options), cluster::launch, DevNode::awaitReady);
                return cluster;
            } catch (DevNodeException e) {
                cluster.close();
                throw e;
            }
        });
    }

    private static List<NodeLauncher> launchers(Ring ring, NodeOptions options) {
        int[] free = Ports.free(ring.hosts(), 2);
        int port = options.port() == 0 ? free[0] : options.port();
        ring.hosts().forEach(host -> Ports.require(host, port, "; choose another port"));
        List<NodeLauncher> launchers = new ArrayList<>();
        for (NodeOptions member : ring.members(options.withPort(port), free[1])) {
            Path root = options.directory();
            NodeOptions placed = root == null
                    ? member
                    : member.withDirectory(ring.directories(root).get(launchers.size()));
            launchers.add(new NodeLauncher(placed, DevNode.files(placed), free[1]));
        }
        return launchers;
    }

    private DevNode launch(NodeLauncher launcher) {
        DevNode node = DevNode.launch(launcher);
        nodes.add(node);
        return node;
    }

    /** The nodes, in the order of their addresses. */
    public List<DevNode> nodes() {
        return Collections.unmodifiableList(nodes);
    }

    /** {@code host:port} of each node, separated by commas. */
    public String contactPoints() {
        return nodes.stream().map(node -> node.host() + ":" + node.port()).collect(Collectors.joining(","));
    }

    /** Ends all nodes, and removes their directories if these were temporary. */
    @Override
    public void close() {
        nodes.forEach(DevNode::close);
    }
}
