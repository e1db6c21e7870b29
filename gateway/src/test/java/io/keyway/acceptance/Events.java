package io.keyway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import io.keyway.cassandra.ClusterOptions;
import io.keyway.cassandra.ClusterSession;
import io.keyway.cassandra.HostAndPort;
import io.keyway.devcassandra.Request;
import io.keyway.devcassandra.RequestLog;
import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.loader.LoadOptions;
import io.keyway.loader.Loader;
import io.keyway.model.ModelReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Event files loaded into the keyspace of a test, and questions asked through JDBC. */
record Events(TestKeyspace keyspace) {
    static final Path SYNTHETIC = Path.of("..", "data", "event_data");

    static Events load(TestKeyspace keyspace, Path files) {
        HostAndPort node = new HostAndPort(keyspace.host(), keyspace.port());
        try (CqlSession session = ClusterSession.open(ClusterOptions.of(List.of(node)))) {
            Loader.load(
                    session,
                    ModelReader.read(Path.of("..", "model.json")).inKeyspace(keyspace.name()),
                    List.of(files),
                    LoadOptions.DEFAULT);
        }
        return new Events(keyspace);
    }

    /** Host and keyspace alone: the keyspace describes itself. */
    String url() {
        return "jdbc:keyway://" + keyspace.contactPoint() + "/" + keyspace.name();
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url());
    }

    /** Every row, as values joined by {@code " | "}. */
    static List<String> rows(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    values.add(result.getString(i));
                }
                rows.add(String.join(" | ", values));
            }
            return rows;
        }
    }

    /** Asks, and checks which requests the server executed: table and number of each. */
    List<String> ask(Connection connection, String sql, String... requests) {
        List<String> tables = new ArrayList<>();
        List<String> rows = ask(connection, sql, tables);
        assertThat(tables).as(sql).containsExactly(requests);
        return rows;
    }

    /** Asks, and checks that one table was read, by as many requests as its size makes of a scan. */
    List<String> askByScan(Connection connection, String sql, String table) {
        List<String> tables = new ArrayList<>();
        List<String> rows = ask(connection, sql, tables);
        assertThat(tables).as(sql).containsOnly(table);
        return rows;
    }

    private List<String> ask(Connection connection, String sql, List<String> tables) {
        RequestLog log = keyspace.requests().ofKind(Request.Kind.EXECUTE);
        List<String> rows = new ArrayList<>();
        List<Request> sent = log.during(() -> {
            try {
                rows.addAll(rows(connection, sql));
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
        sent.forEach(request -> tables.add(table(request)));
        return rows;
    }

    private static String table(Request request) {
        String cql = request.cql();
        String from = cql.substring(cql.indexOf(" FROM ") + 6).split(" ", 2)[0];
        return from.substring(from.indexOf('.') + 1);
    }
}
