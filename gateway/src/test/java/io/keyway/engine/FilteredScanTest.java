package io.keyway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import io.keyway.exec.FullScan;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Cassandra filters in a scan that the user allowed, after a first page of every row. */
@WithCassandra
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FilteredScanTest {
    private static final int ROWS = 12_000;
    private static final String RANGE = "SELECT c,v FROM t WHERE token(p,q)>=? AND token(p,q)<=? AND ";

    private final Sparkify gateway;
    private final Sparkify guarded;

    FilteredScanTest(TestKeyspace keyspace) {
        String table = keyspace.name() + ".t";
        keyspace.execute(
                "CREATE TABLE " + table + " (p int, q text, c int, d text, v int, i int, s text, x double, m decimal,"
                        + " at timestamp, b boolean, tags set<text>, PRIMARY KEY ((p, q), c, d))",
                "CREATE INDEX ON " + table + " (i)",
                "CREATE TABLE " + keyspace.name() + ".st (p int, c int, s int static, v int, PRIMARY KEY (p, c))");
        try (BulkRows driver = new BulkRows(keyspace)) {
            driver.write(
                    "INSERT INTO " + table + " (p, q, c, d, v, i, s, x, m, at, b, tags)"
                            + " VALUES (?, ?, ?, 'd', ?, ?, ?, ?, ?, ?, ?, {'a'})",
                    IntStream.range(0, ROWS).mapToObj(FilteredScanTest::row));
            driver.write(
                    "INSERT INTO " + keyspace.name() + ".st (p, c, s, v) VALUES (?, ?, 1, ?)",
                    IntStream.range(0, ROWS).mapToObj(i -> new Object[] {i / 2, i % 2, i}));
        }
        gateway = Sparkify.connect(keyspace, FullScan.ALLOW);
        guarded = Sparkify.connect(keyspace, FullScan.GUARD);
    }

    private static Object[] row(int i) {
        return new Object[] {
            i / 6,
            i % 3 == 0 ? "" : "q",
            i % 100,
            i % 10 == 0 ? null : i,
            i % 4,
            i % 5 == 0 ? "é" : "s" + i % 5,
            switch (i % 4) {
                case 0 -> 0.0;
                case 1 -> -0.0;
                case 2 -> Double.NaN;
                default -> i / 8.0;
            },
            new BigDecimal(i % 2 == 0 ? "1.0" : "1.00").add(BigDecimal.valueOf(i % 3)),
            Instant.ofEpochMilli(i),
            i % 2 == 0,
        };
    }

    @AfterAll
    void close() {
        gateway.close();
        guarded.close();
    }

    /** What follows the range of tokens in each statement but the first one. */
    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "v = 7 | v=?",
                "7 = v | v=?",
                "v > 11000.5 AND v <= 11500 | v>? AND v<=?",
                "v > ? AND v = 7 | v=?",
                "v IN (1, 2, 11999, 5000000000) | v IN ?",
                "(v < 10 OR v > 11990) AND v > 3 | v>?",
                "v > 11000 AND s <> 's1' AND mod(c, 7) = 1 | v>?",
                "v = 11999 OR c = 5 AND v = 7 | v IN ?",
                "s = 'é' | s=?",
                "s LIKE 's4%' | s>=? AND s<?",
                "s > 'z' AND v > 11000 | s>? AND v>?",
                "x = 0 | x IN ?",
                "x > 1400 | x>=?",
                "x < 0.5 | x<=?",
                "m = 2 | m=?",
                "m > 2.5 | m>?",
                "at > TIMESTAMP '1970-01-01 00:00:11.5' | at>?",
                "at = '1970-01-01 00:00:01.234' | at=?",
                "b | b=?",
                "c = 42 | c=?",
                "c IN (41, 42) AND d = 'd' | c IN ? AND d=?",
                "c > 95 AND d >= 'd' AND v > 100 | c>? AND d>=? AND v>?",
                "p = 17 | p=?",
                "q = '' | q=?",
                "p > 1990 AND q IN ('', 'q') AND c < 50 | p>? AND q IN ? AND c<?",
                "CAST(v AS BIGINT) = 7 | v=?",
            })
    void isAsked(String condition, String cql) {
        Object[] parameters = condition.contains("?") ? new Object[] {3} : new Object[0];
        String sql = "SELECT c, v FROM t WHERE " + condition;
        assertThat(gateway.sql(sql, parameters).rows())
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(
                        guarded.sql(sql, parameters).rows());
        List<String> sent = gateway.sql(sql, parameters).sent();
        assertThat(sent).hasSizeGreaterThan(1);
        assertThat(sent.get(0)).doesNotContain("ALLOW FILTERING");
        assertThat(sent.subList(1, sent.size()))
                .allMatch(text ->
                        text.endsWith(" WHERE token(p,q)>=? AND token(p,q)<=? AND " + cql + " ALLOW FILTERING"));
    }

    /** Whatever CQL does not answer as SQL does, or has an index for. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "v <> 3",
                "v IS NULL",
                "v IS NOT NULL",
                "v + 1 = 4",
                "v = c",
                "v < 5 OR s = 's1'",
                "upper(s) = 'S1'",
                "s LIKE '%1'",
                "s NOT IN ('s1', 's2')",
                "i IN (1, 2)",
                "v > -4294967297",
            })
    void isNotAsked(String condition) {
        String sql = "SELECT c, v FROM t WHERE " + condition;
        assertThat(gateway.sql(sql).rows())
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(guarded.sql(sql).rows());
        assertThat(gateway.sql(sql).sent()).hasSizeGreaterThan(1).noneMatch(text -> text.contains("ALLOW FILTERING"));
    }

    @Test
    void aLongListIsComparedHere() {
        String some = IntStream.range(0, 100).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        assertThat(gateway.sql("SELECT c, v FROM t WHERE v IN (" + some + ")").sent())
                .contains(RANGE + "v IN ? ALLOW FILTERING");
        assertThat(gateway.sql("SELECT c, v FROM t WHERE v IN (" + some + ", 100)")
                        .sent())
                .noneMatch(text -> text.contains("ALLOW FILTERING"));
    }

    /** A text that is too long for a key may well be a value. */
    @Test
    void longTextsAreFound() {
        assertThat(gateway.sql("SELECT c, v FROM t WHERE s = ?", "x".repeat(70_000))
                        .sent())
                .contains("SELECT c,s,v FROM t WHERE token(p,q)>=? AND token(p,q)<=? AND s=? ALLOW FILTERING");
    }

    @Test
    void nothingIsSentForWhatNoColumnHolds() {
        gateway.sql("SELECT c FROM t WHERE v = 1.5").returns().sends();
        gateway.sql("SELECT c FROM t WHERE v > ?", 4294967297L).returns().sends();
        gateway.sql("SELECT c FROM t WHERE v = ?", (Object) null).returns().sends();
        gateway.sql("SELECT c FROM t WHERE x = ?", Double.NaN).returns().sends();
    }

    /** The guard counts rows that are read, which nobody knows of what Cassandra filters. */
    @Test
    void aGuardedScanReturnsEveryRow() {
        assertThat(guarded.sql("SELECT c, v FROM t WHERE v = 7").sent())
                .hasSizeGreaterThan(1)
                // Of a scan that another test gave up, a request with another filter may still arrive.
                .noneMatch(text -> text.endsWith("v=? ALLOW FILTERING"));
        assertThat(guarded.sql("SELECT c, v FROM t WHERE v = 7").explanation()).doesNotContain("ALLOW FILTERING");
    }

    @Test
    void explainShowsTheFilter() {
        assertThat(gateway.sql("SELECT c FROM t WHERE v = 7 AND s <> 'a'").explanation())
                .contains("cql: SELECT c,s,v FROM t WHERE v=? ALLOW FILTERING")
                .contains("binds: v = 7")
                .contains("partitions: all, in a scan of the whole table, filtered after its first page");
    }

    /** A partition of nothing but static columns is a row too. */
    @Test
    void tablesWithStaticColumnsAreNotFiltered() {
        gateway.sql("SELECT c FROM st WHERE v = 7").returns("1");
        assertThat(gateway.sql("SELECT c FROM st WHERE v = 7").sent())
                .hasSizeGreaterThan(1)
                .noneMatch(text -> text.contains("ALLOW FILTERING"));
    }

    @Test
    void onlyScansAreFiltered() {
        assertThat(gateway.sql("SELECT c FROM t WHERE p = 1 AND q = 'q' AND v = 7 AND d = 'd'")
                        .sent())
                .containsExactly("SELECT c,d,v FROM t WHERE p=? AND q=?");
        assertThat(gateway.sql("SELECT c FROM t WHERE i = 1 AND v = 7").sent())
                .noneMatch(text -> text.contains("ALLOW FILTERING"));
        assertThat(gateway.sql("SELECT b.c FROM t a JOIN t b ON a.p = b.p AND a.q = b.q AND a.c = b.c"
                                + " WHERE a.p = 1 AND a.q = 'q' AND b.v = 7")
                        .sent())
                .noneMatch(text -> text.contains("ALLOW FILTERING"));
    }

    @Test
    void aggregatesAndLimitsAreOfWhatPasses() {
        gateway.sql("SELECT count(*), max(v) FROM t WHERE v > 11000").returns("900 | 11999");
        gateway.sql("SELECT v FROM t WHERE v IN (11, 22, 11999) ORDER BY v DESC LIMIT 2")
                .returns("11999", "22");
        gateway.sql("SELECT c FROM t WHERE v > 11000 LIMIT 700").returnsRows(700);
    }
}
