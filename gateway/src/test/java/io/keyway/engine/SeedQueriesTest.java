package io.keyway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The three questions that the query tables were made for: one CQL request each, to the table made for it. After them, queries
 * over these tables that random ones have shown to be hard to plan.
 */
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

    @Test
    void aFilterBeneathALookupJoin() {
        sparkify.sql("SELECT song, length, level FROM music_library WHERE sessionid = 338 AND length > 495")
                .returns("Music Matters (Mark Knight Dub) | 495.3073 | free");
    }

    @Test
    void bigintsAddedUp() {
        sparkify.sql("SELECT sessionid, SUM(CAST(userid AS BIGINT)), AVG(CAST(userid AS BIGINT)) FROM music_library"
                        + " WHERE userid = 10 AND sessionid = 182 GROUP BY sessionid")
                .returns("182 | 40 | 10.0000000000000000");
        sparkify.sql("SELECT SUM(CAST(userid AS BIGINT)) OVER (ORDER BY iteminsession) FROM music_library"
                        + " WHERE userid = 10 AND sessionid = 182")
                .returnsInAnyOrder("10", "20", "30", "40");
    }

    @Test
    void oneColumnBeneathALimitInASubQuery() {
        sparkify.sql("SELECT COUNT(*) FROM (SELECT song FROM music_library WHERE sessionid = 182 LIMIT 3) q")
                .returns("3");
    }

    @Test
    void aSubQueryOverTheSameTable() {
        sparkify.sql("SELECT a.song FROM music_library a WHERE a.userid = 10 AND a.sessionid = 182 AND EXISTS"
                        + " (SELECT 1 FROM music_library b WHERE b.song = a.song AND b.userid = a.userid"
                        + " AND b.iteminsession <> 1)")
                .returnsRows(3);
    }

    /** Calcite's decorrelation took b.userid = a.sessionid for b.userid = a.iteminsession. */
    @Test
    void aSubQueryThatComparesOneColumnWithTwo() {
        sparkify.sql("SELECT a.iteminsession, (SELECT COUNT(*) FROM music_library b WHERE b.sessionid = 182"
                        + " AND b.iteminsession = a.iteminsession AND b.iteminsession = a.userid) AS x"
                        + " FROM music_library a WHERE a.userid = 10 AND a.sessionid = 182 AND a.iteminsession <= 1")
                .returnsInAnyOrder("0 | 0", "1 | 0");
    }

    /** Calcite numbered the columns of the inner select list by the table's. */
    @Test
    void aSubQueryInASelectListOverAnother() {
        sparkify.sql("SELECT q.a, q.b, (SELECT COUNT(*) FROM music_library r WHERE r.userid = 10"
                        + " AND r.sessionid = q.b) AS n FROM (SELECT iteminsession AS a, sessionid AS b"
                        + " FROM music_library WHERE sessionid = 182) q")
                .returnsInAnyOrder("0 | 182 | 4", "1 | 182 | 4", "2 | 182 | 4", "3 | 182 | 4");
        sparkify.sql("WITH q AS (SELECT artist, song FROM music_library WHERE sessionid = 182)"
                        + " SELECT (SELECT COUNT(*) FROM q r WHERE r.song = q.song) AS n, q.song FROM q LIMIT 1")
                .returnsRows(1);
    }

    /** Calcite took a limit for a literal. */
    @Test
    void aLimitByAParameterInASubQuery() {
        String sql = "SELECT a.iteminsession FROM music_library a WHERE a.userid = 10 AND a.sessionid = 182 AND EXISTS"
                + " (SELECT 1 FROM (SELECT b.iteminsession AS i FROM music_library b WHERE b.sessionid = 182"
                + " ORDER BY b.iteminsession DESC LIMIT ?) q WHERE q.i = a.iteminsession)";
        sparkify.sql(sql, 1).returnsInAnyOrder("3");
        sparkify.sql(sql, 3).returnsInAnyOrder("1", "2", "3");
        sparkify.sql(sql, 0).returnsInAnyOrder();
        sparkify.sql(
                        "WITH q AS (SELECT song AS s FROM music_library WHERE sessionid = 182 ORDER BY iteminsession LIMIT ?)"
                                + " SELECT q.s, (SELECT COUNT(*) FROM q r WHERE r.s = q.s) AS n FROM q",
                        2)
                .returnsRows(2);
    }

    /** Calcite took the null under COALESCE for 0 once the check before it was optimised away. */
    @Test
    void aNullBehindCoalesce() {
        sparkify.sql("SELECT COUNT(*) FROM (SELECT NULLIF(iteminsession, 0) AS x FROM music_library"
                        + " WHERE sessionid = 182) q WHERE (COALESCE(x, 7) = 7) IS NOT TRUE")
                .returns("3");
    }

    @Test
    void joinsOfTextInWholeTables() {
        sparkify.sql("SELECT COUNT(*) FROM music_library a JOIN music_library b ON a.song = b.song"
                        + " WHERE a.sessionid = 182")
                .returns(sparkify.sql("SELECT COUNT(*) FROM music_library WHERE song IN"
                                + " (SELECT song FROM music_library WHERE sessionid = 182)")
                        .rows()
                        .get(0));
    }

    @Test
    void aListOfDoublesInAnExplanation() {
        assertThat(sparkify.sql("SELECT song FROM music_library WHERE length IN (1.5E0, 2.5E0)")
                        .explanation())
                .contains("partitions: all");
    }
}
