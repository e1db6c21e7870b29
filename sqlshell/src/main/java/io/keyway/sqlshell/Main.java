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
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The entry point of {@code keyway sql}. */
public final class Main {
    private final ShellOptions options;
    private final Target target;
    private final Writer out;
    private final Writer err;

    private Main(ShellOptions options, Target target, Writer out, Writer err) {
        this.options = options;
        this.target = target;
        this.out = out;
        this.err = err;
    }

    /** Runs the shell and ends the process with an {@link ExitCode}. */
    public static void main(String[] args) {
        // Not exit: threads of a driver and its shutdown hooks are no reason to wait.
        Runtime.getRuntime().halt(run(args).status());
    }

    private static ExitCode run(String[] args) {
        Writer out = StandardStreams.out();
        Writer err = StandardStreams.err();
        try {
            ExitCode code = understand(args, out, err);
            out.flush();
            err.flush();
            return code;
        } catch (IOException e) {
            // Like head: whoever has seen enough is no failure.
            return StandardStreams.isBrokenPipe(e) ? ExitCode.OK : complain(e.getMessage(), err);
        } catch (RuntimeException e) {
            if (List.of(args).contains("--debug")) {
                e.printStackTrace(new PrintWriter(err, true));
            }
            return complain("internal error: " + e, err);
        }
    }

    private static ExitCode complain(@Nullable String message, Writer err) {
        try {
            err.write("keyway sql: " + message + "\n");
            err.flush();
        } catch (IOException e) {
            return ExitCode.USAGE;
        }
        return ExitCode.USAGE;
    }

    private static ExitCode understand(String[] args, Writer out, Writer err) throws IOException {
        CommandLineOptions flags = new CommandLineOptions();
        // Overwriting lets -c and -f be repeated: each occurrence calls its setter.
        CommandLine line = new CommandLine(flags).setOverwrittenOptionsAllowed(true);
        try {
            line.parseArgs(args);
            if (line.isUsageHelpRequested()) {
                out.write(line.getUsageMessage(CommandLine.Help.Ansi.OFF));
                return ExitCode.OK;
            }
            if (line.isVersionHelpRequested()) {
                out.write("keyway sql " + ShellVersion.text() + "\n");
                return ExitCode.OK;
            }
            ShellOptions options = flags.options();
            String problem = Batch.problem(options.inputs());
            return problem != null
                    ? complain(problem, err)
                    : new Main(options, Target.of(options.connection(), Path.of("")), out, err).connect();
        } catch (ParameterException e) {
            return complain(e.getMessage() + "\nTry --help.", err);
        } catch (ConnectException e) {
            return complain(e.getMessage(), err);
        }
    }

    private ExitCode connect() throws IOException {
        boolean prompt = options.inputs().isEmpty() && StandardStreams.areTerminal();
        Connection connection;
        @Nullable SQLWarning warnings;
        QuietLogging.install(options.switches().debug());
        try {
            connection = target.connect();
            warnings = connection.getWarnings();
        } catch (SQLException e) {
            err.write(ErrorReport.of(Failure.of(e)));
            if (options.switches().debug()) {
                e.printStackTrace(new PrintWriter(err, true));
            }
            return ExitCode.CONNECTION;
        }
        return prompt ? prompt(connection, warnings) : batch(connection, warnings);
    }

    private ExitCode batch(Connection connection, @Nullable SQLWarning warnings) throws IOException {
        boolean colour = Boolean.TRUE.equals(options.colour());
        Console console =
                new Console(out, err, false, colour, options.switches().quiet(), () -> 0);
        console.warn(warnings);
        Shell shell = new Shell(
                target, connection, console, settings(false), options.switches().debug());
        return Batch.run(options.inputs(), shell, err);
    }

    private ExitCode prompt(Connection connection, @Nullable SQLWarning warnings) throws IOException {
        try (Repl repl = new Repl()) {
            Console console = new Console(
                    out, err, true, isColourful(), options.switches().quiet(), repl::width);
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
        return ExitCode.OK;
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
