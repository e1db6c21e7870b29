package io.keyway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import io.keyway.exec.FullScan;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Of the first rows of each partition, no others are returned. */
@WithCassandra
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TopRowsTest {
    private static final String SELECT = "SELECT p, q, c, d, n FROM (SELECT p, q, c, d, v, %s AS n FROM t WHERE %s) x";

    private final Sparkify gateway;

    TopRowsTest(TestKeyspace keyspace) {
        String table = keyspace.name() + ".t";
        keyspace.execute(
                "CREATE TABLE " + table
                        + " (p int, q text, c int, d text, u uuid, v int, PRIMARY KEY ((p, q), c, d, u))"
                        + " WITH CLUSTERING ORDER BY (c DESC, d ASC, u ASC)",
                "CREATE TABLE " + keyspace.name() + ".st (p int, c int, s int static, PRIMARY KEY (p, c))",
                "CREATE TABLE " + keyspace.name() + ".large (p int, c int, PRIMARY KEY (p, c))");
        for (int i = 0; i < 60; i++) {
            keyspace.execute(String.format(
                    "INSERT INTO %s (p, q, c, d, u, v) VALUES (%d, '%s', %d, '%d', uuid(), %d)",
                    table, i % 2, i % 3 == 0 ? "x" : "y", i / 12, i, i));
        }
        keyspace.execute("INSERT INTO " + keyspace.name() + ".st (p, s) VALUES (1, 1)");
        try (BulkRows driver = new BulkRows(keyspace)) {
            driver.write(
                    "INSERT INTO " + keyspace.name() + ".large (p, c) VALUES (?, ?)",
                    IntStream.range(0, 30_000).mapToObj(i -> new Object[] {i / 10, i % 10}));
        }
        gateway = Sparkify.connect(keyspace, FullScan.ALLOW);
    }

    @AfterAll
    void close() {
        gateway.close();
    }

    private Sparkify.Checked query(String number, String condition, String passes, Object... parameters) {
        return gateway.sql(String.format(SELECT, number, condition) + " WHERE " + passes, parameters);
    }

    @ParameterizedTest(name = "{0} where {1} and {2} -> {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "ROW_NUMBER() OVER (PARTITION BY p, q ORDER BY c DESC, d) | p = 1 AND q = 'y' | n <= 2"
                        + " | p=? AND q=? ORDER BY c DESC,d ASC,u ASC PER PARTITION LIMIT ? | 2",
                "ROW_NUMBER() OVER (PARTITION BY p, q ORDER BY c, d DESC) | p = 1 AND q = 'y' | n < 3"
                        + " | p=? AND q=? ORDER BY c ASC,d DESC,u DESC PER PARTITION LIMIT ? | 2",
                "ROW_NUMBER() OVER (PARTITION BY q ORDER BY c DESC) | p IN (0, 1) AND q = 'y' | n = 1"
                        + " | p=? AND q=? ORDER BY c DESC,d ASC,u ASC PER PARTITION LIMIT ? | 1",
                "ROW_NUMBER() OVER (ORDER BY c DESC) | p IN (0, 1) AND q = 'y' | n BETWEEN 2 AND 3"
                        + " | p=? AND q=? ORDER BY c DESC,d ASC,u ASC PER PARTITION LIMIT ? | 2",
                "ROW_NUMBER() OVER (PARTITION BY p, c ORDER BY d) | p = 1 AND q = 'y' AND c = 3 | n <= 1.5"
                        + " | p=? AND q=? AND c=? ORDER BY c DESC,d ASC,u ASC PER PARTITION LIMIT ? | 1",
                "ROW_NUMBER() OVER (PARTITION BY p, q ORDER BY p, c DESC) | p = 1 AND q = 'y' AND c < 3 | n <= 2 AND v > 0"
                        + " | p=? AND q=? AND c<? ORDER BY c DESC,d ASC,u ASC PER PARTITION LIMIT ? | 2",
                "ROW_NUMBER() OVER (PARTITION BY p, q) | p = 1 AND q = 'y' | n <= 2"
                        + " | p=? AND q=? PER PARTITION LIMIT ? | 2",
            })
    void isLimited(String number, String condition, String passes, String cql, int rows) {
        query(number, condition, passes).returnsRows(rows);
        assertThat(query(number, condition, passes).sent())
                .isNotEmpty()
                .allMatch(text -> text.endsWith(" WHERE " + cql));
    }

    /** Where a row after the first ones may count, or another column is computed of all of them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "ROW_NUMBER() OVER (PARTITION BY p, q ORDER BY d) | p = 1 AND q = 'y' | n <= 2",
                "ROW_NUMBER() OVER (PARTITION BY p, q ORDER BY c DESC, d DESC) | p = 1 AND q = 'y' | n <= 2",
                "ROW_NUMBER() OVER (PARTITION BY p, q, c ORDER BY d) | p = 1 AND q = 'y' | n <= 2",
                "ROW_NUMBER() OVER (PARTITION BY p, q ORDER BY c DESC) | p = 1 AND q = 'y' AND v > 5 | n <= 2",
                "ROW_NUMBER() OVER (PARTITION BY p, q ORDER BY c DESC) | p = 1 AND q = 'y' | n >= 2",
                "ROW_NUMBER() OVER (PARTITION BY p, q ORDER BY c DESC) | p = 1 AND q = 'y' | n <= 2 OR v = 1",
                "RANK() OVER (PARTITION BY p, q ORDER BY c DESC) | p = 1 AND q = 'y' | n <= 2",
                "ROW_NUMBER() OVER (PARTITION BY p, q ORDER BY c DESC, d, u) | p = 1 AND q = 'y' | n <= 2",
                "COUNT(*) OVER (PARTITION BY p, q ORDER BY c DESC) | p = 1 AND q = 'y' | n <= 2",
                "ROW_NUMBER() OVER (PARTITION BY p, q ORDER BY c) | 1 = 1 | n <= 2",
                "ROW_NUMBER() OVER (PARTITION BY p, q ORDER BY c DESC) + COUNT(*) OVER (PARTITION BY p, q)"
                        + " | p = 1 AND q = 'y' | n <= 12",
            })
    void isNotLimited(String number, String condition, String passes) {
        assertThat(query(number, condition, passes).sent())
                .hasSize(1)
                .noneMatch(text -> text.contains("PER PARTITION LIMIT"));
    }

    @Test
    void theRowsAreTheFirst() {
        query("ROW_NUMBER() OVER (PARTITION BY p, q ORDER BY c DESC, d)", "p = 1 AND q IN ('x', 'y')", "n <= 2")
                .returnsInAnyOrder(
                        "1 | x | 4 | 51 | 1", "1 | x | 4 | 57 | 2", "1 | y | 4 | 49 | 1", "1 | y | 4 | 53 | 2");
        query("ROW_NUMBER() OVER (PARTITION BY p, q ORDER BY c DESC, d)", "1 = 1", "n = 1")
                .returnsInAnyOrder(
                        "0 | x | 4 | 48 | 1", "1 | x | 4 | 51 | 1", "0 | y | 4 | 50 | 1", "1 | y | 4 | 49 | 1");
    }

    @Test
    void eachPartitionOfAScanReturnsAsMany() {
        String sql = "SELECT p, c FROM (SELECT p, c, ROW_NUMBER() OVER (PARTITION BY p ORDER BY c) AS n FROM large) x"
                + " WHERE n <= ?";
        assertThat(gateway.sql(sql, 3).sent())
                .contains(
                        "SELECT p,c,token(p) FROM large PER PARTITION LIMIT ?",
                        "SELECT p,c FROM large WHERE token(p)>=? AND token(p)<=? PER PARTITION LIMIT ?")
                .allMatch(text -> text.endsWith("PER PARTITION LIMIT ?"));
        gateway.sql(sql, 3).returnsRows(9_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "0.5"})
    void nothingIsSentForNoRows(String most) {
        String number = "ROW_NUMBER() OVER (PARTITION BY p, q ORDER BY c DESC)";
        query(number, "p = 1 AND q = 'y'", "n <= CAST(? AS DECIMAL(3, 1))", most)
                .returns();
        query(number, "p = 1 AND q = 'y'", "n <= ?", Math.round(Math.floor(Double.parseDouble(most))))
                .returns()
                .sends();
        query(number, "1 = 1", "n <= ?", (Object) null).returns().sends();
    }

    @Test
    void moreThanAnyPartitionHasIsNoLimit() {
        query("ROW_NUMBER() OVER (PARTITION BY p, q ORDER BY c DESC)", "p = 1 AND q = 'x'", "n <= ?", 1L << 40)
                .returnsRows(10);
    }

    /** A partition of nothing but static columns is a row too. */
    @Test
    void tablesWithStaticColumnsAreNotLimited() {
        assertThat(gateway.sql("SELECT p, c FROM (SELECT p, c, ROW_NUMBER() OVER (PARTITION BY p ORDER BY c) AS n"
                                + " FROM st) x WHERE n <= 1")
                        .returns("1 | null")
                        .sent())
                .noneMatch(text -> text.contains("PER PARTITION LIMIT"));
    }

    @Test
    void explainShowsTheLimit() {
        assertThat(query("ROW_NUMBER() OVER (PARTITION BY p, q ORDER BY c DESC)", "p = 1 AND q = 'y'", "n <= 2")
                        .explanation())
                .contains(" PER PARTITION LIMIT ?")
                .contains("binds: p = 1, q = 'y', of each partition <= 2");
    }
}
