package io.keyway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import io.keyway.cassandra.ClusterOptions;
import io.keyway.cassandra.ClusterSession;
import io.keyway.cassandra.HostAndPort;
import io.keyway.devcassandra.Request;
import io.keyway.devcassandra.RequestLog;
import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.engine.gateway.Gateways;
import io.keyway.exec.CancelSignal;
import io.keyway.exec.ExecutionOptions;
import io.keyway.exec.FullScan;
import io.keyway.exec.RowCursor;
import io.keyway.loader.LoadOptions;
import io.keyway.loader.Loader;
import io.keyway.loader.report.LoadReport;
import io.keyway.model.Model;
import io.keyway.model.ModelReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The event files in a keyspace of a test, and a session over them. */
final class Sparkify implements AutoCloseable {
    private final TestKeyspace keyspace;
    private final Session session;

    private Sparkify(TestKeyspace keyspace, Session session) {
        this.keyspace = keyspace;
        this.session = session;
    }

    /** The repository's model, for the keyspace of a test. */
    static Model model(TestKeyspace keyspace) {
        return ModelReader.read(Path.of("..", "model.json")).inKeyspace(keyspace.name());
    }

    /** Loads the repository's own event files. */
    static LoadReport load(TestKeyspace keyspace) {
        return load(keyspace, Path.of("..", "data", "event_data"));
    }

    /** Loads event files of the same form. */
    static LoadReport load(TestKeyspace keyspace, Path events) {
        try (CqlSession cql = ClusterSession.open(cluster(keyspace))) {
            return Loader.load(cql, model(keyspace), List.of(events), LoadOptions.DEFAULT);
        }
    }

    /** Connects with nothing but host and keyspace. */
    static Sparkify connect(TestKeyspace keyspace) {
        return connect(keyspace, FullScan.GUARD);
    }

    static Sparkify connect(TestKeyspace keyspace, FullScan fullScan) {
        SessionSettings settings = new SessionSettings(
                keyspace.name(),
                fullScan,
                SessionSettings.DEFAULT_FULL_SCAN_LIMIT,
                SessionSettings.DEFAULT_MAX_MEMORY,
                SessionSettings.DEFAULT_FETCH_SIZE,
                Duration.ofSeconds(10),
                ClusterOptions.DEFAULT_CONSISTENCY);
        GatewayOptions options = new GatewayOptions(cluster(keyspace), keyspace.name(), Optional.empty());
        return new Sparkify(keyspace, Gateways.connect(options, settings));
    }

    private static ClusterOptions cluster(TestKeyspace keyspace) {
        return ClusterOptions.of(List.of(new HostAndPort(keyspace.host(), keyspace.port())));
    }

    Session session() {
        return session;
    }

    /** A query to be looked at from all sides. */
    Checked sql(String sql, @Nullable Object... parameters) {
        return new Checked(sql, Arrays.asList(parameters));
    }

    /** A query with its parameters. */
    final class Checked {
        private final String sql;
        private final List<@Nullable Object> parameters;

        Checked(String sql, List<@Nullable Object> parameters) {
            this.sql = sql;
            this.parameters = parameters;
        }

        /** Every row, as values joined by {@code " | "}. */
        List<String> rows() {
            List<String> rows = new ArrayList<>();
            PreparedQuery query = session.prepare(sql);
            ExecutionOptions options = new ExecutionOptions(parameters, 0, 0, new CancelSignal());
            try (RowCursor cursor = query.execute(options)) {
                while (cursor.next()) {
                    List<String> values = new ArrayList<>();
                    for (int i = 0; i < query.columns().size(); i++) {
                        values.add(String.valueOf(cursor.get(i)));
                    }
                    rows.add(String.join(" | ", values));
                }
            }
            return rows;
        }

        /** The rows in this order. */
        Checked returns(String... rows) {
            assertThat(rows()).as(sql).containsExactly(rows);
            return this;
        }

        /** The rows in any order. */
        Checked returnsInAnyOrder(String... rows) {
            assertThat(rows()).as(sql).containsExactlyInAnyOrder(rows);
            return this;
        }

        Checked returnsRows(int count) {
            assertThat(rows()).as(sql).hasSize(count);
            return this;
        }

        /** The CQL that the server executes, once per request, with the keyspace's name taken off. */
        List<String> sent() {
            RequestLog log = keyspace.requests().ofKind(Request.Kind.EXECUTE);
            return log.during(this::rows).stream()
                    .map(request -> request.cql().replace(keyspace.name() + ".", ""))
                    .toList();
        }

        Checked sends(String... cql) {
            assertThat(sent()).as(sql).containsExactly(cql);
            return this;
        }

        /** The number of requests that the server executes. */
        Checked sendsRequests(int count) {
            assertThat(sent()).as(sql).hasSize(count);
            return this;
        }

        /** The plan as EXPLAIN prints it, with the keyspace's name taken off. */
        String explanation() {
            return sql("EXPLAIN " + sql).rows().stream()
                    .map(line -> line.replace(keyspace.name() + ".", ""))
                    .collect(Collectors.joining("\n"));
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
