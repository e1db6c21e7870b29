package io.keyway.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLWarning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** What pools and tools ask of a connection. */
class ConnectionTest {
    private final KeywayConnection connection =
            MemorySession.connection("jdbc:keyway://h/ks?user=me&password=hush&applicationName=report");

    @Test
    void transactionsAreAccepted() throws SQLException {
        assertThat(connection.getAutoCommit()).isTrue();
        connection.commit();
        connection.setAutoCommit(false);
        assertThat(connection.getAutoCommit()).isFalse();
        connection.commit();
        connection.rollback();
        connection.setTransactionIsolation(Connection.TRANSACTION_NONE);
        assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_NONE);
        assertThat(warnings()).noneMatch(warning -> warning.contains("isolation"));
        connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
        assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_NONE);
        assertThat(warnings()).anyMatch(warning -> warning.contains("isolation"));
        assertThatThrownBy(() -> connection.setTransactionIsolation(7)).isInstanceOf(SQLException.class);
        assertThatThrownBy(connection::setSavepoint)
                .isInstanceOf(SQLFeatureNotSupportedException.class)
                .hasMessageContaining("setSavepoint");
    }

    private List<String> warnings() throws SQLException {
        List<String> messages = new ArrayList<>();
        for (SQLWarning warning = connection.getWarnings(); warning != null; warning = warning.getNextWarning()) {
            messages.add(warning.getMessage());
        }
        return messages;
    }

    @Test
    void theSchemaIsTheSessions() throws SQLException {
        assertThat(connection.getSchema()).isEqualTo("ks");
        connection.setSchema("other");
        assertThat(connection.getSchema()).isEqualTo("other");
        assertThat(connection.getCatalog()).isNull();
        connection.setCatalog("ignored");
        assertThat(connection.getCatalog()).isNull();
        assertThat(connection.getSchema()).isEqualTo("other");
        assertThat(connection.isReadOnly()).isTrue();
        connection.setReadOnly(false);
        assertThat(connection.isReadOnly()).isFalse();
        connection.setReadOnly(true);
        assertThat(connection.isReadOnly()).isTrue();
    }

    @Test
    void validityIsAskedOfTheSession() throws SQLException {
        assertThat(connection.isValid(0)).isTrue();
        assertThat(connection.isValid(10_000)).isTrue();
        assertThatThrownBy(() -> connection.isValid(-1))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("22023"));
        ((MemorySession) connection.session()).alive = false;
        assertThat(connection.isValid(1)).isFalse();
    }

    @Test
    void networkTimeoutBoundsRequests() throws SQLException {
        connection.setNetworkTimeout(Runnable::run, 1_500);
        assertThat(connection.getNetworkTimeout()).isEqualTo(1_500);
        assertThat(connection.session().settings().requestTimeout()).isEqualTo(Duration.ofMillis(1_500));
        connection.setNetworkTimeout(Runnable::run, 0);
        assertThat(connection.session().settings().requestTimeout()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void abortClosesAtOnce() throws SQLException {
        MemorySession session = (MemorySession) connection.session();
        connection.abort(Runnable::run);
        assertThat(connection.isClosed()).isTrue();
        assertThat(session.open).isFalse();
    }

    @Test
    void clientInfoAndWarnings() throws SQLException {
        assertThat(connection.getClientInfo("ApplicationName")).isEqualTo("report");
        connection.setClientInfo("ApplicationName", "other");
        assertThat(connection.getClientInfo())
                .containsOnlyKeys("ApplicationName")
                .containsValue("other");
        assertThat((Throwable) connection.getWarnings()).hasMessage("a table is missing");
        connection.clearWarnings();
        assertThat((Throwable) connection.getWarnings()).isNull();
        Properties unknown = new Properties();
        unknown.setProperty("Colour", "red");
        connection.setClientInfo(unknown);
        assertThat(warnings()).anyMatch(warning -> warning.contains("Colour"));
        assertThat(connection.getTypeMap()).isEmpty();
        assertThat(connection.nativeSQL("select 1")).isEqualTo("select 1");
    }

    @Test
    void nothingShowsThePassword() throws SQLException {
        assertThat(connection.toString()
                        + connection.getMetaData()
                        + connection.getMetaData().getURL())
                .contains("user=me")
                .doesNotContain("hush");
    }

    @Test
    void itIsWhatItIs() throws SQLException {
        assertThat(connection.isWrapperFor(Connection.class)).isTrue();
        assertThat(connection.unwrap(Connection.class)).isSameAs(connection);
        assertThatThrownBy(() -> connection.unwrap(String.class)).isInstanceOf(SQLException.class);
    }
}
