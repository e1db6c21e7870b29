package io.keyway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.exec.CancelSignal;
import io.keyway.exec.ExecutionOptions;
import io.keyway.exec.FullScan;
import io.keyway.exec.RowCursor;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What keeps a query from taking more memory or time than its user wants, and what it says of its costs. */
@WithCassandra
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LimitsTest {
    private final Sparkify sparkify;

    LimitsTest(TestKeyspace keyspace) {
        Sparkify.load(keyspace);
        sparkify = Sparkify.connect(keyspace, FullScan.ALLOW);
    }

    @AfterAll
    void close() {
        sparkify.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT a.song FROM music_library a, music_library b WHERE a.length < b.length",
                "SELECT a.song FROM music_library a JOIN music_library b ON a.level = b.level",
                "SELECT song FROM music_library ORDER BY length",
                "SELECT song, rank() OVER (ORDER BY length) FROM music_library",
                "SELECT song, length, count(*) FROM music_library GROUP BY song, length",
                "SELECT length, max(song) FROM music_library GROUP BY length",
                "SELECT song, length, count(*) FROM music_library GROUP BY ROLLUP (song, length)",
                "SELECT artist, level, max(length) FROM music_library GROUP BY CUBE (artist, level)",
                "SELECT length, count(*) FROM music_library GROUP BY GROUPING SETS ((length), ())",
                "SELECT song, artist FROM music_library GROUP BY GROUPING SETS ((song), (artist))",
                "SELECT DISTINCT length FROM music_library",
                "SELECT DISTINCT song, length FROM music_library",
                "SELECT DISTINCT song, artist, location, sessionid, iteminsession FROM music_library",
                "SELECT song FROM music_library UNION SELECT artist FROM music_library",
                "SELECT count(DISTINCT length) FROM music_library",
            })
    void whatIsHeldIsLimited(String sql) {
        SessionSettings before = sparkify.session().settings();
        sparkify.session().settings(before.withMaxMemory(100_000));
        try {
            assertThatThrownBy(() -> sparkify.sql(sql).rows())
                    .isInstanceOfSatisfying(
                            KeywayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.OUT_OF_MEMORY))
                    .hasMessageContaining("maxMemory = 100,000");
        } finally {
            sparkify.session().settings(before);
        }
        assertThat(sparkify.sql("SELECT count(*) FROM music_library").rows()).containsExactly("6615");
    }

    @Test
    void whatASubQueryLooksUpInTwoTablesIsLookedUpOnceForAllOuterRows() {
        String sql = "SELECT length, (SELECT count(*) FROM music_library b WHERE b.userid < 29 AND b.length > a.length)"
                + " FROM music_library a WHERE sessionid = 182";
        List<String> ofOne = sparkify.sql(sql + " AND iteminsession = 0").sent();
        assertThat(sparkify.sql(sql).sent()).hasSameSizeAs(ofOne);
    }

    /** Nothing here waits for Cassandra, so only the compiled code itself can notice. */
    @ParameterizedTest
    @Timeout(30)
    @ValueSource(
            strings = {
                "SELECT count(*) FROM music_library a, music_library b, music_library c WHERE a.length + b.length < c.length",
                "SELECT max(a.length + b.length) FROM music_library a, music_library b, music_library c",
            })
    void aLongComputationIsCancelledWithinASecond(String sql) throws Exception {
        CancelSignal signal = new CancelSignal();
        PreparedQuery query = sparkify.session().prepare(sql);
        CompletableFuture<Throwable> ended = CompletableFuture.supplyAsync(() -> {
            try (RowCursor cursor = query.execute(new ExecutionOptions(List.of(), 0, 0, signal))) {
                return new AssertionError("it ended by itself: " + cursor.next());
            } catch (KeywayException e) {
                return e;
            }
        });
        Thread.sleep(3_000);
        assertThat(ended).isNotDone();
        signal.cancel();
        assertThat(ended.get(1, TimeUnit.SECONDS))
                .isInstanceOfSatisfying(
                        KeywayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
    }

    @Test
    void anAnalysisTellsWhatEachStatementCost() {
        String plan = String.join(
                "\n",
                sparkify.sql("EXPLAIN ANALYZE SELECT length, firstname FROM music_library WHERE sessionid = 182")
                        .rows());
        assertThat(plan)
                .contains("actual: 1 requests, 1 pages, 4 rows")
                .contains("actual: 4 requests, 4 pages, 4 rows")
                .contains("result: 4 rows in");
    }
}
