package io.keyway.loader;

import static io.keyway.loader.Fixture.QUERY_TABLES;
import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import io.keyway.loader.report.LoadReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The published event data, where the environment variable SPARKIFY_DATA says where it is. */
@WithCassandra
@EnabledIfEnvironmentVariable(named = "SPARKIFY_DATA", matches = ".+")
class SparkifyDataTest {
    private final Path events = Path.of(System.getenv("SPARKIFY_DATA"), "event_data");

    @Test
    void everyPlayStandsInEveryTable(TestKeyspace keyspace) {
        try (CqlSession session = Fixture.session(keyspace)) {
            assertCounts(load(session, keyspace, LoadOptions.DEFAULT));
            List<List<String>> first = dumps(session, keyspace);
            assertThat(first).allSatisfy(rows -> assertThat(rows).hasSize(6820));
            assertCounts(load(session, keyspace, LoadOptions.DEFAULT));
            assertThat(dumps(session, keyspace)).isEqualTo(first);
            assertThat(load(session, keyspace, LoadOptions.DEFAULT.skippingLoaded())
                            .skippedFiles())
                    .isEqualTo(30);
            Row row = Objects.requireNonNull(session.execute("SELECT artist, song, length FROM " + keyspace.name()
                            + ".music_library_by_sessions WHERE sessionid = 338 AND iteminsession = 4")
                    .one());
            assertThat(row.getFormattedContents())
                    .isEqualTo("[artist:'Faithless', song:'Music Matters (Mark Knight Dub)', length:495.3073]");
        }
    }

    private LoadReport load(CqlSession session, TestKeyspace keyspace, LoadOptions options) {
        return Loader.load(session, Fixture.model(keyspace), List.of(events), options);
    }

    private static void assertCounts(LoadReport report) {
        assertThat(List.of(report.read(), report.loaded(), report.filtered(), report.rejected()))
                .containsExactly(8056L, 6820L, 1236L, 0L);
    }

    private static List<List<String>> dumps(CqlSession session, TestKeyspace keyspace) {
        return QUERY_TABLES.stream()
                .map(table -> Fixture.dump(session, keyspace, table))
                .toList();
    }
}
