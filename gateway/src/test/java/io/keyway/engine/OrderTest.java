package io.keyway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import io.keyway.exec.FullScan;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders that Cassandra gives, within a partition and over several, and limits that end the reading. */
@WithCassandra
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderTest {
    private final Sparkify gateway;

    OrderTest(TestKeyspace keyspace) {
        String table = keyspace.name() + ".t";
        keyspace.execute("CREATE TABLE " + table
                + " (k int, a text, b int, r int, PRIMARY KEY (k, a, b)) WITH CLUSTERING ORDER BY (a ASC, b DESC)");
        // U+FF21 comes before U+1F600, though its UTF-16 unit is greater than the emoji's first.
        List<String> texts = List.of("a", "b", "\uff21", "\ud83d\ude00");
        for (int i = 0; i < 120; i++) {
            keyspace.execute(String.format(
                    "INSERT INTO %s (k, a, b, r) VALUES (%d, '%s', %d, %d)", table, i % 3, texts.get(i / 3 % 4), i, i));
        }
        keyspace.execute("CREATE TABLE " + keyspace.name() + ".blobs (k int, b blob, PRIMARY KEY (k, b))");
        for (String blob : List.of("0x00", "0x7f", "0x80", "0xff")) {
            keyspace.execute("INSERT INTO " + keyspace.name() + ".blobs (k, b) VALUES (1, " + blob + ")");
            keyspace.execute("INSERT INTO " + keyspace.name() + ".blobs (k, b) VALUES (2, " + blob + "01)");
        }
        String moments = keyspace.name() + ".moments";
        keyspace.execute(
                "CREATE TABLE " + moments + " (k int, c int, ts timestamp, d double, t text, PRIMARY KEY (k, c))",
                "INSERT INTO " + moments + " (k, c, ts, d, t) VALUES (1, 1, '2018-11-01T01:00:00Z', 0.5, 'ax')",
                "INSERT INTO " + moments + " (k, c, ts, d, t) VALUES (1, 2, '2018-11-02T01:00:00Z', 1.7, 'ab')",
                "INSERT INTO " + moments + " (k, c, ts, d, t) VALUES (1, 3, '2018-11-01T02:00:00Z', 1.2, 'b')");
        gateway = Sparkify.connect(keyspace, FullScan.REFUSE);
    }

    @AfterAll
    void close() {
        gateway.close();
    }

    @Test
    void withinOnePartition() {
        gateway.sql("SELECT b FROM t WHERE k = 1 ORDER BY a, b DESC LIMIT 2")
                .returns("109", "97")
                .sends("SELECT b FROM t WHERE k=? ORDER BY a ASC,b DESC LIMIT ?");
        gateway.sql("SELECT b FROM t WHERE k = 1 ORDER BY a DESC, b LIMIT 2 OFFSET 1")
                .returns("22", "34")
                .sends("SELECT b FROM t WHERE k=? ORDER BY a DESC,b ASC LIMIT ?");
        gateway.sql("SELECT r FROM t WHERE k = 1 AND a = 'b' ORDER BY b DESC, k LIMIT ?", 1)
                .returns("112")
                .sends("SELECT r FROM t WHERE k=? AND a=? ORDER BY a ASC,b DESC LIMIT ?");
    }

    @Test
    void ofSeveralPartitionsMergedAsTheyCome() {
        String cql = "SELECT a,b FROM t WHERE k=? ORDER BY a ASC,b DESC LIMIT ?";
        gateway.sql("SELECT a, b FROM t WHERE k IN (0, 1, 2) ORDER BY a, b DESC LIMIT 4")
                .returns("a | 110", "a | 109", "a | 108", "a | 98")
                .sends(cql, cql, cql);
        assertThat(gateway.sql("SELECT a FROM t WHERE k IN (0, 1, 2) ORDER BY a DESC LIMIT 31")
                        .rows())
                .startsWith("\ud83d\ude00")
                .endsWith("\uff21");
        assertThat(gateway.sql("EXPLAIN SELECT b FROM t WHERE k IN (0, 2) ORDER BY a")
                        .rows())
                .contains("gateway: nothing; rows are streamed as they come");
    }

    @Test
    void otherOrdersAreSortedHere() {
        gateway.sql("SELECT b FROM t WHERE k = 1 ORDER BY b LIMIT 2").returns("1", "4");
        gateway.sql("SELECT k, b FROM t WHERE k IN (0, 1) ORDER BY k DESC, b LIMIT 1")
                .returns("1 | 1");
        gateway.sql("SELECT b FROM t WHERE k = 1 ORDER BY a, b LIMIT 1").returns("1");
    }

    @Test
    void blobsOfSeveralPartitionsAreMergedByTheirBytes() {
        gateway.sql("SELECT k FROM blobs WHERE k IN (1, 2) ORDER BY b DESC LIMIT 5")
                .returns("2", "1", "2", "1", "2")
                .sendsRequests(2);
    }

    /** Calcite sorts by the column itself, so that rows of one converted value come in its order and no other. */
    @Test
    void conversionsThatMakeOneValueOfSeveralAreSortedByWhatTheyMake() {
        gateway.sql("SELECT CAST(ts AS DATE) AS day, c FROM moments WHERE k = 1 ORDER BY day, c DESC LIMIT 3")
                .returns("2018-11-01 | 3", "2018-11-01 | 1", "2018-11-02 | 2");
        gateway.sql("SELECT CAST(FLOOR(d) AS INTEGER) AS whole, c FROM moments WHERE k = 1 ORDER BY whole DESC, c")
                .returns("1 | 2", "1 | 3", "0 | 1");
        gateway.sql("SELECT CAST(t AS VARCHAR(1)) AS letter, c FROM moments WHERE k = 1 ORDER BY letter, c DESC")
                .returns("a | 2", "a | 1", "b | 3");
        gateway.sql("SELECT CAST(c AS BIGINT) AS wide, t FROM moments WHERE k = 1 ORDER BY wide DESC LIMIT 1")
                .returns("3 | b")
                .sends("SELECT c,t FROM moments WHERE k=? ORDER BY c DESC LIMIT ?");
    }

    /** Code points, which no UTF-16 order is, wherever texts are compared. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT max(a), min(a) FROM t WHERE k = 1 AND a > 'b'",
                "SELECT max(a || ''), min(a || '') FROM t WHERE k = 1 AND a > 'b'",
                "SELECT max(a), min(a) FROM t WHERE k = 1 AND a > 'b' AND r > 0",
                "SELECT DISTINCT max(a) OVER (PARTITION BY k), min(a) OVER (PARTITION BY k) FROM t WHERE k = 1 AND a > 'b'",
                "SELECT max(a) OVER (ORDER BY b ROWS 9 PRECEDING), min(a) OVER (ORDER BY b ROWS 9 PRECEDING)"
                        + " FROM t WHERE k = 1 AND a > 'b' ORDER BY b DESC LIMIT 1",
                "SELECT * FROM (SELECT a FROM t WHERE k = 1 AND a > 'b' ORDER BY a || '' DESC LIMIT 1),"
                        + " (SELECT a FROM t WHERE k = 1 AND a > 'b' ORDER BY a || '' LIMIT 1)",
                "SELECT max(a) FILTER (WHERE r > 0), min(a) FILTER (WHERE r > 0) FROM t WHERE k = 1 AND a || '' > 'b'",
                "SELECT a.a, b.a FROM t a JOIN t b ON a.a > b.a WHERE a.k = 1 AND b.k = 1 AND a.a > 'b' AND b.a > 'b' LIMIT 1",
            })
    void textsAreComparedByCodePoints(String sql) {
        gateway.sql(sql).returns("\ud83d\ude00 | \uff21");
    }

    @Test
    void limitZeroAsksNothing() {
        gateway.sql("SELECT b FROM t WHERE k = 1 LIMIT 0").returns().sends();
        gateway.sql("SELECT b FROM t WHERE k = 1 LIMIT ?", 0).returns().sends();
    }
}
