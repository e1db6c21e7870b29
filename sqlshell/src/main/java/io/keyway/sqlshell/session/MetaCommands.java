package io.keyway.sqlshell.session;

import io.keyway.error.NearestName;
import io.keyway.sql.StatementText;
import io.keyway.sqlshell.format.Format;
import io.keyway.sqlshell.script.ScriptReader;
import io.keyway.sqlshell.session.MetaCommand.ArgumentKind;
import io.keyway.sqlshell.session.Settings.Expanded;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The table of meta commands. */
public final class MetaCommands {
    /** Every meta command, in the order of help. */
    public static final List<MetaCommand> ALL = List.of(
            row(
                    "\\d",
                    "[TABLE]",
                    1,
                    "list tables, or describe one: columns, types, keys",
                    ArgumentKind.TABLE,
                    Describe::run),
            row("\\dt", "[PATTERN]", 1, "list tables; * stands for anything", ArgumentKind.TABLE, Describe::tables),
            row("\\dn", "", 0, "list keyspaces", ArgumentKind.NONE, Describe::schemas),
            row(
                    "\\x",
                    "[on|off|auto]",
                    1,
                    "one line per column; auto: when too wide",
                    ArgumentKind.SWITCH,
                    MetaCommands::expand),
            row(
                    "\\format",
                    "[NAME]",
                    1,
                    "output format: " + String.join(", ", Format.keys()),
                    ArgumentKind.FORMAT,
                    MetaCommands::format),
            row(
                    "\\pset",
                    "[NAME [VALUE]]",
                    2,
                    "set format, null, footer, expanded or keepgoing",
                    ArgumentKind.OPTION,
                    Options::run),
            row(
                    "\\timing",
                    "[on|off]",
                    1,
                    "show how long each statement takes",
                    ArgumentKind.SWITCH,
                    MetaCommands::timing),
            row("\\i", "FILE", 1, "run a script, from the working directory", ArgumentKind.FILE, MetaCommands::include),
            row(
                    "\\ir",
                    "FILE",
                    1,
                    "run a script, from the directory of this one",
                    ArgumentKind.FILE,
                    MetaCommands::includeRelative),
            row(
                    "\\echo",
                    "[TEXT]",
                    Integer.MAX_VALUE,
                    "write a line to the output",
                    ArgumentKind.NONE,
                    MetaCommands::echo),
            row("\\g", "", 0, "ends a statement, like a semicolon", ArgumentKind.NONE, MetaCommands::nothingToRun),
            row(
                    "\\G",
                    "",
                    0,
                    "ends a statement and prints it vertically; also \\gx",
                    ArgumentKind.NONE,
                    MetaCommands::nothingToRun,
                    "\\gx"),
            row("\\conninfo", "", 0, "say what the shell is connected to", ArgumentKind.NONE, MetaCommands::conninfo),
            row("\\c", "URL", 1, "connect to another database", ArgumentKind.NONE, MetaCommands::connect, "\\connect"),
            row("\\?", "", 0, "this list", ArgumentKind.NONE, MetaCommands::help, "\\help", "\\h"),
            row("\\q", "", 0, "leave; also Ctrl-D", ArgumentKind.NONE, (shell, call) -> shell.quit(), "\\quit"));

    /** Words that people type at a prompt without a backslash. */
    private static final Map<String, String> WORDS = Map.of("help", "\\?", "quit", "\\q", "exit", "\\q");

    private static final Set<String> TERMINATORS = Set.of("\\g", "\\G", "\\gx");

    private MetaCommands() {}

    /** All names, synonyms included. */
    public static List<String> names() {
        return ALL.stream().flatMap(command -> command.names().stream()).toList();
    }

    /** The command of that name; null when there is none. */
    public static @Nullable MetaCommand named(String name) {
        return ALL.stream()
                .filter(command -> command.names().contains(name))
                .findFirst()
                .orElse(null);
    }

    /** Whether a whole input is a word that needs no semicolon, such as {@code quit}. */
    public static boolean isWord(String text) {
        return WORDS.containsKey(text.strip().toLowerCase(Locale.ROOT));
    }

    static void run(Shell shell, Invocation call) throws MetaFailure, SQLException, IOException {
        MetaCommand command = named(call.name());
        if (command == null) {
            throw unknown(call.name());
        }
        if (call.arguments().size() > command.atMost()) {
            throw new MetaFailure(
                    call.name() + " takes " + (command.atMost() == 0 ? "no argument" : command.arguments()),
                    command.name() + ": " + command.help());
        }
        command.action().run(shell, call);
    }

    /** Runs {@code help}, {@code quit} and {@code exit}; false when the statement is none of them. */
    static boolean runWord(Shell shell, ScriptReader script, StatementText statement)
            throws MetaFailure, SQLException, IOException {
        String name = WORDS.get(statement.text().toLowerCase(Locale.ROOT));
        if (name == null) {
            return false;
        }
        run(shell, new Invocation(name, List.of(), script, statement));
        return true;
    }

    /** The settings for a statement that is ended by a command instead of a semicolon. */
    static Settings settingsOf(Invocation terminator, Settings settings) throws MetaFailure {
        if (!TERMINATORS.contains(terminator.name())) {
            throw new MetaFailure(
                    terminator.name() + " cannot stand after an unfinished statement",
                    "end the statement with ; or \\g");
        }
        if (!terminator.arguments().isEmpty()) {
            throw new MetaFailure(terminator.name() + " takes no argument", null);
        }
        return terminator.name().equals("\\g") ? settings : settings.withFormat(Format.VERTICAL);
    }

    /** Reads {@code on} and {@code off}; without a value, the opposite of what is. */
    static boolean onOff(String name, @Nullable String value, boolean now) throws MetaFailure {
        return switch (value == null ? "" : value.toLowerCase(Locale.ROOT)) {
            case "" -> !now;
            case "on", "true", "1", "yes" -> true;
            case "off", "false", "0", "no" -> false;
            default -> throw new MetaFailure(name + " cannot be \"" + value + "\"", "it takes on or off");
        };
    }

    static Format formatNamed(String name) throws MetaFailure {
        Format format = Format.named(name).orElse(null);
        if (format == null) {
            throw new MetaFailure(
                    "there is no format \"" + name + "\"", "use one of " + String.join(", ", Format.keys()));
        }
        return format;
    }

    static Expanded expandedNamed(@Nullable String value, Expanded now) throws MetaFailure {
        if ("auto".equalsIgnoreCase(value)) {
            return Expanded.AUTO;
        }
        try {
            return onOff("\\x", value, now == Expanded.ON) ? Expanded.ON : Expanded.OFF;
        } catch (MetaFailure e) {
            throw new MetaFailure("\\x cannot be \"" + value + "\"", "it takes on, off or auto");
        }
    }

    private static MetaCommand row(
            String name,
            String arguments,
            int atMost,
            String help,
            ArgumentKind values,
            MetaCommand.Action action,
            String... synonyms) {
        List<String> names = new java.util.ArrayList<>(List.of(name));
        names.addAll(List.of(synonyms));
        return new MetaCommand(List.copyOf(names), arguments, atMost, help, values, action);
    }

    private static MetaFailure unknown(String name) {
        String hint = NearestName.of(name, names())
                .map(near -> "did you mean " + near + "?")
                .orElse("\\? lists all commands");
        return new MetaFailure("unknown command " + name, hint);
    }

    private static void expand(Shell shell, Invocation call) throws MetaFailure, IOException {
        Expanded expanded = expandedNamed(call.argument(0), shell.settings().expanded());
        shell.settings(shell.settings().withExpanded(expanded));
        say(shell, "expanded display is " + expanded.name().toLowerCase(Locale.ROOT));
    }

    private static void format(Shell shell, Invocation call) throws MetaFailure, IOException {
        String name = call.argument(0);
        if (name != null) {
            shell.settings(shell.settings().withFormat(formatNamed(name)));
        }
        say(shell, "format is " + shell.settings().format().key());
    }

    private static void timing(Shell shell, Invocation call) throws MetaFailure, IOException {
        boolean timing = onOff("\\timing", call.argument(0), shell.settings().timing());
        shell.settings(shell.settings().withTiming(timing));
        say(shell, "timing is " + (timing ? "on" : "off"));
    }

    private static void include(Shell shell, Invocation call) throws MetaFailure, IOException {
        shell.include(file(call), call);
    }

    private static void includeRelative(Shell shell, Invocation call) throws MetaFailure, IOException {
        Path script = call.script().origin().file();
        shell.include(script == null ? file(call) : script.resolveSibling(file(call)), call);
    }

    private static Path file(Invocation call) throws MetaFailure {
        String name = call.argument(0);
        if (name == null) {
            throw new MetaFailure(call.name() + " needs the name of a file", null);
        }
        return Path.of(name);
    }

    private static void echo(Shell shell, Invocation call) throws IOException {
        shell.console().out().append(call.line()).append('\n').flush();
    }

    private static void nothingToRun(Shell shell, Invocation call) throws MetaFailure {
        throw new MetaFailure(
                call.name() + " has no statement before it", "write it in the line of the statement it ends");
    }

    private static void conninfo(Shell shell, Invocation call) throws SQLException, IOException {
        DatabaseMetaData data = shell.connection().getMetaData();
        shell.console()
                .out()
                .append("connected to " + shell.target() + "\n"
                        + data.getDatabaseProductName() + " " + data.getDatabaseProductVersion() + ", driver "
                        + data.getDriverName() + " " + data.getDriverVersion() + "\n")
                .flush();
    }

    private static void connect(Shell shell, Invocation call) throws MetaFailure, SQLException, IOException {
        String url = call.argument(0);
        if (url == null) {
            throw new MetaFailure("\\c needs a JDBC URL", "for example \\c jdbc:keyway://127.0.0.1:9042/sparkify");
        }
        shell.connect(url);
        say(shell, "connected to " + shell.target());
    }

    private static void help(Shell shell, Invocation call) throws IOException {
        StringBuilder help = new StringBuilder("Statements end with a semicolon and may span lines.\n\n");
        for (MetaCommand command : ALL) {
            String usage = command.name() + (command.arguments().isEmpty() ? "" : " " + command.arguments());
            help.append(String.format(Locale.ROOT, "  %-22s %s%n", usage, command.help()));
        }
        help.append("\nTab completes, Up recalls, Ctrl-R searches, Ctrl-C cancels the query or clears the line.\n");
        shell.console().out().append(help).flush();
    }

    /** Confirms a setting to an interactive user; a script knows what it has set. */
    static void say(Shell shell, String text) throws IOException {
        if (shell.console().interactive()) {
            shell.console().notice(text + "\n");
        }
    }
}
