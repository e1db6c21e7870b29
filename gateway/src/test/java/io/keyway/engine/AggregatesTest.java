package io.keyway.engine;

import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Aggregates of nothing, of one row, of large numbers, and of the rows of windows. */
@WithCassandra
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AggregatesTest {
    private final TypeTables tables;

    AggregatesTest(TestKeyspace keyspace) {
        tables = new TypeTables(
                keyspace,
                "CREATE TABLE ks.staff (name text PRIMARY KEY, team int, pay decimal, x double)",
                "INSERT INTO ks.staff (name, team, pay, x) VALUES ('ann', 10, 1, 1000000000)",
                "INSERT INTO ks.staff (name, team, pay, x) VALUES ('bob', 10, 2, 1000000001)",
                "INSERT INTO ks.staff (name, team, pay, x) VALUES ('cat', 20, 4, 1000000002)");
    }

    @AfterAll
    void close() {
        tables.close();
    }

    private void returns(String sql, String... rows) {
        tables.returns(sql, List.of(), rows);
    }

    /** The columns are keys, and so never null; their aggregates are. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "STRING_AGG(name, ',')",
                "STRING_AGG(name, ',' ORDER BY name)",
                "LISTAGG(name)",
                "ARRAY_AGG(name)",
                "COLLECT(name)",
                "MAX(name)",
                "ANY_VALUE(name)",
                "VAR_POP(x)",
                "VAR_SAMP(x)",
                "VARIANCE(pay)",
                "STDDEV(pay)",
                "STDDEV_POP(x)",
                "STDDEV_SAMP(x)",
                "COVAR_POP(pay, pay)",
                "COVAR_SAMP(x, x)",
                "REGR_SXX(x, pay)",
                "REGR_SYY(x, pay)",
                "SUM(pay)",
                "AVG(pay)"
            })
    void nothingHasNoAggregate(String aggregate) {
        returns("SELECT " + aggregate + " IS NULL FROM staff WHERE name = 'nobody'", "true");
        returns("SELECT " + aggregate + " FILTER (WHERE pay > 9) IS NULL FROM staff", "true");
        returns(
                "SELECT team, " + aggregate + " FILTER (WHERE pay > 9) IS NULL FROM staff GROUP BY team",
                "10 | true",
                "20 | true");
    }

    @Test
    void textsAndListsOfNoRows() {
        returns("SELECT COALESCE(STRING_AGG(name, ','), 'none') FROM staff WHERE team = 99", "'none'");
        returns(
                "SELECT t.n, s.l FROM (VALUES (1), (2)) AS t(n) LEFT JOIN"
                        + " (SELECT 1 AS n, STRING_AGG(name, ',' ORDER BY name) AS l FROM staff WHERE team = 99) s ON s.n = t.n",
                "1 | null",
                "2 | null");
        returns(
                "SELECT STRING_AGG(name, ',' ORDER BY name) FILTER (WHERE pay > 1), ARRAY_AGG(name ORDER BY name DESC),"
                        + " LISTAGG(name, '; ') WITHIN GROUP (ORDER BY pay DESC), STRING_AGG(DISTINCT SUBSTRING(name, 9), '')"
                        + " FROM staff WHERE name <> 'bob'",
                "'cat' | ['cat', 'ann'] | 'cat; ann' | ''");
    }

    @Test
    void listsKeepNulls() {
        returns(
                "SELECT ARRAY_AGG(NULLIF(pay, 1) ORDER BY name), CARDINALITY(COLLECT(NULLIF(pay, 1))),"
                        + " STRING_AGG(NULLIF(name, 'ann'), ',' ORDER BY name) FROM staff WHERE pay IS NOT NULL",
                "[null, 2m, 4m] | 3 | 'bob,cat'");
        returns(
                "SELECT ARRAY_AGG(NULLIF(name, 'ann')) OVER (ORDER BY name) FROM staff",
                "[null]",
                "[null, 'bob']",
                "[null, 'bob', 'cat']");
    }

    /** Beside other aggregates, whose columns stand elsewhere (CALCITE-5101). */
    @Test
    void listsOfEachValueOnceHaveTheirOrder() {
        String values = "(VALUES (5, 1.0, 'b', 'x'), (4, 1.00, 'a', 'y'), (3, 2.5, 'b', 'y'), (2, NULL, 'c', 'x'),"
                + " (1, NULL, 'c', 'y')) AS v(i, n, s, g)";
        returns(
                "SELECT SUM(i), ARRAY_AGG(DISTINCT n ORDER BY n DESC), COUNT(DISTINCT n),"
                        + " STRING_AGG(DISTINCT s, '+' ORDER BY s DESC), ARRAY_AGG(DISTINCT s ORDER BY i) FROM "
                        + values,
                "15L | [null, 2.50m, 1.00m] | 2L | 'c+b+a' | ['c', 'b', 'a']");
        returns(
                "SELECT g, ARRAY_AGG(DISTINCT s ORDER BY s DESC) FILTER (WHERE i > 2), LISTAGG(DISTINCT s, '+')"
                        + " WITHIN GROUP (ORDER BY i), COUNT(*) FROM " + values + " GROUP BY ROLLUP (g)",
                "'x' | ['b'] | 'c+b' | 2L",
                "'y' | ['b', 'a'] | 'c+b+a' | 3L",
                "null | ['b', 'a'] | 'c+b+a' | 5L");
        returns(
                "SELECT ARRAY_AGG(s ORDER BY s, i) FILTER (WHERE i > 2), COLLECT(s) FILTER (WHERE i > 4),"
                        + " COUNT(DISTINCT g) FROM " + values,
                "['a', 'b', 'b'] | ['b'] | 2L");
    }

    @Test
    void variances() {
        returns("SELECT VAR_SAMP(x), STDDEV(x), VAR_POP(x) * 3 FROM staff", "1.0 | 1.0 | 2.0");
        returns(
                "SELECT VAR_SAMP(pay), STDDEV_SAMP(pay), VAR_POP(pay) FROM staff",
                "2.3333333333333333m | 1.5275252316519467m | 1.5555555555555556m");
        returns(
                "SELECT VAR_SAMP(x), VAR_POP(x), STDDEV(pay), VAR_POP(pay) FROM staff WHERE name = 'ann'",
                "null | 0.0 | null | 0m");
        returns("SELECT team, VAR_SAMP(CAST(team AS DOUBLE)) FROM staff GROUP BY team", "10 | 0.0", "20 | null");
        returns("SELECT COVAR_SAMP(x, pay), REGR_SXX(pay, x), REGR_SYY(pay, x) * 3 FROM staff", "1.5 | 2.0 | 14.0");
        returns(
                "SELECT name, VAR_SAMP(x) OVER (ORDER BY name), COVAR_POP(x, pay) OVER (ORDER BY name ROWS 1 PRECEDING) FROM staff",
                "'ann' | null | 0.0",
                "'bob' | 0.5 | 0.25",
                "'cat' | 1.0 | 0.5");
    }

    @Test
    void listsOfWindows() {
        returns(
                "SELECT ARRAY_AGG(name) OVER (ORDER BY name), STRING_AGG(name, '+') OVER (ORDER BY name ROWS 1 PRECEDING)"
                        + " FROM staff",
                "['ann'] | 'ann'",
                "['ann', 'bob'] | 'ann+bob'",
                "['ann', 'bob', 'cat'] | 'bob+cat'");
    }

    /** The empty grouping set has a row over no input too, also where it is known while planning that there is none. */
    @ParameterizedTest
    @ValueSource(strings = {"1 = 0", "name IS NULL", "team = 10 AND team = 20", "name = 'nobody'"})
    void grandTotalsOfNothing(String condition) {
        returns(
                "SELECT team, COUNT(*), SUM(pay) FROM staff WHERE " + condition + " GROUP BY ROLLUP (team)",
                "null | 0L | null");
        returns(
                "SELECT team, COUNT(*) FROM staff WHERE " + condition + " GROUP BY GROUPING SETS ((team), ())",
                "null | 0L");
        returns("SELECT team, COUNT(*) FROM staff WHERE " + condition + " GROUP BY team");
    }

    /** Sets that are there twice are computed apart, with values of the same types. */
    @Test
    void setsThatAreThereTwice() {
        returns(
                "SELECT DISTINCT team, GROUPING(team), GROUPING(team, name) FROM staff"
                        + " GROUP BY GROUPING SETS ((team), (team), (name), ())",
                "10 | 0L | 1L",
                "20 | 0L | 1L",
                "null | 1L | 2L",
                "null | 1L | 3L");
        returns(
                "SELECT GROUPING(team) FROM staff GROUP BY GROUPING SETS ((team), ())"
                        + " UNION SELECT 1 FROM staff UNION SELECT GROUPING(name) FROM staff GROUP BY name",
                "0L",
                "1L");
    }
}
