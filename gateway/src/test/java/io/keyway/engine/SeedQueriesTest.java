package io.keyway.engine;

import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The three questions that the query tables were made for: one CQL request each, to the table made for it. */
@WithCassandra
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeedQueriesTest {
    private final Sparkify sparkify;

    SeedQueriesTest(TestKeyspace keyspace) {
        Sparkify.load(keyspace);
        sparkify = Sparkify.connect(keyspace);
    }

    @AfterAll
    void close() {
        sparkify.close();
    }

    @Test
    void songsHeardInASession() {
        sparkify.sql("SELECT artist, song, length FROM music_library WHERE sessionid = 338 AND iteminsession = 4")
                .returns("Faithless | Music Matters (Mark Knight Dub) | 495.3073")
                .sends(
                        "SELECT artist,song,length FROM music_library_by_sessions WHERE sessionid=? AND iteminsession=?");
    }

    @Test
    void songsThatAUserHeardInASession() {
        String question =
                "SELECT artist, song, firstname, lastname FROM music_library WHERE userid = 10 AND sessionid = 182";
        String[] answer = {
            "Down To The Bone | Keep On Keepin' On | Sylvie | Cruz",
            "Three Drives | Greece 2000 | Sylvie | Cruz",
            "Sebastien Tellier | Kilometer | Sylvie | Cruz",
            "Lonnie Gordon | Catch You Baby (Steve Pitron & Max Sanna Radio Edit) | Sylvie | Cruz"
        };
        sparkify.sql(question)
                .returns(answer)
                .sends("SELECT artist,song,firstname,lastname FROM music_library_by_users_and_sessions"
                        + " WHERE userid=? AND sessionid=?");
        sparkify.sql(question + " ORDER BY iteminsession")
                .returns(answer)
                .sends("SELECT artist,song,firstname,lastname FROM music_library_by_users_and_sessions"
                        + " WHERE userid=? AND sessionid=? ORDER BY iteminsession ASC");
    }

    @Test
    void usersWhoHeardASong() {
        sparkify.sql("SELECT firstname, lastname FROM music_library WHERE song = 'All Hands Against His Own'")
                .returnsInAnyOrder("Jacqueline | Lynch", "Tegan | Levine", "Sara | Johnson")
                .sends("SELECT firstname,lastname FROM music_library_by_songs WHERE song=?");
    }
}
