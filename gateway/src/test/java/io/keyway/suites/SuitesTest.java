package io.keyway.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Suites of others answer as they expect, or as the documentation says; and the runner knows a wrong answer. */
@WithCassandra
class SuitesTest {
    private final SuiteStore store;

    SuitesTest(TestKeyspace keyspace, @TempDir Path folder) {
        store = new SuiteStore(keyspace.contactPoint(), keyspace::execute, folder);
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "KEYWAY_SUITES", matches = ".+")
    void ofOthers() throws IOException, SQLException {
        try (SuiteRun run = new SuiteRun(store, Documented.read())) {
            SuiteReport report = run.runAll(Path.of(System.getenv("KEYWAY_SUITES")));
            Files.writeString(Path.of("target", "suites.md"), report.toString());
            assertThat(report.wrong()).isEmpty();
        }
    }

    @Test
    void answersAreJudged() throws IOException, SQLException {
        String rows = "+--+--+\n| A| B|\n+--+--+\n|%s|\n+--+--+\n(1 row)\n!ok\n";
        List<String> script = ("!use scott\n"
                        + "select deptno, null from dept where deptno = 10;\n" + rows.formatted("10|  ")
                        + "select deptno, null from dept where deptno = 20;\n" + rows.formatted("10|  ")
                        + "select nothing from dept;\n" + rows.formatted("10|  ")
                        + "select nothing from dept;\n!error\n"
                        + "select deptno from dept;\n!error\n"
                        + "select deptno / 3.0, deptno from dept where deptno = 10;\n"
                        + "+----+--+\n| A  | B|\n+----+--+\n|3.33|10|\n+----+--+\n(1 row)\n!ok\n")
                .lines()
                .toList();
        try (SuiteRun run = new SuiteRun(store, new Documented(Map.of()))) {
            SuiteReport report = run.run("own.iq", script);
            assertThat(report.toString()).contains("own.iq | 2 | 1 | 1 | 2");
            assertThat(report.wrong()).hasSize(2).first().asString().startsWith("own.iq:10 ");
        }
    }

    @Test
    void valuesAreComparedAsTheyArePrinted() throws IOException, SQLException {
        List<String> script =
                """
                statement ok
                CREATE TABLE t(a INTEGER, b VARCHAR(5), c FLOAT)

                statement ok
                INSERT INTO t VALUES(10, 'x', 1.5), (9, NULL, 2), (9, '', NULL)

                query ITR rowsort
                SELECT a, b, c FROM t
                ----
                10
                x
                1.500
                9
                (empty)
                NULL
                9
                NULL
                2.000

                query I valuesort
                SELECT a FROM t
                ----
                3 values hashing to %s

                query I nosort
                SELECT a FROM t ORDER BY a DESC
                ----
                9
                9
                10

                query I
                SELECT * FROM t
                ----
                1
                """.formatted(SuiteQuery.digest("MD5", "10\n9\n9\n")).lines().toList();
        try (SuiteRun run = new SuiteRun(store, new Documented(Map.of()))) {
            SuiteReport report = run.run("own.test", script);
            assertThat(report.toString()).contains("own.test | 2 | 0 | 0 | 1").contains("without a key=1");
            assertThat(report.wrong()).singleElement().asString().startsWith("own.test:25 ");
        }
    }

    @Test
    void anotherAnswerIsDocumentedWordForWord() throws IOException, SQLException {
        List<String> script = List.of("!use scott", "select deptno from dept where deptno = 20;", "!error");
        SuiteQuery query =
                new SuiteQuery("own.iq", 2, "select deptno from dept where deptno = 20", new Expected.Failure());
        Answer due = new Answer.Rows(List.of(java.sql.Types.INTEGER), List.of(List.of("20")));
        Answer other = new Answer.Rows(List.of(java.sql.Types.INTEGER), List.of(List.of("30")));
        try (SuiteRun run = new SuiteRun(store, new Documented(Map.of(Documented.entry(query, due), "why")))) {
            assertThat(run.run("own.iq", script).toString()).contains("own.iq | 0 | 1 | 0 | 0");
        }
        try (SuiteRun run = new SuiteRun(store, new Documented(Map.of(Documented.entry(query, other), "why")))) {
            assertThat(run.run("own.iq", script).toString()).contains("own.iq | 0 | 0 | 0 | 1");
        }
    }
}
