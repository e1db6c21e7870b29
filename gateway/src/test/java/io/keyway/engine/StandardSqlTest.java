package io.keyway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** What SQL says where Calcite's own code computes something else: above all of nulls, and of nothing. */
@WithCassandra
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StandardSqlTest {
    private static final String[] EVERY_ID = {"0", "1", "2", "3", "4", "5", "6", "7", "8"};

    private final TypeTables tables;

    StandardSqlTest(TestKeyspace keyspace) {
        tables = new TypeTables(
                keyspace,
                // Every pair of null, 1 and 2.
                "CREATE TABLE ks.pairs (id int PRIMARY KEY, a int, b int)",
                "INSERT INTO ks.pairs (id) VALUES (0)",
                "INSERT INTO ks.pairs (id, b) VALUES (1, 1)",
                "INSERT INTO ks.pairs (id, b) VALUES (2, 2)",
                "INSERT INTO ks.pairs (id, a) VALUES (3, 1)",
                "INSERT INTO ks.pairs (id, a, b) VALUES (4, 1, 1)",
                "INSERT INTO ks.pairs (id, a, b) VALUES (5, 1, 2)",
                "INSERT INTO ks.pairs (id, a) VALUES (6, 2)",
                "INSERT INTO ks.pairs (id, a, b) VALUES (7, 2, 1)",
                "INSERT INTO ks.pairs (id, a, b) VALUES (8, 2, 2)",
                "CREATE TABLE ks.lists (id int PRIMARY KEY, l list<int>, m map<text, int>)",
                "INSERT INTO ks.lists (id, l, m) VALUES (1, [7, 8], {'a': 1})",
                "INSERT INTO ks.lists (id) VALUES (2)",
                "CREATE TABLE ks.kinds (id int PRIMARY KEY, d double, m decimal, u uuid, t time)",
                "INSERT INTO ks.kinds (id, d, m, u, t) VALUES (1, 0.0, 1.0, ffffffff-1111-4111-8111-111111111111,"
                        + " '12:00:00.000000002')",
                "INSERT INTO ks.kinds (id, d, m, u, t) VALUES (2, -0.0, 1.00, 00000000-1111-4111-8111-111111111111,"
                        + " '12:00:00.000000001')",
                "INSERT INTO ks.kinds (id) VALUES (3)");
    }

    @AfterAll
    void close() {
        tables.close();
    }

    private void returns(String sql, String... rows) {
        tables.returns(sql, List.of(), rows);
    }

    @Test
    void rowsAreComparedFieldByField() {
        returns("SELECT id FROM pairs WHERE (a, b) <> (1, 2)", "1", "4", "6", "7", "8");
        returns("SELECT id FROM pairs WHERE (a, b) < (1, 2)", "4");
        returns("SELECT id FROM pairs WHERE (a, b) <= (1, 2)", "4", "5");
        returns("SELECT id FROM pairs WHERE (a, b) > (1, 1.5)", "5", "6", "7", "8");
        returns("SELECT id FROM pairs WHERE NOT ((a, b) >= (2, 1))", "3", "4", "5");
        returns("SELECT id FROM pairs WHERE (a, b) = (2, 1)", "7");
        returns(
                "SELECT (a, b) < (2, 2) FROM pairs WHERE id IN (0, 3, 6, 7, 8)",
                "null",
                "true",
                "null",
                "true",
                "false");
    }

    @Test
    void anyOfTwoThatDiffers() {
        returns(
                "SELECT id FROM pairs WHERE a <> ANY (SELECT b FROM pairs WHERE id = 4)"
                        + " OR b <> ANY (SELECT a FROM pairs WHERE id = 4)",
                "2",
                "5",
                "6",
                "7",
                "8");
    }

    /**
     * A chain of 64 tables, whose every other one stands in front: as it is written, a product of 9 to the 32nd rows. What
     * is guessed of their number in the order of the chain is more than a double holds.
     */
    @Test
    @Timeout(60)
    void tablesThatAreJoinedInAnotherOrderThanTheirs() {
        List<Integer> order = Stream.concat(
                        IntStream.range(0, 64).filter(i -> i % 2 == 0).boxed(),
                        IntStream.range(0, 64).filter(i -> i % 2 == 1).boxed())
                .toList();
        String from = order.stream().map(i -> "pairs t" + i).collect(Collectors.joining(", "));
        String where = IntStream.range(1, 64)
                .mapToObj(i -> "t" + (i - 1) + ".id = t" + i + ".id")
                .collect(Collectors.joining(" AND "));
        returns("SELECT COUNT(*), MAX(t63.b - t0.a) FROM " + from + " WHERE " + where, "9L | 1");
        returns("SELECT t2.id, t1.a, t63.b FROM " + from + " WHERE " + where + " AND t1.b > t2.a", "5 | 1 | 2");
    }

    @Test
    void columnsKeepTheirPlaceWhenTablesAreJoinedInAnotherOrder() {
        returns(
                "SELECT * FROM pairs x, lists y, pairs z WHERE x.a = z.b AND z.a = y.id AND z.a <> x.b AND x.id > 6",
                "7 | 2 | 1 | 2 | null | null | 8 | 2 | 2",
                "8 | 2 | 2 | 1 | [7, 8] | {'a': 1} | 5 | 1 | 2");
        returns("SELECT x.id, z.id FROM pairs x, lists y, pairs z WHERE x.id = 4 AND z.id = 8", "4 | 8", "4 | 8");
        returns(
                "SELECT COUNT(*) FROM pairs x CROSS JOIN lists y LEFT JOIN pairs z ON z.id = x.id JOIN kinds k ON k.id = y.id",
                "18L");
    }

    /** Calcite's decorrelation loses the rows for which the innermost sub-query finds nothing. */
    @Test
    void subQueriesOfSubQueriesMayFindNothing() {
        returns(
                "SELECT x.id FROM pairs x WHERE EXISTS (SELECT 1 FROM pairs y WHERE y.id = x.id AND NOT EXISTS"
                        + " (SELECT 1 FROM pairs z WHERE z.a = y.a AND z.b = x.b AND z.id <> x.id))",
                EVERY_ID);
        returns(
                "SELECT x.id FROM pairs x WHERE NOT EXISTS (SELECT 1 FROM pairs y WHERE y.a = x.a AND NOT EXISTS"
                        + " (SELECT 1 FROM pairs z WHERE z.id = y.id AND z.b = x.b))",
                "0",
                "1",
                "2");
        returns(
                "SELECT x.id, (SELECT COUNT(*) FROM pairs y WHERE y.a = x.a AND"
                        + " (SELECT COUNT(*) FROM pairs z WHERE z.id = y.id AND z.b = x.b) = 0) AS n"
                        + " FROM pairs x WHERE x.id IN (2, 3, 4)",
                "2 | 0L",
                "3 | 3L",
                "4 | 2L");
        returns(
                "SELECT x.id, (SELECT SUM(y.id) FROM pairs y WHERE y.a = x.a AND NOT EXISTS (SELECT 1 FROM pairs z"
                        + " WHERE z.id = y.id AND NOT EXISTS (SELECT 1 FROM pairs w WHERE w.id = z.id AND w.b = x.b))) AS n"
                        + " FROM pairs x WHERE x.id IN (3, 4, 8)",
                "3 | null",
                "4 | 4L",
                "8 | 8L");
    }

    @Test
    void rowsInASubQueryWithNulls() {
        returns(
                "SELECT id FROM pairs WHERE (a, b) NOT IN (SELECT a, b FROM pairs WHERE id = 5)",
                "1",
                "4",
                "6",
                "7",
                "8");
        returns("SELECT id FROM pairs WHERE (a, b) NOT IN (SELECT a, b FROM pairs WHERE id = 3)", "6", "7", "8");
        returns("SELECT id FROM pairs WHERE (a, b) NOT IN (SELECT a, b FROM pairs WHERE id = 9)", EVERY_ID);
        returns(
                "SELECT id, (a, b) IN (SELECT b, a FROM pairs WHERE b = 1) FROM pairs WHERE id > 2",
                "3 | null",
                "4 | true",
                "5 | true",
                "6 | false",
                "7 | false",
                "8 | false");
        returns(
                "SELECT x.id FROM pairs x WHERE (a, b) NOT IN (SELECT b, a FROM pairs y WHERE y.id > x.id)",
                "4",
                "7",
                "8");
        returns("SELECT id FROM pairs WHERE (a, b) IN (SELECT b, a FROM pairs)", "4", "5", "7", "8");
        returns(
                "SELECT x.id FROM pairs x WHERE EXISTS (SELECT 1 FROM pairs y WHERE y.id = x.id AND y.a = 2)"
                        + " OR (x.a, x.b) IN (SELECT y.b, y.a FROM pairs y WHERE y.id = x.id)",
                "4",
                "6",
                "7",
                "8");
    }

    /** Calcite's decorrelation takes the second outer column for the first, wherever the two comparisons stand. */
    @Test
    void oneColumnComparedWithTwoOuterColumnsInTwoPlaces() {
        returns(
                "SELECT x.id FROM pairs x WHERE EXISTS"
                        + " (SELECT 1 FROM (SELECT id + 0 AS i, a AS z FROM pairs WHERE a = x.a) q WHERE q.z = x.b)",
                "4",
                "8");
        returns(
                "SELECT x.id, (x.a, x.b) IN (SELECT y.a, y.b FROM pairs y WHERE y.a = x.b) FROM pairs x WHERE x.id > 3",
                "4 | true",
                "5 | false",
                "6 | false",
                "7 | false",
                "8 | true");
        returns(
                "SELECT x.id, (SELECT COUNT(*) FROM (SELECT DISTINCT b FROM pairs WHERE a = x.b) q WHERE q.b > x.a)"
                        + " FROM pairs x WHERE x.id IN (4, 5, 8)",
                "4 | 1L",
                "5 | 1L",
                "8 | 0L");
    }

    /** Calcite's columns c, d and dd met those of the query. */
    @Test
    void quantifiedComparisons() {
        String renamed = "(SELECT id, a AS c, b AS d FROM pairs) q";
        returns("SELECT id FROM " + renamed + " WHERE c <> SOME (SELECT b FROM pairs WHERE id = 1)", "6", "7", "8");
        returns("SELECT id FROM " + renamed + " WHERE c = ALL (SELECT b FROM pairs WHERE id IN (1, 4))", "3", "4", "5");
        returns("SELECT DISTINCT c = ALL (SELECT b FROM pairs WHERE id = 9) FROM " + renamed, "true");
        returns("SELECT DISTINCT c <> ANY (SELECT b FROM pairs WHERE id = 0) FROM " + renamed, "null");
    }

    /** Calcite takes the columns of an outer join's condition for not null. */
    @Test
    void nullsThatASubQueryIsToldOfByAnOuterJoin() {
        String anything = "EXISTS (SELECT 1 FROM kinds k WHERE k.id = x.a OR x.a IS NULL)";
        returns(
                "SELECT x.id FROM pairs x LEFT JOIN kinds y ON y.id = x.a WHERE x.id < 4 AND " + anything,
                "0",
                "1",
                "2",
                "3");
        returns(
                "SELECT x.id FROM kinds y RIGHT JOIN pairs x ON y.id = x.a WHERE x.id < 4 AND " + anything,
                "0",
                "1",
                "2",
                "3");
        returns(
                "SELECT x.id, EXISTS (SELECT 1 FROM kinds k WHERE k.id = x.a), " + anything
                        + " FROM pairs x WHERE x.id > 1 AND x.id < 4",
                "2 | false | true",
                "3 | true | true");
    }

    /** Calcite's tree takes no condition that is made to be nullable. */
    @Test
    void conditionThatIsNothingButASubQuery() {
        returns("WITH q AS (SELECT a AS x, b AS y FROM pairs WHERE 1 = a AND NOT (id IS NOT NULL))"
                + " SELECT q.x, (SELECT COUNT(*) FROM q r WHERE r.x = q.x), q.y FROM q"
                + " WHERE q.y IN (SELECT r.y FROM q r WHERE r.x IS NOT NULL)");
    }

    /** Calcite told the right rows of a join without equal columns apart by identity, and small numbers share theirs. */
    @Test
    void equalRowsOfARightJoin() {
        String join = " JOIN (SELECT a FROM pairs) p ON k.id < p.a";
        List<String> right = List.of(
                "1 | 2",
                "1 | 2",
                "1 | 2",
                "null | 1",
                "null | 1",
                "null | 1",
                "null | null",
                "null | null",
                "null | null");
        returns("SELECT k.id, p.a FROM kinds k RIGHT" + join, right.toArray(String[]::new));
        returns(
                "SELECT k.id, p.a FROM kinds k FULL" + join,
                Stream.concat(right.stream(), Stream.of("2 | null", "3 | null")).toArray(String[]::new));
        returns(
                "SELECT k.id, v.x FROM kinds k RIGHT JOIN (VALUES (7), (7)) v(x) ON k.id > v.x",
                "null | 7",
                "null | 7");
    }

    /** Calcite took columns of the table for those of the groups, and a window in a sub-query for one of HAVING's own. */
    @Test
    void subQueriesOfGroups() {
        returns(
                "SELECT a, b FROM pairs x GROUP BY a, b HAVING NOT (1 NOT IN (SELECT y.b FROM pairs y WHERE y.a = x.a"
                        + " INTERSECT SELECT z.b FROM pairs z WHERE z.b = x.b))",
                "1 | 1",
                "2 | 1");
        returns(
                "SELECT a FROM pairs x GROUP BY a"
                        + " HAVING EXISTS (SELECT COUNT(*) OVER () FROM pairs y WHERE y.b = x.a AND y.id = 8)",
                "2");
        returns(
                "SELECT a, (SELECT MAX(k.id) FROM kinds k), COUNT(*) FROM pairs GROUP BY a ORDER BY a",
                "1 | 3 | 3L",
                "2 | 3 | 3L",
                "null | 3 | 3L");
    }

    @Test
    void groupingSetsThatStandTwice() {
        returns(
                "SELECT a, SUM(id), AVG(id) FROM pairs WHERE id IN (3, 6, 7) GROUP BY GROUPING SETS ((a), (a), ())",
                "1 | 3L | 3.0000000000000000m",
                "1 | 3L | 3.0000000000000000m",
                "2 | 13L | 6.5000000000000000m",
                "2 | 13L | 6.5000000000000000m",
                "null | 16L | 5.3333333333333333m");
        returns(
                "SELECT x, SUM(y), GROUP_ID() FROM (VALUES ('a', 1), ('b', 2)) v(x, y) GROUP BY GROUPING SETS ((x), (), ())",
                "'a' | 1L | 0L",
                "'b' | 2L | 0L",
                "null | 3L | 0L",
                "null | 3L | 1L");
    }

    @Test
    void unnestIsAllOfTheQuery() {
        returns("SELECT * FROM UNNEST(ARRAY['a', 'b']) WITH ORDINALITY", "'a' | 1", "'b' | 2");
        returns("SELECT * FROM UNNEST(ARRAY[ROW(1, 'a'), ROW(2, 'b')])", "1 | 'a'", "2 | 'b'");
    }

    @Test
    void collectionsSideBySide() {
        returns("SELECT * FROM UNNEST(ARRAY[1, 2], ARRAY['a', 'b', 'c']) t(x, y)", "1 | 'a'", "2 | 'b'", "null | 'c'");
        returns("SELECT y FROM UNNEST(ARRAY[1], ARRAY[2, 3]) t(x, y) WHERE x IS NULL", "3");
        returns(
                "SELECT * FROM UNNEST(ARRAY[1, 2], MAP['k', 5], ARRAY[ROW('r', 7)]) WITH ORDINALITY t(x, k, v, r, s, n)",
                "1 | 'k' | 5 | 'r' | 7 | 1",
                "2 | null | null | null | null | 2");
        returns(
                "SELECT p.id, t.x, t.y FROM pairs p, UNNEST(ARRAY[p.a, p.b], ARRAY[p.id]) t(x, y) WHERE p.id IN (1, 4)",
                "1 | null | 1",
                "1 | 1 | null",
                "4 | 1 | 4",
                "4 | 1 | null");
        returns("SELECT * FROM UNNEST(CAST(NULL AS INTEGER ARRAY), ARRAY[1]) t(x, y)", "null | 1");
    }

    @Test
    void columnsThatStandTwiceInRollupAndCube() {
        returns(
                "SELECT a, COUNT(*) FROM pairs WHERE id IN (3, 7, 8) GROUP BY ROLLUP (a, a)",
                "1 | 1L",
                "1 | 1L",
                "2 | 2L",
                "2 | 2L",
                "null | 3L");
        returns(
                "SELECT a, COUNT(*) FROM pairs WHERE id = 3 GROUP BY CUBE (a, a)",
                "1 | 1L",
                "1 | 1L",
                "1 | 1L",
                "null | 1L");
        returns(
                "SELECT a, b, COUNT(*) FROM pairs WHERE id = 8 GROUP BY ROLLUP ((a, b), a)",
                "2 | 2 | 1L",
                "2 | 2 | 1L",
                "null | null | 1L");
    }

    @Test
    void separatorsThatAreNull() {
        returns("SELECT STRING_AGG(x, y) FROM (VALUES ('a', '-'), ('b', NULL), ('c', '*')) t(x, y)", "'ab*c'");
        returns("SELECT STRING_AGG(x, NULL) FROM (VALUES ('a'), ('b')) t(x)", "'ab'");
        returns("SELECT STRING_AGG(x, y ORDER BY x DESC) FROM (VALUES ('a', '-'), ('b', NULL)) t(x, y)", "'b-a'");
    }

    @Test
    void paddedTextOfNullIsNull() {
        String padded = "LPAD(CAST(a AS VARCHAR), 3, 'z')";
        returns("SELECT id FROM pairs WHERE id < 4 AND " + padded + " IS NULL", "0", "1", "2");
        returns("SELECT COUNT(" + padded + "), COUNT(RPAD(CAST(a AS VARCHAR), 3)) FROM pairs WHERE id < 4", "1L | 1L");
        returns("SELECT id FROM pairs WHERE id < 4 AND NOT (" + padded + " LIKE 'q')", "3");
        returns(
                "SELECT COALESCE(" + padded + ", 'none'), POSITION('z' IN " + padded + ") FROM pairs WHERE id = 0",
                "'none' | null");
    }

    @Test
    void grandTotalOfNoRows() {
        returns(
                "SELECT a, COUNT(*), SUM(b), MAX(id), GROUPING(a, b) FROM pairs WHERE id = 9 GROUP BY ROLLUP (a, b)",
                "null | 0L | null | null | 3L");
        returns("SELECT a, COUNT(DISTINCT b) FROM pairs WHERE id = 9 GROUP BY CUBE (a)", "null | 0L");
        returns("SELECT a, COUNT(*) FROM pairs WHERE id = 9 GROUP BY GROUPING SETS ((a))");
        returns("SELECT a, COUNT(*) FROM pairs WHERE id = 8 GROUP BY ROLLUP (a)", "2 | 1L", "null | 1L");
    }

    @Test
    void covariancesOfWholeNumbers() {
        returns(
                "SELECT ROUND(COVAR_POP(id, b), 6), ROUND(REGR_SXX(b, id), 6) FROM pairs WHERE id IN (1, 2, 4)",
                "-0.111111 | 4.666667");
    }

    @Test
    void limitsThatNoResultReaches() {
        returns("SELECT id FROM pairs WHERE a = 2 ORDER BY b, id LIMIT 9999999999", "6", "7", "8");
        returns("SELECT id FROM pairs WHERE a = 2 ORDER BY b, id OFFSET 9999999999");
        tables.returns(
                "SELECT id FROM pairs WHERE a = 2 ORDER BY b, id LIMIT ?", List.of(9_999_999_999L), "6", "7", "8");
        tables.returns(
                "SELECT id FROM pairs WHERE id + 0 > 6 LIMIT ? OFFSET ?", List.of(9_999_999_999L, 9_999_999_999L));
    }

    /** Calcite's decorrelation forgets what the lower of two places compares, if it has to provide both values anew. */
    @Test
    void twoPlacesWithAJoinBetween() {
        returns(
                "SELECT n.id, (SELECT COUNT(*) FROM (SELECT * FROM pairs WHERE a = n.b) m JOIN pairs d ON m.id = d.id"
                        + " WHERE m.b > n.a OR d.id = n.b) FROM pairs n WHERE n.id IN (1, 5, 7)",
                "1 | 0L",
                "5 | 1L",
                "7 | 0L");
        returns(
                "SELECT n.id FROM pairs n WHERE n.id > 3 AND EXISTS (SELECT 1 FROM (SELECT * FROM pairs WHERE a = n.b) m"
                        + " JOIN pairs d ON m.id = d.id WHERE m.b > n.a AND d.b >= n.b)",
                "4",
                "5");
    }

    @Test
    void differencesOfDatesAndTimestamps() {
        String day = "(SELECT id, CAST(CAST('2018-11-01 00:00:00' AS TIMESTAMP) AS DATE) AS day,"
                + " TIMESTAMPADD(HOUR, id, TIMESTAMP '2018-11-02 00:00:00') AS ts FROM pairs WHERE id = 3) q";
        returns("SELECT TIMESTAMPDIFF(HOUR, day, ts), TIMESTAMPDIFF(MINUTE, ts, day) FROM " + day, "27 | -1620");
        returns("SELECT TIMESTAMPDIFF(DAY, day, ts), TIMESTAMPDIFF(MONTH, day, ts) FROM " + day, "1 | 0");
    }

    @Test
    void collectionsThatAreNull() {
        returns("SELECT id, x, n FROM lists, UNNEST(lists.l) WITH ORDINALITY AS u(x, n)", "1 | 7 | 1", "1 | 8 | 2");
        returns("SELECT id, x, n FROM lists, UNNEST(lists.m) AS u(x, n)", "1 | 'a' | 1");
        returns(
                "SELECT id, x, n FROM lists LEFT JOIN UNNEST(lists.m) AS u(x, n) ON TRUE",
                "1 | 'a' | 1",
                "2 | null | null");
        refuses("SELECT id FROM lists ORDER BY l", ErrorCode.UNSUPPORTED_SQL);
    }

    @Test
    void valuesThatDoNotFit() {
        refuses("SELECT ABS(-2147483647 - a) FROM pairs WHERE id = 4", ErrorCode.VALUE_OUT_OF_RANGE);
        returns("SELECT ABS(-a), ABS(a), ABS(-1.5), ABS(b) FROM pairs WHERE id = 6", "2 | 2 | 1.5m | null");
        returns("SELECT OVERLAY('' PLACING CAST(a AS VARCHAR) FROM 3 FOR 1) FROM pairs WHERE id = 6", "'2'");
        returns(
                "SELECT CAST('2018-11-01 00:00:00.123' AS TIMESTAMP) FROM pairs WHERE id = 6",
                "2018-11-01T00:00:00.123Z");
    }

    private void refuses(String sql, ErrorCode code) {
        assertThatThrownBy(() -> tables.rows(sql))
                .isInstanceOfSatisfying(
                        KeywayException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void equalNumbersAreCountedAsOneValue() {
        returns("SELECT d FROM kinds WHERE id = 1 INTERSECT ALL SELECT d FROM kinds WHERE id = 2", "0.0");
        returns("SELECT d FROM kinds WHERE id = 2 EXCEPT ALL SELECT d FROM kinds WHERE id = 1");
        returns("SELECT m FROM kinds EXCEPT ALL SELECT m FROM kinds WHERE id = 1", "1m", "null");
    }

    @Test
    void valuesAreAggregatedInTheOrderOfTheirType() {
        returns("SELECT STRING_AGG(CAST(id AS VARCHAR), ',' ORDER BY u DESC) FROM kinds WHERE u IS NOT NULL", "'1,2'");
        returns("SELECT STRING_AGG(CAST(id AS VARCHAR), ',' ORDER BY d, id DESC) FROM kinds WHERE d < 1", "'2,1'");
    }

    @Test
    void timesAreAggregatedToTheNanosecond() {
        String times = "12:00:00.000000001 | 12:00:00.000000002 | 2L";
        returns("SELECT MIN(t), MAX(t), COUNT(DISTINCT t) FROM kinds WHERE id + 0 < 9", times);
        returns(
                "SELECT MIN(t), MAX(t), COUNT(DISTINCT t) FROM kinds WHERE id + 0 < 9 GROUP BY d IS NULL",
                times,
                "null | null | 0L");
        returns(
                "SELECT t, COUNT(*) FROM kinds WHERE id = 1 GROUP BY ROLLUP (t)",
                "12:00:00.000000002 | 1L",
                "null | 1L");
    }

    @Test
    void functionsOfPostgresqlInAnyCase() {
        returns(
                "SELECT bool_and(a > 1), Greatest(1, 2), left('abc', 2), md5('a') FROM pairs WHERE id > 6",
                "true | 2 | 'ab' | '0cc175b9c0f1b6a831c399e269772661'");
    }

    @Test
    void intervalsAreText() {
        returns(
                "SELECT (TIMESTAMP '2018-11-03 00:00:00' - TIMESTAMP '2018-11-01 01:00:00') HOUR FROM pairs WHERE id = 1",
                "'1 23:00:00.000'");
    }

    @Test
    void intervalsAreComputedExactly() {
        returns(
                "SELECT INTERVAL '1' MONTH * a, a * INTERVAL '-1-3' YEAR TO MONTH, INTERVAL '1' MONTH * 2.5,"
                        + " INTERVAL '5' MONTH / 2 FROM pairs WHERE id = 8",
                "'0-2' | '-2-6' | '0-3' | '0-3'");
        returns(
                "SELECT INTERVAL '1' DAY * 0.5, INTERVAL '1' DAY * 5E-1, INTERVAL '1' DAY / 7,"
                        + " -(INTERVAL '1' HOUR + INTERVAL '1' DAY - INTERVAL '1' SECOND),"
                        + " INTERVAL '1' DAY * CAST(NULL AS INTEGER) FROM pairs WHERE id = 8",
                "'0 12:00:00.000' | '0 12:00:00.000' | '0 03:25:42.857' | '-1 00:59:59.000' | null");
        returns(
                "SELECT DATE '2020-01-31' + INTERVAL '1' MONTH * a, TIMESTAMP '2020-01-01 00:00:00' - INTERVAL '1' DAY * 1.5"
                        + " FROM pairs WHERE id = 8",
                "2020-03-31 | 2019-12-30T12:00:00Z");
    }

    /** Plans are kept, and the state of their numbers is not. */
    @Test
    void seededNumbersBeginAnew() {
        String sql = "SELECT RAND_INTEGER(1, 1000000), RAND_INTEGER(1, 1000000) FROM pairs WHERE id = 8";
        assertThat(tables.rows(sql)).isEqualTo(tables.rows(sql));
    }

    /** Calcite takes ARG_MIN for not null where its first argument is (CALCITE-7706). */
    @Test
    void extremesByNothing() {
        returns("SELECT ARG_MIN(id, a) IS NULL, ARG_MAX(id, a) IS NULL FROM pairs WHERE id = 1", "true | true");
        returns("SELECT ARG_MIN(id, a), ARG_MAX(a, id) FROM pairs WHERE id IN (2, 3, 8)", "3 | 2");
    }
}
