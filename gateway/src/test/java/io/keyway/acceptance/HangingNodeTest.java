package io.keyway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.keyway.devcassandra.DevNode;
import io.keyway.devcassandra.NodeOptions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.ThrowingSupplier;

/** A node that takes connections and answers nothing: every wait has an end. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class HangingNodeTest {
    private static final String QUERY = "SELECT id FROM ks.t WHERE id = 1";

    private DevNode node;

    @BeforeAll
    void start() {
        node = DevNode.start(NodeOptions.forTests());
        node.execute("CREATE KEYSPACE ks WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}");
        node.execute("CREATE TABLE ks.t (id int PRIMARY KEY)");
    }

    @AfterEach
    void resume() {
        node.resume();
    }

    @AfterAll
    void stop() {
        node.close();
    }

    private Connection connect(String properties) throws SQLException {
        return DriverManager.getConnection("jdbc:keyway://" + node.host() + ":" + node.port() + "/ks" + properties);
    }

    private static <T> T within(Duration most, ThrowingSupplier<T> action) {
        long start = System.nanoTime();
        try {
            return action.get();
        } catch (Throwable e) {
            throw new AssertionError(e);
        } finally {
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(most);
        }
    }

    private static SQLException failure(Statement statement) {
        return catchThrowableOfType(
                SQLException.class, () -> statement.executeQuery(QUERY).next());
    }

    @Test
    @DisplayName("row 8: connecting to a node that hangs is 08001 after connectTimeout")
    void connecting() {
        node.suspend();
        SQLException failure = within(
                Duration.ofSeconds(8),
                () -> catchThrowableOfType(
                        SQLException.class, () -> connect("?connectTimeout=2s").close()));
        assertThat(failure.getSQLState()).isEqualTo("08001");
        assertThat((Throwable) failure).hasMessageContaining(node.host() + ":" + node.port());
    }

    @Test
    @DisplayName("row 15: isValid is false within its time when the node hangs, and true again afterwards")
    void validity() throws SQLException {
        try (Connection connection = connect("")) {
            node.suspend();
            assertThat(within(Duration.ofSeconds(3), () -> connection.isValid(1)))
                    .isFalse();
            connection.setNetworkTimeout(null, 500);
            assertThat(within(Duration.ofSeconds(3), () -> connection.isValid(10_000)))
                    .isFalse();
            node.resume();
            connection.setNetworkTimeout(null, 0);
            assertThat(connection.isValid(10)).isTrue();
        }
    }

    @Test
    @DisplayName("row 16: the network timeout ends a request, and the connection is usable afterwards")
    void networkTimeout() throws SQLException {
        try (Connection connection = connect("");
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeQuery(QUERY).next()).isFalse();
            connection.setNetworkTimeout(Runnable::run, 700);
            node.suspend();
            SQLException failure = within(Duration.ofSeconds(4), () -> failure(statement));
            assertThat((Throwable) failure).isInstanceOf(SQLTimeoutException.class);
            assertThat(failure.getSQLState()).isEqualTo("HYT00");
            node.resume();
            connection.setNetworkTimeout(Runnable::run, 0);
            assertThat(statement.executeQuery(QUERY).next()).isFalse();
        }
    }

    @Test
    @DisplayName("row 39: the query timeout ends a query whose node hangs")
    void queryTimeout() throws SQLException {
        try (Connection connection = connect("");
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            node.suspend();
            SQLException failure = within(Duration.ofSeconds(4), () -> failure(statement));
            assertThat((Throwable) failure).isInstanceOf(SQLTimeoutException.class);
        }
    }

    @Test
    @DisplayName("row 16: abort ends the query of another thread at once")
    void abort() throws Exception {
        Connection connection = connect("");
        Statement statement = connection.createStatement();
        node.suspend();
        CompletableFuture<SQLException> query = CompletableFuture.supplyAsync(() -> failure(statement));
        Thread.sleep(300);
        within(Duration.ofSeconds(1), () -> {
            connection.abort(Runnable::run);
            return true;
        });
        assertThat((Throwable) query.get(2, TimeUnit.SECONDS)).isNotNull();
        assertThat(connection.isClosed()).isTrue();
        assertThat(catchThrowableOfType(SQLException.class, connection::createStatement)
                        .getSQLState())
                .isEqualTo("08003");
    }
}
