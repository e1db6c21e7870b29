package io.keyway.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How suites are read, on scripts of our own. */
class ScriptsTest {
    private static List<SuiteQuery> queries(Script script) {
        return script.steps().stream()
                .filter(Script.Ask.class::isInstance)
                .map(step -> ((Script.Ask) step).query())
                .toList();
    }

    @Test
    void quidemGivesQueriesWithTheirRows() {
        Script script = QuidemScript.read("own.iq", """
                # A comment; with a semicolon.
                !use scott
                select deptno, -- which
                  dname from dept where dname <> '--';
                +--------+------------+
                | DEPTNO | DNAME      |
                +--------+------------+
                |     10 | ACCOUNTING |
                |        |            |
                +--------+------------+
                (2 rows)

                !ok
                EnumerableTableScan(table=[[scott, DEPT]])
                !plan

                select 1;
                 EXPR$0
                --------
                 1
                (1 row)

                !ok
                select from;
                parse failed
                !error
                """.lines().toList());
        List<SuiteQuery> queries = queries(script);
        assertThat(queries).extracting(SuiteQuery::line).containsExactly(3, 17, 24);
        assertThat(queries.get(0).sql()).isEqualTo("select deptno,\n  dname from dept where dname <> '--'");
        assertThat(queries)
                .extracting(SuiteQuery::expected)
                .containsExactly(
                        new Expected.Table(List.of(List.of("10", "ACCOUNTING"), List.of("", ""))),
                        new Expected.Table(List.of(List.of("1"))),
                        new Expected.Failure());
        assertThat(script.skipped()).isEmpty();
    }

    @Test
    void quidemsOtherConnectionsAndBlocksAreCounted() {
        Script script = QuidemScript.read(
                "own.iq",
                List.of(
                        "!use post",
                        "select 1;",
                        "!ok",
                        "!use scott",
                        "!if (false) {",
                        "select 2;",
                        "!ok",
                        "!}",
                        "insert into t values 1;",
                        "!ok"));
        assertThat(script.steps()).isEmpty();
        assertThat(script.skipped()).containsOnlyKeys("over post", "in a block that Quidem leaves out", "no query");
    }

    @Test
    void printedTablesWithCutRowsAreRefused() {
        assertThatThrownBy(() -> PrintedTable.rows(List.of("+---+", "| A |", "+---+", "| x |", "+---+", "(2 rows)")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(PrintedTable.rows(List.of("+---+", "| A |", "+---+", "+---+", "(0 rows)")))
                .isEmpty();
    }

    @Test
    void sqllogictestGivesTablesAndQueries() {
        Script script = LogicScript.read("own.test", """
                statement ok
                CREATE TABLE t(a INTEGER, b VARCHAR(5), c FLOAT)

                statement ok
                INSERT INTO t(b,a) VALUES('it''s', 1)

                statement ok
                CREATE TABLE copy(a INTEGER, b VARCHAR(5), c FLOAT)

                statement ok
                INSERT INTO copy VALUES(2.0, NULL, 1.5), (2, 'x', -2)

                statement ok
                INSERT INTO t SELECT * FROM copy

                onlyif mysql
                query I
                SELECT 1
                ----
                1

                skipif mysql
                query IT rowsort
                SELECT a, b FROM t
                ----
                1
                it's

                statement ok
                UPDATE t SET a = 3

                query I
                SELECT a FROM t
                ----
                3
                """.lines().toList());
        Script.Load load = (Script.Load) script.steps().get(0);
        SuiteTable table = load.tables().get(0);
        assertThat(table.columns())
                .containsExactly(
                        java.util.Map.entry("a", "int"),
                        java.util.Map.entry("b", "text"),
                        java.util.Map.entry("c", "double"));
        assertThat(table.rows()).hasSize(3);
        assertThat(table.rows().get(0)).containsExactly("1", "'it''s'", null);
        assertThat(table.hasArtificialKey()).isTrue();
        assertThat(table.withKey().rows().get(2)).containsExactly("2", "'x'", "-2", "2");
        assertThat(queries(script)).hasSize(1);
        assertThat(queries(script).get(0).expected())
                .isEqualTo(new Expected.Values("IT", Expected.Order.ROWSORT, List.of("1", "it's")));
        assertThat(script.skipped())
                .containsOnlyKeys("for other databases", "after a statement that cannot be followed");
    }

    @Test
    void keysAreTheFirstColumnsThatTellRowsApart() {
        SuiteTable declared = SuiteTable.declared("t", "a INTEGER, b INTEGER, c INTEGER");
        SuiteTable one = declared.with(null, List.of("1", "5", "1")).with(null, List.of("1", "6", "1"));
        assertThat(one.key()).containsExactly("b");
        SuiteTable two = one.with(null, List.of("2", "6", "1"));
        assertThat(two.key()).containsExactly("a", "b");
        assertThat(two.with(null, List.of("2", "6", "2")).hasArtificialKey()).isTrue();
        assertThat(SuiteTable.declared("t", "a INTEGER, b INTEGER PRIMARY KEY").key())
                .containsExactly("b");
    }

    @Test
    void onlyAnOuterOrderByOrders() {
        Expected any = new Expected.Failure();
        assertThat(new SuiteQuery("s", 1, "select a from t\norder by a", any).isOrdered())
                .isTrue();
        assertThat(new SuiteQuery("s", 1, "select * from (select a from t order by a) t", any).isOrdered())
                .isFalse();
        assertThat(new SuiteQuery("s", 1, "select ' order by ' from t", any).isOrdered())
                .isFalse();
    }
}
