package io.keyway.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverExecutionProfile;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.metadata.NodeState;
import com.datastax.oss.driver.api.querybuilder.QueryBuilder;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Statements that change the schema, after which every node that is up has the change.
 *
 * <p>The node that takes such a statement answers before the others have heard of it, and any of them may be asked next.
 * The driver waits for them only while it keeps the schema's metadata, and its own check asks the node of its control
 * connection, which may be one that has not heard of a change either, and finds all agreed. So the node that took the
 * statements is asked here: it knows of the change, and hears from each of the others when that one has it.
 */
public final class SchemaChange {
    private final CqlSession session;
    private final String what;
    private @Nullable Node coordinator;

    private SchemaChange(CqlSession session, String what) {
        this.session = session;
        this.what = what;
    }

    /**
     * Executes statements in their order and waits until every node that is up has the last change.
     *
     * @param statements possibly none
     * @param what what is being done, for example {@code "creating the tables of keyspace shop"}
     * @throws KeywayException what the cluster answered; TIMEOUT, naming the nodes that lack the change, when they do
     *     not have it within the driver's {@code control-connection.schema-agreement.timeout}, 10 s unless told otherwise
     */
    public static void execute(CqlSession session, List<SimpleStatement> statements, String what) {
        SchemaChange change = new SchemaChange(session, what);
        try {
            statements.forEach(change::execute);
            change.awaitAgreement();
        } catch (DriverException e) {
            throw CassandraErrors.translate(e, what);
        }
    }

    /** All by one node, which knows of each change before the next. */
    private void execute(SimpleStatement statement) {
        Node took = session.execute(statement.setNode(coordinator))
                .getExecutionInfo()
                .getCoordinator();
        coordinator = coordinator == null ? took : coordinator;
    }

    private void awaitAgreement() {
        DriverExecutionProfile config = session.getContext().getConfig().getDefaultProfile();
        Duration timeout = config.getDuration(DefaultDriverOption.CONTROL_CONNECTION_AGREEMENT_TIMEOUT);
        Duration interval = config.getDuration(DefaultDriverOption.CONTROL_CONNECTION_AGREEMENT_INTERVAL);
        long start = System.nanoTime();
        while (coordinator != null) {
            List<Node> behind = behind(coordinator);
            if (behind.isEmpty()) {
                return;
            }
            if (System.nanoTime() - start > timeout.toNanos()) {
                throw disagreement(behind, timeout);
            }
            pause(interval);
        }
    }

    /** The nodes that are up and, as far as the one that took the change knows, do not have its schema. */
    private List<Node> behind(Node asked) {
        Map<UUID, Node> nodes = session.getMetadata().getNodes();
        Set<@Nullable UUID> own = new HashSet<>();
        for (Row row : system("local", asked)) {
            own.add(row.getUuid("schema_version"));
        }
        List<Node> behind = new ArrayList<>();
        for (Row row : system("peers", asked)) {
            UUID host = row.getUuid("host_id");
            Node node = host == null ? null : nodes.get(host);
            if (node != null && node.getState() != NodeState.DOWN && !own.contains(row.getUuid("schema_version"))) {
                behind.add(node);
            }
        }
        return behind;
    }

    private Iterable<Row> system(String table, Node asked) {
        return session.execute(QueryBuilder.selectFrom("system", table)
                .columns("host_id", "schema_version")
                .build()
                .setNode(asked));
    }

    private KeywayException disagreement(List<Node> behind, Duration timeout) {
        String nodes = behind.stream()
                .map(node -> node.getEndPoint().toString())
                .sorted()
                .collect(Collectors.joining(", "));
        return new KeywayException(
                        ErrorCode.TIMEOUT,
                        "timed out " + what + ": after " + timeout.toMillis() / 1000.0
                                + " s these nodes do not have the new schema: " + nodes)
                .withHint("look at them with nodetool describecluster; when all nodes agree,"
                        + " run the same command again");
    }

    private void pause(Duration interval) {
        try {
            Thread.sleep(interval.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeywayException(ErrorCode.CANCELLED, "interrupted while " + what, e);
        }
    }
}
