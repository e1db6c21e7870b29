package io.keyway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows, lists and maps are equal when their parts are (CALCITE-7678, CALCITE-7689). */
@WithCassandra
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CompositeValuesTest {
    private final TypeTables tables;

    CompositeValuesTest(TestKeyspace keyspace) {
        tables = new TypeTables(
                keyspace,
                "CREATE TABLE ks.t (id int PRIMARY KEY, a int, b decimal, d date, l list<decimal>, m map<text, int>)",
                "INSERT INTO ks.t (id, a, b, d, l, m) VALUES (1, 1, 1.0, '2020-01-01', [1.0, 2], {'x': 1, 'y': 2})",
                "INSERT INTO ks.t (id, a, b, d, l, m) VALUES (2, 1, 1.00, '2020-01-01', [1, 2.0], {'x': 1, 'y': 2})",
                "INSERT INTO ks.t (id, a, d, l) VALUES (3, 1, '2020-01-02', [2])",
                "INSERT INTO ks.t (id, a, d) VALUES (4, 1, '2020-01-02')");
    }

    @AfterAll
    void close() {
        tables.close();
    }

    private void returns(String sql, String... rows) {
        tables.returns(sql, List.of(), rows);
    }

    @Test
    void rowsAreGrouped() {
        returns("SELECT COUNT(DISTINCT (a, b)), COUNT(DISTINCT ROW(a, ROW(b, d))) FROM t", "2L | 2L");
        returns("SELECT COUNT(*) FROM t GROUP BY ROW(a, b)", "2L", "2L");
        returns("SELECT COUNT(*) FROM (SELECT DISTINCT (a, d) FROM t) x", "2L");
        returns(
                "SELECT r, COUNT(*) FROM (SELECT (a, d) AS r FROM t) x GROUP BY ROLLUP(r)",
                "{'EXPR$0': 1, 'EXPR$1': 2020-01-01} | 2L",
                "{'EXPR$0': 1, 'EXPR$1': 2020-01-02} | 2L",
                "null | 4L");
        returns("SELECT id, COUNT(*) OVER (PARTITION BY ROW(a, b)) FROM t", "1 | 2L", "2 | 2L", "3 | 2L", "4 | 2L");
    }

    /** Calcite makes a key of more than six columns of comparable values. */
    @Test
    void keysOfManyColumns() {
        String all = "id, a, b, d, l, m, a + 1 AS c";
        returns("SELECT COUNT(*) FROM (SELECT DISTINCT " + all + " FROM t) x", "4L");
        returns("SELECT COUNT(*) FROM (SELECT " + all + " FROM t INTERSECT SELECT " + all + " FROM t) x", "4L");
        returns(
                "SELECT COUNT(*), COUNT(DISTINCT l) FROM t GROUP BY a, d, m, a + 1, a + 2, a + 3, a + 4",
                "2L | 1L",
                "2L | 1L");
        returns("SELECT x.id FROM t x JOIN t y USING (id, a, b, d, l, m)", "1", "2");
        returns("SELECT * FROM t NATURAL JOIN (SELECT *, 1 AS z, 2 AS zz FROM t) y WHERE id = 3");
        returns(
                "SELECT id FROM t WHERE (l, id, a, d, id, a, d) IN (SELECT l, id, a, d, id, a, d FROM t)",
                "1",
                "2",
                "3");
    }

    @Test
    void setsOfRows() {
        returns("SELECT COUNT(*) FROM (SELECT (a, d) FROM t UNION SELECT (a, d) FROM t WHERE id > 2) x", "2L");
        returns(
                "SELECT (a, d) FROM t INTERSECT SELECT (a, d) FROM t WHERE id = 4",
                "{'EXPR$0': 1, 'EXPR$1': 2020-01-02}");
        returns("SELECT (a, d) FROM t EXCEPT SELECT (a, d) FROM t WHERE id = 4", "{'EXPR$0': 1, 'EXPR$1': 2020-01-01}");
        returns(
                "SELECT (a, d) FROM t EXCEPT ALL SELECT (a, d) FROM t WHERE id = 4",
                "{'EXPR$0': 1, 'EXPR$1': 2020-01-01}",
                "{'EXPR$0': 1, 'EXPR$1': 2020-01-01}",
                "{'EXPR$0': 1, 'EXPR$1': 2020-01-02}");
    }

    @Test
    void joinsOfRows() {
        String rows = "(SELECT id, (a, b) AS r FROM t)";
        returns(
                "SELECT x.id, y.id FROM " + rows + " x JOIN " + rows + " y ON x.r = y.r",
                "1 | 1",
                "1 | 2",
                "2 | 1",
                "2 | 2");
        returns("SELECT COUNT(*) FROM " + rows + " x JOIN " + rows + " y ON x.r IS NOT DISTINCT FROM y.r", "8L");
        returns("SELECT COUNT(*) FROM " + rows + " x LEFT JOIN " + rows + " y ON x.r = y.r AND y.id = 1", "4L");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ROW(1, n) = ROW(1, n)                                  | null
                    ROW(1, n) = ROW(2, n)                                  | false
                    ROW(1, n) <> ROW(2, n)                                 | true
                    ROW(ROW(1, n), 2) = ROW(ROW(1, n), 2)                  | null
                    ROW(ROW(1, n), 2) = ROW(ROW(1, n), 3)                  | false
                    ROW(ROW(1, 5), 2) <> ROW(ROW(1, 6), 2)                 | true
                    ROW(1, n) IS DISTINCT FROM ROW(1, n)                   | false
                    ROW(1, n) IS DISTINCT FROM ROW(2, n)                   | true
                    ROW(ROW(1, n), 2) IS DISTINCT FROM ROW(ROW(1, 3), 2)   | true
                    ROW(ROW(1, n), 2) IS NOT DISTINCT FROM ROW(ROW(1, n), 2) | true
                    ROW(1, n) IN (ROW(1, 2), ROW(1, n))                    | null
                    (SELECT ROW(1, 2)) = ROW(1, 2)                         | true
                    (SELECT ROW(a, b) FROM t WHERE id = 3) = ROW(1, 2)     | null
                    MAP['a', 1, 'b', 2] = MAP['b', 2, 'a', 1]              | true
                    MAP['a', 1, 'b', 2] <> MAP['b', 2, 'a', 1]             | false
                    MAP['a', 1, 'b', 2] IS DISTINCT FROM MAP['b', 2, 'a', 1] | false
                    MAP['b', 2, 'a', 1] IN (MAP['a', 1, 'b', 2])           | true
                    MULTISET['a', 'b', 'a'] = MULTISET['b', 'a', 'a']      | true
                    MULTISET['a', 'b', 'a'] = MULTISET['b', 'b', 'a']      | false
                    MAP['a', 1] = MAP['a', 2]                              | false
                    ARRAY[MAP[1, 2, 3, 4]] = ARRAY[MAP[3, 4, 1, 2]]        | true
                    ARRAY[1.0, 2.50] = ARRAY[1.00, 2.5]                    | true
                    ARRAY[1, 2] = ARRAY[1.0, 2.0]                          | true
                    ARRAY[1, 2] <> ARRAY[1E0, 2.5]                         | true
                    ARRAY[CAST(1 AS BIGINT)] = ARRAY[1]                    | true
                    MAP['a', 1] = MAP['a', 1.0]                            | true
                    ARRAY[ROW(1, 2)] = ARRAY[ROW(1.0, 2)]                  | true
                    ARRAY[1.0] = ARRAY[1.1]                                | false
                    ARRAY[ROW(1, 'a')] = ARRAY[ROW(1, 'a')]                | true
                    ARRAY['a,1:b'] = ARRAY['a', 'b']                       | false
                    """)
    void comparesByParts(String comparison, String result) {
        returns("SELECT " + comparison.replaceAll("\\bn\\b", "CAST(NULL AS int)") + " FROM t WHERE id = 1", result);
    }

    @Test
    void columnsOfCollections() {
        returns("SELECT id FROM t WHERE m = MAP['y', 2, 'x', 1]", "1", "2");
        returns("SELECT id FROM t WHERE id = 1 AND MAP['x', 1, 'y', 2] = MAP['y', 2, 'x', 1]", "1");
        returns("SELECT x.id, y.id FROM t x JOIN t y ON x.m = y.m AND x.id < y.id", "1 | 2");
        returns("SELECT x.id, y.id FROM t x JOIN t y ON x.l = y.l AND x.id < y.id", "1 | 2");
        returns("SELECT COUNT(*) FROM t GROUP BY l", "2L", "1L", "1L");
        returns("SELECT m, COUNT(*) FROM t GROUP BY m", "{'x': 1, 'y': 2} | 2L", "null | 2L");
        returns("SELECT COUNT(DISTINCT l) FROM t", "2L");
    }

    /** Calcite's code for conversions of rows fails on nulls and on rows in them (CALCITE-7677). */
    @Test
    void rowsAreConverted() {
        returns(
                "SELECT ARRAY[ROW(1, 'a'), ROW(NULL, 'bc')] FROM t WHERE id = 1",
                "[{'EXPR$0': 1, 'EXPR$1': 'a'}, {'EXPR$0': null, 'EXPR$1': 'bc'}]");
        returns(
                "SELECT CAST(ROW(ROW(a, 'b'), NULL) AS ROW(x ROW(y bigint, z varchar), w int)) FROM t WHERE id = 1",
                "{'x': {'y': 1L, 'z': 'b'}, 'w': null}");
        returns(
                "SELECT CAST(ARRAY[ROW(a, 'x')][1] AS ROW(x int, y char(1))), CAST(NULL AS ROW(x int, y ROW(z int)))"
                        + " FROM t WHERE id = 1",
                "{'x': 1, 'y': 'x'} | null");
        returns(
                "SELECT ARRAY[ROW(ROW(a, 'a'), 10), NULL] FROM t WHERE id = 1",
                "[{'EXPR$0': {'EXPR$0': 1, 'EXPR$1': 'a'}, 'EXPR$1': 10}, null]");
        refuses("SELECT ARRAY_AGG((a, id)) = ARRAY[ROW(1, 2.5)] FROM t");
        refuses("SELECT CAST(ARRAY[ROW(a, 1.25)][1] AS ROW(x int, y DECIMAL(2, 1))) FROM t");
        refuses("SELECT CASE WHEN a = 1 THEN ROW(1, 2) ELSE ROW(3, 4) END FROM t");
        refuses("SELECT COALESCE(ARRAY[ROW(a, 1)][1], ROW(2, 3)) FROM t");
        refuses("SELECT CAST(ARRAY[ROW(a, 1)][1] AS ROW(x bigint, y varchar)) FROM t");
    }

    private void refuses(String sql) {
        assertThatThrownBy(() -> tables.rows(sql))
                .isInstanceOfSatisfying(
                        KeywayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNSUPPORTED_SQL));
    }

    /** The rows of UNNEST are lists in Calcite's code. */
    @Test
    void collectionsAreUnnested() {
        returns("SELECT * FROM UNNEST(ARRAY[10, 20]) WITH ORDINALITY AS u(x, o)", "10 | 1", "20 | 2");
        returns("SELECT * FROM UNNEST(MAP['a', 1, 'b', 2]) AS u(k, v)", "'a' | 1", "'b' | 2");
        returns("SELECT * FROM UNNEST(ARRAY[(1, 'a'), (2, 'b')]) AS u(x, y)", "1 | 'a'", "2 | 'b'");
        returns(
                "SELECT t.id, u.k, u.v, u.o FROM t, UNNEST(t.m) WITH ORDINALITY AS u(k, v, o) WHERE t.id = 1",
                "1 | 'x' | 1 | 1",
                "1 | 'y' | 2 | 2");
        returns(
                "SELECT * FROM UNNEST(ARRAY[ROW(1, 'x'), CAST(NULL AS ROW(a int, b char(1)))]) AS u(x, y)",
                "1 | 'x'",
                "null | null");
        returns("SELECT COUNT(*), MAX(o) FROM UNNEST(ARRAY[10, 20]) WITH ORDINALITY AS u(x, o)", "2L | 2");
    }

    @Test
    void collectedValuesAreShownAsTheirTypes() {
        returns("SELECT COLLECT(d) FROM t WHERE id IN (1, 3)", "[2020-01-01, 2020-01-02]");
        returns("SELECT COLLECT((a, d)) FROM t WHERE id = 1", "[{'EXPR$0': 1, 'EXPR$1': 2020-01-01}]");
    }
}
