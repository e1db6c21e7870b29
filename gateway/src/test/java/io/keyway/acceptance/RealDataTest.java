package io.keyway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Figures of the real event files, where {@code SPARKIFY_DATA} names them, and the requests that each answer costs. */
@WithCassandra
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfEnvironmentVariable(named = "SPARKIFY_DATA", matches = ".+")
class RealDataTest {
    private static final String BY_SESSIONS = "music_library_by_sessions";
    private static final String BY_USERS = "music_library_by_users_and_sessions";
    private static final String BY_SONGS = "music_library_by_songs";

    private final Events events;
    private final Connection connection;

    RealDataTest(TestKeyspace keyspace) throws SQLException {
        events = Events.load(keyspace, Path.of(System.getenv("SPARKIFY_DATA"), "event_data"));
        connection = events.connect();
    }

    @AfterAll
    void close() throws SQLException {
        connection.close();
    }

    private List<String> ask(String sql, String... requests) {
        return events.ask(connection, sql, requests);
    }

    @Test
    void seedQueries() {
        assertThat(ask(
                        "SELECT artist, song, length FROM music_library WHERE sessionid = 338 AND iteminsession = 4",
                        BY_SESSIONS))
                .containsExactly("Faithless | Music Matters (Mark Knight Dub) | 495.3073");
        String session = "SELECT artist, firstname, lastname FROM music_library WHERE userid = 10 AND sessionid = 182";
        String[] heard = {
            "Down To The Bone | Sylvie | Cruz",
            "Three Drives | Sylvie | Cruz",
            "Sebastien Tellier | Sylvie | Cruz",
            "Lonnie Gordon | Sylvie | Cruz"
        };
        assertThat(ask(session, BY_USERS)).containsExactly(heard);
        assertThat(ask(session + " ORDER BY iteminsession", BY_USERS)).containsExactly(heard);
        assertThat(ask(
                        "SELECT firstname, lastname FROM music_library WHERE song = 'All Hands Against His Own'",
                        BY_SONGS))
                .containsExactlyInAnyOrder("Jacqueline | Lynch", "Tegan | Levine", "Sara | Johnson");
    }

    @Test
    void countsOfTheWholeTable() {
        assertThat(events.askByScan(connection, "SELECT count(*) FROM music_library", BY_SESSIONS))
                .containsExactly("6820");
        assertThat(events.askByScan(connection, "SELECT count(DISTINCT song) FROM music_library", BY_SESSIONS))
                .containsExactly("5190");
        assertThat(events.askByScan(connection, "SELECT level, count(*) FROM music_library GROUP BY level", BY_USERS))
                .containsExactlyInAnyOrder("paid | 5591", "free | 1229");
    }

    @Test
    void playsAndListenersOfASongAreNotTheSame() {
        assertThat(ask("SELECT firstname, lastname FROM music_library WHERE song = 'You''re The One'", BY_SONGS))
                .hasSize(37);
        assertThat(ask(
                        "SELECT DISTINCT userid, firstname, lastname FROM music_library WHERE song = 'You''re The One'",
                        BY_SONGS))
                .hasSize(22);
    }

    /** Only by_songs can be pinned, and it has no artist: each of its two rows gives a session to look it up in. */
    @Test
    void aTitleWithAnUnbalancedQuote() {
        assertThat(ask(
                        "SELECT artist FROM music_library WHERE song = 'A Letra \"A'",
                        BY_SONGS,
                        BY_SESSIONS,
                        BY_SESSIONS))
                .containsExactly("Nando Reis", "Nando Reis");
    }

    @Test
    void columnsThatNoOneTableHasComeFromTwoWithoutAScan() {
        assertThat(ask(
                        "SELECT length, firstname FROM music_library WHERE sessionid = 338 AND iteminsession = 4",
                        BY_SESSIONS,
                        BY_SONGS))
                .hasSize(1);
    }
}
