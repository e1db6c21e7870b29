package io.keyway.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import io.keyway.cassandra.ClusterOptions;
import io.keyway.cassandra.ClusterSession;
import io.keyway.cassandra.HostAndPort;
import io.keyway.devcassandra.Request;
import io.keyway.devcassandra.RequestLog;
import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The stop button, in whatever operator the query is. */
@WithCassandra
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class CancelTest {
    private static final int ROWS = 20_000;

    private final TestKeyspace keyspace;
    private final Connection connection;

    CancelTest(TestKeyspace keyspace) throws Exception {
        this.keyspace = keyspace;
        keyspace.execute("CREATE TABLE " + keyspace.name() + ".n (id int PRIMARY KEY, one int, x double)");
        HostAndPort node = new HostAndPort(keyspace.host(), keyspace.port());
        try (CqlSession session = ClusterSession.open(ClusterOptions.of(List.of(node)))) {
            PreparedStatement insert =
                    session.prepare("INSERT INTO " + keyspace.name() + ".n (id, one, x) VALUES (?, 1, ?)");
            List<CompletionStage<AsyncResultSet>> answers = new ArrayList<>();
            for (int i = 0; i < ROWS; i++) {
                answers.add(session.executeAsync(insert.bind(i, (i * 7919 % ROWS) / 2.0)));
                if (answers.size() == 500 || i == ROWS - 1) {
                    for (CompletionStage<AsyncResultSet> answer : answers) {
                        answer.toCompletableFuture().get();
                    }
                    answers.clear();
                }
            }
        }
        this.connection = DriverManager.getConnection(
                "jdbc:keyway://" + keyspace.contactPoint() + "/" + keyspace.name() + "?fullScan=allow&maxMemory=100GB");
    }

    @AfterAll
    void close() throws SQLException {
        connection.close();
    }

    @ParameterizedTest(name = "row 40: {0} ends within a second of cancel() with 57014")
    @CsvSource(delimiter = '|', textBlock = """
            a scan             | SELECT id FROM n
            a hash join        | SELECT count(*) FROM n a JOIN n b ON a.one = b.one JOIN n c ON b.one = c.one
            a nested loop join | SELECT count(*) FROM n a JOIN n b ON a.x < b.x + 1
            a join of values   | SELECT count(*) FROM (SELECT id FROM n WHERE id IN (1, 2, 3, 4, 5, 6, 7, 8)) a, \
            (VALUES 1, 2, 3, 4, 5, 6, 7, 8) b, (VALUES 1, 2, 3, 4, 5, 6, 7, 8) c, (VALUES 1, 2, 3, 4, 5, 6, 7, 8) d, \
            (VALUES 1, 2, 3, 4, 5, 6, 7, 8) e, (VALUES 1, 2, 3, 4, 5, 6, 7, 8) f, (VALUES 1, 2, 3, 4, 5, 6, 7, 8) g, \
            (VALUES 1, 2, 3, 4, 5, 6, 7, 8) h, (VALUES 1, 2, 3, 4, 5, 6, 7, 8) i, (VALUES 1, 2, 3, 4, 5, 6, 7, 8) j
            a sort             | SELECT a.x FROM n a JOIN n b ON a.one = b.one ORDER BY a.x * b.x
            an aggregate       | SELECT a.x * b.x, count(*) FROM n a JOIN n b ON a.one = b.one GROUP BY a.x * b.x
            a DISTINCT         | SELECT DISTINCT a.x * b.x FROM n a JOIN n b ON a.one = b.one
            """)
    void operators(String operator, String sql) throws Exception {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(10);
            CompletableFuture<Long> cancelled = cancelAfter(statement, 700);
            SQLException failure = catchThrowableOfType(SQLException.class, () -> {
                try (ResultSet rows = statement.executeQuery(sql)) {
                    boolean wasCancelled = false;
                    while (rows.next()) {
                        assertThat(wasCancelled)
                                .as("a row by a next() that began after cancel()")
                                .isFalse();
                        Thread.sleep(1);
                        wasCancelled = cancelled.isDone();
                    }
                }
            });
            assertThat((Throwable) failure).as("it ended by itself").isNotNull();
            assertThat(failure.getSQLState()).isEqualTo("57014");
            assertThat(Duration.ofNanos(System.nanoTime() - cancelled.get())).isLessThan(Duration.ofSeconds(1));
            try (ResultSet rows = statement.executeQuery("SELECT id FROM n WHERE id = 1")) {
                assertThat(rows.next()).isTrue();
            }
        }
    }

    private static CompletableFuture<Long> cancelAfter(Statement statement, long milliseconds) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        statement.cancel();
                        return System.nanoTime();
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                },
                CompletableFuture.delayedExecutor(milliseconds, TimeUnit.MILLISECONDS));
    }

    /** The text is new each time, so that its plan is made each time; making it takes longer than the shortest delay. */
    @ParameterizedTest(name = "row 40: cancel() {0} ms after the start counts, also while the query is planned")
    @ValueSource(longs = {5, 20, 80})
    void planning(long milliseconds) throws Exception {
        String sql = "SELECT count(*) AS after" + milliseconds + "ms FROM n a JOIN n b ON a.one = b.one"
                + " JOIN n c ON b.one = c.one JOIN n d ON c.one = d.one JOIN n e ON d.one = e.one";
        try (Statement statement = connection.createStatement()) {
            // So that a cancel() that gets lost is a failure, and not a query without end.
            statement.setQueryTimeout(20);
            CompletableFuture<Long> cancelled = cancelAfter(statement, milliseconds);
            SQLException failure = catchThrowableOfType(
                    SQLException.class, () -> statement.executeQuery(sql).next());
            assertThat(failure.getSQLState()).isEqualTo("57014");
            cancelled.get();
            assertThat(statement.executeQuery("SELECT id FROM n WHERE id = 1").next())
                    .isTrue();
        }
    }

    @Test
    @DisplayName("row 40: nothing is sent to the server after cancel()")
    void theServerIsLeftAlone() throws Exception {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(10);
            ResultSet rows = statement.executeQuery("SELECT id FROM n");
            assertThat(rows.next()).isTrue();
            statement.cancel();
            Thread.sleep(300);
            RequestLog log = keyspace.requests().ofKind(Request.Kind.EXECUTE);
            assertThat(log.during(() -> {
                        assertThat(catchThrowableOfType(SQLException.class, rows::next)
                                        .getSQLState())
                                .isEqualTo("57014");
                        pause();
                    }))
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("row 40: cancel of an idle statement does nothing")
    void idle() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.cancel();
            assertThat(statement.executeQuery("SELECT id FROM n WHERE id = 1").next())
                    .isTrue();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
