package io.keyway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.exec.FullScan;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The rules of the Spark Cassandra Connector for what is pushed and what is kept, row by row under the numbers of the
 * research, for {@code PRIMARY KEY ((p1, p2), c1, c2, c3)}. Where Keyway takes another stance, the row says so.
 */
@WithCassandra
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RuleMatrixTest {
    private final Sparkify gateway;
    private final Sparkify refusing;

    RuleMatrixTest(TestKeyspace keyspace) {
        String table = keyspace.name() + ".t";
        keyspace.execute(
                "CREATE TABLE " + table + " (p1 int, p2 int, c1 int, c2 int, c3 int, i1 int, i2 int, s1 int, s2 text,"
                        + " r1 int, r2 int, t1 int static, t2 int static, PRIMARY KEY ((p1, p2), c1, c2, c3))",
                "CREATE INDEX ON " + table + " (p2)",
                "CREATE INDEX ON " + table + " (i1)",
                "CREATE INDEX ON " + table + " (i2)",
                "CREATE INDEX ON " + table + " (s1) USING 'sai'",
                "CREATE INDEX ON " + table + " (s2) USING 'sai'",
                "CREATE INDEX ON " + table + " (t1) USING 'sai'");
        for (int i = 0; i < 64; i++) {
            keyspace.execute(String.format(
                    "INSERT INTO %s (p1, p2, c1, c2, c3, i1, i2, s1, s2, r1, r2, t1, t2) VALUES"
                            + " (%d, %d, %d, %d, %d, %d, %d, %d, '%d', %d, %d, 1, 1)",
                    table, i % 2, i / 2 % 2, i / 4 % 2, i / 8 % 2, i / 16, i % 3, i % 4, i % 5, i % 5, i % 2, i % 3));
        }
        gateway = Sparkify.connect(keyspace, FullScan.ALLOW);
        refusing = Sparkify.connect(keyspace, FullScan.REFUSE);
    }

    @AfterAll
    void close() {
        gateway.close();
        refusing.close();
    }

    /** What follows WHERE in each request, nothing for a scan of the whole table, and the number of requests and rows. */
    @ParameterizedTest(name = "row {0}: {1} -> {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "1  | p1 = 1 AND p2 = 1 | p1=? AND p2=? | 1 | 16",
                "2  | p1 = 1 | | 1 | 32",
                "3  | p1 = 1 AND p2 < 1 | | 1 | 16",
                "4  | p1 = 1 AND p2 IN (0, 1) | p1=? AND p2=? | 2 | 32",
                "5  | p1 IN (0, 1) AND p2 = 1 | p1=? AND p2=? | 2 | 32",
                "6  | p1 IN (0, 1) AND p2 IN (0, 1) | p1=? AND p2=? | 4 | 64",
                "7  | p1 = 1 AND p2 = 1 AND c1 = 1 | p1=? AND p2=? AND c1=? | 1 | 8",
                "8  | p1 = 1 AND p2 = 1 AND c1 = 1 AND c2 < 1 | p1=? AND p2=? AND c1=? AND c2<? | 1 | 4",
                "9  | p1 = 1 AND p2 = 1 AND c1 = 1 AND c3 = 1 | p1=? AND p2=? AND c1=? | 1 | 2",
                "10 | p1 = 1 AND p2 = 1 AND c3 = 1 | p1=? AND p2=? | 1 | 4",
                "11 | p1 = 1 AND p2 = 1 AND c1 < 1 AND c2 < 1 | p1=? AND p2=? AND c1<? | 1 | 4",
                "12 | p1 = 1 AND p2 = 1 AND c1 < 2 AND c1 > 0 | p1=? AND p2=? AND c1>? AND c1<? | 1 | 8",
                "13 | p1 = 1 AND p2 = 1 AND c1 = 1 AND c2 = 1 AND c3 IN (1, 3) | p1=? AND p2=? AND c1=? AND c2=? AND c3 IN ? | 1 | 2",
                "14 | p1 = 1 AND p2 = 1 AND c1 = 1 AND c2 < 1 AND c3 = 1 | p1=? AND p2=? AND c1=? AND c2<? | 1 | 1",
                "15 | p1 = 1 AND p2 = 1 AND c1 = 1 AND c2 IN (0, 1) AND c3 = 1 | p1=? AND p2=? AND c1=? AND c2 IN ? AND c3=? | 1 | 2",
                "16 | p1 = 1 AND p2 = 1 AND c1 IN (0, 1) AND c2 IN (0, 1) AND c3 IN (1, 3) | p1=? AND p2=? AND c1 IN ? AND c2 IN ? AND c3 IN ? | 1 | 8",
                "17 | p1 = 1 AND p2 = 1 AND c2 = 1 | p1=? AND p2=? | 1 | 8",
                "18 | p2 = 1 | p2=? | 1 | 32",
                "19 | i1 = 1 | i1=? | 1 | 21",
                "20 | i1 < 1 | | 1 | 22",
                "21 | i1 IN (0, 1) | | 1 | 43",
                "22 | r1 = 1 AND r2 = 1 AND i1 = 1 | i1=? | 1 | 11",
                "23 | r1 = 1 AND r2 = 1 | | 1 | 11",
                "24 | p1 = 1 AND p2 = 1 AND c1 = ? AND c2 = ? AND c2 < ? | p1=? AND p2=? AND c1=? AND c2=? | 1 | 4",
                "25 | i1 = 1 AND r1 + r2 = 2 | i1=? | 1 | 11",
                "IN product: lists of p1, p2 and c1 | p1 IN (0, 1) AND p2 IN (0, 1) AND c1 IN (0, 1) | p1=? AND p2=? AND c1 IN ? | 4 | 64",
                "IN product: no lists | p1 = 1 AND p2 = 1 AND c1 = 1 AND c2 = 1 | p1=? AND p2=? AND c1=? AND c2=? | 1 | 4",
                "SAI: IN on the partition key | p1 IN (0, 1) AND p2 = 1 AND s1 = 1 | p1=? AND p2=? | 2 | 6",
                "SAI: IN on a clustering column | c1 IN (0, 1) AND s1 = 1 | s1=? | 1 | 13",
                "SAI: = beats a range | s1 > 0 AND s1 = ? | s1=? | 1 | 13",
                "SAI: one = for a column | s1 = ? AND s1 = ? | s1=? | 1 | 13",
                "SAI: a range of numbers | s1 >= 3 | s1>=? | 1 | 25",
                "SAI: no range of texts | s2 >= '3' | | 1 | 25",
                "SAI: texts that contain something | s2 LIKE '%3%' | | 1 | 13",
                "SAI: an indexed static column | t1 = 1 | t1=? | 1 | 64",
                "SAI: a static column without index | t2 = 1 | | 1 | 64",
            })
    void pushes(String row, String condition, @Nullable String cql, int requests, int rows) {
        Sparkify.Checked query = gateway.sql("SELECT r1 FROM t WHERE " + condition, parameters(condition));
        query.returnsRows(rows);
        List<String> sent = query.sent();
        assertThat(sent).hasSize(requests).noneMatch(text -> text.contains("ALLOW FILTERING"));
        if (cql == null) {
            assertThat(sent).noneMatch(text -> text.contains(" WHERE "));
        } else {
            assertThat(sent).allMatch(text -> text.endsWith(" WHERE " + cql));
        }
    }

    /** One for each {@code ?}, which keeps the planner from simplifying. */
    private static Object[] parameters(String condition) {
        int count = (int) condition.chars().filter(c -> c == '?').count();
        return List.of(1, 1, 2).subList(0, count).toArray();
    }

    /** Upstream pushes rows 7 to 17 into a scan with ALLOW FILTERING too; here a scan must be allowed first, and large. */
    @ParameterizedTest(name = "rows 7 to 17 without a partition key: {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "c1 = 1",
                "c1 = 1 AND c2 < 1",
                "c1 = 1 AND c2 IN (0, 1) AND c3 = 1",
                "c2 = 1",
                "c1 < 2 AND c1 > 0",
            })
    void clusteringColumnsAlone(String condition) {
        assertThatThrownBy(() ->
                        refusing.sql("SELECT r1 FROM t WHERE " + condition).rows())
                .isInstanceOfSatisfying(
                        KeywayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FULL_SCAN_REFUSED));
        assertThat(gateway.sql("SELECT r1 FROM t WHERE " + condition).sent()).noneMatch(cql -> cql.contains("WHERE"));
    }
}
