package io.keyway.sqlshell.repl;

import io.keyway.sqlshell.complete.SchemaLoader;
import io.keyway.sqlshell.script.ScriptOrigin;
import io.keyway.sqlshell.script.ScriptReader;
import io.keyway.sqlshell.session.Shell;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.terminal.TerminalBuilder;

/** The prompt: reads statements from a terminal, with editing, history and completion. */
public final class Repl implements AutoCloseable {
    private static final Logger JLINE = Logger.getLogger("org.jline");
    private static final int NARROWEST = 20;

    private final Terminal terminal;

    /** Takes over the terminal. */
    public Repl() throws IOException {
        // Without a writable directory for its native library JLine warns and goes on without.
        JLINE.setLevel(Level.OFF);
        // The probe for grapheme clusters would swallow what is typed before the first prompt.
        terminal = TerminalBuilder.builder()
                .system(true)
                .dumb(true)
                .encoding(StandardCharsets.UTF_8)
                .graphemeCluster(false)
                .nativeSignals(true)
                .build();
        if (terminal.getColumns() < NARROWEST) {
            terminal.setSize(Size.of(80, 24));
        }
    }

    /** The columns of the terminal now. */
    public int width() {
        return terminal.getColumns();
    }

    /** Reads and runs until the user leaves. */
    public void run(Shell shell) throws IOException {
        SchemaLoader schema = new SchemaLoader(shell::connection);
        LineReader reader = reader(schema);
        Shell.State state = Shell.State.RUNNING;
        while (state != Shell.State.QUIT) {
            schema.refresh();
            try {
                state = execute(shell, reader.readLine(prompt(shell)));
            } catch (UserInterruptException e) {
                if (!e.getPartialLine().isBlank()) {
                    reader.getHistory().add(e.getPartialLine());
                }
            } catch (EndOfFileException e) {
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        terminal.close();
    }

    private Shell.State execute(Shell shell, String input) throws IOException {
        SignalHandler before = terminal.handle(Signal.INT, signal -> shell.cancel());
        try {
            shell.resume();
            return shell.run(new ScriptReader(ScriptOrigin.PROMPT, new StringReader(input + "\n")));
        } finally {
            terminal.handle(Signal.INT, before);
        }
    }

    private LineReader reader(SchemaLoader schema) {
        LineReader reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("keyway")
                .parser(new SqlLineParser())
                .completer(new ShellCompleter(schema::schema))
                .option(Option.DISABLE_EVENT_EXPANSION, true)
                .option(Option.HISTORY_IGNORE_SPACE, false)
                .option(Option.CASE_INSENSITIVE, true)
                .option(Option.AUTO_FRESH_LINE, false)
                .variable(LineReader.HISTORY_SIZE, 20_000)
                .variable(LineReader.HISTORY_FILE_SIZE, 50_000)
                .variable(LineReader.HISTORY_IGNORE, "*password=*")
                .variable(LineReader.FEATURES_MAX_BUFFER_SIZE, 100_000)
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, "%P -> ")
                .variable(LineReader.BLINK_MATCHING_PAREN, 0)
                .build();
        String home = System.getenv().getOrDefault("HOME", System.getProperty("user.home", "."));
        Path history = HistoryFile.prepare(System.getenv("XDG_STATE_HOME"), home);
        if (history != null) {
            reader.setVariable(LineReader.HISTORY_FILE, history);
        }
        return reader;
    }

    /** The current keyspace; JLine wants {@code %} doubled. */
    private static String prompt(Shell shell) {
        try {
            String schema = shell.connection().getSchema();
            return (schema == null || schema.isEmpty() ? "keyway" : schema.replace("%", "%%")) + "> ";
        } catch (SQLException e) {
            return "(disconnected)> ";
        }
    }
}
