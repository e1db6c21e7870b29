package io.keyway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import io.keyway.error.KeywayException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the values of parameters. */
@WithCassandra
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ParametersTest {
    private static final List<String> TEXTS = List.of("VARCHAR", "VARCHAR(3)", "CHAR(8)");
    private static final List<String> NUMBERS = List.of(
            "TINYINT", "SMALLINT", "INT", "BIGINT", "DECIMAL", "DECIMAL(3, 1)", "DECIMAL(5, 0)", "REAL", "DOUBLE");
    private static final List<String> MOMENTS = List.of("DATE", "TIMESTAMP");

    /** The types that PostgreSQL casts a column's values to. */
    private static final Map<String, List<List<String>>> TYPES = Map.of(
            "t", List.of(TEXTS, NUMBERS, MOMENTS, List.of("BOOLEAN", "TIME", "UUID")),
            "b", List.of(TEXTS, NUMBERS),
            "d", List.of(TEXTS, NUMBERS),
            "f", List.of(TEXTS, NUMBERS),
            "m", List.of(TEXTS, NUMBERS),
            "at", List.of(TEXTS, MOMENTS),
            "dt", List.of(TEXTS, MOMENTS),
            "tm", List.of(TEXTS, List.of("TIME")),
            "bo", List.of(TEXTS, List.of("BOOLEAN")),
            "u", List.of(TEXTS, List.of("UUID")));

    private final TypeTables tables;

    ParametersTest(TestKeyspace keyspace) {
        tables = new TypeTables(
                keyspace,
                "CREATE TABLE ks.vals (k int PRIMARY KEY, t text, b bigint, d double, f float, m decimal, at timestamp,"
                        + " dt date, tm time, bo boolean, u uuid)",
                "INSERT INTO ks.vals (k, t, b, d, f, m, at, dt, tm, bo, u) VALUES (1, '2.5', 70000, 2.5, 3.5, 12.345,"
                        + " '2018-11-01 20:01:46.123+0000', '2018-11-01', '10:00:00.5', true,"
                        + " 7f000000-0000-4000-8000-0000000000ab)",
                "INSERT INTO ks.vals (k, t, b, d, f, m) VALUES (2, '7', -3, -2.5, -0.5, -2.5)",
                "INSERT INTO ks.vals (k, t, d, m, f) VALUES (3, '2018-11-01 05:00', NaN, 1e30, Infinity)",
                "INSERT INTO ks.vals (k, t, d, m, f) VALUES (4, 'éa😀bc', 1e300, 0.05, 1e30)");
    }

    @AfterAll
    void close() {
        tables.close();
    }

    static Stream<Arguments> values() {
        return Stream.of(
                arguments("t", 1, "2.5"),
                arguments("t", 2, "7"),
                arguments("t", 3, "2018-11-01 05:00"),
                arguments("t", 4, "éa😀bc"),
                arguments("b", 1, 70_000L),
                arguments("b", 2, -3L),
                arguments("d", 1, 2.5),
                arguments("d", 2, -2.5),
                arguments("d", 3, Double.NaN),
                arguments("d", 4, 1e300),
                arguments("f", 1, 3.5f),
                arguments("f", 2, -0.5f),
                arguments("f", 3, Float.POSITIVE_INFINITY),
                arguments("f", 4, 1e30f),
                arguments("m", 1, new BigDecimal("12.345")),
                arguments("m", 2, new BigDecimal("-2.5")),
                arguments("m", 3, new BigDecimal("1e30")),
                arguments("m", 4, new BigDecimal("0.05")),
                arguments("at", 1, Instant.parse("2018-11-01T20:01:46.123Z")),
                arguments("dt", 1, LocalDate.of(2018, 11, 1)),
                arguments("tm", 1, LocalTime.of(10, 0, 0, 500_000_000)),
                arguments("bo", 1, true),
                arguments("u", 1, UUID.fromString("7f000000-0000-4000-8000-0000000000ab")));
    }

    /** The cast of a parameter is the cast of a column that holds its value. */
    @ParameterizedTest
    @MethodSource("values")
    void castAsTheColumn(String column, int key, Object value) {
        assertThat(TYPES.get(column)).flatExtracting(types -> types).allSatisfy(type -> {
            String ofColumn = outcome("SELECT CAST(" + column + " AS " + type + ") FROM vals WHERE k = " + key);
            String ofParameter = outcome("SELECT CAST(? AS " + type + ")", value);
            assertThat(ofParameter).as(value + " as " + type).isEqualTo(ofColumn);
        });
    }

    private String outcome(String sql, @Nullable Object... parameters) {
        try {
            return String.join("; ", tables.rows(sql, parameters));
        } catch (KeywayException e) {
            return e.code().name();
        }
    }

    /** Calcite generates code that cuts it. */
    @Test
    void textKeepsItsLength() {
        tables.returns("SELECT 'abc' = ?, 'abcd' = ?", List.of("abcd", "abcd"), "false | true");
        tables.returns("SELECT k FROM vals WHERE CAST(t AS VARCHAR(2)) = ?", List.of("2.5"));
        tables.returns("SELECT k FROM vals WHERE CAST(t AS VARCHAR(2)) IN (?, ?)", List.of("2.", "77"), "1");
        tables.returns(
                "SELECT CASE WHEN k = 1 THEN 'abc' ELSE ? END FROM vals WHERE k < 3",
                List.of("abcd"),
                "'abc'",
                "'abcd'");
    }

    @Test
    void castsAreWhatIsCompared() {
        tables.returns("SELECT k FROM vals WHERE k = CAST(? AS INT)", List.of(1.5), "2");
        tables.returns("SELECT k FROM vals WHERE k <= ?::int4", List.of(new BigDecimal("2.5")), "1", "2", "3");
        tables.returns("SELECT k FROM vals WHERE k <= ?", List.of(new BigDecimal("2.5")), "1", "2");
        tables.returns("SELECT k FROM vals WHERE m = CAST(? AS DECIMAL(5, 1))", List.of("-2.49"), "2");
        tables.returns("SELECT k FROM vals WHERE t = CAST(? AS VARCHAR(3))", List.of("2.5678"), "1");
        tables.returns("SELECT k FROM vals WHERE dt = CAST(? AS DATE)", List.of("2018-11-01 23:00"), "1");
        tables.returns("SELECT k FROM vals WHERE k = CAST(? AS INT)", Collections.singletonList(null));
        assertThat(tables.cql("SELECT t FROM vals WHERE k = CAST(? AS INT)", 1.5))
                .containsExactly("SELECT t FROM vals WHERE k=?");
    }

    /** Pushed, computed here, and for each outer row. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT k FROM vals%s",
                "SELECT k FROM vals ORDER BY k%s",
                "SELECT k FROM vals WHERE k IN (1, 2, 3, 4) AND m IS NOT NULL%s",
                "SELECT k FROM vals x WHERE k IN (SELECT y.k FROM vals y WHERE y.k = x.k%s)",
                "SELECT x.k FROM vals x, LATERAL (SELECT y.b FROM vals y WHERE y.k = x.k%s) z"
            })
    void rowsAreCounted(String sql) {
        String[] all = {"1", "2", "3", "4"};
        List<?> none = Collections.singletonList(null);
        tables.returns(sql.formatted(" LIMIT ?"), none, all);
        tables.returns(sql.formatted(" OFFSET ?"), none, all);
        tables.returns(sql.formatted(" LIMIT ?"), List.of(3_000_000_000L), all);
        tables.returns(sql.formatted(" LIMIT ?"), List.of(0));
        tables.returns(sql.formatted(" OFFSET ?"), List.of(0), all);
        tables.returns(sql.formatted(" OFFSET ?"), List.of(4L));
        assertThat(outcome(sql.formatted(" LIMIT ?"), -1)).isEqualTo("INVALID_LIMIT");
        assertThat(outcome(sql.formatted(" OFFSET ?"), -1L)).isEqualTo("INVALID_OFFSET");
        assertThat(outcome(sql.formatted(" LIMIT ?"), 1.5)).isEqualTo("INVALID_PARAMETER");
        assertThat(outcome(sql.formatted(" OFFSET ? ROWS FETCH NEXT ? ROWS ONLY"), 0, -5))
                .isEqualTo("INVALID_LIMIT");
    }

    static Stream<Arguments> inferred() {
        return Stream.of(
                arguments("k FROM vals WHERE t LIKE ? || '%' ORDER BY k", List.of("2"), "1; 3"),
                arguments("? || 'x', 'x' || ?", List.of("a", "b"), "'ax' | 'xb'"),
                arguments("COALESCE(?, 'x'), COALESCE('x', ?)", Arrays.asList(null, "y"), "'x' | 'x'"),
                arguments("COALESCE(?, ?)", Arrays.asList(null, "longer"), "'longer'"),
                arguments("COALESCE(?, ?, d) FROM vals WHERE k = ?", Arrays.asList(null, null, 1), "2.5"),
                arguments("COALESCE(?, d), COALESCE(d, ?) FROM vals WHERE k = 2", List.of(5.5, 6.5), "5.5 | -2.5"),
                arguments("k FROM vals WHERE COALESCE(?, k) = k", List.of(2), "2"),
                arguments("NULLIF(?, 1), NULLIF(k, ?) FROM vals WHERE k = 1", List.of(2, 1), "2 | null"),
                arguments("GREATEST(?, 1), LEAST(k, ?) FROM vals WHERE k = 3", List.of(2, 2), "2 | 2"),
                arguments(
                        "CASE WHEN k = ? THEN ? ELSE t END FROM vals WHERE k < 3 ORDER BY k",
                        List.of(2, "none"),
                        "'2.5'; 'none'"),
                arguments("LAG(k, ?, ?) OVER (ORDER BY k) FROM vals ORDER BY k", List.of(2, 0), "0; 0; 1; 2"),
                arguments(
                        "SUBSTRING('abcdef', ?, ?), SUBSTRING('abc' FROM ?), ROUND(1.256, ?), TRUNCATE(1.256, ?)",
                        List.of(2, 3, 2, 1, 2),
                        "'bcd' | 'bc' | 1.3m | 1.25m"),
                arguments("LEFT(t, ?), RIGHT(t, ?) FROM vals WHERE k = 1", List.of(1, 2), "'2' | '.5'"),
                arguments(
                        "REPLACE(t, ?, ?), POSITION(? IN t) FROM vals WHERE k = 1",
                        List.of("5", "6", "."),
                        "'2.6' | 2"),
                arguments("STRING_AGG(t, ?) FROM vals WHERE k < 3", List.of("|"), "'2.5|7'"),
                arguments("(ARRAY[7, 8])[?], MAP['a', 1][?]", List.of(2, "a"), "8 | 1"),
                arguments("k FROM vals WHERE k < 4 ORDER BY COALESCE(b, ?), k DESC", List.of(0), "2; 3; 1"),
                arguments(
                        "k FROM vals WHERE k < 4 ORDER BY CASE WHEN k = ? THEN 0 ELSE 1 END, k + ?",
                        List.of(2, 1),
                        "2; 1; 3"));
    }

    static Stream<Arguments> inferredInside() {
        return Stream.of(
                arguments("NULLIF(k, ?) = 1", List.of(2), "1"),
                arguments("(k > ?) = TRUE", List.of(3), "4"),
                arguments("(k = ?) IS DISTINCT FROM (k < ?)", List.of(1, 3), "2"),
                arguments("CASE WHEN b IS NULL THEN TRUE ELSE b > ? END", List.of(0), "1; 3; 4"),
                arguments("CASE k WHEN ? THEN 1 ELSE 2 END = ?", List.of(1, 2), "2; 3; 4"),
                arguments("COALESCE(CASE WHEN t = ? THEN 1 END, 3) = 1", List.of("7"), "2"),
                arguments("(k > ?) <> ALL (ARRAY[FALSE])", List.of(2), "3; 4"),
                arguments(
                        "CASE WHEN CASE WHEN k = ? THEN ? ELSE t = ? END THEN 1 END = 1",
                        List.of(1, true, "7"),
                        "1; 2"),
                arguments("k = CASE WHEN b IS NULL THEN 0 ELSE k + ? END", List.of(0), "1; 2"),
                arguments("k < 3 AND (? / k > ? OR k * ? = 0)", List.of(3, 1, 5), "1"),
                arguments("k IN (SELECT k FROM vals GROUP BY k HAVING (COUNT(*) = ?) = (k = ?))", List.of(1, 4), "4"),
                arguments("k IN (?, 3.0)", List.of(1.5), "3"),
                arguments("k + 0 IN (?, 3.0)", List.of(new BigDecimal("1.5")), "3"),
                arguments("k + 0 NOT IN (?, CAST(2 AS BIGINT))", List.of(1.5), "1; 3; 4"),
                arguments("k + 0 BETWEEN ? AND 3.0", List.of(1.5), "2; 3"),
                arguments("? IN (k, m)", List.of(new BigDecimal("-2.5")), "2"),
                arguments("COALESCE(?, k, m) = ?", List.of(7.5, 7.5), "1; 2; 3; 4"));
    }

    /** What stands around them needs the types of these expressions, before Calcite has inferred those of parameters. */
    @ParameterizedTest
    @MethodSource
    void inferredInside(String condition, List<?> values, String rows) {
        assertThat(outcome("SELECT k FROM vals WHERE " + condition + " ORDER BY k", values.toArray()))
                .as(condition)
                .isEqualTo(rows);
    }

    /** A value that a key column cannot hold equals none, also where the gateway computes something of the rows. */
    @Test
    void aKeyThatNoColumnHoldsFindsNothing() {
        assertThat(outcome("SELECT k FROM vals WHERE k = ?", 3_000_000_000L)).isEmpty();
        assertThat(outcome("SELECT t || 'x' FROM vals WHERE k = ?", 3_000_000_000L))
                .isEmpty();
        assertThat(outcome("SELECT k FROM vals WHERE k = ? AND b + 0 = 70000", 1.5))
                .isEmpty();
        assertThat(outcome("SELECT k + ? FROM vals WHERE k = ?", 3_000_000_000L, 1))
                .isEqualTo("VALUE_OUT_OF_RANGE");
    }

    /** Their nearest double lies between two floats, or beyond the last one. */
    @ParameterizedTest
    @ValueSource(strings = {"1.00000017881393432617187499", "3.4028235677973366e38"})
    void textIsReadAsTheNearestFloat(String text) {
        String same = "SELECT k FROM vals WHERE k = 1 AND CAST('" + text + "' AS REAL) = CAST(? AS REAL)";
        assertThat(outcome(same, text)).isEqualTo("1");
    }

    static Stream<Arguments> sought() {
        return Stream.of(
                arguments("? IN (SELECT b FROM vals)", List.of(70_000), "1; 2; 3; 4"),
                arguments("? NOT IN (SELECT b FROM vals WHERE k < 3)", List.of(70_000), ""),
                arguments("? NOT IN (SELECT b FROM vals WHERE k < 3)", List.of(7), "1; 2; 3; 4"),
                arguments("? IN (SELECT t FROM vals)", List.of("7"), "1; 2; 3; 4"),
                arguments("? IN (SELECT y.b FROM vals y WHERE y.k = x.k)", List.of(-3), "2"),
                arguments("? = ANY (SELECT y.b FROM vals y WHERE y.k = x.k)", List.of(-3), "2"),
                arguments("? > ALL (SELECT y.b FROM vals y WHERE y.k = x.k AND y.k < 3)", List.of(0), "2; 3; 4"),
                arguments("? < SOME (SELECT b FROM vals)", List.of(1.5), "1; 2; 3; 4"),
                arguments("(k, ?) IN (SELECT k, b FROM vals)", List.of(-3), "2"),
                arguments("(?, ?) IN (SELECT k, t FROM vals)", List.of(2, "7"), "1; 2; 3; 4"));
    }

    /** Calcite takes a parameter for one of the sub-query's rows. */
    @ParameterizedTest
    @MethodSource
    void sought(String condition, List<?> values, String rows) {
        assertThat(outcome("SELECT k FROM vals x WHERE " + condition + " ORDER BY k", values.toArray()))
                .as(condition)
                .isEqualTo(rows);
        assertThat(outcome(
                        "SELECT k FROM vals x WHERE CASE WHEN " + condition + " THEN 1 END = 1 ORDER BY k",
                        values.toArray()))
                .as(condition)
                .isEqualTo(rows);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OVER (ORDER BY k ROWS ? PRECEDING) FROM vals",
                "OVER (ORDER BY k RANGE ? PRECEDING) FROM vals",
                "OVER (ORDER BY k ROWS BETWEEN ? PRECEDING AND CURRENT ROW) FROM vals",
                "OVER w FROM vals WINDOW w AS (ORDER BY k ROWS ? PRECEDING)",
                "OVER (w RANGE ? PRECEDING) FROM vals WINDOW w AS (ORDER BY k)"
            })
    void framesReachAsFar(String window) {
        String sql = "SELECT SUM(k) " + window + " ORDER BY 1";
        assertThat(outcome(sql, 1)).isEqualTo("1L; 3L; 5L; 7L");
        assertThat(outcome(sql, -1)).isEqualTo("INVALID_FRAME");
        assertThat(outcome(sql, (Object) null)).isEqualTo("INVALID_FRAME");
    }

    /** PostgreSQL infers these types, which Calcite does not. */
    @ParameterizedTest
    @MethodSource
    void inferred(String query, List<?> values, String rows) {
        assertThat(outcome("SELECT " + query, values.toArray())).as(query).isEqualTo(rows);
    }

    static Stream<Arguments> inTheOrderOfTheText() {
        BigDecimal nearlyTwelve = new BigDecimal("12.3449999999999999999");
        return Stream.of(
                arguments(
                        "CASE WHEN k = 9 THEN ? WHEN at > ? THEN dt END",
                        List.of(LocalDate.of(2020, 1, 1), "2018-06-01 00:00:00"),
                        "DATE TIMESTAMP",
                        "2018-11-01; null"),
                arguments(
                        "CASE WHEN k = 9 THEN ? WHEN m = ? THEN 1e0 ELSE 2e0 END",
                        List.of(0.1, nearlyTwelve),
                        "DOUBLE DECIMAL",
                        "2.0; 2.0"),
                arguments(
                        "CASE WHEN k = 1 THEN ? WHEN d < ? THEN 2.5 ELSE m END",
                        List.of(new BigDecimal("1.10"), 3.5),
                        "DECIMAL DOUBLE",
                        "1.10m; 2.5m"),
                arguments(
                        "CASE WHEN k = 2 THEN ? WHEN t = ? THEN 2 ELSE 3 END",
                        List.of(7, "2.5"),
                        "INTEGER VARCHAR",
                        "2; 7"),
                arguments(
                        "CASE WHEN k = 2 THEN ? WHEN t = ? THEN FALSE END",
                        List.of("on", "2.5"),
                        "BOOLEAN VARCHAR",
                        "false; true"),
                arguments(
                        "CASE WHEN k = 2 THEN CAST(? AS VARCHAR) WHEN m < CAST(? AS DECIMAL) THEN 'p' ELSE 'q' END",
                        List.of("z", 2.4),
                        "VARCHAR DECIMAL",
                        "'q'; 'z'"),
                arguments(
                        "CASE k WHEN 9 THEN ? WHEN ? THEN dt END",
                        List.of(LocalDate.of(2020, 1, 1), 1),
                        "DATE INTEGER",
                        "2018-11-01; null"));
    }

    /** Calcite gives the types of a CASE in another order: those of all conditions, then those of all results. */
    @ParameterizedTest
    @MethodSource
    void inTheOrderOfTheText(String expression, List<?> values, String types, String rows) {
        String sql = "SELECT " + expression + " FROM vals WHERE k < 3 ORDER BY k";
        assertThat(tables.parameterTypes(sql)).as(sql).isEqualTo(types);
        assertThat(outcome(sql, values.toArray())).as(sql).isEqualTo(rows);
    }

    /** As PostgreSQL does, whose drivers bind text for anything. */
    @Test
    void isATextWhereNothingTellsItsType() {
        assertThat(outcome("SELECT ?", 1)).isEqualTo("'1'");
        assertThat(outcome("SELECT CASE WHEN k = 1 THEN ? ELSE ? END FROM vals WHERE k < 3 ORDER BY k", 1, "x"))
                .isEqualTo("'1'; 'x'");
        assertThat(outcome("SELECT k FROM vals WHERE t = ?", 7)).isEqualTo("2");
        assertThat(outcome("SELECT k FROM vals WHERE dt = (SELECT ?)", LocalDate.of(2018, 11, 1)))
                .isEqualTo("1");
        assertThat(outcome(
                        "SELECT k FROM vals WHERE at IN (SELECT ? UNION ALL SELECT ?)",
                        Instant.parse("2018-11-01T20:01:46.123Z"),
                        "2018-11-01 00:00:00"))
                .isEqualTo("1");
    }
}
