package io.keyway.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statements and result sets over a session in memory. */
@Timeout(30)
class StatementTest {
    private static final UUID ID = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");

    private final KeywayConnection connection = MemorySession.connection("jdbc:keyway://h/ks");

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private static void assertState(String state, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state));
    }

    @Test
    void rowsAreReadOneByOne() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            ResultSet rows = statement.executeQuery("numbers");
            assertThat(rows.isBeforeFirst()).isTrue();
            assertState("24000", () -> rows.getInt(1));
            assertThat(rows.next()).isTrue();
            assertThat(rows.isFirst()).isTrue();
            assertThat(rows.getInt("N")).isEqualTo(1);
            assertThat(rows.getString("n")).isEqualTo("1");
            assertThat(rows.wasNull()).isFalse();
            assertThat(rows.getObject(1)).isEqualTo(1);
            assertState("22023", () -> rows.getInt(2));
            assertState("22023", () -> rows.getObject(1, (Class<?>) null));
            assertState("42703", () -> rows.getInt("m"));
            assertThatThrownBy(() -> rows.getObject(1, UUID.class)).hasMessageStartingWith("column \"N\": cannot read");
            assertThat(rows.next()).isTrue();
            assertThat(rows.next()).isTrue();
            assertThat(rows.getRow()).isEqualTo(3);
            assertThat(rows.next()).isFalse();
            assertThat(rows.next()).isFalse();
            assertThat(rows.isAfterLast()).isTrue();
            assertState("24000", () -> rows.getInt(1));
            rows.close();
            rows.close();
            assertState("24000", rows::next);
        }
    }

    @Test
    void oneResultAndNoMore() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setMaxRows(2);
            assertThat(statement.execute("numbers")).isTrue();
            assertThat(statement.getUpdateCount()).isEqualTo(-1);
            ResultSet rows = statement.getResultSet();
            assertThat(rows.next()).isTrue();
            assertThat(rows.next()).isTrue();
            assertThat(rows.next()).isFalse();
            assertThat(statement.getMoreResults()).isFalse();
            assertThat(rows.isClosed()).isTrue();
            assertThat(statement.execute("set")).isFalse();
            assertThat(statement.getLargeUpdateCount()).isZero();
            assertThat(statement.getMoreResults()).isFalse();
            assertThat(statement.getUpdateCount()).isEqualTo(-1);
            assertThat(statement.executeUpdate("set")).isZero();
            assertState("07005", () -> statement.executeQuery("set"));
            assertState("07005", () -> statement.executeUpdate("numbers"));
            assertThat(statement.getGeneratedKeys().next()).isFalse();
        }
    }

    @Test
    void nothingButSqlExceptionsComesOut() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            assertState("XX000", () -> statement.execute("bug"));
            assertState("42000", () -> statement.execute("deep"));
            assertState("42601", () -> statement.execute("nonsense"));
            assertState("25006", () -> statement.executeUpdate("insert"));
            assertState("22023", () -> statement.execute(null));
            assertState("XX000", () -> statement.executeQuery("late bug").next());
            assertThat(statement.executeQuery("numbers").next()).isTrue();
        }
    }

    @Test
    void argumentsAreChecked() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            assertState("22023", () -> statement.setFetchSize(-1));
            assertState("22023", () -> statement.setMaxRows(-1));
            assertState("22023", () -> statement.setQueryTimeout(-1));
            assertThatThrownBy(() -> statement.addBatch("x"))
                    .isInstanceOf(SQLFeatureNotSupportedException.class)
                    .hasMessageContaining("addBatch");
            ResultSet rows = statement.executeQuery("numbers");
            assertThatThrownBy(() -> rows.absolute(1))
                    .isInstanceOf(SQLFeatureNotSupportedException.class)
                    .hasMessage("ResultSet.absolute is not supported");
            assertThat(rows.rowUpdated()).isFalse();
        }
    }

    @ParameterizedTest(
            name = "row 36: result set type {0} and concurrency {1} are had, or a warning says that they are not")
    @CsvSource({"1003, 1007, true", "1003, 1008, false", "1004, 1007, false", "1005, 1008, false"})
    void kindsOfResultSets(int type, int concurrency, boolean had) throws SQLException {
        assertThat(connection.getMetaData().supportsResultSetConcurrency(type, concurrency))
                .isEqualTo(had);
        for (Statement statement : List.of(
                connection.createStatement(type, concurrency),
                connection.prepareStatement("numbers", type, concurrency),
                connection.createStatement(type, concurrency, ResultSet.HOLD_CURSORS_OVER_COMMIT))) {
            assertThat(statement.getWarnings() == null).isEqualTo(had);
            assertThat(statement.getResultSetType()).isEqualTo(ResultSet.TYPE_FORWARD_ONLY);
            assertThat(statement.getResultSetConcurrency()).isEqualTo(ResultSet.CONCUR_READ_ONLY);
        }
    }

    @Test
    void cancelEndsTheExecutionAndNotTheStatement() throws Exception {
        try (Statement statement = connection.createStatement()) {
            statement.cancel();
            ResultSet rows = statement.executeQuery("wait");
            CompletableFuture<Void> cancelled = CompletableFuture.runAsync(
                    () -> {
                        try {
                            statement.cancel();
                        } catch (SQLException e) {
                            throw new IllegalStateException(e);
                        }
                    },
                    CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS));
            assertState("57014", rows::next);
            cancelled.get();
            assertThat(statement.executeQuery("numbers").next()).isTrue();
        }
    }

    @Test
    void timeoutEndsTheExecutionAndNotTheStatement() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            ResultSet rows = statement.executeQuery("wait");
            assertThatThrownBy(rows::next).isInstanceOf(SQLTimeoutException.class);
            assertThat(statement.executeQuery("numbers").next()).isTrue();
        }
    }

    @Test
    void warningsAreThoseOfTheLastExecution() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            assertThat((Throwable) statement.getWarnings()).isNull();
            statement.executeQuery("numbers").close();
            assertThat((Throwable) statement.getWarnings()).hasMessage("read numbers");
            assertThat(statement.getWarnings().getSQLState()).isEqualTo("01000");
            statement.clearWarnings();
            assertThat((Throwable) statement.getWarnings()).isNull();
            statement.execute("set");
            assertThat((Throwable) statement.getWarnings()).hasMessage("read set");
        }
    }

    @Test
    void preparedStatementsAreUsedAgain() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("echo")) {
            assertThat(statement.getParameterMetaData().getParameterCount()).isEqualTo(2);
            assertThat(statement.getParameterMetaData().getParameterType(2)).isEqualTo(Types.VARCHAR);
            assertThat(statement.getMetaData().getColumnLabel(1)).isEqualTo("first");
            assertState("07002", statement::executeQuery);
            statement.setString(1, "42");
            statement.setString(2, ID.toString());
            assertThat(echo(statement, 2)).isEqualTo(ID);
            statement.setObject(2, ID, Types.VARCHAR);
            assertThat(echo(statement, 2)).isEqualTo(ID);
            statement.setNull(2, Types.VARCHAR);
            assertThat(echo(statement, 2)).isNull();
            statement.setObject(1, "7", Types.INTEGER);
            statement.setObject(2, ID);
            assertThat(echo(statement, 2)).isEqualTo(ID);
            statement.setString(1, "x");
            assertState("22018", statement::executeQuery);
            assertState("22018", () -> statement.setObject(1, "x", Types.INTEGER));
            assertState("22023", () -> statement.setInt(3, 1));
            assertState("22023", () -> statement.execute("numbers"));
            statement.clearParameters();
            assertState("07002", statement::execute);
        }
        try (Statement statement = connection.createStatement()) {
            assertState("07002", () -> statement.executeQuery("echo"));
        }
    }

    private static UUID echo(PreparedStatement statement, int column) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            assertThat(rows.next()).isTrue();
            return rows.getObject(column, UUID.class);
        }
    }

    @Test
    void closingClosesWhatIsBelow() throws SQLException {
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("numbers");
        statement.closeOnCompletion();
        rows.close();
        assertThat(statement.isClosed()).isTrue();
        assertState("24000", () -> statement.execute("numbers"));
        Statement other = connection.createStatement();
        ResultSet otherRows = other.executeQuery("numbers");
        connection.close();
        connection.close();
        assertThat(other.isClosed()).isTrue();
        assertThat(otherRows.isClosed()).isTrue();
        assertState("08003", connection::createStatement);
        assertState("08003", connection::getMetaData);
        assertThat(connection.isValid(1)).isFalse();
    }
}
