package io.keyway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import io.keyway.error.KeywayException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is computed with doubles, NaN and infinities among them. The answers are PostgreSQL's, but that NaN is in no order and
 * equals nothing, and that a DECIMAL is always a number.
 */
@WithCassandra
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoublesTest {
    private static final List<String> VALUES = List.of("2.5", "-0.5", "NaN", "Infinity", "-Infinity");

    /** For each value of x, what an expression gives, or the SQLSTATE of its failure. */
    private static final String EXPRESSIONS = """
            x > 0 | true | false | false | true | false
            NOT (x > 0) | false | true | true | false | true
            x BETWEEN 0 AND 5 | true | false | false | false | false
            x NOT BETWEEN 0 AND 5 | false | true | true | true | true
            x = x | true | true | false | true | true
            x <> x | false | false | true | false | false
            x IS DISTINCT FROM x | false | false | false | false | false
            x IN (1.5, 2.5) | true | false | false | false | false
            x NOT IN (1.5, 2.5) | false | true | true | true | true
            ROUND(x) | 2.0 | -0.0 | NaN | Infinity | -Infinity
            TRUNC(x) | 2.0 | -0.0 | NaN | Infinity | -Infinity
            FLOOR(x) | 2.0 | -1.0 | NaN | Infinity | -Infinity
            CEIL(x) | 3.0 | -0.0 | NaN | Infinity | -Infinity
            ABS(x) | 2.5 | 0.5 | NaN | Infinity | Infinity
            -x | -2.5 | 0.5 | NaN | -Infinity | Infinity
            x + 1 | 3.5 | 0.5 | NaN | Infinity | -Infinity
            x * 2 | 5.0 | -1.0 | NaN | Infinity | -Infinity
            x / 2 | 1.25 | -0.25 | NaN | Infinity | -Infinity
            1 / x | 0.4 | -2.0 | NaN | 0.0 | -0.0
            x / 0 | 22012 | 22012 | NaN | 22012 | 22012
            SQRT(x) | 1.5811388300841898 | 2201F | NaN | Infinity | 2201F
            LN(x) | 0.9162907318741551 | 2201E | NaN | Infinity | 2201E
            LOG10(x) | 0.3979400086720376 | 2201E | NaN | Infinity | 2201E
            EXP(x) | 12.182493960703473 | 0.6065306597126334 | NaN | Infinity | 0.0
            POWER(x, 2) | 6.25 | 0.25 | NaN | Infinity | Infinity
            POWER(x, 0.5) | 1.5811388300841898 | 2201F | NaN | Infinity | 2201F
            ASIN(x) | 22003 | -0.5235987755982989 | NaN | 22003 | 22003
            ATAN(x) | 1.1902899496825317 | -0.4636476090008061 | NaN | 1.5707963267948966 | -1.5707963267948966
            CAST(x AS INTEGER) | 2 | 0 | 22003 | 22003 | 22003
            CAST(x AS BIGINT) | 2L | 0L | 22003 | 22003 | 22003
            CAST(x AS NUMERIC(6, 1)) | 2.5m | -0.5m | 22003 | 22003 | 22003
            CAST(x AS NUMERIC) | 2.5m | -0.5m | 22003 | 22003 | 22003
            CAST(x AS VARCHAR) | '2.5' | '-0.5' | 'NaN' | 'Infinity' | '-Infinity'
            CAST(x AS REAL) | 2.5f | -0.5f | NaNf | Infinityf | -Infinityf
            GREATEST(x, 1) | 2.5 | 1.0 | NaN | Infinity | 1.0
            LEAST(x, 1) | 1.0 | -0.5 | 1.0 | 1.0 | -Infinity
            CASE WHEN x > 0 THEN 1 ELSE 2 END | 1 | 2 | 2 | 1 | 2
            """;

    private final TypeTables tables;

    DoublesTest(TestKeyspace keyspace) {
        Stream<String> rows = IntStream.range(0, VALUES.size())
                .mapToObj(k -> "INSERT INTO ks.doubles (k, x) VALUES (" + k + ", " + VALUES.get(k) + ")");
        tables = new TypeTables(
                keyspace,
                Stream.concat(
                                Stream.of("CREATE TABLE ks.doubles (k int PRIMARY KEY, x double)"),
                                Stream.concat(rows, Stream.of("INSERT INTO ks.doubles (k) VALUES (5)")))
                        .toArray(String[]::new));
    }

    @AfterAll
    void close() {
        tables.close();
    }

    static Stream<List<String>> expressions() {
        return EXPRESSIONS.lines().map(line -> List.of(line.split(" \\| ")));
    }

    /** A column's value, and the same value as a constant, which is computed while the query is planned. */
    @ParameterizedTest
    @MethodSource("expressions")
    void expressionsOfDoubles(List<String> line) {
        for (int k = 0; k < VALUES.size(); k++) {
            String constant = line.get(0).replaceAll("\\bx\\b", "CAST('" + VALUES.get(k) + "' AS DOUBLE)");
            String expected = line.get(k + 1);
            assertThat(List.of(
                            answer("SELECT " + line.get(0) + " FROM doubles WHERE k = " + k),
                            answer("SELECT " + constant)))
                    .as(line.get(0) + " of " + VALUES.get(k))
                    .containsExactly(expected, expected);
        }
    }

    private String answer(String sql) {
        try {
            return tables.rows(sql).stream().collect(Collectors.joining("; "));
        } catch (KeywayException e) {
            return e.code().sqlState();
        }
    }

    @Test
    void conditionsOnNan() {
        tables.returns("SELECT k FROM doubles WHERE NOT (x > 0)", List.of(), "1", "2", "4");
        tables.returns("SELECT k FROM doubles WHERE NOT (x <= 0 OR x > 2)", List.of(), "2");
        tables.returns("SELECT k FROM doubles WHERE (x > 0) IS NOT TRUE", List.of(), "1", "2", "4", "5");
        tables.returns("SELECT k FROM doubles WHERE x > 0 OR x <= 0", List.of(), "0", "1", "3", "4");
        tables.returns("SELECT k FROM doubles WHERE x < 3 AND x NOT BETWEEN 0 AND 5", List.of(), "1", "4");
        tables.returns("SELECT k FROM doubles WHERE NOT (x > 0 AND (x < 5 AND k < 9))", List.of(), "1", "2", "3", "4");
        tables.returns("SELECT k FROM doubles WHERE NOT (x < ?)", List.of(1.0), "0", "2", "3");
        tables.returns("SELECT k FROM doubles WHERE NOT (x < ?)", List.of(Double.NaN), "0", "1", "2", "3", "4");
        tables.returns(
                "SELECT k FROM (SELECT k, x AS a, x AS b FROM doubles) q WHERE a = b", List.of(), "0", "1", "3", "4");
        tables.returns("SELECT k FROM (SELECT k, x AS a, x AS b FROM doubles) q WHERE a <> b", List.of(), "2");
        tables.returns("SELECT k FROM doubles WHERE x = CAST('Infinity' AS DOUBLE)", List.of(), "3");
        tables.returns(
                "SELECT a.k FROM doubles a JOIN doubles b ON a.x >= b.x AND a.k = b.k", List.of(), "0", "1", "3", "4");
        tables.returns(
                "SELECT k, CASE x WHEN 2.5 THEN 'a' ELSE 'b' END FROM doubles WHERE k < 3",
                List.of(),
                "0 | 'a'",
                "1 | 'b'",
                "2 | 'b'");
    }

    @Test
    void windowsOrderNanLast() {
        tables.returns(
                "SELECT k, RANK() OVER (ORDER BY x), COUNT(*) OVER (ORDER BY x) FROM doubles WHERE k < 5",
                List.of(),
                "4 | 1L | 1L",
                "1 | 2L | 2L",
                "0 | 3L | 3L",
                "3 | 4L | 4L",
                "2 | 5L | 5L");
    }
}
