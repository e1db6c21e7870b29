package io.keyway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import io.keyway.cassandra.ClusterOptions;
import io.keyway.cassandra.ClusterSession;
import io.keyway.cassandra.HostAndPort;
import io.keyway.cassandra.Secret;
import io.keyway.devcassandra.DevNode;
import io.keyway.devcassandra.NodeOptions;
import io.keyway.devcassandra.Request;
import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.error.KeywayException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A cluster whose operators forbid ALLOW FILTERING to ordinary users is read without it. */
@Timeout(120)
class FilterRefusedTest {
    private static final int ROWS = 4_000;

    @Test
    void everyRowIsReadInstead() throws SQLException {
        try (DevNode node = DevNode.start(NodeOptions.forTests()
                .withSetting("authenticator", "PasswordAuthenticator")
                .withSetting("authorizer", "CassandraAuthorizer")
                .withSetting("allow_filtering_enabled", "false"))) {
            write(node);
            String url = "jdbc:keyway://" + node.host() + ":" + node.port() + "/strict?fullScan=allow&fetchSize=500";
            try (Connection connection = DriverManager.getConnection(url, "reader", "reader");
                    Statement statement = connection.createStatement()) {
                List<Request> sent = new TestKeyspace(node, "strict")
                        .requests()
                        .ofKind(Request.Kind.EXECUTE)
                        .during(() -> assertThatCode(
                                        () -> assertThat(count(statement)).isEqualTo(ROWS / 4))
                                .doesNotThrowAnyException());
                assertThat(sent)
                        .extracting(Request::cql)
                        .contains("SELECT p,v FROM strict.t WHERE token(p)>=? AND token(p)<=?")
                        .noneMatch(cql -> cql.contains("ALLOW FILTERING"));
                ResultSet plan = statement.executeQuery("EXPLAIN SELECT p FROM t WHERE v = 1");
                assertThat(plan.next() && plan.next()).isTrue();
                assertThat(plan.getString(1)).contains("ALLOW FILTERING");
            }
        }
    }

    private static int count(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT p FROM t WHERE v = 1")) {
            int count = 0;
            while (rows.next()) {
                count++;
            }
            return count;
        }
    }

    private static void write(DevNode node) {
        ClusterOptions superuser = ClusterOptions.of(List.of(new HostAndPort(node.host(), node.port())))
                .withCredentials("cassandra", new Secret("cassandra"));
        // The node makes its first role a moment after it has begun to answer.
        try (CqlSession session = await().atMost(Duration.ofMinutes(1))
                .ignoreException(KeywayException.class)
                .until(() -> ClusterSession.open(superuser), opened -> true)) {
            List.of(
                            "CREATE KEYSPACE strict"
                                    + " WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}",
                            "CREATE TABLE strict.t (p int PRIMARY KEY, v int)",
                            "CREATE ROLE reader WITH LOGIN = true AND PASSWORD = 'reader'",
                            "GRANT SELECT ON KEYSPACE strict TO reader")
                    .forEach(session::execute);
            PreparedStatement insert = session.prepare("INSERT INTO strict.t (p, v) VALUES (?, ?)");
            for (int i = 0; i < ROWS; i++) {
                session.execute(insert.bind(i, i % 4));
            }
        }
    }
}
