package io.keyway.calcite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlSession;
import io.keyway.cassandra.ClusterOptions;
import io.keyway.cassandra.ClusterSession;
import io.keyway.cassandra.HostAndPort;
import io.keyway.devcassandra.Request;
import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import io.keyway.loader.LoadOptions;
import io.keyway.loader.Loader;
import io.keyway.model.ModelReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The model file opens with Calcite's own driver, and pinned conditions still reach the query table. */
@WithCassandra
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StockCalciteTest {
    private final TestKeyspace keyspace;
    private final Path modelFile;

    StockCalciteTest(TestKeyspace keyspace, @TempDir Path folder) throws Exception {
        this.keyspace = keyspace;
        String model = Files.readString(Path.of("..", "model.json"))
                .replace("127.0.0.1:9142", keyspace.contactPoint())
                .replace("\"keyspace\": \"sparkify\"", "\"keyspace\": \"" + keyspace.name() + "\"");
        this.modelFile = Files.writeString(folder.resolve("model.json"), model);
    }

    @BeforeAll
    void load() {
        HostAndPort node = new HostAndPort(keyspace.host(), keyspace.port());
        try (CqlSession session = ClusterSession.open(ClusterOptions.of(List.of(node)))) {
            Loader.load(
                    session,
                    ModelReader.read(modelFile),
                    List.of(Path.of("..", "data", "event_data")),
                    LoadOptions.DEFAULT);
        }
    }

    private Connection open(Path model) throws SQLException {
        return DriverManager.getConnection("jdbc:calcite:model=" + model + ";lex=MYSQL_ANSI");
    }

    private static List<String> songs(ResultSet rows) throws SQLException {
        List<String> songs = new ArrayList<>();
        while (rows.next()) {
            songs.add(rows.getString(1));
        }
        return songs;
    }

    @Test
    void routesConditionsWithLiteralsAndParameters() throws SQLException {
        try (Connection connection = open(modelFile);
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT song FROM music_library WHERE sessionid = ? AND iteminsession BETWEEN 3 AND 4")) {
            statement.setInt(1, 338);
            List<Request> requests = keyspace.requests()
                    .ofKind(Request.Kind.EXECUTE)
                    .during(() -> {
                        try (ResultSet rows = statement.executeQuery()) {
                            assertThat(songs(rows)).contains("Music Matters (Mark Knight Dub)");
                        } catch (SQLException e) {
                            throw new AssertionError(e);
                        }
                    });
            assertThat(requests)
                    .singleElement()
                    .satisfies(
                            request -> assertThat(request.cql())
                                    .endsWith(
                                            "music_library_by_sessions WHERE sessionid=? AND iteminsession>=? AND iteminsession<=?"));
        }
    }

    @Test
    void aggregatesInCalcite() throws SQLException {
        try (Connection connection = open(modelFile);
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery("SELECT count(*) FROM music_library WHERE userid = 10 AND sessionid = 182")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getLong(1)).isEqualTo(4);
        }
    }

    @Test
    void aBrokenModelNamesThePlace(@TempDir Path folder) throws Exception {
        Path broken = Files.writeString(
                folder.resolve("broken.json"),
                Files.readString(modelFile).replace("\"partitionKey\": [\"song\"]", "\"partitionKey\": [\"sung\"]"));
        assertThatThrownBy(() -> open(broken))
                .rootCause()
                .hasMessageContaining("queryTables[2].partitionKey[0]")
                .hasMessageContaining("song");
    }
}
