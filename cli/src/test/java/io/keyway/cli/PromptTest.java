package io.keyway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The prompt in a real terminal. */
@Timeout(120)
class PromptTest {
    private static final String LONG =
            "select count(*) from system_range(1,1000000) a, system_range(1,1000000) b where a.x+b.x=0;";

    @TempDir
    Path directory;

    private Tmux terminal;

    @BeforeEach
    void startShell() throws Exception {
        assumeTrue(Tmux.isInstalled(), "tmux is not installed: the prompt is not tested");
        terminal = Tmux.start(directory, ShellProcess.command("jdbc:h2:mem:prompt"));
    }

    @AfterEach
    void endTerminal() throws Exception {
        if (terminal != null) {
            terminal.close();
        }
    }

    @Test
    void theFirstLinesFitATerminal() throws Exception {
        assertThat(terminal.await(screen -> screen.contains("leaves.")))
                .contains("\n\\? lists the commands, \\q leaves.\n");
    }

    @Test
    void whatIsTypedBeforeThePromptIsNotLost() throws Exception {
        terminal.type("select 42 as answer;");

        assertThat(terminal.await(screen -> screen.contains("(1 row)"))).contains(" ANSWER\n--------\n     42\n");
    }

    @Test
    void aStatementMaySpanLinesAndIsRecalledWhole() throws Exception {
        ready();
        terminal.type("select ';' as a,");
        terminal.type("2 as b;");
        terminal.await(screen -> screen.contains("(1 row)"));
        ready();
        terminal.press("Up");
        terminal.await(screen -> screen.split("2 as b;", -1).length == 3);
        terminal.press("Enter");
        terminal.await(screen -> screen.split("1 row", -1).length == 3);
    }

    @Test
    void interruptCancelsTheQueryAndKeepsTheShell() throws Exception {
        ready();
        terminal.type(LONG);
        terminal.await(screen -> screen.contains("running for"));
        terminal.press("C-c");
        String screen = terminal.await(text -> text.contains("query cancelled"));
        assertThat(screen).doesNotContain("running for", "EXIT");
        terminal.type("select 7 as seven;");
        terminal.await(text -> text.contains("SEVEN"));
    }

    @Test
    void interruptClearsTheInputAndEndOfInputLeaves() throws Exception {
        ready();
        terminal.type("select nonsense");
        terminal.await(screen -> screen.contains("->"));
        terminal.press("C-c");
        terminal.type("select 8 as eight;");
        terminal.await(screen -> screen.contains("EIGHT"));
        ready();
        terminal.press("C-d");
        terminal.await(screen -> screen.contains("EXIT=0"));
        Path history = directory.resolve("keyway/history");
        assertThat(Files.readString(history)).contains("select nonsense").contains("select 8 as eight;");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(history)))
                .isEqualTo("rw-------");
    }

    @Test
    void tabCompletesColumnsAndCommands() throws Exception {
        ready();
        terminal.press("\\timi", "Tab");
        terminal.await(screen -> screen.contains("> \\timing"));
        terminal.press("C-c");
        ready();
        terminal.press("select s.x fr", "Tab");
        terminal.await(screen -> screen.contains("select s.x from"));
    }

    @Test
    void aTableThatDoesNotFitTurnsVertical() throws Exception {
        ready();
        terminal.type("select repeat('x', 60) as a, repeat('y', 60) as b;");
        assertThat(terminal.await(screen -> screen.contains("(1 row)"))).contains("-[ RECORD 1 ]");
    }

    @Test
    void exclamationMarksAndPercentSignsAreJustCharacters() throws Exception {
        ready();
        terminal.type("select '!!' || '%M' as bang;");
        assertThat(terminal.await(screen -> screen.contains("(1 row)"))).contains(" !!%M\n");
    }

    private void ready() throws Exception {
        // Keys that come earlier are edited by the terminal itself.
        terminal.await(screen -> screen.stripTrailing().endsWith("PUBLIC>"));
    }
}
