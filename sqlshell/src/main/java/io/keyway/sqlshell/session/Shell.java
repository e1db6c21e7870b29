package io.keyway.sqlshell.session;

import io.keyway.sql.StatementText;
import io.keyway.sqlshell.connect.Target;
import io.keyway.sqlshell.format.Format;
import io.keyway.sqlshell.format.PrintedColumn;
import io.keyway.sqlshell.script.ErrorReport;
import io.keyway.sqlshell.script.Failure;
import io.keyway.sqlshell.script.ScriptOrigin;
import io.keyway.sqlshell.script.ScriptReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conversation with one database. Everything that is typed, piped, included or given as an argument runs through
 * {@link #run(ScriptReader)}.
 */
public final class Shell implements AutoCloseable {
    private static final int DEEPEST_INCLUDE = 50;

    private final Console console;
    private final QueryRunner queries;
    private final boolean debug;
    private final Deque<Path> including = new ArrayDeque<>();
    private Target target;
    private Connection connection;
    private Settings settings;
    private State state = State.RUNNING;
    private boolean failed;
    private volatile boolean interrupted;

    /** Whether the shell goes on. */
    public enum State {
        RUNNING,
        /** A statement failed, and the script ends there. */
        STOPPED,
        /** The user asked to leave. */
        QUIT,
        /** The database is gone. */
        LOST
    }

    /**
     * A shell over an open connection, which it closes.
     *
     * @param debug whether errors come with their stack trace
     */
    public Shell(Target target, Connection connection, Console console, Settings settings, boolean debug) {
        this.target = target;
        this.connection = connection;
        this.console = console;
        this.settings = settings;
        this.debug = debug;
        this.queries = new QueryRunner(console);
    }

    /** Runs statements and meta commands until the script ends or one of them ends the shell. */
    public State run(ScriptReader script) throws IOException {
        for (StatementText next = script.next(); next != null; next = script.next()) {
            StatementText terminator = next.ending() == StatementText.Ending.COMMAND ? script.next() : null;
            step(script, next, terminator);
            if (interrupted && state == State.RUNNING) {
                state = State.STOPPED;
            }
            if (state != State.RUNNING) {
                return state;
            }
        }
        return state;
    }

    /** Makes a shell that was stopped by an error ready for the next input. */
    public void resume() {
        interrupted = false;
        state = state == State.STOPPED ? State.RUNNING : state;
    }

    /** Whether any statement or meta command has failed. */
    public boolean hasFailed() {
        return failed;
    }

    /** Cancels the statement that is running, and those after it in its script; safe from any thread. */
    public void cancel() {
        interrupted = true;
        queries.cancel();
    }

    /** The connection, which {@code \c} may replace. */
    public Connection connection() {
        return connection;
    }

    /** The database. */
    public Target target() {
        return target;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // The shell ends, so the failure makes no difference.
            return;
        }
    }

    Console console() {
        return console;
    }

    Settings settings() {
        return settings;
    }

    void settings(Settings changed) {
        settings = changed;
    }

    void quit() {
        state = State.QUIT;
    }

    /** Connects to another database; the old connection stays when that fails. */
    void connect(String url) throws SQLException {
        Target other = new Target(url, url.startsWith("jdbc:keyway:") ? target.properties() : java.util.Map.of());
        Connection opened = other.connect();
        close();
        connection = opened;
        target = other;
    }

    /** Prints rows in the current format. */
    void print(List<PrintedColumn> columns, List<List<@Nullable String>> rows, boolean footer) throws IOException {
        queries.print(columns, rows, settings.withFooter(footer && settings.footer()));
    }

    /** Whether the format is for people, so that titles may stand between the data. */
    boolean isForPeople() {
        return settings.format() == Format.ALIGNED || settings.format() == Format.VERTICAL;
    }

    /** Runs a script file. */
    void include(Path file, Invocation call) throws MetaFailure, IOException {
        Path real = readable(file);
        if (including.contains(real)) {
            throw new MetaFailure("\"" + file + "\" includes itself", null);
        }
        if (including.size() >= DEEPEST_INCLUDE) {
            throw new MetaFailure("scripts are nested more than " + DEEPEST_INCLUDE + " deep", null);
        }
        including.push(real);
        try (Reader reader = Files.newBufferedReader(real, StandardCharsets.UTF_8)) {
            String from = ErrorReport.location(call.script(), call.statement());
            run(new ScriptReader(ScriptOrigin.of(file, from), reader));
        } catch (java.nio.charset.CharacterCodingException e) {
            throw new MetaFailure("\"" + file + "\" is not UTF-8 text", null);
        } finally {
            including.pop();
        }
    }

    private void step(ScriptReader script, StatementText statement, @Nullable StatementText terminator)
            throws IOException {
        queries.begin();
        try {
            if (terminator != null) {
                Settings once = MetaCommands.settingsOf(Invocation.of(script, terminator), settings);
                queries.run(connection, statement.text(), once);
            } else if (statement.isCommand()) {
                MetaCommands.run(this, Invocation.of(script, statement));
            } else if (!MetaCommands.runWord(this, script, statement)) {
                queries.run(connection, statement.text(), settings);
            }
        } catch (MetaFailure e) {
            fail(ErrorReport.of(e.failure(), script, statement), e);
        } catch (SQLException e) {
            fail(ErrorReport.of(failure(e), script, statement), e);
            String sqlState = e.getSQLState();
            if (sqlState != null && sqlState.startsWith("08") && !console.interactive()) {
                state = State.LOST;
            }
        } catch (RuntimeException | StackOverflowError e) {
            // A fault of a driver, or an expression too deep for it, ends the statement and not the shell.
            Failure unexpected = Failure.of("internal error: " + e, debug ? null : "--debug shows where");
            fail(ErrorReport.of(unexpected, script, statement), e);
        }
    }

    private Failure failure(SQLException e) {
        return queries.isCancelled() ? new Failure("query cancelled", "57014", null, null) : Failure.of(e);
    }

    private void fail(String report, Throwable cause) throws IOException {
        failed = true;
        // The terminal has echoed ^C.
        boolean behindEcho = console.interactive() && queries.isCancelled();
        console.error(behindEcho ? "\n" + report : report);
        if (debug) {
            StringWriter trace = new StringWriter();
            cause.printStackTrace(new PrintWriter(trace, true));
            console.notice(trace.toString());
        }
        if (!settings.keepGoing() && state == State.RUNNING) {
            state = State.STOPPED;
        }
    }

    private static Path readable(Path file) throws MetaFailure {
        if (Files.isDirectory(file) || !Files.isReadable(file)) {
            String why =
                    Files.isDirectory(file) ? "is a directory" : Files.exists(file) ? "cannot be read" : "no such file";
            throw new MetaFailure(file + ": " + why, null);
        }
        try {
            return file.toRealPath();
        } catch (IOException e) {
            throw new MetaFailure(file + ": cannot be read", null);
        }
    }
}
