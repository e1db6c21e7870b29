package io.keyway.sqlshell;

import io.keyway.sqlshell.connect.ConnectException;
import io.keyway.sqlshell.connect.Target;
import io.keyway.sqlshell.format.Format;
import io.keyway.sqlshell.repl.Repl;
import io.keyway.sqlshell.script.ErrorReport;
import io.keyway.sqlshell.script.Failure;
import io.keyway.sqlshell.session.Console;
import io.keyway.sqlshell.session.Settings;
import io.keyway.sqlshell.session.Settings.Expanded;
import io.keyway.sqlshell.session.Shell;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A run of the shell: at a prompt, or of scripts. */
public final class SqlShell {
    private final ShellOptions options;
    private final Target target;
    private final ShellStreams streams;

    private SqlShell(ShellOptions options, Target target, ShellStreams streams) {
        this.options = options;
        this.target = target;
        this.streams = streams;
    }

    /**
     * Connects, and runs what the options name, or what is typed or piped in.
     *
     * @throws IOException when output cannot be written, as when a pipe's reader has seen enough
     */
    public static Outcome run(ShellOptions options, ShellStreams streams) throws IOException {
        String problem = options.unreadable();
        if (problem != null) {
            return complain(problem, streams);
        }
        try {
            return new SqlShell(options, Target.of(options.connection(), Path.of("")), streams).connect();
        } catch (ConnectException e) {
            return complain(String.valueOf(e.getMessage()), streams);
        }
    }

    private static Outcome complain(String message, ShellStreams streams) throws IOException {
        streams.err().write("keyway sql: " + message + "\n");
        return Outcome.USAGE;
    }

    private Outcome connect() throws IOException {
        Connection connection;
        @Nullable SQLWarning warnings;
        try {
            connection = target.connect();
            warnings = connection.getWarnings();
        } catch (SQLException e) {
            streams.err().write(ErrorReport.of(Failure.of(e)));
            if (options.switches().debug()) {
                e.printStackTrace(new PrintWriter(streams.err(), true));
            }
            return Outcome.NO_CONNECTION;
        }
        boolean prompt = options.inputs().isEmpty() && streams.terminal();
        return prompt ? prompt(connection, warnings) : batch(connection, warnings);
    }

    private Outcome batch(Connection connection, @Nullable SQLWarning warnings) throws IOException {
        boolean colour = Boolean.TRUE.equals(options.colour());
        Console console = new Console(
                streams.out(), streams.err(), false, colour, options.switches().quiet(), () -> 0);
        console.warn(warnings);
        Shell shell = new Shell(
                target, connection, console, settings(false), options.switches().debug());
        return Batch.run(options.inputs(), shell, streams);
    }

    private Outcome prompt(Connection connection, @Nullable SQLWarning warnings) throws IOException {
        try (Repl repl = new Repl()) {
            Console console = new Console(
                    streams.out(),
                    streams.err(),
                    true,
                    isColourful(),
                    options.switches().quiet(),
                    repl::width);
            console.warn(warnings);
            try (Shell shell = new Shell(
                    target,
                    connection,
                    console,
                    settings(true),
                    options.switches().debug())) {
                banner(connection);
                repl.run(shell);
            }
        }
        return Outcome.OK;
    }

    private boolean isColourful() {
        String term = System.getenv("TERM");
        boolean plain = System.getenv("NO_COLOR") != null || term == null || term.equals("dumb");
        return options.colour() != null ? options.colour() : !plain;
    }

    private Settings settings(boolean prompt) {
        Format format = options.format() == null ? Format.ALIGNED : options.format();
        Expanded expanded = prompt ? Expanded.AUTO : Expanded.OFF;
        boolean timing = prompt && !options.switches().quiet();
        return new Settings(
                format,
                expanded,
                timing,
                Settings.DEFAULT_NULL,
                true,
                options.switches().keepGoing());
    }

    private void banner(Connection connection) throws IOException {
        if (options.switches().quiet()) {
            return;
        }
        Writer out = streams.out();
        try {
            DatabaseMetaData data = connection.getMetaData();
            out.write(String.format(
                    Locale.ROOT,
                    "keyway %s, %s %s at %s%n\\? lists the commands, \\q leaves.%n",
                    ShellVersion.text(),
                    data.getDatabaseProductName(),
                    data.getDatabaseProductVersion(),
                    target));
        } catch (SQLException e) {
            out.write(ErrorReport.of(Failure.of(e)));
        }
        out.flush();
    }
}
