package io.keyway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import io.keyway.error.KeywayException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers and their conversions, as PostgreSQL computes them. */
@WithCassandra
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NumbersTest {
    private final TypeTables tables;

    NumbersTest(TestKeyspace keyspace) {
        tables = new TypeTables(
                keyspace,
                "CREATE TABLE ks.numbers (k int PRIMARY KEY, i int, c decimal, g double, s text)",
                "INSERT INTO ks.numbers (k, i, c, g, s) VALUES (1, 1, 2.345, 2.5, 'x')",
                "INSERT INTO ks.numbers (k, i, c, g, s) VALUES (2, -2147483648, -2.5, 3.5, 'x')",
                "INSERT INTO ks.numbers (k, i, c, g, s) VALUES (3, 2147483647, 1E-30, 1E9, 'y')");
    }

    @AfterAll
    void close() {
        tables.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "CAST(2.5 AS INTEGER) | 3",
                "CAST(-2.5 AS INTEGER) | -3",
                "CAST(-0.5 AS SMALLINT) | -1s",
                "CAST(2147483647.4 AS INTEGER) | 2147483647",
                "CAST(2147483647.5 AS INTEGER) | 22003",
                "CAST(-2147483648.5 AS INTEGER) | 22003",
                "CAST(2.5E0 AS INTEGER) | 2",
                "CAST(3.5E0 AS BIGINT) | 4L",
                "CAST(2.345 AS NUMERIC(5, 2)) | 2.35m",
                "CAST('2.345' AS NUMERIC(5, 2)) | 2.35m",
                "CAST(2.5 AS NUMERIC(5)) | 3m",
                "CAST(999.995 AS NUMERIC(5, 2)) | 22003",
                "CAST(1.5 AS NUMERIC) | 1.5m",
                "CAST(0.000000000000000000000000000001 AS NUMERIC) = 0 | false",
                "CAST('1.50' AS NUMERIC) | 1.50m",
                "CAST(1E-7 AS NUMERIC) | 1E-7m",
                "CAST(2E0 AS NUMERIC) | 2m",
                "CAST(1E20 AS NUMERIC) | 100000000000000000000m",
                "CAST(CAST(0.0E0 AS NUMERIC) AS VARCHAR) | '0'",
                "CAST(1.50 AS NUMERIC) | 1.50m",
                "CAST(CAST('1.50' AS VARCHAR(9)) AS NUMERIC) | 1.50m",
                "CAST(0.00 AS VARCHAR) | '0.00'",
                "CAST(0.000000000000000000000000000001 AS VARCHAR) | '0.000000000000000000000000000001'",
                "CAST(100E0 AS VARCHAR) | '100'",
                "CAST(1E20 AS VARCHAR) | '1e+20'",
                "CAST(1E-7 AS VARCHAR) | '1e-07'",
                "ROUND(2.5E0) | 2.0",
                "ROUND(2.5) | 3m",
                "ROUND(-2.345, 2) | -2.35m",
                "TRUNC(-2.567, 1) | -2.5m",
                "LOG10(1000) | 3.0",
                "LOG(1000) | 3.0",
                "LOG(2, 8) | 3.0",
                "LN(0) | 2201E",
                "LOG(-1) | 2201E",
                "SQRT(-1) | 2201F",
                "POWER(-8, 0.5) | 2201F",
                "POWER(0, -1) | 2201F",
                "EXP(1000) | 22003",
                "1E308 * 10 | 22003",
                "7 / 0 | 22012",
                "7E0 / 0 | 22012",
                "MOD(7, 0) | 22012",
                "MOD(-7, 2) | -1",
                "-7 / 2 | -3",
                "10.0 / 4 | 2.5m",
                "2147483647 + 1 | 22003",
                "-(-2147483648) | 2147483648L",
                "-CAST(-2147483648 AS INTEGER) | 22003",
                "ABS(CAST(-2147483648 AS INTEGER)) | 22003",
                "EXTRACT(DOW FROM DATE '2018-11-04') | 0L",
                "EXTRACT(DOW FROM DATE '2018-11-10') | 6L",
                "DATE_PART('dow', DATE '2018-11-10') | 6L",
                "{fn DAYOFWEEK(DATE '2018-11-04')} | 1L",
                "EXTRACT(SECOND FROM TIMESTAMP '2018-11-04 10:00:12.345') | 12.345m",
                "EXTRACT(SECOND FROM TIME '10:00:12.345') | 12.345m",
                "EXTRACT(SECOND FROM INTERVAL '-1.5' SECOND) | -1.500m",
                "EXTRACT(EPOCH FROM TIMESTAMP '1969-12-31 23:59:59.500') | -0.500m",
                "EXTRACT(EPOCH FROM DATE '2018-11-04') | 1541289600L",
                "EXTRACT(MINUTE FROM TIMESTAMP '2018-11-04 10:07:12.345') | 7L",
                "2 ^ 3 | 8.0",
                "-2 ^ 2 | 4.0"
            })
    void constants(String expression, String expected) {
        String sql = "SELECT " + expression;
        if (expected.matches("(22|42)[0-9A-Z]{3}")) {
            assertThatExceptionOfType(KeywayException.class)
                    .as(sql)
                    .isThrownBy(() -> tables.rows(sql))
                    .satisfies(failure -> assertThat(failure.code().sqlState()).isEqualTo(expected));
        } else {
            tables.returns(sql, List.of(), expected);
        }
    }

    @Test
    void conversionsOfColumns() {
        tables.returns(
                "SELECT CAST(c AS NUMERIC(5, 2)), CAST(c AS INTEGER), CAST(g AS INTEGER), CAST(c AS VARCHAR) FROM numbers",
                List.of(),
                "2.35m | 2 | 2 | '2.345'",
                "-2.50m | -3 | 4 | '-2.5'",
                "0.00m | 0 | 1000000000 | '0.000000000000000000000000000001'");
    }

    /** A constant that does not fit fails as a column's value does; it is computed while the query is planned. */
    @Test
    void constantsOverflow() {
        assertThatExceptionOfType(KeywayException.class)
                .isThrownBy(() -> tables.rows("SELECT k FROM numbers WHERE i > 2147483647 + 1"))
                .satisfies(failure -> assertThat(failure.code().sqlState()).isEqualTo("22003"));
    }

    /** Digits are neither cut off nor filled up, whatever stands beside the sum. */
    @Test
    void sumsOfDecimals() {
        String sum = "-0.154999999999999999999999999999m";
        tables.returns("SELECT SUM(c) FROM numbers", List.of(), sum);
        tables.returns("SELECT SUM(c), COUNT(DISTINCT s) FROM numbers", List.of(), sum + " | 2L");
        tables.returns("SELECT SUM(DISTINCT c), COUNT(*) FROM numbers", List.of(), sum + " | 3L");
        tables.returns(
                "SELECT SUM(COALESCE(c, 0)), COALESCE(MAX(c), i) FROM numbers WHERE k = 2 GROUP BY i",
                List.of(),
                "-2.5m | -2.5m");
        tables.returns("SELECT COALESCE(SUM(c), 0) FROM numbers WHERE k = 9", List.of(), "0m");
        for (String sets : List.of("ROLLUP (s)", "CUBE (s)", "GROUPING SETS ((s), ())")) {
            tables.returns(
                    "SELECT s, SUM(c) FROM numbers GROUP BY " + sets,
                    List.of(),
                    "'x' | -0.155m",
                    "'y' | 1E-30m",
                    "null | " + sum);
        }
        tables.returns(
                "SELECT s, SUM(c) FROM numbers GROUP BY GROUPING SETS ((s), (s), ())",
                List.of(),
                "'x' | -0.155m",
                "'y' | 1E-30m",
                "'x' | -0.155m",
                "'y' | 1E-30m",
                "null | " + sum);
    }

    @Test
    void neighboursOfAnotherType() {
        tables.returns(
                "SELECT k, LAG(c, 1, 0) OVER (ORDER BY k), LEAD(i, 1, 0.5) OVER (ORDER BY k) FROM numbers",
                List.of(),
                "1 | 0m | -2147483648.0m",
                "2 | 2.345m | 2147483647.0m",
                "3 | -2.5m | 0.5m");
    }

    @Test
    void rowsAreEqualByTheirFields() {
        tables.returns("SELECT COUNT(DISTINCT ROW(s, 1)) FROM numbers", List.of(), "2L");
        tables.returns("SELECT COUNT(*) FROM (SELECT DISTINCT ROW(s, 1) FROM numbers) q", List.of(), "2L");
        tables.returns(
                "SELECT COUNT(*) FROM (SELECT ROW(s, 1.0) FROM numbers UNION SELECT ROW(s, 1.00) FROM numbers) q",
                List.of(),
                "2L");
        tables.returns(
                "SELECT n FROM (SELECT r, COUNT(*) AS n FROM (SELECT ROW(s, 1) AS r FROM numbers) q GROUP BY r) q",
                List.of(),
                "2L",
                "1L");
        tables.returns(
                "SELECT k FROM (SELECT k, ROW(s, 1) AS r, ROW('x', 1) AS q FROM numbers) q WHERE r = q",
                List.of(),
                "1",
                "2");
    }
}
