package io.keyway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyway.catalog.ResultColumn;
import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.exec.FullScan;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which column a name means, and which query an aggregate belongs to. PostgreSQL 15 gave the rows. */
@WithCassandra
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NamesTest {
    private final TypeTables tables;
    private final Sparkify gateway;

    NamesTest(TestKeyspace keyspace) {
        tables = new TypeTables(
                keyspace,
                "CREATE TABLE ks.staff (name text PRIMARY KEY, boss text, pay int, team int)",
                "INSERT INTO ks.staff (name, team, pay) VALUES ('ann', 10, 300)",
                "INSERT INTO ks.staff (name, boss, pay, team) VALUES ('bob', 'ann', 200, 10)",
                "INSERT INTO ks.staff (name, boss, pay, team) VALUES ('cat', 'ann', 250, 20)",
                "INSERT INTO ks.staff (name, boss, pay, team) VALUES ('dan', 'cat', 100, 20)",
                "INSERT INTO ks.staff (name, boss, pay, team) VALUES ('eve', 'cat', 150, 30)",
                "CREATE TABLE ks.team (team int PRIMARY KEY, label text)",
                "INSERT INTO ks.team (team, label) VALUES (10, 'ten')",
                "INSERT INTO ks.team (team, label) VALUES (20, 'twenty')",
                "INSERT INTO ks.team (team, label) VALUES (40, 'forty')",
                "CREATE TABLE ks.site (team int PRIMARY KEY, city text, pay int)",
                "INSERT INTO ks.site (team, city, pay) VALUES (10, 'rome', 1)",
                "INSERT INTO ks.site (team, city, pay) VALUES (40, 'oslo', 2)",
                "INSERT INTO ks.site (team, city, pay) VALUES (50, 'bonn', 3)");
        gateway = Sparkify.connect(keyspace, FullScan.ALLOW);
    }

    @AfterAll
    void close() {
        gateway.close();
        tables.close();
    }

    private void check(String sql, String rows) {
        assertThat(String.join("; ", tables.rows(sql))).as(sql).isEqualTo(rows == null ? "" : rows);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "SELECT team FROM staff JOIN team USING (team) WHERE team = 20 ! 20; 20",
                "SELECT team, COUNT(*) n FROM staff JOIN team USING (team) GROUP BY team ORDER BY team ! 10 | 2L; 20 | 2L",
                "SELECT name FROM staff NATURAL JOIN team ORDER BY team DESC, name ! 'cat'; 'dan'; 'ann'; 'bob'",
                "SELECT team, COUNT(*) FROM staff FULL JOIN team USING (team) GROUP BY team HAVING team > 10 ORDER BY team"
                        + " ! 20 | 2L; 30 | 1L; 40 | 1L",
                "SELECT staff.team, team.team, team FROM staff FULL JOIN team USING (team) WHERE team > 20 ORDER BY 3"
                        + " ! 30 | null | 30; null | 40 | 40",
                "SELECT team FROM staff LEFT JOIN team USING (team) WHERE team > 20 ! 30",
                "SELECT DISTINCT team FROM staff RIGHT JOIN team USING (team) ORDER BY team + 1 ! 10; 20; 40",
                // Calcite joins the third table with the first one alone.
                "SELECT team, label, city FROM staff RIGHT JOIN team USING (team) FULL JOIN site USING (team)"
                        + " WHERE team > 10 ORDER BY team, name"
                        + " ! 20 | 'twenty' | null; 20 | 'twenty' | null; 40 | 'forty' | 'oslo'; 50 | null | 'bonn'",
                "SELECT * FROM team LEFT JOIN (staff JOIN site USING (team)) USING (team) WHERE team < 40 ORDER BY 1, 3"
                        + " ! 10 | 'ten' | 'ann' | null | 300 | 'rome' | 1; 10 | 'ten' | 'bob' | 'ann' | 200 | 'rome' | 1;"
                        + " 20 | 'twenty' | null | null | null | null | null",
                "SELECT team, SUM(site.pay) OVER (ORDER BY team) FROM team FULL JOIN site USING (team) ORDER BY team"
                        + " ! 10 | 1L; 20 | 1L; 40 | 3L; 50 | 6L",
                "SELECT a.team FROM (SELECT * FROM team JOIN site USING (team)) a ORDER BY 1 ! 10; 40",
                "SELECT team FROM team FULL JOIN site USING (team) WHERE EXISTS (SELECT 1 FROM staff WHERE staff.team = team)"
                        + " ORDER BY 1 ! 10; 20; 40; 50",
                "SELECT team FROM team NATURAL JOIN site NATURAL JOIN (SELECT team FROM staff) s ORDER BY 1 ! 10; 10",
                "SELECT COUNT(*) FROM (SELECT team a FROM team) x NATURAL JOIN (SELECT team b FROM site) y ! 9L",
            })
    void commonColumnsAreOne(String sql, String rows) {
        check(sql, rows);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "SELECT -pay AS pay FROM staff ORDER BY pay ! -300; -250; -200; -150; -100",
                "SELECT -pay AS pay FROM staff ORDER BY pay + 0 ! -100; -150; -200; -250; -300",
                "SELECT team, MAX(pay) AS pay FROM staff GROUP BY team HAVING MAX(pay) > 200 ORDER BY MAX(-pay)"
                        + " ! 10 | 300; 20 | 250",
                "SELECT team, -MAX(pay) AS team FROM staff GROUP BY team HAVING team > 10 ORDER BY -MAX(pay)"
                        + " ! 20 | -250; 30 | -150",
                "SELECT team t, COUNT(*) c FROM staff GROUP BY t ORDER BY c DESC, t ! 10 | 2L; 20 | 2L; 30 | 1L",
                "SELECT team, COUNT(*) FROM staff GROUP BY GROUPING SETS (ROLLUP (1)) ORDER BY 1"
                        + " ! 10 | 2L; 20 | 2L; 30 | 1L; null | 5L",
                "SELECT UPPER(name) AS name, COUNT(*) FROM staff WHERE team = 10 GROUP BY name ORDER BY name"
                        + " ! 'ANN' | 1L; 'BOB' | 1L",
                "SELECT COUNT(*) FROM staff UNION ALL SELECT 1 ORDER BY count ! 1L; 5L",
                "SELECT team, team FROM team ORDER BY team DESC ! 40 | 40; 20 | 20; 10 | 10",
            })
    void namesInOrderAndGroups(String sql, String rows) {
        check(sql, rows);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "SELECT * FROM (SELECT pay AS x, team AS x FROM staff WHERE name = 'ann') q ! 300 | 10",
                "WITH q AS (SELECT pay x, team x FROM staff WHERE name = 'ann') SELECT * FROM q ! 300 | 10",
                "SELECT q.a, q.pay FROM (SELECT name, pay FROM staff) q(a) WHERE a = 'ann' ! 'ann' | 300",
                "SELECT s.a, s.team FROM staff s(a) WHERE a = 'ann' ! 'ann' | 10",
                "SELECT count FROM (SELECT COUNT(*) FROM staff) q ! 5L",
                "SELECT column2 FROM (VALUES (1, 2), (3, 4)) v ORDER BY column1 ! 2; 4",
                "SELECT * FROM (SELECT 1 a) q, (SELECT a + 1 b FROM (SELECT 2 a)) ! 1 | 3",
                "WITH team AS (SELECT * FROM team WHERE team = 10) SELECT COUNT(*) FROM team ! 1L",
                "SELECT label FROM (SELECT team FROM team) team, (SELECT team t, label FROM team) x WHERE t = team AND"
                        + " EXISTS (SELECT 1 FROM (SELECT 1) team WHERE label = 'ten') ! 'ten'",
            })
    void columnsOfDerivedTables(String sql, String rows) {
        check(sql, rows);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "SELECT (SELECT SUM(staff.pay) FROM team LIMIT 1) FROM staff ! 1000L",
                "SELECT (SELECT SUM(s.pay) FILTER (WHERE s.team = 10) FROM team LIMIT 1) FROM staff s ! 500L",
                "SELECT (SELECT STRING_AGG(s.name, ',' ORDER BY s.name) FROM team LIMIT 1) FROM staff s"
                        + " ! 'ann,bob,cat,dan,eve'",
                "SELECT (SELECT SUM(s.pay + t.team) FROM team t) FROM staff s WHERE team = 10 ORDER BY 1 ! 670L; 970L",
                "SELECT (SELECT SUM(s.pay) FILTER (WHERE t.team = 10) FROM team t) FROM staff s WHERE team = 10 ORDER BY 1"
                        + " ! 200L; 300L",
                "SELECT (SELECT COUNT(*) FROM team) c, (SELECT COUNT(s.team) FROM team LIMIT 1) d FROM staff s ! 3L | 5L",
                "SELECT team FROM staff s GROUP BY team HAVING EXISTS (SELECT 1 FROM team t WHERE t.team = s.team"
                        + " AND COUNT(s.pay) > 1) ORDER BY 1 ! 10; 20",
                "SELECT team FROM staff s GROUP BY team ORDER BY (SELECT -MAX(s.pay) FROM team LIMIT 1) ! 10; 20; 30",
                "SELECT s.team, COUNT(*), (SELECT COUNT(s.name) + COUNT(*) FROM team t WHERE t.team < s.team) v"
                        + " FROM staff s GROUP BY s.team ORDER BY 1 ! 10 | 2L | 2L; 20 | 2L | 3L; 30 | 1L | 3L",
            })
    void aggregatesOfOuterColumns(String sql, String rows) {
        check(sql, rows);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "SELECT t.team, (SELECT COUNT(*) + t.team FROM staff s WHERE s.team = t.team) FROM team t ORDER BY 1"
                        + " ! 10 | 12L; 20 | 22L; 40 | 40L",
                "SELECT t.team, (SELECT MAX(s.pay) FROM staff s WHERE s.team = t.team HAVING MAX(s.pay) > t.team * 13)"
                        + " FROM team t ORDER BY 1 ! 10 | 300; 20 | null; 40 | null",
                "SELECT t.team, (SELECT COUNT(*) FROM team u WHERE u.team = t.team GROUP BY label HAVING COUNT(*) < t.team)"
                        + " FROM team t ORDER BY 1 ! 10 | 1L; 20 | 1L; 40 | 1L",
                "SELECT t.team, EXISTS (SELECT 1 FROM staff s WHERE s.team = t.team GROUP BY s.boss"
                        + " HAVING COUNT(*) + t.team > 11) FROM team t ORDER BY 1 ! 10 | false; 20 | true; 40 | false",
                "SELECT t.team, (SELECT CASE WHEN t.team > 10 THEN SUM(s.pay) END FROM staff s WHERE s.team = t.team)"
                        + " FROM team t ORDER BY 1 ! 10 | null; 20 | 350L; 40 | null",
                "SELECT t.team, (SELECT COUNT(*) FROM staff s WHERE s.team = t.team GROUP BY t.team) FROM team t ORDER BY 1"
                        + " ! 10 | 2L; 20 | 2L; 40 | null",
            })
    void outerValuesAreConstantsForGroups(String sql, String rows) {
        check(sql, rows);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "AMBIGUOUS_COLUMN ! SELECT pay FROM staff LEFT JOIN site USING (team)",
                "AMBIGUOUS_COLUMN ! SELECT name FROM staff a, staff b",
                "AMBIGUOUS_COLUMN ! SELECT team FROM (SELECT team, pay AS team FROM staff) q",
                "AMBIGUOUS_COLUMN ! SELECT team, pay AS team FROM staff ORDER BY team",
                "AMBIGUOUS_COLUMN ! SELECT 1 FROM (staff a JOIN staff b ON a.name = b.name) JOIN team USING (team)",
                "GROUPING_ERROR ! SELECT 1 FROM staff s WHERE (SELECT SUM(s.pay) FROM team) > 1",
                "GROUPING_ERROR ! SELECT 1 FROM staff s JOIN team t ON (SELECT SUM(s.pay) FROM site) > 1",
                "GROUPING_ERROR ! SELECT 1 FROM staff s, LATERAL (SELECT SUM(s.pay) FROM team) q",
                "GROUPING_ERROR ! SELECT name, (SELECT SUM(s.pay) FROM team) FROM staff s",
                "UNKNOWN_COLUMN ! SELECT nosuch FROM staff JOIN team USING (team)",
                "UNKNOWN_TABLE ! SELECT staff.name FROM staff x",
            })
    void refused(ErrorCode code, String sql) {
        assertThatThrownBy(() -> tables.rows(sql)).isInstanceOfSatisfying(KeywayException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.position()).isNotNull();
        });
    }

    @Test
    void labels() {
        assertThat(labels("SELECT * FROM staff, team")).containsExactly("name", "boss", "pay", "team", "team", "label");
        assertThat(labels("SELECT * FROM team LEFT JOIN site USING (team)"))
                .containsExactly("team", "label", "city", "pay");
        assertThat(labels("SELECT site.*, (SELECT MAX(label) FROM team), 1 FROM site"))
                .containsExactly("team", "city", "pay", "max", "?column?");
        assertThat(labels("SELECT team || 'x', UPPER(team), LENGTH(team) || '', team FROM team"))
                .containsExactly("?column?", "upper", "?column?", "team");
        assertThat(labels("SELECT * FROM (SELECT team || 'x', UPPER(team) FROM team) q"))
                .containsExactly("?column?", "upper");
        assertThat(labels("TABLE team LIMIT 1")).containsExactly("team", "label");
        assertThat(labels("VALUES (1, 2)")).containsExactly("column1", "column2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TABLE team",
                "TABLE team ORDER BY team DESC",
                "TABLE team LIMIT 100",
                "TABLE team FETCH FIRST 100 ROWS ONLY",
                "(TABLE team) LIMIT 100",
                "SELECT * FROM (TABLE team ORDER BY label LIMIT 100) q",
                "WITH q AS (TABLE team) TABLE q ORDER BY 1 LIMIT 100",
                "TABLE team UNION TABLE team ORDER BY team LIMIT 100",
            })
    void aTableIsAQueryOfAllItsColumns(String sql) {
        assertThat(tables.rows(sql)).containsExactlyInAnyOrderElementsOf(tables.rows("SELECT * FROM team"));
        assertThat(tables.rows("TABLE team LIMIT 0")).isEmpty();
        assertThat(tables.rows("TABLE team LIMIT 1")).hasSize(1);
    }

    private List<String> labels(String sql) {
        return gateway.session().prepare(sql).columns().stream()
                .map(ResultColumn::label)
                .toList();
    }
}
