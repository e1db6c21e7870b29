package io.keyway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import io.keyway.error.KeywayException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Window functions where Calcite's code computes something else than SQL says, or fails. */
@WithCassandra
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WindowTest {
    private final TypeTables tables;

    WindowTest(TestKeyspace keyspace) {
        tables = new TypeTables(
                keyspace,
                "CREATE TABLE ks.t (id int PRIMARY KEY, a int, d double, day date)",
                "INSERT INTO ks.t (id, d) VALUES (1, -0.0)",
                "INSERT INTO ks.t (id, a, d, day) VALUES (2, 1, 0.0, '2018-11-01')",
                "INSERT INTO ks.t (id, d, day) VALUES (3, 1.5, '2018-11-02')",
                "INSERT INTO ks.t (id, a, d, day) VALUES (4, 2, -1.5, '2018-11-05')");
    }

    @AfterAll
    void close() {
        tables.close();
    }

    private void returns(String window, String... rows) {
        tables.returns("SELECT id, " + window, List.of(), rows);
    }

    @Test
    void frameOfANamedWindow() {
        returns(
                "SUM(id) OVER (w ROWS 1 PRECEDING) AS s FROM t WINDOW w AS (ORDER BY id)",
                "1 | 1L",
                "2 | 3L",
                "3 | 5L",
                "4 | 7L");
        returns(
                "COUNT(*) OVER (w ORDER BY id ROWS 2 PRECEDING) AS s FROM t WINDOW w AS (PARTITION BY a IS NULL)",
                "1 | 1L",
                "2 | 1L",
                "3 | 2L",
                "4 | 2L");
    }

    @Test
    void rowBehindTheEndOfTheFrame() {
        returns("NTH_VALUE(id, 2) OVER (ORDER BY id) AS n FROM t", "1 | null", "2 | 2", "3 | 2", "4 | 2");
        tables.returns(
                "SELECT id FROM (SELECT id, NTH_VALUE(id, 2) OVER (ORDER BY id) AS n FROM t) q WHERE n IS NULL",
                List.of(),
                "1");
    }

    @Test
    void frameWithoutRows() {
        returns(
                "FIRST_VALUE(id) OVER (ORDER BY id ROWS BETWEEN 2 PRECEDING AND 1 PRECEDING) AS n FROM t",
                "1 | null",
                "2 | 1",
                "3 | 1",
                "4 | 2");
        returns(
                "LAST_VALUE(id) OVER (PARTITION BY d > 1 ORDER BY id ROWS BETWEEN 2 PRECEDING AND 1 PRECEDING) AS n FROM t",
                "1 | null",
                "2 | 1",
                "3 | null",
                "4 | 2");
    }

    @Test
    void neighbourThatIsNull() {
        returns("LAG(a, 1, 9) OVER (ORDER BY id) AS n FROM t", "1 | 9", "2 | null", "3 | 1", "4 | null");
        tables.returns(
                "SELECT id FROM (SELECT id, LEAD(a, 1, 9) OVER (ORDER BY id) AS n FROM t) q WHERE n IS NULL",
                List.of(),
                "2");
    }

    @Test
    void bothZerosHaveOneRank() {
        returns("RANK() OVER (ORDER BY d) AS n FROM t", "4 | 1L", "1 | 2L", "2 | 2L", "3 | 4L");
    }

    @Test
    void rangesAroundNulls() {
        returns("SUM(id) OVER (ORDER BY a RANGE 1 PRECEDING) AS s FROM t", "1 | 4L", "2 | 2L", "3 | 4L", "4 | 6L");
        returns("SUM(id) OVER (ORDER BY a DESC RANGE 1 PRECEDING) AS s FROM t", "1 | 4L", "2 | 6L", "3 | 4L", "4 | 4L");
        returns(
                "COUNT(*) OVER (ORDER BY day RANGE BETWEEN INTERVAL '1' DAY PRECEDING AND INTERVAL '3' DAY FOLLOWING) AS s FROM t",
                "1 | 1L",
                "2 | 2L",
                "3 | 3L",
                "4 | 1L");
    }

    @Test
    void distributions() {
        returns("CUME_DIST() OVER (ORDER BY d) AS n FROM t", "4 | 0.25", "1 | 0.75", "2 | 0.75", "3 | 1.0");
        returns(
                "2 * PERCENT_RANK() OVER (PARTITION BY d < 1 ORDER BY d DESC) AS n FROM t",
                "1 | 0.0",
                "2 | 0.0",
                "3 | 0.0",
                "4 | 2.0");
        returns("PERCENT_RANK() OVER (PARTITION BY id ORDER BY d) AS n FROM t WHERE id = 4", "4 | 0.0");
    }

    /** Each with its value, in the order of id. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "COUNT(*) OVER (ORDER BY a RANGE BETWEEN 1 FOLLOWING AND 1 FOLLOWING) | 2L, 1L, 2L, 0L",
                "COUNT(*) OVER (ORDER BY a DESC RANGE BETWEEN 1 PRECEDING AND 1 PRECEDING) | 2L, 1L, 2L, 0L",
                "COUNT(*) OVER (ORDER BY a NULLS FIRST RANGE BETWEEN 2 PRECEDING AND 1 PRECEDING) | 2L, 0L, 2L, 1L",
                "COUNT(*) OVER (ORDER BY a RANGE BETWEEN 1 PRECEDING AND UNBOUNDED FOLLOWING) | 2L, 4L, 2L, 4L",
                "COUNT(*) OVER (ORDER BY day DESC RANGE INTERVAL '1' DAY PRECEDING) | 1L, 2L, 1L, 1L",
                "SUM(id) OVER (ORDER BY a * 1.5 RANGE 1.5 PRECEDING) | 4L, 2L, 4L, 6L",
                "SUM(id) OVER (ORDER BY a * 1.5 DESC RANGE BETWEEN CURRENT ROW AND 2 FOLLOWING) | 4L, 2L, 4L, 6L",
                "SUM(id) OVER (ORDER BY d RANGE 1.5 PRECEDING) | 7L, 7L, 6L, 4L",
                "COUNT(*) OVER (ORDER BY CASE WHEN id < 3 THEN CAST('Infinity' AS DOUBLE) ELSE d END RANGE 1 PRECEDING)"
                        + " | 2L, 2L, 1L, 1L",
                "COUNT(*) OVER (ORDER BY 9223372036854775803 + id RANGE BETWEEN 1 FOLLOWING AND 2 FOLLOWING)"
                        + " | 2L, 2L, 1L, 0L",
            })
    void rangesOfValues(String call, String values) {
        valuesOfRows(call, values);
    }

    /** Each with its value, in the order of id. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "NTH_VALUE(id, 1 + 1) OVER () | 2, 2, 2, 2",
                "NTH_VALUE(id, NULL) OVER () | null, null, null, null",
                "NTH_VALUE(id, 4294967298) OVER () | null, null, null, null",
                "LAG(id, NULL) OVER (ORDER BY id) | null, null, null, null",
                "LAG(id, NULL, 7) OVER (ORDER BY id) | null, null, null, null",
                "LAG(id, a) OVER (ORDER BY id) | null, 1, null, 2",
                "LAG(id, a, 9) OVER (ORDER BY id) | null, 1, null, 2",
                "LEAD(id, -1, 9) OVER (ORDER BY id) | 9, 1, 2, 3",
                "LEAD(id, 4294967297, 9) OVER (ORDER BY id) | 9, 9, 9, 9",
                "LAG(a, 1, '9') OVER (ORDER BY id) | 9, null, 1, null",
                "LAG(day, 1, '2018-10-01') OVER (ORDER BY id) | 2018-10-01, null, 2018-11-01, 2018-11-02",
                "ANY_VALUE(id) OVER (ORDER BY id ROWS BETWEEN 2 PRECEDING AND 2 PRECEDING) | null, null, 1, 2",
                "ARRAY_AGG(id) OVER (ORDER BY id ROWS BETWEEN 2 PRECEDING AND 2 PRECEDING) | null; null; [1]; [2]",
                "STRING_AGG(d, '-') OVER (ORDER BY id ROWS 1 PRECEDING EXCLUDE CURRENT ROW) | null, '-0', '0', '1.5'",
                "ANY_VALUE(id) OVER (ORDER BY id ROWS 1 PRECEDING EXCLUDE CURRENT ROW) | null, 1, 2, 3",
                "MAX(a) OVER (ORDER BY id ROWS 1 PRECEDING EXCLUDE GROUP) | null, null, 1, null",
                "COUNT(a) OVER (ORDER BY id ROWS 1 PRECEDING EXCLUDE GROUP) | 0L, 0L, 1L, 0L",
                "SUM(id) OVER (ORDER BY a IS NULL ROWS 3 PRECEDING EXCLUDE TIES) | 7L, 2L, 9L, 4L",
                "SUM(id) OVER (ORDER BY a IS NULL ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING EXCLUDE TIES)"
                        + " | 7L, 6L, 9L, 8L",
                "COUNT(*) OVER (ORDER BY d RANGE BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING EXCLUDE GROUP)"
                        + " | 2L, 2L, 3L, 3L",
                "COUNT(*) OVER (PARTITION BY d = 0 ORDER BY a RANGE UNBOUNDED PRECEDING EXCLUDE CURRENT ROW)"
                        + " | 1L, 0L, 1L, 0L",
                "MAX(a) OVER (ORDER BY d RANGE CURRENT ROW EXCLUDE CURRENT ROW) | 1, null, null, null",
                "MIN(d) OVER (ORDER BY a IS NULL RANGE CURRENT ROW EXCLUDE CURRENT ROW) | 1.5, -1.5, 0.0, 0.0",
                "COUNT(*) OVER (ORDER BY a RANGE 1 PRECEDING EXCLUDE GROUP) | 0L, 0L, 0L, 1L",
                "SUM(a) OVER (ORDER BY d, id ROWS BETWEEN 2 PRECEDING AND UNBOUNDED FOLLOWING EXCLUDE CURRENT ROW)"
                        + " | 3L, 2L, 1L, 1L",
                "MIN(COALESCE(a, 0)) OVER (ORDER BY day RANGE BETWEEN INTERVAL '1' DAY PRECEDING AND CURRENT ROW EXCLUDE GROUP)"
                        + " | null, null, 1, null",
                "STRING_AGG('x', '') OVER (ORDER BY d RANGE UNBOUNDED PRECEDING EXCLUDE TIES) | 'xx', 'xx', 'xxxx', 'x'",
                "SUM(id) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW EXCLUDE CURRENT ROW) | null, 1L, 2L, 3L",
                "NTILE(1) OVER (ORDER BY id) | 1L, 1L, 1L, 1L",
                "NTILE(3) OVER (ORDER BY id) | 1L, 1L, 2L, 3L",
                "NTILE(7) OVER (ORDER BY id DESC) | 4L, 3L, 2L, 1L",
                "NTILE(2) OVER (PARTITION BY a IS NULL ORDER BY id) | 1L, 1L, 2L, 2L",
                "SUM(id) OVER (ORDER BY id ROWS 0 PRECEDING) | 1L, 2L, 3L, 4L",
                "SUM(id) OVER (ORDER BY id ROWS 2 - 1 PRECEDING) | 1L, 3L, 5L, 7L",
                "SUM(id) OVER (ORDER BY id ROWS 4294967295 PRECEDING) | 1L, 3L, 6L, 10L",
            })
    void valuesOfRows(String call, String values) {
        assertThat(tables.rows("SELECT " + call + " FROM t ORDER BY id"))
                .containsExactly(values.split(values.contains(";") ? "; " : ", "));
    }

    /** Calcite's own code makes groups of 3, 2, 3 and 2 rows. */
    @Test
    void groupsOfUnequalSizes() {
        tables.returns(
                "SELECT g, COUNT(*) FROM (SELECT NTILE(4) OVER (ORDER BY x.id, y.id) AS g FROM t x CROSS JOIN t y"
                        + " WHERE x.id * 4 + y.id < 15) q GROUP BY g",
                List.of(),
                "1L | 3L",
                "2L | 3L",
                "3L | 2L",
                "4L | 2L");
    }

    @Test
    void numbersOfRowsThatAreParameters() {
        String frame = "SELECT SUM(id) OVER (ORDER BY id ROWS CAST(? AS INTEGER) PRECEDING) FROM t ORDER BY id";
        assertThat(tables.rows(frame, 1)).containsExactly("1L", "3L", "5L", "7L");
        assertThat(tables.rows("SELECT NTH_VALUE(id, CAST(? AS INTEGER)) OVER () FROM t", 2))
                .containsExactly("2", "2", "2", "2");
        assertThat(tables.rows("SELECT LAG(id, CAST(? AS INTEGER)) OVER (ORDER BY id) FROM t ORDER BY id", 3))
                .containsExactly("null", "null", "null", "1");
        fails("22016", "SELECT NTH_VALUE(id, CAST(? AS INTEGER)) OVER () FROM t", 0);
        fails("22016", "SELECT NTH_VALUE(id, -1) OVER () FROM t");
        fails("22014", "SELECT NTILE(0) OVER (ORDER BY id) FROM t");
        fails("42804", "SELECT LAG('x' || a, 1, id) OVER (ORDER BY id) FROM t");
        fails("22013", frame, -1);
        fails("22013", frame, (Object) null);
    }

    private void fails(String state, String sql, @Nullable Object... parameters) {
        assertThatThrownBy(() -> tables.rows(sql, parameters))
                .isInstanceOfSatisfying(
                        KeywayException.class,
                        e -> assertThat(e.code().sqlState()).isEqualTo(state));
    }

    @Test
    void filterLeavesOutWhatAnAggregateWouldCount() {
        assertThat(tables.rows(
                        "SELECT COUNT(*) FILTER (WHERE a > 1) OVER (), SUM(a) FILTER (WHERE a > 1) OVER () FROM t"))
                .containsOnly(tables.rows("SELECT COUNT(*), SUM(a) FROM t WHERE a > 1")
                        .get(0));
        assertThatThrownBy(() -> tables.rows("SELECT STRING_AGG('x', ',') FILTER (WHERE a > 1) OVER () FROM t"))
                .hasMessageContaining("FILTER cannot be combined with OVER");
    }

    /** Better no answer than another question's. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT COUNT(DISTINCT a) OVER (PARTITION BY d) FROM t",
                "SELECT LAST_VALUE(a) OVER (ORDER BY id ROWS BETWEEN 1 FOLLOWING AND 2 FOLLOWING) FROM t",
                "SELECT SUM(id) OVER (ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW EXCLUDE CURRENT ROW) FROM t",
                "SELECT MAX(id) OVER (ORDER BY a RANGE CURRENT ROW EXCLUDE GROUP) FROM t",
                "SELECT NTH_VALUE(id, id) OVER (ORDER BY id) FROM t",
                "SELECT NTH_VALUE(id, a + 1) OVER (ORDER BY id) FROM t",
                "SELECT SUM(id) OVER (ORDER BY id ROWS a PRECEDING) FROM t",
                "SELECT SUM(id) OVER w FROM t WINDOW w AS (ORDER BY id ROWS BETWEEN 1 PRECEDING AND a + 1 FOLLOWING)",
                "SELECT SUM(id) OVER (ORDER BY id RANGE a PRECEDING) FROM t",
                "SELECT FIRST_VALUE(a) OVER (ORDER BY id ROWS 1 PRECEDING EXCLUDE CURRENT ROW) FROM t",
                "SELECT LAST_VALUE(a) OVER (ORDER BY id ROWS 1 PRECEDING EXCLUDE GROUP) FROM t",
                "SELECT NTH_VALUE(a, 1) OVER (ORDER BY id ROWS 1 PRECEDING EXCLUDE TIES) FROM t",
                "SELECT LAST_VALUE(a) OVER (ORDER BY a RANGE BETWEEN 2 PRECEDING AND 1 PRECEDING) FROM t",
                "SELECT COUNT(*) OVER (ORDER BY day RANGE INTERVAL '1' MONTH PRECEDING) FROM t",
                "SELECT COUNT(*) OVER (ORDER BY id RANGE 1.5 PRECEDING) FROM t",
                "SELECT COUNT(*) OVER (ORDER BY a * 1.5 RANGE 1e0 PRECEDING) FROM t",
                "SELECT COUNT(*) OVER (ORDER BY CASE WHEN a > 1 THEN TIME '10:00:00' END"
                        + " RANGE INTERVAL '1' HOUR PRECEDING) FROM t",
            })
    void isRefused(String sql) {
        assertThatThrownBy(() -> tables.rows(sql))
                .isInstanceOfSatisfying(
                        KeywayException.class, e -> assertThat(e.hint()).isNotBlank());
    }
}
