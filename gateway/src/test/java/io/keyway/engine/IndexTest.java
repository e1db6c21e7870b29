package io.keyway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import io.keyway.exec.FullScan;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a secondary index is asked, and what is not. No scan is allowed here, except where a test allows it. */
@WithCassandra
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IndexTest {
    private static final int ROWS = 16;

    private final Sparkify gateway;
    private final Sparkify scanning;

    IndexTest(TestKeyspace keyspace) {
        String table = keyspace.name() + ".t";
        keyspace.execute(
                "CREATE TABLE " + table + " (p1 int, p2 int, c1 int, c2 int, i1 int, i2 int, r1 int, r2 int, name text,"
                        + " folded text, at timestamp, big varint, \"Mixed \"\"Case\" int, tags set<text>,"
                        + " scores map<text, int>, fixed frozen<list<int>>, shared int static, plain int static,"
                        + " PRIMARY KEY ((p1, p2), c1, c2))",
                "CREATE INDEX ON " + table + " (p1)",
                "CREATE INDEX ON " + table + " (i1)",
                "CREATE INDEX ON " + table + " (i2) USING 'sai'",
                "CREATE CUSTOM INDEX ON " + table + " (name) USING 'StorageAttachedIndex'",
                "CREATE CUSTOM INDEX ON " + table
                        + " (folded) USING 'org.apache.cassandra.index.sai.StorageAttachedIndex'"
                        + " WITH OPTIONS = {'case_sensitive': 'false'}",
                "CREATE INDEX ON " + table + " (at) USING 'SAI'",
                "CREATE INDEX ON " + table + " (big) USING 'sai'",
                "CREATE INDEX ON " + table + " (\"Mixed \"\"Case\")",
                "CREATE INDEX ON " + table + " (tags)",
                "CREATE INDEX ON " + table + " (entries(scores))",
                "CREATE INDEX ON " + table + " (full(fixed))",
                "CREATE INDEX ON " + table + " (shared)",
                "CREATE INDEX ON " + table + " (c2)");
        for (int i = 0; i < ROWS; i++) {
            keyspace.execute(String.format(
                    "INSERT INTO %s (p1, p2, c1, c2, i1, i2, r1, r2, name, folded, at, big, \"Mixed \"\"Case\", tags,"
                            + " scores, fixed, shared, plain) VALUES (%d, %d, %d, %d, %d, %s, %d, %d, '%s', '%s', %d,"
                            + " %d, %d, {'x'}, {'x': 1}, [1], %d, 1)",
                    table,
                    i % 2,
                    i / 2 % 2,
                    i / 4,
                    i,
                    i % 4,
                    i == 0 ? "null" : String.valueOf(i % 8),
                    i,
                    i % 3,
                    i % 2 == 0 ? "Ä" : "b",
                    i % 2 == 0 ? "Abc" : "abc",
                    i,
                    i,
                    i % 5,
                    i % 2 + i / 2 % 2));
        }
        gateway = Sparkify.connect(keyspace, FullScan.REFUSE);
        scanning = Sparkify.connect(keyspace, FullScan.ALLOW);
    }

    @AfterAll
    void close() {
        gateway.close();
        scanning.close();
    }

    /** What follows WHERE in the one request that is sent, and how many rows the query returns. */
    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "p1 = 1 | p1=? | 8",
                "p1 = 1 AND p2 < 1 | p1=? | 4",
                "i1 = 3 | i1=? | 4",
                "3 = i1 | i1=? | 4",
                "i1 = 3 AND r1 > 5 AND upper(name) = 'B' | i1=? | 3",
                "r1 = 7 AND r2 = 1 AND i1 = 3 | i1=? | 1",
                "i1 = 3 AND i2 = 7 | i2=? | 2",
                "i2 = 7 AND i1 = 3 | i2=? | 2",
                "i2 > 5 | i2>? | 4",
                "i2 >= 5 AND i2 < 6.5 | i2>=? AND i2<? | 4",
                "i2 BETWEEN 5 AND 6 AND i1 = 1 | i1=? | 2",
                "i2 > 0 AND i2 > 5 | i2>? | 4",
                "(i2 < 2 OR i2 > 6) AND i2 > 0 | i2>? | 4",
                "i2 > -4294967297 | i2>=? | 15",
                "i2 <> 3 AND i1 = 3 | i1=? | 2",
                "name = 'Ä' | name=? | 8",
                "folded = 'abc' | folded=? | 8",
                "at >= TIMESTAMP '1970-01-01 00:00:00.014' | at>=? | 2",
                "at > TIMESTAMP '1970-01-01 00:00:00' AND at <= '1970-01-01 00:00:00.002' | at>? AND at<=? | 2",
                "big > 13.5 | big>? | 2",
                "\"Mixed \"\"Case\" = 2 | \"Mixed \"\"Case\"=? | 3",
                "shared = 2 | shared=? | 4",
                "c2 = 3 | c2=? | 1",
                "c1 = 0 AND c2 = 3 | c2=? | 1",
                "CAST(i1 AS BIGINT) = 3 | i1=? | 4",
                "i1 = 3.0 | i1=? | 4",
            })
    void isAsked(String condition, String cql, int rows) {
        gateway.sql("SELECT r1 FROM t WHERE " + condition).returnsRows(rows);
        assertThat(gateway.sql("SELECT r1 FROM t WHERE " + condition).sent())
                .as(condition)
                .singleElement()
                .asString()
                .endsWith(" WHERE " + cql);
    }

    /** Whatever an index cannot answer as SQL does is a scan, whose first page is not filtered. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "i1 < 3 | 12",
                "i1 IN (1, 2) | 8",
                "i2 IN (1, 2) | 4",
                "i1 = 1 OR i2 = 2 | 6",
                "i2 IS NULL | 1",
                "i2 <> 3 | 13",
                "name > 'a' | 16",
                "name LIKE 'b%' | 8",
                "r1 = 1 AND r2 = 1 | 1",
                "plain = 1 | 16",
                "p2 = 1 | 8",
                "i1 + 1 = 4 | 4",
            })
    void isNotAsked(String condition, int rows) {
        scanning.sql("SELECT r1 FROM t WHERE " + condition).returnsRows(rows);
        assertThat(scanning.sql("SELECT r1 FROM t WHERE " + condition).sent())
                .as(condition)
                .allMatch(cql -> !cql.contains("?") || cql.contains("token("))
                .noneMatch(cql -> cql.contains("ALLOW FILTERING"));
    }

    @Test
    void nothingIsSentForWhatNoColumnHolds() {
        gateway.sql("SELECT r1 FROM t WHERE i1 = 1.5").returns().sends();
        gateway.sql("SELECT r1 FROM t WHERE i2 > 4294967297").returns().sends();
        gateway.sql("SELECT r1 FROM t WHERE i1 = ?", (Object) null).returns().sends();
    }

    @Test
    void parametersAndLimitsGoAlong() {
        gateway.sql("SELECT r1 FROM t WHERE i2 >= ? AND i2 < ? AND r1 > 0 ORDER BY r1", 6, 8)
                .returns("6", "7", "14", "15")
                .sends("SELECT r1 FROM t WHERE i2>=? AND i2<?");
        gateway.sql("SELECT r1 FROM t WHERE i1 = ? LIMIT 2", 3)
                .returnsRows(2)
                .sends("SELECT r1 FROM t WHERE i1=? LIMIT ?");
    }

    @Test
    void aKnownPartitionComesFirst() {
        gateway.sql("SELECT r1 FROM t WHERE p1 = 1 AND p2 = 1 AND i1 = 3 AND c1 > 0 ORDER BY c1 DESC")
                .returns("15", "11", "7")
                .sends("SELECT c1,i1,r1 FROM t WHERE p1=? AND p2=? AND c1>?");
        gateway.sql("SELECT r1 FROM t WHERE p1 IN (0, 1) AND p2 = 1 AND i2 = 3")
                .returnsInAnyOrder("3", "11")
                .sendsRequests(2);
    }

    @Test
    void whatIndexesFindGivesKeysToLookUp() {
        gateway.sql("SELECT b.r1 FROM t a JOIN t b ON a.p1 = b.p1 AND a.p2 = b.p2 AND a.c1 = b.c1 WHERE a.i2 = 7")
                .returnsInAnyOrder("7", "15")
                .sendsRequests(3);
    }

    @Test
    void explainNamesTheIndex() {
        assertThat(gateway.sql("SELECT r1 FROM t WHERE i1 = 3 AND r2 = 0").explanation())
                .contains("t: named by the query; a secondary index finds i1")
                .contains("binds: i1 = 3")
                .contains("partitions: those that the index finds");
    }
}
