package io.keyway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import io.keyway.error.KeywayException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/** Values that are not rounded, wrapped, rescaled or padded, in whatever is computed with them. */
@WithCassandra
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExactValuesTest {
    private static final String MAX = "9223372036854775807";

    private static final String[] TABLES = {
        "CREATE TABLE ks.nums (id int PRIMARY KEY, i int, b bigint, d decimal, v varint, x double, t text, tm time,"
                + " ts timestamp, c boolean)",
        "INSERT INTO ks.nums (id, i, b, d, v, x, t, tm, ts, c) VALUES (1, 2147483647, " + MAX
                + ", 1.00, 12345678901234567890123456789012345678901234567890, 0.0, '日本', '12:00:00.123456789',"
                + " '2018-11-01T00:00:00.123Z', true)",
        "INSERT INTO ks.nums (id, i, b, d, v, x, t, tm, c) VALUES (2, 2147483647, " + MAX
                + ", 1.0, 1, -0.0, '～', '12:00:00.123', false)",
        "INSERT INTO ks.nums (id, i, b, d, v, x, t) VALUES (3, 2, 2, 1E30, 2, NaN, '😀')",
        "CREATE TABLE ks.keyed (p int, k int, d decimal, PRIMARY KEY (p, k))",
        "INSERT INTO ks.keyed (p, k, d) VALUES (1, 1, 1.50)"
    };

    private final TypeTables tables;

    ExactValuesTest(TestKeyspace keyspace) {
        tables = new TypeTables(keyspace, TABLES);
    }

    @AfterAll
    void close() {
        tables.close();
    }

    /** A query and its rows, in any order. */
    static final Arguments[] ANSWERS = {
        answer(
                "SELECT SUM(i), SUM(b), SUM(v) FROM nums",
                "4294967296L | 18446744073709551616m | 12345678901234567890123456789012345678901234567893m"),
        answer("SELECT SUM(d) FROM nums", "1000000000000000000000000000002.00m"),
        answer("SELECT AVG(b) FROM nums", "6148914691236517205.3333333333333333m"),
        answer("SELECT AVG(id) FROM nums WHERE id IN (1, 2)", "1.5000000000000000m"),
        answer(
                "SELECT SUM(b) OVER (ORDER BY id) FROM nums",
                MAX + "m",
                "18446744073709551614m",
                "18446744073709551616m"),
        answer("SELECT SUM(i), AVG(i), COUNT(*) FROM nums WHERE id = 99", "null | null | 0L"),
        answer("SELECT d + 1, -d FROM nums WHERE id = 3", "1000000000000000000000000000001m | -1E+30m"),
        answer("SELECT v + 1 FROM nums WHERE id = 1", "12345678901234567890123456789012345678901234567891m"),
        answer("SELECT d, COUNT(*) FROM nums GROUP BY d HAVING COUNT(*) = 1", "1E+30m | 1L"),
        answer("SELECT COUNT(DISTINCT d), COUNT(DISTINCT x) FROM nums", "2L | 2L"),
        answer("SELECT a.id FROM nums a JOIN nums b ON a.d = b.d AND a.id <> b.id", "1", "2"),
        answer("SELECT a.id FROM nums a JOIN nums b ON a.x = b.x", "1", "1", "2", "2"),
        answer("SELECT id FROM nums WHERE d IN (SELECT 1.000)", "1", "2"),
        answer("SELECT id FROM nums WHERE d IS NOT DISTINCT FROM 1.000", "1", "2"),
        answer("SELECT id FROM nums WHERE d IS DISTINCT FROM 1", "3"),
        answer("SELECT id FROM nums WHERE x IS NOT DISTINCT FROM 0E0", "1", "2"),
        answer("SELECT id FROM nums WHERE i IS NOT DISTINCT FROM 2.00", "3"),
        answer("SELECT id FROM nums WHERE i IS NOT DISTINCT FROM b", "3"),
        answer("SELECT id FROM nums WHERE v IS NOT DISTINCT FROM i", "3"),
        answer("SELECT a.id FROM nums a JOIN nums b ON a.d IS NOT DISTINCT FROM b.d AND a.id <> b.id", "1", "2"),
        answer("SELECT d FROM nums EXCEPT SELECT 1.000", "1E+30m"),
        answer("SELECT id, COUNT(*) OVER (PARTITION BY d) FROM nums", "1 | 2L", "2 | 2L", "3 | 1L"),
        answer("SELECT d FROM keyed WHERE p = 1 AND k = 1 AND d = 1.5", "1.50m"),
        answer("SELECT id FROM nums WHERE d < 0.000000000000000000000000000002"),
        answer("SELECT id FROM nums WHERE i = 4294967297"),
        answer("SELECT id FROM nums WHERE i > 2147483646.5", "1", "2"),
        answer("SELECT id FROM nums WHERE c", "1"),
        answer("SELECT id FROM nums WHERE NOT c", "2"),
        answer("SELECT id FROM nums WHERE c IS NOT TRUE", "2", "3"),
        answer("SELECT MIN(t), MAX(t) FROM nums", "'日本' | '😀'"),
        answer("SELECT id FROM nums WHERE t > '～'", "3"),
        answer("SELECT id FROM nums WHERE t BETWEEN '～' AND '😀'", "2", "3"),
        answer("SELECT id FROM nums WHERE t LIKE '日%'", "1"),
        answer("SELECT CASE WHEN id = 1 THEN 'a' ELSE 'long' END || '!' FROM nums", "'a!'", "'long!'", "'long!'"),
        answer("SELECT x || '!' FROM (SELECT 'a' AS x UNION ALL SELECT 'long')", "'a!'", "'long!'"),
        answer("SELECT x || '!' FROM (VALUES ('a'), ('long')) AS v(x)", "'a!'", "'long!'"),
        answer(
                "SELECT COALESCE(tm, TIME '01:02:03.000000004') FROM nums",
                "12:00:00.123456789",
                "12:00:00.123",
                "01:02:03.000000004"),
        answer(
                "SELECT CAST(tm AS VARCHAR), EXTRACT(HOUR FROM tm) FROM nums WHERE id = 1",
                "'12:00:00.123456789' | 12L"),
        answer("SELECT MIN(tm) OVER () FROM nums", "12:00:00.123", "12:00:00.123", "12:00:00.123"),
        answer(
                "SELECT id, MAX(tm) OVER (ORDER BY id DESC), LAG(tm) OVER (ORDER BY id) FROM nums",
                "1 | 12:00:00.123456789 | null",
                "2 | 12:00:00.123 | 12:00:00.123456789",
                "3 | null | 12:00:00.123"),
        answer("SELECT a.id FROM nums a JOIN nums b ON a.tm = b.tm", "1", "2"),
        answer(
                "SELECT t FROM (VALUES (TIME '01:02:03.000000004'), (TIME '01:02:03')) AS v(t)"
                        + " WHERE t > TIME '01:02:03'",
                "01:02:03.000000004"),
        answer("SELECT CAST('01:02:03.000000004' AS TIME(9))", "01:02:03.000000004")
    };

    private static Arguments answer(String sql, String... rows) {
        return Arguments.of(sql, rows);
    }

    @ParameterizedTest
    @FieldSource("ANSWERS")
    void answersExactly(String sql, String... rows) {
        tables.returns(sql, List.of(), rows);
    }

    @Test
    void sortsTextByCodePointsAndNumbersWithNanLast() {
        tables.returnsInOrder("SELECT id FROM nums ORDER BY t DESC", "3", "2", "1");
        tables.returnsInOrder("SELECT id FROM nums ORDER BY x, id DESC", "2", "1", "3");
        tables.returnsInOrder("SELECT t FROM nums ORDER BY t DESC OFFSET 1 ROWS FETCH NEXT 1 ROWS ONLY", "'～'");
        tables.returnsInOrder("SELECT ROW_NUMBER() OVER (ORDER BY t) FROM nums ORDER BY id", "1L", "2L", "3L");
    }

    /** A condition with a parameter between two values of its column, and the rows that satisfy it. */
    static final Arguments[] BETWEEN_VALUES = {
        Arguments.of("i = ?", new BigDecimal("1.5"), List.of()),
        Arguments.of("i = ?", 4294967297L, List.of()),
        Arguments.of("i < ?", 4294967297L, List.of("1", "2", "3")),
        Arguments.of("i > ?", 2.5, List.of("1", "2")),
        Arguments.of("i < ?", "2.5", List.of("3")),
        Arguments.of("ts = ?", Instant.parse("2018-11-01T00:00:00.123001Z"), List.of()),
        Arguments.of("ts < ?", Instant.parse("2018-11-01T00:00:00.123001Z"), List.of("1")),
        Arguments.of("ts >= ?", Instant.parse("2018-11-01T00:00:00.123001Z"), List.of())
    };

    @ParameterizedTest
    @FieldSource("BETWEEN_VALUES")
    void comparesParametersWithoutRounding(String condition, Object parameter, List<String> ids) {
        tables.returns(
                "SELECT id FROM nums WHERE id > 0 AND " + condition, List.of(parameter), ids.toArray(String[]::new));
    }

    @Test
    void asksNothingWhereNothingCanMatch() {
        for (String value : List.of("4294967297", "1.5", "NULL")) {
            assertThat(tables.cql("SELECT i FROM nums WHERE id = " + value))
                    .as(value)
                    .isEmpty();
        }
        assertThat(tables.cql("SELECT i FROM nums WHERE id = ?", 1.5)).isEmpty();
        assertThat(tables.cql("SELECT d FROM keyed WHERE p = 1 AND k > ?", 1L << 40))
                .isEmpty();
    }

    /** A query that has no value, and the SQLSTATE that says so. */
    static final Arguments[] ERRORS = {
        Arguments.of("SELECT i + 1 FROM nums WHERE id = 1", "22003"),
        Arguments.of("SELECT b * 2 FROM nums WHERE id = 1", "22003"),
        Arguments.of("SELECT CAST(b AS INTEGER) FROM nums WHERE id = 1", "22003"),
        Arguments.of("SELECT CAST('x' AS DATE)", "22007"),
        Arguments.of("SELECT id FROM nums WHERE ts = 'x'", "22007"),
        Arguments.of("SELECT CAST(t AS INTEGER) FROM nums WHERE id = 1", "22018"),
        Arguments.of("SELECT d / 0 FROM nums WHERE id = 1", "22012")
    };

    @ParameterizedTest
    @FieldSource("ERRORS")
    void failsInsteadOfGuessing(String sql, String state) {
        assertThatExceptionOfType(KeywayException.class)
                .isThrownBy(() -> tables.rows(sql))
                .satisfies(failure -> assertThat(failure.code().sqlState()).isEqualTo(state));
    }
}
