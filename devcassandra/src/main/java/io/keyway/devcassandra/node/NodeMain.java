package io.keyway.devcassandra.node;

import java.nio.file.Path;
import org.apache.cassandra.cql3.QueryEvents;
import org.apache.cassandra.service.CassandraDaemon;

/**
 * The main class of the node's JVM: Cassandra, plus what a test needs of it.
 *
 * <p>System properties choose the additions: {@value #DIES_WITH_PARENT}, {@value #REMOVED_AT_DEATH} and
 * {@value #REQUEST_LOG}. Without them this is {@link CassandraDaemon#main}.
 */
public final class NodeMain {
    /** "true": standard input is the parent's end of a pipe, and the node halts when it closes. */
    public static final String DIES_WITH_PARENT = "keyway.node.diesWithParent";

    /** A directory that the node removes when its parent died without doing so. */
    public static final String REMOVED_AT_DEATH = "keyway.node.removedAtDeath";

    /** The file that gets one line per executed CQL request. */
    public static final String REQUEST_LOG = "keyway.node.requestLog";

    private NodeMain() {}

    /** Starts Cassandra; returns when it serves. */
    public static void main(String[] args) {
        if (Boolean.getBoolean(DIES_WITH_PARENT)) {
            ParentWatch.start(System.in, System.getProperty(REMOVED_AT_DEATH));
        }
        String requestLog = System.getProperty(REQUEST_LOG);
        if (requestLog != null) {
            // Before the daemon, so that no request is ever missed.
            QueryEvents.instance.registerListener(RequestRecorder.appendingTo(Path.of(requestLog)));
        }
        CassandraDaemon.main(args);
    }
}
