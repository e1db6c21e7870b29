package io.keyway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/** Bare NULLs wherever a value may stand, and lists of any length. */
@WithCassandra
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NullsAndListsTest {
    private final TypeTables tables;

    NullsAndListsTest(TestKeyspace keyspace) {
        tables = new TypeTables(
                keyspace,
                "CREATE TABLE ks.num (k int PRIMARY KEY, s smallint, d decimal, x double, v varint, t text, b boolean,"
                        + " ts timestamp, l list<int>)",
                "INSERT INTO ks.num (k, s, d, x, v, t, b, ts, l) VALUES (1, 1, 1.00, 1.5, 1, 'abc', true,"
                        + " '2021-01-01T00:00:00.500Z', [1, 7])",
                "INSERT INTO ks.num (k, s, d, x, v, t, b) VALUES (2, -32768, -0.5, -0.0, 1000, 't7', false)",
                "INSERT INTO ks.num (k) VALUES (3)");
    }

    @AfterAll
    void close() {
        tables.close();
    }

    /** A query and its rows, in any order. */
    static final Arguments[] ANSWERS = {
        answer(
                "SELECT ABS(NULL), UPPER(NULL), NULL + 1, -NULL, FLOOR(NULL), POWER(NULL, 2)",
                "null | null | null" + " | null | null | null"),
        answer(
                "SELECT SUM(NULL), MAX(NULL), AVG(NULL), COUNT(NULL), COUNT(*) FROM num",
                "null | null | null | 0L | 3L"),
        answer("SELECT ROUND(1.5, NULL), ROUND(NULL, 1), TRUNCATE(1.5, NULL), SQRT(NULL)", "null | null | null | null"),
        answer("SELECT SUM(n), COUNT(n), MIN(k) FROM (SELECT NULL AS n, k FROM num) AS x", "null | 0L | 1"),
        answer(
                "SELECT n, SUM(n), GROUPING(n) FROM (SELECT NULL AS n FROM num) AS x GROUP BY ROLLUP (n)",
                "null | null | 0L",
                "null | null | 1L"),
        answer("SELECT k FROM num WHERE k = (SELECT MAX(NULL) FROM num)"),
        answer(
                "SELECT MIN(CAST(NULL AS INTEGER)) OVER (ORDER BY k), SUM(CAST(NULL AS DECIMAL)) OVER () FROM num",
                "null | null",
                "null | null",
                "null | null"),
        answer(
                "SELECT MAX(n) OVER (), COUNT(n) OVER () FROM (SELECT CAST(NULL AS VARCHAR) AS n FROM num) AS x",
                "null | 0L",
                "null | 0L",
                "null | 0L"),
        answer(
                "SELECT k, s = ANY (ARRAY[1, 2]), s <> ALL (ARRAY[1, 2]) FROM num",
                "1 | true | false",
                "2 | false | true",
                "3 | null | null"),
        answer(
                "SELECT k, s < ANY (ARRAY[1, 2]), s > ALL (ARRAY[0, -7]) FROM num",
                "1 | true | true",
                "2 | true | false",
                "3 | null | null"),
        answer(
                "SELECT k, b <> ANY (ARRAY[TRUE]), s >= ANY (l) FROM num",
                "1 | false | true",
                "2 | true | null",
                "3 | null | null"),
        answer("SELECT k FROM num WHERE NOT (s = ANY (ARRAY[1, 2]))", "2"),
        answer("SELECT k FROM num WHERE NOT (s >= ANY (ARRAY[1, 2]))", "2"),
        answer(
                "SELECT k, 7 = ANY (l), NULL = ANY (l) FROM num",
                "1 | true | null",
                "2 | null | null",
                "3 | null | null"),
        answer("SELECT k FROM num WHERE COALESCE(s, 9) > ANY (ARRAY[3, 1])", "3"),
        answer("SELECT k FROM num WHERE COALESCE(s, 9) >= ALL (ARRAY[1, 0])", "1", "3"),
        answer("SELECT k FROM num WHERE NOT COALESCE(s, 9) <> ANY (ARRAY[9])", "3"),
        answer("SELECT k FROM num WHERE COALESCE(s + 1, 9) < ANY (l)", "1"),
        answer(
                "SELECT p.k, q.k FROM num p LEFT JOIN num q ON p.k = q.k AND COALESCE(q.s, 9) > ANY (ARRAY[3, 1])",
                "1 | null",
                "2 | null",
                "3 | 3"),
        answer(
                "SELECT p.k, q.k FROM num p LEFT JOIN num q ON p.k = q.k AND (p.s IN (1, NULL)) IS UNKNOWN",
                "1 | null",
                "2 | 2",
                "3 | 3"),
        answer(
                "SELECT p.k, q.k FROM num p FULL JOIN num q ON p.k = q.k AND (p.s NOT IN (1, NULL)) IS NOT NULL",
                "1 | 1",
                "2 | null",
                "3 | null",
                "null | 2",
                "null | 3"),
        answer("SELECT k FROM num WHERE NULLIF(1, 1) IN (SELECT q.s + 1 FROM num q WHERE q.k > num.k)"),
        answer("SELECT k FROM num WHERE CASE WHEN 1 = 2 THEN s END IN (SELECT q.s FROM num q WHERE q.k <> num.k)"),
        answer("SELECT k FROM num WHERE d = '1e0'", "1"),
        answer("SELECT k FROM num WHERE v = '1e3'", "2"),
        answer("SELECT k FROM num WHERE d < '1e999999999' AND d > '-1e-999999999'", "1"),
        answer(
                "SELECT CAST('1e3' AS DECIMAL), CAST('1.5e3' AS DECIMAL(10, 2)), CAST('1e50' AS DECIMAL) + 1",
                "1000m | 1500.00m | 100000000000000000000000000000000000000000000000001m"),
        answer("SELECT n FROM (VALUES (1.5), (1e1), (NULL)) AS v(n) WHERE n > 2", "10.0"),
        answer("SELECT k FROM num WHERE k IN (SELECT n FROM (VALUES (1.5), (1e0)) AS v(n))", "1"),
        answer("SELECT p.k FROM num p LEFT JOIN num q ON p.k = q.k WHERE q.k < CHAR_LENGTH(LOWER('Az'))", "1"),
        answer("SELECT k FROM num WHERE EXTRACT(EPOCH FROM ts) > 1577836800", "1"),
        answer("SELECT k FROM num WHERE TIMESTAMPDIFF(DAY, ts, TIMESTAMP '2022-01-01 00:00:00') > 0", "1"),
        answer(
                "SELECT ABS(ABS(ABS(ABS(ABS(ABS(ABS(ABS(ABS(ABS(ABS(ABS(ABS(ABS(ABS(ABS(k - 9))))))))))))))))"
                        + " FROM num WHERE k = 1",
                "8")
    };

    private static Arguments answer(String sql, String... rows) {
        return Arguments.of(sql, rows);
    }

    @ParameterizedTest
    @FieldSource("ANSWERS")
    void answers(String sql, String... rows) {
        tables.returns(sql, List.of(), rows);
    }

    @Test
    void sortsValuesOfSeveralNumericTypes() {
        tables.returnsInOrder("SELECT n FROM (VALUES (3), (1e1), (2.5)) AS v(n) ORDER BY 1", "2.5", "3.0", "10.0");
    }

    /** A condition with a list of a thousand values in the place of %s, how the i-th is written, and the rows found. */
    static final Arguments[] LISTS = {
        list("s IN (%s)", i -> "" + (i - 500), "1"),
        list("s NOT IN (%s)", i -> "" + (i - 500), "2"),
        list("s IN (%s) IS NULL", i -> "" + (i - 500), "3"),
        list("s IS NULL OR s IN (%s)", i -> "" + i, "1", "3"),
        list("s IS NOT NULL AND s NOT IN (%s)", i -> "" + i, "2"),
        list("s + 1 IN (%s)", i -> "" + i, "1"),
        list("s IN (%s)", i -> i == 7 ? "7e0" : "" + (i - 500), "1"),
        list("s NOT IN (%s)", i -> i == 7 ? "7e0" : "" + (i - 500), "2"),
        list("x IN (%s)", i -> "" + i, "2"),
        list("d IN (%s)", i -> i + ".0", "1"),
        list("d + 1 IN (%s)", i -> i + ".500", "2"),
        list("x IN (%s)", i -> i + ".5e0", "1"),
        list("x + 0 IN (%s)", i -> i + "e0", "2"),
        list("v IN (%s)", i -> "" + (i + 1), "1", "2"),
        list("t IN (%s)", i -> "'t" + i + "'", "2"),
        list("t || 'c' IN (%s)", i -> "'t" + i + "c'", "2"),
        list("t = ANY (ARRAY[%s])", i -> "'t" + i + "'", "2"),
        list("ts IN (%s)", i -> "TIMESTAMP '2021-01-01 00:00:00.%03d'".formatted(i), "1"),
        list("CAST(ts AS DATE) IN (%s)", i -> "DATE '%d-01-01'".formatted(2000 + i), "1")
    };

    private static Arguments list(String condition, IntFunction<String> element, String... keys) {
        return Arguments.of(condition, element, keys);
    }

    @ParameterizedTest
    @FieldSource("LISTS")
    void findsTheValuesOfLongLists(String condition, IntFunction<String> element, String... keys) {
        String list = IntStream.range(0, 1000).mapToObj(element).collect(Collectors.joining(", "));
        tables.returns("SELECT k FROM num WHERE " + condition.replace("%s", list), List.of(), keys);
    }

    @Test
    void refusesWhatIsTooLong() {
        String sums = IntStream.range(0, 2000).mapToObj(i -> "s + " + i).collect(Collectors.joining(", "));
        assertThatExceptionOfType(KeywayException.class)
                .isThrownBy(() -> tables.rows("SELECT k FROM num WHERE k IN (" + sums + ")"))
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.UNSUPPORTED_SQL));
        assertThatExceptionOfType(KeywayException.class)
                .isThrownBy(() -> tables.rows("SELECT * FROM UNNEST(NULL)"))
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.TYPE_MISMATCH));
    }
}
