package io.keyway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyway.cli.ShellProcess.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The shell in a pipe, over H2: it needs nothing but java.sql. */
@Timeout(60)
class BatchTest {
    private static final String H2 = "jdbc:h2:mem:batch;LAZY_QUERY_EXECUTION=1";

    @TempDir
    Path directory;

    @Test
    void dataGoesToOutputAndNothingElse() throws Exception {
        Outcome run = run(
                "", "--csv", "-c", "select 1 as a, null as b, '' as c, 'NULL' as d; \\timing on\n select '日本' as j");

        assertThat(run.out()).isEqualTo("A,B,C,D\n1,,\"\",NULL\nJ\n日本\n");
        assertThat(run.err()).startsWith("Time: ");
        assertThat(run.status()).isZero();
    }

    @Test
    void noEscapeSequencesInAPipe() throws Exception {
        Outcome run = run("select 1;\nselect chr(27);\nselect nope;\n\\?\n", "--keep-going");

        assertThat(run.out() + run.err()).doesNotContain("\u001b", "> ");
        assertThat(run.out()).contains("\\x1b");
        assertThat(run.status()).isEqualTo(3);
    }

    @Test
    void aFailedStatementEndsTheScript() throws Exception {
        Files.writeString(directory.resolve("s.sql"), "select 1 as a;\n\n  select * from nope;\nselect 2 as b;\n");
        Outcome run = run("", "--csv", "-f", "s.sql", "-c", "select 3");

        assertThat(run.out()).isEqualTo("A\n1\n");
        assertThat(run.err())
                .startsWith("s.sql:3:3: ERROR: ")
                .contains("[42S04]")
                .doesNotContain("\tat ");
        assertThat(run.status()).isEqualTo(3);
    }

    @Test
    void keepGoingStillTellsThatSomethingFailed() throws Exception {
        Outcome run = run("select nope; select 2 as b", "--csv", "--keep-going");

        assertThat(run.out()).isEqualTo("B\n2\n");
        assertThat(run.err()).startsWith("stdin:1:1: ERROR: ");
        assertThat(run.status()).isEqualTo(3);
    }

    @Test
    void commandsAndFilesRunInTheirOrder() throws Exception {
        Files.writeString(directory.resolve("two.sql"), "\\echo two");
        Outcome run = run("", "-c", "\\echo one", "-f", "two.sql", "-c", "\\echo three; ", "-f", "two.sql");

        assertThat(run.out()).isEqualTo("one\ntwo\nthree\ntwo\n");
    }

    @Test
    void includesNameTheFileThatFails() throws Exception {
        Path inner = Files.createDirectory(directory.resolve("inner"));
        Files.writeString(directory.resolve("main.sql"), "\\echo main\n\\i inner/a.sql\n");
        Files.writeString(inner.resolve("a.sql"), "\\ir b.sql\n");
        Files.writeString(inner.resolve("b.sql"), "select 1;\n\\i nosuch.sql\n");
        Files.writeString(directory.resolve("loop.sql"), "\\i loop.sql\n");
        Outcome run = run("", "--csv", "-f", "main.sql");

        assertThat(run.err()).isEqualTo("""
                        inner/b.sql:2:1: ERROR: nosuch.sql: no such file
                        included from inner/a.sql:1:1, included from main.sql:2:1
                        """);
        assertThat(run.status()).isEqualTo(3);
        assertThat(run("", "-f", "loop.sql").err()).contains("includes itself").contains("loop.sql:1:1");
    }

    @Test
    void exitStatusTellsWhoIsAtFault() throws Exception {
        assertThat(run("select 1").status()).isZero();
        assertThat(run("", "--nosuch").status()).isEqualTo(1);
        assertThat(run("", "--nosuch").err()).isEqualTo("keyway sql: Unknown option: '--nosuch'\nTry --help.\n");
        assertThat(run("", "-f", "nosuch.sql").status()).isEqualTo(1);
        assertThat(run("", "--format", "xml").err()).contains("aligned, vertical, csv");
        assertThat(ShellProcess.run(directory, "", "jdbc:nosuch:x").status()).isEqualTo(2);
        assertThat(run("\\nosuch").status()).isEqualTo(3);
    }

    @Test
    void metaCommandsSuggestWhatWasMeant() throws Exception {
        assertThat(run("\\timin").err())
                .isEqualTo("stdin:1:1: ERROR: unknown command \\timin\nHINT: did you mean \\timing?\n");
        assertThat(run("\\format xml").err()).contains("HINT: use one of aligned");
        assertThat(run("create table songs(a int);\n\\d song").err()).contains("HINT: did you mean SONGS?");
    }

    @Test
    void describeShowsColumnsTypesAndKeys() throws Exception {
        Outcome run = run("create table t(a int primary key, b varchar);\n\\format csv\n\\d t\n\\dt\n");

        assertThat(run.out()).isEqualTo("""
                        column,type,nullable,key
                        A,INTEGER,not null,primary key 1
                        B,CHARACTER VARYING,"",""
                        keyspace,table,type,remarks
                        PUBLIC,T,BASE TABLE,""
                        """);
    }

    @Test
    void oneStatementCanBeVertical() throws Exception {
        Outcome run = run("select 1 as a \\G\nselect 2 as b \\g\nselect 3 \\d\n");

        assertThat(run.out()).startsWith("-[ RECORD 1 ]----------\nA | 1\n(1 row)\n\n B\n---\n 2\n");
        assertThat(run.err()).contains("stdin:3:1: ERROR: \\d cannot stand after an unfinished statement");
    }

    @Test
    void aSlowScriptRunsAsItArrives() throws Exception {
        Process process = start();
        var in = process.getOutputStream();
        try (var out = reader(process)) {
            in.write("select 1 as first_one".getBytes(StandardCharsets.UTF_8));
            in.flush();
            Thread.sleep(300);
            in.write("; sel".getBytes(StandardCharsets.UTF_8));
            in.flush();
            assertThat(out.readLine()).contains("FIRST_ONE");
            in.write("ect 2 as last_one".getBytes(StandardCharsets.UTF_8));
            in.close();
            assertThat(out.lines()).anyMatch(line -> line.contains("LAST_ONE"));
        }
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void whoeverReadsNoFurtherEndsTheShellQuietly() throws Exception {
        Process process = start("--csv", "-c", "select x from system_range(1, 1000000000)");
        try (var out = reader(process)) {
            assertThat(out.readLine()).isEqualTo("X");
            assertThat(out.readLine()).isEqualTo("1");
        }
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
    }

    @Test
    void interruptingAScriptIsExitStatus130() throws Exception {
        List<String> command = new ArrayList<>(interruptible());
        command.addAll(ShellProcess.command(
                withUrl("-c", "select count(*) from system_range(1, 1000000) a, system_range(1, 1000000) b")));
        Process process =
                new ProcessBuilder(command).directory(directory.toFile()).start();
        Thread.sleep(1_500);
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();

        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
    }

    /** What to put before a command so that it heeds SIGINT, which the children of a build in the background ignore. */
    private static List<String> interruptible() throws Exception {
        List<String> env = List.of("env", "--default-signal=INT");
        List<String> probe = new ArrayList<>(env);
        probe.add("true");
        boolean known = new ProcessBuilder(probe).start().waitFor() == 0;
        return known ? env : List.of();
    }

    @Test
    void alotOfRowsStreamInLittleMemory() throws Exception {
        Process process =
                start("--format", "aligned", "-c", "select x, repeat('x', 200) from system_range(1, 1000000)");
        long lines;
        try (var out = reader(process)) {
            lines = out.lines().count();
        }
        assertThat(lines).isEqualTo(1_000_000 + 4);
        assertThat(process.waitFor()).isZero();
    }

    private Outcome run(String input, String... arguments) throws IOException, InterruptedException {
        return ShellProcess.run(directory, input, withUrl(arguments));
    }

    private Process start(String... arguments) throws IOException {
        return new ProcessBuilder(ShellProcess.command(withUrl(arguments)))
                .directory(directory.toFile())
                .start();
    }

    private static String[] withUrl(String... arguments) {
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = H2;
        return all;
    }

    private static BufferedReader reader(Process process) {
        return process.inputReader(StandardCharsets.UTF_8);
    }
}
