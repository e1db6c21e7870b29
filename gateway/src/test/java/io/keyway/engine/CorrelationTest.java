package io.keyway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.exec.FullScan;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Sub-queries that depend on an outer row: what SQL defines of them, one form after the other, and what they may cost. The
 * answers are PostgreSQL's.
 */
@WithCassandra
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorrelationTest {
    private final TestKeyspace keyspace;
    private final Sparkify gateway;

    CorrelationTest(TestKeyspace keyspace) {
        this.keyspace = keyspace;
        String name = keyspace.name();
        keyspace.execute(
                "CREATE TABLE " + name + ".team (team int PRIMARY KEY, label text)",
                "CREATE TABLE " + name + ".staff (name text PRIMARY KEY, team int, boss text, pay int)",
                "CREATE TABLE " + name + ".log (name text, at int, what text, PRIMARY KEY (name, at))",
                "CREATE TABLE " + name + ".numbers (p int, n int, PRIMARY KEY (p, n))");
        for (int team : new int[] {10, 20, 40}) {
            keyspace.execute("INSERT INTO " + name + ".team (team, label) VALUES (" + team + ", 't" + team + "')");
        }
        String[] staff = {
            "'ann', 10, null, 300",
            "'bob', 10, 'ann', 200",
            "'cat', 20, 'ann', 250",
            "'dan', 20, 'cat', 100",
            "'eve', 20, 'cat', 150",
            "'fay', null, 'cat', 100"
        };
        for (String row : staff) {
            keyspace.execute("INSERT INTO " + name + ".staff (name, team, boss, pay) VALUES (" + row + ")");
        }
        for (int at = 0; at < 4; at++) {
            keyspace.execute(
                    "INSERT INTO " + name + ".log (name, at, what) VALUES ('ann', " + at + ", 'a" + at + "')",
                    "INSERT INTO " + name + ".log (name, at, what) VALUES ('cat', " + at + ", 'c" + at + "')");
        }
        for (int n = 0; n < 225; n++) {
            keyspace.execute("INSERT INTO " + name + ".numbers (p, n) VALUES (1, " + n + ")");
        }
        gateway = Sparkify.connect(keyspace, FullScan.ALLOW);
    }

    @AfterAll
    void close() {
        gateway.close();
    }

    /** Each expected row has its columns parted by blanks. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                // What depends on no outer row beside what does.
                "SELECT count(*) FROM team t WHERE EXISTS (SELECT 1 FROM staff s WHERE s.team = t.team) AND EXISTS (SELECT 1 FROM staff WHERE name = 'no') | 0",
                "SELECT count(*) FROM team t WHERE EXISTS (SELECT 1 FROM staff s WHERE s.team = t.team) AND NOT EXISTS (SELECT 1 FROM staff WHERE name = 'no') | 2",
                "SELECT DISTINCT 1 FROM team t WHERE t.team = 99 AND EXISTS (SELECT 1 FROM staff s WHERE s.team = t.team) | ",
                "SELECT 1, count(*) FROM team t WHERE t.team = 99 AND EXISTS (SELECT 1 FROM staff s WHERE s.team = t.team) GROUP BY 1 | ",
                // Windows see the rows of one outer row.
                "SELECT t.team, x.name FROM team t, LATERAL (SELECT name, row_number() OVER (ORDER BY pay DESC) rn FROM staff s WHERE s.team = t.team) x WHERE x.rn = 1 | 10 ann; 20 cat",
                "SELECT t.team, (SELECT max(n) FROM (SELECT count(*) OVER () n FROM staff s WHERE s.team = t.team) q) FROM team t | 10 2; 20 3; 40 null",
                "SELECT t.team FROM team t WHERE 3 IN (SELECT row_number() OVER (ORDER BY s.pay) FROM staff s WHERE s.team = t.team) | 20",
                // Totals of nothing are a row.
                "SELECT t.team, x.m FROM team t CROSS JOIN LATERAL (SELECT max(s.name) m FROM staff s WHERE s.team = t.team) x | 10 bob; 20 eve; 40 null",
                "SELECT t.team, x.m FROM team t, LATERAL (SELECT sum(s.pay) m FROM staff s WHERE s.team = t.team) x | 10 500; 20 500; 40 null",
                "SELECT a.x, b.m FROM (VALUES (1), (2)) a(x) CROSS JOIN LATERAL (SELECT max(y) m FROM (VALUES (1, 5), (1, 6)) v(k, y) WHERE v.k = a.x) b | 1 6; 2 null",
                "SELECT t.team, x.n FROM team t LEFT JOIN LATERAL (SELECT count(*) n FROM staff s WHERE s.team = t.team GROUP BY s.boss HAVING count(*) > 1) x ON TRUE | 10 null; 20 2; 40 null",
                // Two derived tables that refer to one outer row.
                "SELECT t.team, (SELECT count(*) FROM (SELECT 1 o FROM staff a WHERE a.team = t.team) p CROSS JOIN (SELECT 1 o FROM staff b WHERE b.team = t.team) q) FROM team t | 10 4; 20 9; 40 0",
                "SELECT t.team FROM team t WHERE EXISTS (SELECT 1 FROM (SELECT 1 o FROM staff a WHERE a.team = t.team) p CROSS JOIN (SELECT 1 o FROM staff b WHERE b.boss = 'cat' AND b.team = t.team) q) | 20",
                // An order within an aggregate.
                "SELECT t.team, (SELECT string_agg(s.name, '' ORDER BY s.pay) FROM staff s WHERE s.team = t.team) FROM team t | 10 bobann; 20 danevecat; 40 null",
                // Two levels: the innermost refers to the outermost, alone, or to both.
                "SELECT t.team FROM team t WHERE EXISTS (SELECT 1 FROM staff s WHERE s.team = t.team AND EXISTS (SELECT 1 FROM staff b WHERE b.name = s.boss AND b.team <> t.team)) | 20",
                "SELECT t.team, (SELECT (SELECT count(*) FROM staff u WHERE u.team = t.team) FROM staff s WHERE s.name = 'ann') FROM team t | 10 2; 20 3; 40 0",
                "SELECT t.team, (SELECT max((SELECT count(*) FROM log l WHERE l.name = s.name AND l.at * 10 < t.team)) FROM staff s WHERE s.team = t.team) FROM team t | 10 1; 20 2; 40 null",
                // Conditions of joins, with both sides in the sub-query.
                "SELECT t.team, s.name FROM team t JOIN staff s ON s.team = t.team AND s.pay = (SELECT max(m.pay) FROM staff m WHERE m.team = t.team AND m.team = s.team) | 10 ann; 20 cat",
                "SELECT t.team, s.name FROM team t LEFT JOIN staff s ON s.team = t.team AND EXISTS (SELECT 1 FROM log l WHERE l.name = s.name AND l.at * 10 = t.team) | 10 ann; 20 cat; 40 null",
                "SELECT t.team, s.name FROM staff s RIGHT JOIN team t ON s.team = t.team AND EXISTS (SELECT 1 FROM log l WHERE l.name = s.name AND l.at * 10 = t.team) | 10 ann; 20 cat; 40 null",
                "SELECT t.team, s.name FROM team t FULL JOIN staff s ON s.team = t.team AND EXISTS (SELECT 1 FROM log l WHERE l.name = s.name AND l.at * 10 = t.team) | 10 ann; 20 cat; 40 null; null bob; null dan; null eve; null fay",
                // Three-valued logic.
                "SELECT s.name FROM staff s WHERE s.pay NOT IN (SELECT m.pay FROM staff m WHERE m.boss = s.name) | ann; bob; cat; dan; eve; fay",
                "SELECT t.team FROM team t WHERE t.team NOT IN (SELECT s.team FROM staff s WHERE s.pay < t.team * 6) | 10",
                "SELECT t.team, 20 IN (SELECT s.team FROM staff s WHERE s.pay <= t.team * 10) FROM team t | 10 true; 20 true; 40 true",
                "SELECT t.team, 10 IN (SELECT s.team FROM staff s WHERE s.pay <= t.team * 5 + 50) FROM team t | 10 null; 20 null; 40 true",
                "SELECT s.name FROM staff s WHERE s.pay >= ALL (SELECT m.pay FROM staff m WHERE m.team = s.team) | ann; cat; fay",
                "SELECT s.name FROM staff s WHERE s.pay < ANY (SELECT m.pay FROM staff m WHERE m.team = s.team) | bob; dan; eve",
                "SELECT s.name FROM staff s WHERE s.pay <> ALL (SELECT m.pay FROM staff m WHERE m.team = s.team AND m.name <> s.name) | ann; bob; cat; dan; eve; fay",
                "SELECT (1, CAST(NULL AS VARCHAR)) IN (SELECT 1, CAST(NULL AS VARCHAR)) | null",
                "SELECT count(*) FROM team t WHERE (t.team, NULL) NOT IN (SELECT s.team, s.name FROM staff s) | 0",
                // Rows in order, limits, set operations.
                "SELECT t.team, x.name FROM team t, LATERAL (SELECT s.name FROM staff s WHERE s.team = t.team ORDER BY s.pay LIMIT 1 OFFSET 1) x | 10 ann; 20 eve",
                "SELECT t.team, (SELECT count(*) FROM (SELECT s.team FROM staff s WHERE s.team = t.team UNION SELECT t.team * 2 UNION ALL SELECT 7) u) FROM team t | 10 3; 20 3; 40 2",
                "SELECT t.team, x.c FROM team t, LATERAL (VALUES (t.team + 1), (t.team + 2)) x(c) WHERE t.team < 20 | 10 11; 10 12",
                // Sub-queries where expressions stand.
                "SELECT sum((SELECT t.team FROM team t WHERE t.team = s.team)) OVER (ORDER BY s.name) FROM staff s WHERE s.name < 'd' | 10; 20; 40",
                "SELECT sum((SELECT t.team FROM team t WHERE t.team = s.team)) FROM staff s | 80",
                "SELECT name FROM staff s WHERE (name NOT IN (SELECT label FROM team)) IN (SELECT s.pay > 200 FROM team) | ann; cat",
                "SELECT s.name FROM staff s WHERE s.pay > 100 ORDER BY (SELECT max(l.at) FROM log l WHERE l.name = s.name) NULLS FIRST, s.name LIMIT 2 | bob; eve",
            })
    void evaluates(String sql, @Nullable String rows) {
        String[] expected = rows == null
                ? new String[0]
                : rows.replace(" ", " | ").replace("; | ", "; ").split("; ");
        gateway.sql(sql).returnsInAnyOrder(expected);
    }

    /** One request for each distinct key of the outer rows, in all of these; the first is the outer query's. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "SELECT l.at, (SELECT max(s.pay) FROM staff s WHERE s.name = l.name) FROM log l WHERE l.name = 'ann' | 2",
                "SELECT l.at, (SELECT s.pay + l.at FROM staff s WHERE s.name = l.name) FROM log l WHERE l.name IN ('ann', 'cat') | 4",
                "SELECT l.at FROM log l WHERE l.name = 'ann' AND EXISTS (SELECT 1 FROM log m WHERE m.name = l.name AND m.at > l.at) | 5",
                "SELECT l.at, x.what FROM log l, LATERAL (SELECT m.what FROM log m WHERE m.name = l.what ORDER BY m.at DESC LIMIT 1) x WHERE l.name = 'ann' | 5",
                "SELECT l.at, (SELECT count(*) FROM staff s JOIN log m ON m.name = s.boss WHERE s.name = l.name) FROM log l WHERE l.name = 'cat' | 3",
                "SELECT l.at, (SELECT (SELECT max(t.label) FROM team t WHERE t.team = s.team) FROM staff s WHERE s.name = l.name) FROM log l WHERE l.name = 'ann' | 3",
                "SELECT l.at, (SELECT max(s.pay) FROM staff s WHERE s.name = m.name AND l.at > 1) FROM log l JOIN log m ON m.name = l.name AND m.at = l.at WHERE l.name = 'ann' | 3",
            })
    void looksUpEachKeyOnce(String sql, int requests) {
        gateway.sql(sql).sendsRequests(requests);
    }

    @Test
    void aTableThatTheOuterRowGivesNoKeyOfIsReadOnce() {
        gateway.sql("SELECT n, (SELECT count(*) FROM staff s WHERE s.pay > n) FROM numbers WHERE p = 1")
                .returnsRows(225)
                .sendsRequests(2);
        gateway.sql(
                        "SELECT n FROM numbers WHERE p = 1 AND EXISTS (SELECT 1 FROM staff s JOIN team t ON t.team = s.team WHERE s.pay = n)")
                .returnsInAnyOrder("100", "150", "200")
                .sendsRequests(3);
        gateway.sql(
                        "SELECT n FROM numbers WHERE p = 1 AND n > (SELECT max(s.pay) FROM staff s WHERE s.team = n / 11 OR (SELECT count(*) FROM team) = 3 AND s.pay < 225)")
                .returnsRows(19)
                .sendsRequests(3);
    }

    @Test
    void memoryIsGivenBackAfterEachEvaluation() {
        SessionSettings before = gateway.session().settings();
        gateway.session().settings(before.withMaxMemory(60_000));
        try {
            gateway.sql(
                            "SELECT count(*) FROM numbers m WHERE m.p = 1 AND"
                                    + " (SELECT count(*) FROM (SELECT n, rank() OVER (ORDER BY n) r FROM numbers WHERE p = 1) q WHERE r = m.n) = 1")
                    .returns("224");
        } finally {
            gateway.session().settings(before);
        }
    }

    @Test
    void whatIsVolatileIsEvaluatedForEachRow() {
        gateway.sql(
                        "SELECT count(DISTINCT x.r) > 100 FROM numbers m, LATERAL (SELECT rand() r FROM team t WHERE t.team = 10 AND m.p = 1) x WHERE m.p = 1")
                .returns("true");
    }

    @Test
    void aSecondRowOfAScalarSubQueryIsAnError() {
        assertThatExceptionOfType(KeywayException.class)
                .isThrownBy(gateway.sql("SELECT (SELECT s.name FROM staff s WHERE s.team = t.team) FROM team t")::rows)
                .extracting(KeywayException::code)
                .isEqualTo(ErrorCode.TOO_MANY_ROWS);
    }

    @Test
    void explainSaysHowItIsEvaluated() {
        assertThat(gateway.sql(
                                "SELECT l.at, (SELECT max(s.pay) FROM staff s WHERE s.name = l.name AND s.pay > l.at) FROM log l WHERE l.name = 'ann'")
                        .explanation())
                .contains("the outer row gives its partition key (name)")
                .contains("looked up in batches")
                .contains("evaluated for each");
        assertThat(gateway.sql("SELECT t.label, (SELECT max(s.pay) FROM staff s WHERE s.team = t.team) FROM team t")
                        .explanation())
                .contains("KeptRows")
                .contains("evaluated for each");
    }
}
