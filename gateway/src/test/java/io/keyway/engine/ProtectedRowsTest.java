package io.keyway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import io.keyway.error.KeywayException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/** What would fail for some rows is not computed for those that another condition, a CASE or a FILTER leaves out. */
@WithCassandra
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProtectedRowsTest {
    private final TypeTables tables;

    ProtectedRowsTest(TestKeyspace keyspace) {
        tables = new TypeTables(
                keyspace,
                "CREATE TABLE ks.item (oid int, line int, qty int, t text, PRIMARY KEY (oid, line))",
                "INSERT INTO ks.item (oid, line, qty, t) VALUES (1, 1, 0, 'x')",
                "INSERT INTO ks.item (oid, line, qty, t) VALUES (1, 2, 2, '7')",
                "INSERT INTO ks.item (oid, line, qty) VALUES (1, 3, 5)",
                "INSERT INTO ks.item (oid, line, t) VALUES (1, 4, '12')");
    }

    @AfterAll
    void close() {
        tables.close();
    }

    /** A query and its rows, in any order. */
    static final Arguments[] ANSWERS = {
        answer("SELECT line FROM item WHERE qty <> 0 AND 10 / qty > 2", "2"),
        answer("SELECT line FROM item WHERE 10 / qty > 2 AND qty <> 0", "2"),
        answer("SELECT line FROM item WHERE qty = 0 OR 10 / qty > 2", "1", "2"),
        answer("SELECT line FROM item WHERE NOT (qty = 0 OR 10 / qty > 2)", "3"),
        answer("SELECT line FROM item WHERE qty <> 0 AND (10 / qty = 2 OR qty <> 2 AND 3 / (qty - 2) = 1)", "3"),
        answer("SELECT line FROM item WHERE t SIMILAR TO '[0-9]+' AND CAST(t AS INTEGER) > 8", "4"),
        answer(
                "SELECT line, qty <> 0 AND 10 / qty > 2, qty = 0 OR 10 / qty > 2 FROM item",
                "1 | false | true",
                "2 | true | true",
                "3 | false | false",
                "4 | null | null"),
        answer("SELECT line FROM (SELECT * FROM item WHERE qty <> 0) AS x WHERE 10 / qty > 2", "2"),
        answer("SELECT r FROM (SELECT 10 / qty AS r FROM item WHERE qty <> 0) AS x WHERE r > 2", "5"),
        answer(
                "SELECT a.line, b.line FROM item a JOIN item b ON a.oid = b.oid AND b.qty <> 0 AND a.qty / b.qty >= 1",
                "2 | 2",
                "3 | 2",
                "3 | 3"),
        answer(
                "SELECT a.line, b.line FROM item a LEFT JOIN item b ON b.qty <> 0 AND a.qty / b.qty >= 1",
                "1 | null",
                "2 | 2",
                "3 | 2",
                "3 | 3",
                "4 | null"),
        answer(
                "SELECT line FROM item i WHERE EXISTS (SELECT 1 FROM item j WHERE j.qty <> 0 AND i.qty / j.qty >= 1)",
                "2",
                "3"),
        answer("SELECT oid, SUM(qty) FROM item GROUP BY oid HAVING SUM(qty) > 0 AND 14 / SUM(qty) = 2", "1 | 7L"),
        answer("SELECT SUM(10 / qty) FILTER (WHERE qty <> 0), COUNT(*) FROM item", "7L | 4L"),
        answer("SELECT COUNT(CAST(t AS INTEGER)) FILTER (WHERE t SIMILAR TO '[0-9]+') FROM item", "2L"),
        answer(
                "SELECT MAX(10 / qty) FILTER (WHERE qty > 2), SUM(10 / qty) FILTER (WHERE qty <> 0) FROM item",
                "2 | 7L"),
        answer("SELECT ARRAY_AGG(line ORDER BY 10 / qty) FILTER (WHERE qty <> 0) FROM item", "[3, 2]"),
        answer("SELECT oid, COUNT(DISTINCT 10 / qty) FILTER (WHERE qty <> 0) FROM item GROUP BY oid", "1 | 2L"),
        // Comparisons of one column become one, at the place of the last.
        answer(
                "SELECT line, qty = 0 OR 10 / qty = 2 OR qty = 2, qty IS NULL OR qty = 0 OR 10 / qty = 2 FROM item",
                "1 | true | true",
                "2 | true | false",
                "3 | true | true",
                "4 | null | true"),
        answer(
                "SELECT line, qty <> 0 AND 10 / qty = 2 AND qty <> 2 FROM item",
                "1 | false",
                "2 | false",
                "3 | true",
                "4 | null"),
        answer(
                "SELECT a.line, b.line FROM item a JOIN item b "
                        + "ON CASE WHEN b.qty = 0 OR 10 / b.qty = 2 OR b.qty = 2 THEN b.line END = a.line",
                "1 | 1",
                "2 | 2",
                "3 | 3"),
        // What one operand of AND decides is dropped from the others.
        answer(
                "SELECT line, CASE WHEN (qty = 0 OR 10 / qty > 2) AND qty <> 0 THEN 2 END FROM item",
                "1 | null",
                "2 | 2",
                "3 | null",
                "4 | null"),
        answer(
                "SELECT line, COUNT(CASE WHEN (qty = 0 OR 10 / qty > 2) AND qty <> 0 THEN 2 END) "
                        + "OVER (ORDER BY line) FROM item",
                "1 | 0L",
                "2 | 1L",
                "3 | 1L",
                "4 | 1L"),
        answer(
                "SELECT SUM(10 / qty) FILTER (WHERE line < 4 AND "
                        + "((qty = 0 OR 10 / qty > 1) AND NOT (qty = 0 OR 10 / qty > 4))) FROM item",
                "2L"),
        answer(
                "SELECT line, CASE WHEN line = 9 THEN 1 / 0 WHEN line < 9 THEN 1 ELSE 2147483647 + 1 END "
                        + "FROM item WHERE line = 1 OR 1 / 0 > qty AND line > 9",
                "1 | 1"),
        answer(
                "SELECT line FROM item i WHERE line = 1 AND CASE WHEN line = 9 THEN "
                        + "EXISTS (SELECT 1 FROM item j WHERE 1 / 0 > i.qty AND j.line = 9) ELSE TRUE END",
                "1")
    };

    /** Sub-queries that would fail for rows for which they are not needed. */
    static final Arguments[] SUB_QUERIES = {
        answer(
                "SELECT line, CASE WHEN qty <> 0 THEN 10 / qty IN (SELECT line + 1 FROM item) END FROM item",
                "1 | null",
                "2 | true",
                "3 | true",
                "4 | null"),
        answer("SELECT line FROM item WHERE qty = 0 OR 10 / qty IN (SELECT line + 2 FROM item)", "1", "2"),
        answer(
                "SELECT line FROM item i WHERE qty = 0 OR EXISTS (SELECT 1 FROM item j WHERE 10 / i.qty > j.line + 3)",
                "1",
                "2"),
        answer(
                "SELECT line, CASE WHEN qty = 0 THEN 0 ELSE (SELECT MAX(10 / i.qty + j.line) FROM item j) END FROM item i",
                "1 | 0",
                "2 | 9",
                "3 | 6",
                "4 | null"),
        answer(
                "SELECT line, COALESCE(qty, (SELECT CAST(t AS INTEGER) FROM item j WHERE j.line = i.line)) FROM item i",
                "1 | 0",
                "2 | 2",
                "3 | 5",
                "4 | 12"),
        answer(
                "SELECT COUNT(*) FILTER (WHERE qty <> 0 AND 10 / qty IN (SELECT line FROM item WHERE oid = 1)) FROM item",
                "1L"),
        answer(
                "SELECT i.line, j.line FROM item i LEFT JOIN item j "
                        + "ON i.line = j.line AND (j.qty = 0 OR 10 / j.qty IN (SELECT k.line + 1 FROM item k))",
                "1 | 1",
                "2 | 2",
                "3 | 3",
                "4 | null"),
        answer(
                "SELECT line, CASE WHEN line > 0 THEN 1 ELSE (SELECT qty FROM item) END FROM item",
                "1 | 1",
                "2 | 1",
                "3 | 1",
                "4 | 1"),
        answer(
                "SELECT line, CASE WHEN line = 2 THEN (SELECT j.qty FROM item j WHERE j.line <= i.line AND j.qty > 0) END "
                        + "FROM item i",
                "1 | null",
                "2 | 2",
                "3 | null",
                "4 | null"),
        answer(
                "SELECT line, CASE WHEN qty = 0 THEN 0 "
                        + "ELSE (SELECT 10 / COUNT(*) FROM item j WHERE j.line <= i.qty AND i.qty > 0) END "
                        + "FROM item i WHERE line < 4",
                "1 | 0L",
                "2 | 5L",
                "3 | 2L"),
        answer(
                "SELECT line, qty = 0 OR qty / 0 > (SELECT MAX(10 / i.qty + j.line) FROM item j) FROM item i WHERE line = 1",
                "1 | true"),
        answer(
                "SELECT line, CASE WHEN qty = 0 THEN 'no' WHEN EXISTS (SELECT 1 FROM item j WHERE 10 / i.qty > j.line + 3) "
                        + "THEN 'few' ELSE (SELECT MAX(CAST(10 / i.qty + j.qty - j.qty AS VARCHAR)) FROM item j) END FROM item i",
                "1 | 'no'",
                "2 | 'few'",
                "3 | '2'",
                "4 | null"),
        answer(
                "SELECT line, CASE WHEN qty <> 0 THEN ARRAY(SELECT 10 / i.qty FROM item j WHERE j.line = 1) END FROM item i",
                "1 | null",
                "2 | [5]",
                "3 | [2]",
                "4 | null"),
        answer("SELECT (SELECT COUNT(*) FROM item j HAVING i.line > 3) FROM item i", "null", "null", "null", "4L")
    };

    @ParameterizedTest
    @FieldSource("SUB_QUERIES")
    void subQueriesAreEvaluatedWhereTheyAreNeeded(String sql, String... rows) {
        tables.returns(sql, List.of(), rows);
    }

    private static Arguments answer(String sql, String... rows) {
        return Arguments.of(sql, rows);
    }

    @ParameterizedTest
    @FieldSource("ANSWERS")
    void answers(String sql, String... rows) {
        tables.returns(sql, List.of(), rows);
    }

    /** Queries whose constants fail, and do so again, for other rows, and under other literals. */
    static final String[] FAILING_CONSTANTS = {
        "SELECT 1 / 0",
        "SELECT line, 1 / 0 FROM item",
        "SELECT line FROM item WHERE 1 / 0 > qty",
        "SELECT line, CASE WHEN line = 2 THEN 1 / 0 ELSE line END FROM item",
        "SELECT COUNT(*) FROM item GROUP BY line + 1 / 0",
        "SELECT SUM(1 / 0) FROM item",
        "SELECT SUM(line + 1 / 0) OVER (ORDER BY line) FROM item",
        "SELECT line FROM item WHERE EXISTS (SELECT 1 FROM item j WHERE 1 / 0 > item.qty)",
        "SELECT line, (SELECT MAX(1 / 0) FROM item j WHERE j.line = i.line) FROM item i",
        "SELECT line, CASE WHEN line = 2 THEN (SELECT 1 / 0) ELSE 1 END FROM item",
        "SELECT a.line FROM item a JOIN item b ON a.line = b.line + 1 / 0",
        "SELECT line FROM item UNION SELECT 1 / 0"
    };

    @ParameterizedTest
    @FieldSource("FAILING_CONSTANTS")
    void constantsFailEachTime(String sql) {
        for (String query : List.of(sql, sql, sql.replace("1 / 0", "2 / 0"), sql)) {
            assertThatExceptionOfType(KeywayException.class)
                    .isThrownBy(() -> tables.rows(query))
                    .satisfies(failure ->
                            assertThat(failure.code().sqlState()).as(query).isEqualTo("22012"));
        }
    }

    /** Queries that compute it for a row that no condition leaves out. */
    static final String[] FAILING = {
        "SELECT line FROM item WHERE 10 / qty > 2",
        "SELECT line FROM item WHERE line > 0 AND 10 / qty > 2",
        "SELECT line FROM item WHERE qty IS NULL OR 10 / qty > 2",
        "SELECT SUM(10 / qty) FILTER (WHERE line > 0) FROM item",
        "SELECT SUM(10 / qty) FILTER (WHERE qty <> 0), SUM(10 / qty) FROM item"
    };

    @ParameterizedTest
    @FieldSource("FAILING")
    void fails(String sql) {
        assertThatExceptionOfType(KeywayException.class)
                .isThrownBy(() -> tables.rows(sql))
                .satisfies(failure -> assertThat(failure.code().sqlState()).isEqualTo("22012"));
    }
}
