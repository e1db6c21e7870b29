package io.keyway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command and its subcommands, as far as they go without a cluster. */
class KeywayTest {
    private static final Installation INSTALLED = Installation.of("/opt/keyway", Map.of("HOME", "/home/ann"));
    private static final Installation CLONED = Installation.of("/src/built", Map.of("KEYWAY_CLONE", "/src"));

    @Test
    void withoutACommandItListsThem() {
        CommandRun run = CommandRun.of();

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("demo ", "load ", "sql ", "cassandra ", "bench ", "Examples:");
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "load", "sql"})
    void eachCommandExplainsItself(String command) {
        CommandRun help = CommandRun.of(command, "--help");

        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).startsWith("Usage: keyway " + command).contains("Exit codes:", "Examples:");
        assertThat(help.out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(CommandRun.of("help", command).out()).isEqualTo(help.out());
        assertThat(CommandRun.of(command, "--version").out()).startsWith("keyway ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "load", "sql"})
    void aWrongCommandLineIsOneExitCode(String command) {
        CommandRun run = CommandRun.of(command, "--nosuch", "x");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("keyway " + command + ": Unknown option")
                .endsWith("Try --help.\n");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void whatWasMeantIsSuggested() {
        assertThat(CommandRun.of("sql", "--formt").err()).contains("did you mean \"--format\"?");
        CommandRun unknown = CommandRun.of("lod");
        assertThat(unknown.err()).startsWith("keyway: there is no command \"lod\"; did you mean \"load\"?");
        assertThat(unknown.exitCode()).isEqualTo(1);
    }

    @Test
    void aPasswordFileThatCannotBeReadIsSaid() {
        String message = "cannot read the password file /no/such: no such file";
        Path model = Path.of("..", "model.json");
        Path data = Path.of("..", "data");
        CommandRun sql = CommandRun.of("sql", "--user", "ann", "--password-file", "/no/such");
        CommandRun load = CommandRun.load("--user", "ann", "--password-file", "/no/such", "--model", model, data);

        assertThat(sql.err()).startsWith("keyway sql: " + message);
        assertThat(sql.exitCode()).isEqualTo(1);
        assertThat(load.err()).startsWith("keyway load: " + message);
        assertThat(load.exitCode()).isEqualTo(3);
    }

    @Test
    void benchmarksNeedAClone() {
        CommandRun run = CommandRun.of("bench", "--list");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("./keyway bench in a clone");
    }

    @Test
    void everyExitCodeIsInTheManuals() throws Exception {
        assertDocumented("shell.md", ExitCode.Command.SQL);
        assertDocumented("loader.md", ExitCode.Command.LOAD);
    }

    private static void assertDocumented(String page, ExitCode.Command command) throws Exception {
        List<String> lines = Files.readAllLines(Path.of("..", "docs", page));
        ExitCode.meanings(command)
                .forEach((number, meaning) ->
                        assertThat(lines).contains("| " + number + " | " + meaning.replace("head,", "`head`,") + " |"));
    }

    @Test
    void theNodeStandsWhereItsUserMayWrite() {
        assertThat(INSTALLED.node()).isEqualTo(Path.of("/home/ann/.local/share/keyway/cassandra"));
        assertThat(CLONED.node()).isEqualTo(Path.of("/src/.keyway/cassandra"));
        assertThat(Installation.of("/opt/keyway", Map.of("XDG_DATA_HOME", "/data"))
                        .node())
                .isEqualTo(Path.of("/data/keyway/cassandra"));
        assertThat(INSTALLED.nodeCommand(List.of("start", "--port")))
                .contains("-Dkeyway.node=" + INSTALLED.node(), "-Dkeyway.command=keyway")
                .endsWith("start", "--port");
    }

    @Test
    void theExampleIsThatOfTheSources() {
        assertThat(INSTALLED.example()).isEqualTo(Path.of("/opt/keyway"));
        assertThat(CLONED.example()).isEqualTo(Path.of("/src"));
    }
}
