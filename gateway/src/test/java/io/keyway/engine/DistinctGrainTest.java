package io.keyway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import io.keyway.cassandra.ClusterOptions;
import io.keyway.cassandra.ClusterSession;
import io.keyway.cassandra.HostAndPort;
import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import io.keyway.exec.FullScan;
import io.keyway.loader.LoadOptions;
import io.keyway.loader.Loader;
import io.keyway.model.ModelReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The classic model of the course, in which the users who heard a song stand once each, under {@code ((song), userid)}:
 * right for questions that count nobody twice, wrong for all others.
 */
@WithCassandra
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DistinctGrainTest {
    private static final String SONG = " FROM music_library WHERE song = 'All Hands Against His Own'";

    private final Sparkify sparkify;

    DistinctGrainTest(TestKeyspace keyspace) throws IOException {
        String model = Files.readString(Path.of("..", "model.json"))
                .replace(
                        "\"clusteringKey\": [\"userid\", \"sessionid\", \"iteminsession\"]",
                        "\"clusteringKey\": [\"userid\"]")
                .replace(
                        "\"columns\": [\"firstname\", \"lastname\"]\n              }",
                        "\"columns\": [\"firstname\", \"lastname\", \"level\"]\n              }");
        HostAndPort node = new HostAndPort(keyspace.host(), keyspace.port());
        try (CqlSession session = ClusterSession.open(ClusterOptions.of(List.of(node)))) {
            Loader.load(
                    session,
                    ModelReader.parse(model, "model.json").inKeyspace(keyspace.name()),
                    List.of(Path.of("..", "data", "event_data")),
                    LoadOptions.DEFAULT);
        }
        sparkify = Sparkify.connect(keyspace, FullScan.ALLOW);
    }

    @AfterAll
    void close() {
        sparkify.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT DISTINCT firstname, lastname" + SONG,
                "SELECT DISTINCT userid + 1" + SONG,
                "SELECT min(userid), max(lastname)" + SONG,
                "SELECT count(DISTINCT userid)" + SONG,
                "SELECT lastname" + SONG + " GROUP BY lastname",
                "SELECT userid" + SONG + " UNION SELECT 1",
                "SELECT 1 FROM (VALUES (29)) AS v (id) WHERE id IN (SELECT userid" + SONG + ")",
                "SELECT song FROM music_library WHERE sessionid = 182 AND EXISTS (SELECT 1" + SONG + ")",
            })
    void servesWhereNobodyCountsTwice(String sql) {
        assertThat(sparkify.sql(sql).sent())
                .as(sql)
                .anyMatch(cql -> cql.contains("music_library_by_songs WHERE song=?"));
        assertThat(sparkify.sql(sql).rows()).as(sql).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT firstname, lastname" + SONG,
                "SELECT count(*)" + SONG,
                "SELECT sum(userid)" + SONG,
                "SELECT count(userid)" + SONG,
                "SELECT lastname, count(*)" + SONG + " GROUP BY lastname",
                "SELECT userid" + SONG + " UNION ALL SELECT 1",
                "SELECT DISTINCT lastname FROM (SELECT lastname" + SONG + " LIMIT 2)",
                "SELECT row_number() OVER (ORDER BY userid)" + SONG,
                // the level is what was written last, not what it was at each play
                "SELECT DISTINCT level" + SONG,
            })
    void neverServesOtherwise(String sql) {
        assertThat(sparkify.sql(sql).sent()).as(sql).noneMatch(cql -> cql.contains("music_library_by_songs"));
    }
}
