package io.keyway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import io.keyway.engine.gateway.EngineProbe;
import io.keyway.error.KeywayException;
import io.keyway.error.Position;
import io.keyway.exec.FullScan;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Queries that differ in their literals share a plan, and nobody can tell. */
@WithCassandra
class PlanSharingTest {
    private static Sparkify gateway;

    @BeforeAll
    static void fill(TestKeyspace keyspace) {
        String table = keyspace.name() + ".e";
        keyspace.execute(
                "CREATE TABLE " + table + " (k int, c int, s text, u uuid, d double, t timestamp, PRIMARY KEY (k, c))");
        for (int k = -2; k < 40; k++) {
            for (int c = 0; c < 3; c++) {
                keyspace.execute("INSERT INTO " + table + " (k, c, s, u, d, t) VALUES (" + k + ", " + c + ", 's" + c
                        + "', 00000000-0000-4000-8000-00000000000" + c + ", " + c + ".5, '2024-02-29 12:30:0" + c
                        + "Z')");
            }
        }
        gateway = Sparkify.connect(keyspace, FullScan.REFUSE);
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "k = 1 AND c = 1; k = -2 AND c = 2",
                "k = 1 AND c = 1 AND s = 's1'; k = 5 AND c = 0 AND s = 'longer than the other'",
                "1 = k AND c >= 1; 7 = k AND c >= -100",
                "k = 1 AND c BETWEEN 0 AND 1; k = 1 AND c BETWEEN 1 AND 2",
                "k IN (1, 2) AND c = 1; k IN (3, 4, 5, 6, 7, -1) AND c = 1",
                "k = 1 OR k = 2; k = 7 OR k = 7",
                "k = 1 AND u = '00000000-0000-4000-8000-000000000000'; k = 2 AND u = '00000000-0000-4000-8000-000000000002'",
                "k = 1 AND t < '2024-02-29 12:30:01'; k = 2 AND t < '2024-03-01'",
                "k = 1 AND t = TIMESTAMP '2024-02-29 12:30:01'; k = 2 AND t = TIMESTAMP '2024-02-29 12:30:02.000'",
                "k = 1 AND d > 1; k = 2 AND d > 2",
                "k = 1 AND d > 1E0; k = 2 AND d > 15E-1",
                "k = 1 AND c = 2.5; k = 1 AND c = 2.0",
                "k = 4294967297; k = -4294967299",
                "k = 1 AND c = 0 AND c <> 5; k = 2 AND c = 0 AND c <> 5",
            })
    void sharesAPlan(String one, String other) {
        gateway.sql("SELECT k, c, s FROM e WHERE " + one).rows();
        String sql = "SELECT k, c, s FROM e WHERE " + other;
        assertThat(EngineProbe.isShared(gateway.session().prepare(sql))).isTrue();
        List<String> rows = gateway.sql(sql).rows();
        // Doubtful to the scanner, and the same to everybody else.
        assertThat(gateway.sql(sql + " AND (TRUE)").rows()).isEqualTo(rows);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                // contradictions, of which the planner makes no request
                "k = 1 AND k = 2; k = 3 AND k = 3",
                "k = 1 AND c > 1 AND c = 1; k = 1 AND c > 0 AND c = 1",
                // compared as something else than they are
                "k = '1'; k = '2'",
                "k = 1 AND d > 1.5; k = 1 AND d > 2.5",
                // text that is no UUID
                "k = 1 AND s = 's1' AND c + 0 = 1; k = 1 AND s = 's1' AND c + 0 = 2",
            })
    void plansAnew(String one, String other) {
        gateway.sql("SELECT k, c FROM e WHERE " + one).rows();
        List<String> rows = gateway.sql("SELECT k, c FROM e WHERE " + other).rows();
        assertThat(rows)
                .isEqualTo(gateway.sql("SELECT k, c FROM e WHERE (" + other + ") AND (TRUE)")
                        .rows());
    }

    @Test
    void bindsWithoutLoss() {
        gateway.sql("SELECT c FROM e WHERE k = 1.5").sendsRequests(0);
        gateway.sql("SELECT c FROM e WHERE k = 2.5").sendsRequests(0);
        gateway.sql("SELECT c FROM e WHERE k = 1.0").returns("0", "1", "2");
        gateway.sql("SELECT c FROM e WHERE k = 4294967297").sendsRequests(0);
        gateway.sql("SELECT c FROM e WHERE k = 1 AND c BETWEEN 1 AND 2").returns("1", "2");
        gateway.sql("SELECT c FROM e WHERE k = 1 AND c BETWEEN 2 AND 1").sendsRequests(0);
        gateway.sql("SELECT c FROM e WHERE k = 1 AND c > 0 AND c < 2").returns("1");
        gateway.sql("SELECT c FROM e WHERE k = 1 AND c > 2 AND c < 1").sendsRequests(0);
    }

    @Test
    void listsOfAnyLengthShareAPlanAndAreReadAsTheyShould() {
        gateway.sql(list(2, "")).rows();
        gateway.sql(list(40, "")).sendsRequests(40);
        gateway.sql(list(30, "")).sendsRequests(30);
        assertThat(EngineProbe.isShared(gateway.session().prepare(list(3, "")))).isTrue();
        assertThat(EngineProbe.isShared(gateway.session().prepare(list(35, ""))))
                .isTrue();
        // Merged as long as they are few, sorted when they are many; in order in both cases.
        gateway.sql(list(2, " ORDER BY c DESC, k")).rows();
        assertThat(gateway.sql(list(30, " ORDER BY c DESC, k")).rows()).isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(gateway.sql(list(36, " ORDER BY c DESC, k")).rows())
                .hasSize(3 * 36)
                .isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    private static String list(int count, String after) {
        String values = IntStream.range(0, count).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        return "SELECT c FROM e WHERE k IN (" + values + ")" + after;
    }

    @Test
    void usersParametersStandBesideLiterals() {
        gateway.sql("SELECT c FROM e WHERE k = ? AND c >= 1 AND s <= ?", 1, "s1")
                .returns("1");
        gateway.sql("SELECT c FROM e WHERE k = ? AND c >= 0 AND s <= ?", 2, "s0")
                .returns("0");
        assertThat(gateway.session()
                        .prepare("SELECT c FROM e WHERE k = ? AND c >= 7 AND s <= ?")
                        .parameters())
                .hasSize(2);
    }

    @Test
    void explainsWithTheLiteralsOfTheQuery() {
        gateway.sql("SELECT s FROM e WHERE k = 1 AND c = 1 AND d > 1").rows();
        String plan =
                gateway.sql("SELECT s FROM e WHERE k = 7 AND c = 2 AND d > 2").explanation();
        assertThat(plan).contains("binds: k = 7, c = 2").contains("2").doesNotContain("?0", "?1", "?2");
        assertThat(gateway.sql("SELECT s FROM e WHERE k IN (9, 8)").explanation())
                .contains("k in (8, 9)", "partitions: 2");
        assertThat(gateway.sql("SELECT s FROM e WHERE k IN (1, 2, 3)").explanation())
                .contains("k in (1, 2, 3)", "partitions: 3");
    }

    @Test
    void refusalsNameTheLiteralsOfTheQuery() {
        for (String text : List.of("'abc'", "'xyz'")) {
            assertThatThrownBy(() ->
                            gateway.sql("SELECT c FROM e WHERE s = " + text).rows())
                    .hasMessageContaining(text);
        }
    }

    @Test
    void errorsAreWhereTheyAre() {
        gateway.sql("SELECT c FROM e WHERE k = 1").rows();
        assertThatThrownBy(() -> gateway.session().prepare("SELECT c\nFROM e WHERE k = 100 AND nosuch = 5"))
                .isInstanceOfSatisfying(
                        KeywayException.class, e -> assertThat(e.position()).isEqualTo(new Position(2, 26, 2, 31)));
        // Text that is no UUID is an error of that query alone.
        gateway.sql("SELECT c FROM e WHERE k = 1 AND u = '00000000-0000-4000-8000-000000000001'")
                .returns("1");
        assertThatThrownBy(() -> gateway.sql("SELECT c FROM e WHERE k = 1 AND u = 'none'")
                        .rows())
                .isInstanceOf(KeywayException.class);
        gateway.sql("SELECT c FROM e WHERE k = 1 AND u = '00000000-0000-4000-8000-000000000002'")
                .returns("2");
    }

    @Test
    void showsWhatItFinds() {
        String sql = "SELECT c, d FROM e WHERE k = ";
        long[] before = figures();
        gateway.sql("EXPLAIN ANALYZE " + sql + 100).rows();
        assertThat(gateway.sql("EXPLAIN ANALYZE " + sql + 101).rows()).contains("plan: found by its shape");
        gateway.sql(sql + "102").rows();
        gateway.sql(sql + "? LIMIT 1", 1).rows();
        gateway.sql(sql + "? LIMIT 1", 1).rows();
        long[] after = figures();
        assertThat(IntStream.range(0, 4).mapToObj(i -> after[i] - before[i])).containsExactly(1L, 2L, 2L, 2L);
        assertThat(gateway.sql("SHOW plan_cache").rows()).contains("limit | 2000");
        assertThat(gateway.session().prepare("show PLAN_CACHE").columns())
                .extracting("label")
                .containsExactly("name", "value");
    }

    private static long[] figures() {
        return gateway.sql("SHOW plan_cache").rows().stream()
                .mapToLong(row -> Long.parseLong(row.substring(row.indexOf('|') + 2)))
                .toArray();
    }
}
