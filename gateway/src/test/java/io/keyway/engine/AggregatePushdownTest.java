package io.keyway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.exec.FullScan;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which aggregates Cassandra computes, with which statements, and that they are SQL's. */
@WithCassandra
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AggregatePushdownTest {
    private static final int PARTITIONS = 3_000;
    private static final int ROWS_OF_PARTITION = 4;
    private static final int ROWS = PARTITIONS * ROWS_OF_PARTITION;

    private final Sparkify gateway;
    private final SessionSettings settings;

    AggregatePushdownTest(TestKeyspace keyspace) {
        String name = keyspace.name();
        keyspace.execute(
                "CREATE TABLE " + name
                        + ".t (a int, b int, c int, d int, i int, l bigint, x double, n decimal, s text, u uuid,"
                        + " PRIMARY KEY ((a, b), c, d))",
                "CREATE TABLE " + name + ".plain (k int PRIMARY KEY, v int)",
                "INSERT INTO " + name + ".t (a, b, c, d, i, l, x, n, s) VALUES"
                        + " (-1, 1, 1, 1, 2147483647, 9223372036854775807, 0.5, 1.10, 'a')",
                "INSERT INTO " + name + ".t (a, b, c, d, i, l, x, n, s) VALUES"
                        + " (-1, 1, 1, 2, 2147483647, 9223372036854775807, 0.25, 2.2, '\uD83D\uDE00')",
                "INSERT INTO " + name + ".t (a, b, c, d, s) VALUES (-1, 1, 2, 1, '\uFF5E')",
                "INSERT INTO " + name + ".t (a, b, c, d, i) VALUES (-1, 2, 1, 1, 7)");
        try (BulkRows driver = new BulkRows(keyspace)) {
            driver.write(
                    "INSERT INTO " + name + ".t (a, b, c, d, i, l, x, n, s) VALUES (?, ?, ?, ?, ?, 3, 0.5, 1.5, 'z')",
                    IntStream.range(0, ROWS - 4).mapToObj(i -> new Object[] {i / 4, i / 4 % 3, i / 2 % 2, i % 2, i}));
            driver.write(
                    "INSERT INTO " + name + ".plain (k, v) VALUES (?, ?)",
                    IntStream.range(0, 50).mapToObj(i -> new Object[] {i, i % 5}));
        }
        gateway = Sparkify.connect(keyspace, FullScan.ALLOW);
        settings = gateway.session().settings();
    }

    @AfterEach
    void reset() {
        gateway.session().settings(settings);
    }

    @AfterAll
    void close() {
        gateway.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT count(*) FROM t WHERE a = -1 AND b = 1 | SELECT count(*) FROM t WHERE a=? AND b=? | 3",
                "SELECT count(i) FROM t WHERE a = -1 AND b = 1 | SELECT count(i) FROM t WHERE a=? AND b=? | 2",
                "SELECT count(i) FROM t WHERE a = -1 AND b = 1 AND c > 1 | SELECT count(i) FROM t WHERE a=? AND b=? AND c>? | 0",
                "SELECT sum(i) FROM t WHERE a = -1 AND b = 1 | SELECT sum(CAST(i AS bigint)),count(i) FROM t WHERE a=? AND b=? | 4294967294",
                "SELECT sum(l) FROM t WHERE a = -1 AND b = 1 | SELECT sum(CAST(l AS varint)),count(l) FROM t WHERE a=? AND b=? | 18446744073709551614",
                "SELECT sum(x) FROM t WHERE a = -1 AND b = 1 | SELECT sum(x),count(x) FROM t WHERE a=? AND b=? | 0.75",
                "SELECT sum(n) FROM t WHERE a = -1 AND b = 1 | SELECT sum(n),count(n) FROM t WHERE a=? AND b=? | 3.30",
                "SELECT sum(i) FROM t WHERE a = -9 AND b = 1 | SELECT sum(CAST(i AS bigint)),count(i) FROM t WHERE a=? AND b=? | null",
                "SELECT max(i) FROM t WHERE a = -9 AND b = 1 | SELECT max(i) FROM t WHERE a=? AND b=? | null",
                "SELECT max(s) FROM t WHERE a = -1 AND b = 1 | SELECT max(s) FROM t WHERE a=? AND b=? | \uD83D\uDE00",
                "SELECT min(n) FROM t WHERE a = -1 AND b = 1 | SELECT min(n) FROM t WHERE a=? AND b=? | 1.10",
            })
    void onePartitionIsOneRow(String sql, String cql, String value) {
        gateway.sql(sql).returns(value).sends(cql);
    }

    @Test
    void groupsByOneColumnTwiceAreThoseOfTheColumn() {
        gateway.sql("SELECT x, y, count(*) FROM (SELECT c AS x, c AS y FROM t WHERE a = -1 AND b = 1) GROUP BY x, y")
                .returnsInAnyOrder("1 | 1 | 2", "2 | 2 | 1")
                .sends("SELECT c,count(*) FROM t WHERE a=? AND b=? GROUP BY a,b,c");
    }

    @Test
    void averagesAreDividedInTheGateway() {
        gateway.sql("SELECT avg(i) FROM t WHERE a = 0 AND b = 0")
                .returns("1.5000000000000000")
                .sends("SELECT sum(CAST(i AS bigint)),count(i) FROM t WHERE a=? AND b=?");
        gateway.sql("SELECT avg(i) FROM t WHERE a = -9 AND b = 0").returns("null");
    }

    @Test
    void severalPartitionsAreAddedUp() {
        gateway.sql("SELECT count(*), max(i), sum(i) FROM t WHERE a = -1 AND b IN (1, 2, 3)")
                .returns("4 | 2147483647 | 4294967301")
                .sendsRequests(3);
        gateway.sql("SELECT count(*) FROM t WHERE a = NULL AND b = 1")
                .returns("0")
                .sends();
        gateway.sql("SELECT count(*), sum(i) FROM t WHERE a = 1.5 AND b = 1")
                .returns("0 | null")
                .sends();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT c, count(*) FROM t WHERE a = -1 AND b = 1 GROUP BY c | SELECT c,count(*) FROM t WHERE a=? AND b=? GROUP BY a,b,c | 2",
                "SELECT b, c, count(*) FROM t WHERE a = -1 AND b IN (1, 2) GROUP BY b, c | SELECT b,c,count(*) FROM t WHERE a=? AND b=? GROUP BY a,b,c | 3",
                "SELECT c, count(*) FROM t WHERE a = -1 AND b IN (1, 2) GROUP BY c | SELECT c,count(*) FROM t WHERE a=? AND b=? GROUP BY a,b,c | 2",
                "SELECT x, y, n FROM (SELECT c AS x, c AS y, count(*) AS n FROM t WHERE a = -1 AND b = 1 GROUP BY c, c) q | SELECT c,count(*) FROM t WHERE a=? AND b=? GROUP BY a,b,c | 2",
                "SELECT x, y, count(*) FROM (SELECT c AS x, c AS y FROM t WHERE a = -1 AND b = 1) q GROUP BY x, y | SELECT c,count(*) FROM t WHERE a=? AND b=? GROUP BY a,b,c | 2",
                "SELECT DISTINCT a, b AS x, b AS y FROM t WHERE a = -1 AND b = 1 | SELECT DISTINCT a,b FROM t WHERE a=? AND b=? | 1",
                "SELECT a, b FROM t WHERE a = -1 AND b = 1 GROUP BY a, b | SELECT DISTINCT a,b FROM t WHERE a=? AND b=? | 1",
                "SELECT DISTINCT a, b FROM t WHERE a = -1 AND b = 1 AND c > 1 | SELECT a,b FROM t WHERE a=? AND b=? AND c>? GROUP BY a,b | 1",
                "SELECT DISTINCT a, b FROM t WHERE a = -1 AND b = 1 AND c > 5 | SELECT a,b FROM t WHERE a=? AND b=? AND c>? GROUP BY a,b | 0",
                "SELECT a, count(*) FROM t WHERE a = -9 AND b = 1 GROUP BY a | SELECT a,count(*) FROM t WHERE a=? AND b=? GROUP BY a,b | 0",
                "SELECT c, max(d) FROM t WHERE a = -1 AND b = 1 GROUP BY c HAVING max(d) > 1 ORDER BY c LIMIT 1 | SELECT c,max(d) FROM t WHERE a=? AND b=? GROUP BY a,b,c | 1",
            })
    void groupsByKeys(String sql, String cql, int rows) {
        gateway.sql(sql).returnsRows(rows);
        assertThat(gateway.sql(sql).sent()).isNotEmpty().containsOnly(cql);
    }

    /** Neither is computed by Cassandra: rows are returned as without the aggregate. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT d, count(*) FROM t WHERE a = -1 AND b = 1 GROUP BY d | SELECT d FROM t WHERE a=? AND b=?",
                "SELECT c, d, count(*) FROM t WHERE a = -1 AND b = 1 GROUP BY c, d | SELECT c,d FROM t WHERE a=? AND b=?",
                "SELECT i, count(*) FROM t WHERE a = -1 AND b = 1 GROUP BY i | SELECT i FROM t WHERE a=? AND b=?",
                "SELECT count(*) FROM t WHERE a = -1 AND b = 1 AND i > 5 | SELECT a,b,i FROM t WHERE a=? AND b=?",
                "SELECT max(i - 1) FROM t WHERE a = -1 AND b = 1 | SELECT i FROM t WHERE a=? AND b=?",
                "SELECT max(u) FROM t WHERE a = -1 AND b = 1 | SELECT u FROM t WHERE a=? AND b=?",
                "SELECT count(*) FROM (SELECT i FROM t WHERE a = -1 AND b = 1 LIMIT 2) q | SELECT a FROM t WHERE a=? AND b=? LIMIT ?",
                "SELECT count(DISTINCT i) FROM t WHERE a = -1 AND b = 1 | SELECT i FROM t WHERE a=? AND b=?",
                "SELECT count(*) FILTER (WHERE i = 7) FROM t WHERE a = -1 AND b = 1 | SELECT i FROM t WHERE a=? AND b=?",
            })
    void isLeftToTheGateway(String sql, String cql) {
        assertThat(gateway.sql(sql).sent()).containsExactly(cql);
    }

    @Test
    void aTableIsSummedUpByRanges() {
        gateway.session().settings(settings.withFetchSize(200));
        long sum = IntStream.range(0, ROWS - 4).asLongStream().sum() + 2 * 2147483647L + 7;
        gateway.sql("SELECT count(*), count(i), min(i), max(i), sum(i) FROM t")
                .returns(ROWS + " | " + (ROWS - 1) + " | 0 | 2147483647 | " + sum);
        String range = "SELECT count(*) FROM t WHERE token(a,b)>=? AND token(a,b)<=?";
        // No other test asks in these words: a plan remembers that its table needs ranges.
        Sparkify.Checked count = gateway.sql("SELECT count(*) AS all_rows FROM t");
        List<String> sent = count.sent();
        assertThat(sent.get(0)).isEqualTo("SELECT a,token(a,b) FROM t");
        assertThat(sent.subList(1, sent.size())).containsOnly(range);
        assertThat(count.returns(String.valueOf(ROWS)).sent()).containsOnly(range);
        assertThat(gateway.sql("SELECT min(s) FROM t").sent())
                .contains("SELECT min(s),count(*) FROM t WHERE token(a,b)>=? AND token(a,b)<=?");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 50, 200, 5_000})
    void groupsOfATableComeOnce(int fetchSize) {
        gateway.session().settings(settings.withFetchSize(fetchSize));
        gateway.sql(
                        "SELECT count(*), min(n), max(n), sum(n), max(b) FROM (SELECT a, b, count(*) AS n FROM t GROUP BY a, b) q")
                .returns((PARTITIONS - 1 + 2) + " | 1 | 4 | " + ROWS + " | 2");
        gateway.sql("SELECT count(*) FROM (SELECT DISTINCT a, b FROM t) q").returns(String.valueOf(PARTITIONS + 1));
        gateway.sql("SELECT a, sum(i), count(*) FROM t GROUP BY a HAVING a = 17")
                .returns("17 | 278 | 4");
        gateway.sql("SELECT count(*), sum(n) FROM (SELECT a, b, c, max(d) AS n FROM t GROUP BY a, b, c) q")
                .returnsRows(1);
    }

    @Test
    void groupsOfATableAreMadeThere() {
        assertThat(gateway.sql("SELECT a, b, count(*) FROM t GROUP BY a, b").sent())
                .contains("SELECT a,b,count(*),token(a,b) FROM t GROUP BY a,b")
                .contains("SELECT a,b,count(*) FROM t WHERE token(a,b)>=? AND token(a,b)<=? GROUP BY a,b");
        assertThat(gateway.sql("SELECT DISTINCT b FROM t").sent()).contains("SELECT DISTINCT b,a,token(a,b) FROM t");
        assertThat(gateway.sql("SELECT DISTINCT a, b FROM t").sent()).contains("SELECT DISTINCT a,b,token(a,b) FROM t");
        assertThat(gateway.sql("SELECT k, count(*) FROM plain GROUP BY k").sent())
                .as("a partition is one row, so nothing would be gained")
                .containsExactly("SELECT k,token(k) FROM plain");
    }

    @Test
    void theGuardCountsWhatIsSummedUp() {
        gateway.session().settings(settings.withFullScan(FullScan.GUARD).withFullScanLimit(ROWS - 1));
        for (String sql : List.of("SELECT count(*) FROM t", "SELECT a, b, max(i) FROM t GROUP BY a, b")) {
            assertThatThrownBy(() -> gateway.sql(sql).rows())
                    .isInstanceOfSatisfying(
                            KeywayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FULL_SCAN_REFUSED));
        }
        gateway.session().settings(settings.withFullScan(FullScan.GUARD).withFullScanLimit(ROWS));
        gateway.sql("SELECT count(*) FROM t").returns(String.valueOf(ROWS));
    }
}
