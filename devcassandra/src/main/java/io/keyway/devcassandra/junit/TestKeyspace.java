package io.keyway.devcassandra.junit;

import io.keyway.devcassandra.DevNode;
import io.keyway.devcassandra.RequestLog;

/**
 * An empty keyspace that one test class has to itself; dropped when the class is done.
 *
 * @param node the node it is in, which other classes use too
 * @param name unquoted and in lower case
 */
public record TestKeyspace(DevNode node, String name) {
    /** The loopback address of the node. */
    public String host() {
        return node.host();
    }

    /** The CQL port of the node. */
    public int port() {
        return node.port();
    }

    /** {@code host:port}. */
    public String contactPoint() {
        return host() + ":" + port();
    }

    /** Executes statements that return no rows and that name their tables with the keyspace. */
    public void execute(String... statements) {
        for (String statement : statements) {
            node.execute(statement);
        }
    }

    /** What the node was asked about this keyspace. */
    public RequestLog requests() {
        return node.requests().ofKeyspace(name);
    }
}
