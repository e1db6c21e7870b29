package io.keyway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import io.keyway.jdbc.ErrorDetails;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong outside Keyway reaches the user as one clear message with a SQLSTATE. */
@WithCassandra
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailuresTest {
    private final Events events;
    private final Connection connection;

    FailuresTest(TestKeyspace keyspace) throws SQLException {
        events = Events.load(keyspace, Events.SYNTHETIC.resolve("2018-11-01-events.csv"));
        connection = events.connect();
    }

    @AfterAll
    void close() throws SQLException {
        connection.close();
    }

    private static SQLException whileConnecting(String url) {
        return catchThrowableOfType(
                SQLException.class, () -> DriverManager.getConnection(url).close());
    }

    private SQLException whileAsking(String sql) {
        return catchThrowableOfType(SQLException.class, () -> {
            try (Statement statement = connection.createStatement()) {
                statement.executeQuery(sql).next();
            }
        });
    }

    @Test
    void nobodyListens() {
        SQLException failure = whileConnecting("jdbc:keyway://127.0.0.1:1/sparkify");
        assertThat(failure.getSQLState()).isEqualTo("08001");
        assertThat((Throwable) failure).hasMessageContaining("127.0.0.1:1").hasMessageContaining("refused");
    }

    @Test
    void noSuchKeyspace() {
        SQLException failure =
                whileConnecting("jdbc:keyway://" + events.keyspace().contactPoint() + "/nowhere");
        assertThat(failure.getSQLState()).isEqualTo("3F000");
        assertThat((Throwable) failure).hasMessageContaining("nowhere");
    }

    @Test
    void tooFewReplicas() throws SQLException {
        String table = events.keyspace().name() + "_replicated.t";
        events.keyspace()
                .execute(
                        "CREATE KEYSPACE " + events.keyspace().name() + "_replicated"
                                + " WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 3}",
                        "CREATE TABLE " + table + " (id int PRIMARY KEY)");
        try (Connection demanding = DriverManager.getConnection(events.url() + "?consistency=QUORUM");
                Statement statement = demanding.createStatement()) {
            SQLException failure = catchThrowableOfType(
                    SQLException.class,
                    () -> statement
                            .executeQuery("SELECT id FROM " + table + " WHERE id = 1")
                            .next());
            assertThat(failure.getSQLState()).isEqualTo("53000");
            assertThat((Throwable) failure)
                    .isInstanceOf(SQLTransientException.class)
                    .hasMessageContaining(table)
                    .hasMessageContaining("try again");
            statement.execute("SET consistency = ONE");
            assertThat(statement
                            .executeQuery("SELECT id FROM " + table + " WHERE id = 1")
                            .next())
                    .isFalse();
        }
        events.keyspace().execute("DROP KEYSPACE " + events.keyspace().name() + "_replicated");
    }

    @Test
    void aConfigurationFileThatIsNotThere() {
        SQLException failure = whileConnecting(events.url() + "?config=nosuch.conf");
        assertThat(failure.getSQLState()).isEqualTo("08001");
        assertThat((Throwable) failure).hasMessageContaining("nosuch.conf");
    }

    @Test
    void aBrokenModelFile(@TempDir Path folder) throws Exception {
        String model = Files.readString(Path.of("..", "model.json"));
        Path broken = Files.writeString(
                folder.resolve("model.json"), model.replace("\"key\": [\"sessionid\"", "\"key\": [\"sesion\""));
        SQLException failure = whileConnecting(
                events.url() + "?model=" + URLEncoder.encode(broken.toString(), StandardCharsets.UTF_8));
        assertThat(failure.getSQLState()).isEqualTo("F0000");
        assertThat((Throwable) failure)
                .hasMessageContaining("model.json")
                .hasMessageContaining("$.schemas[0].operand.tables[0].key[0]")
                .hasMessageContaining("sesion");
    }

    @Test
    void anUnknownTable() {
        SQLException failure = whileAsking("SELECT *\nFROM music_libary WHERE sessionid = 1");
        assertThat(failure.getSQLState()).isEqualTo("42P01");
        assertThat((Throwable) failure)
                .hasMessageContaining("\"music_libary\" does not exist")
                .hasMessageContaining("line 2, column 6");
        assertThat(((ErrorDetails) failure).hint()).contains("music_library");
    }

    @Test
    void anUnknownColumn() {
        SQLException failure = whileAsking("SELECT artst FROM music_library WHERE sessionid = 1");
        assertThat(failure.getSQLState()).isEqualTo("42703");
        assertThat((Throwable) failure)
                .hasMessageContaining("\"artst\" does not exist")
                .hasMessageContaining("line 1, column 8");
        assertThat(((ErrorDetails) failure).hint()).contains("artist");
    }

    @Test
    void aTextThatIsNotSql() {
        SQLException failure = whileAsking("SELECT artist FROM music_library WHERE sessionid == 1");
        assertThat(failure.getSQLState()).isEqualTo("42601");
        assertThat((Throwable) failure).hasMessageContaining("line 1, column 50");
    }

    @Test
    void aStatementThatWrites() {
        SQLException failure = whileAsking("DELETE FROM music_library WHERE sessionid = 1");
        assertThat(failure.getSQLState()).isEqualTo("25006");
    }

    @Test
    void aFullScanThatIsNotAllowed() throws SQLException {
        try (Connection careful = DriverManager.getConnection(events.url() + "?fullScan=refuse");
                Statement statement = careful.createStatement()) {
            SQLException failure = catchThrowableOfType(
                    SQLException.class,
                    () -> statement.executeQuery("SELECT artist FROM music_library WHERE length > 300"));
            assertThat(failure.getSQLState()).isEqualTo("54000");
            assertThat((Throwable) failure).hasMessageContaining("no query table of music_library serves length > 300");
            assertThat(((ErrorDetails) failure).hint())
                    .isEqualTo("pin sessionid, (userid, sessionid) or song, or SET fullScan = allow");
            statement.execute("SET fullScan = allow");
            assertThat(statement
                            .executeQuery("SELECT artist FROM music_library WHERE length > 300")
                            .next())
                    .isTrue();
        }
    }

    @Test
    void textsAreShownAsPeopleWriteThem() throws SQLException {
        try (Connection careful = DriverManager.getConnection(events.url() + "?fullScan=refuse");
                Statement statement = careful.createStatement()) {
            assertThat(
                            (Throwable)
                                    catchThrowableOfType(
                                            SQLException.class,
                                            () -> statement.executeQuery(
                                                    "SELECT song FROM music_library WHERE artist = 'O''Connor' AND gender IN ('F', '女')")))
                    .hasMessageContaining("serves artist = 'O''Connor' AND gender IN ('F', '女') without a full scan");
        }
        assertThat(String.join(
                        "\n",
                        Events.rows(
                                connection,
                                "EXPLAIN SELECT song || 'x' FROM music_library"
                                        + " WHERE upper(artist) IN ('_UTF-8''A', 'B') OR gender LIKE 'F%'")))
                .contains("['x']", "LIKE($", "'_UTF-8''A'", "'F%'")
                .doesNotContain("_UTF-8'x'", "CHARACTER SET");
    }

    @Test
    void anExplanationSuggestsTheTableThatIsMissing() throws SQLException {
        assertThat(Events.rows(
                        connection,
                        "EXPLAIN SELECT song FROM music_library WHERE artist = 'Faithless' AND length > 300"))
                .contains(
                        "  would serve it: {\"name\": \"music_library_by_artist\", \"partitionKey\": [\"artist\"],"
                                + " \"clusteringKey\": [\"sessionid\", \"iteminsession\"], \"columns\": [\"length\", \"song\"]}");
    }

    @Test
    void aGuardedScanStopsAtItsLimit() throws SQLException {
        try (Connection careful = DriverManager.getConnection(events.url() + "?fullScanLimit=3");
                Statement statement = careful.createStatement()) {
            SQLException failure = catchThrowableOfType(
                    SQLException.class,
                    () -> statement
                            .executeQuery("SELECT count(*) FROM music_library")
                            .next());
            assertThat(failure.getSQLState()).isEqualTo("54000");
            assertThat((Throwable) failure).hasMessageContaining("3 rows");
        }
    }
}
