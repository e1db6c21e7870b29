package io.keyway.sqlshell;

import io.keyway.sqlshell.ShellOptions.Input;
import io.keyway.sqlshell.connect.ConnectOptions;
import io.keyway.sqlshell.format.Format;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The flags, as picocli reads them. */
@Command(
        name = "keyway sql",
        description = "Runs SQL on Cassandra: from -c, -f or standard input, or at a prompt.",
        sortOptions = false,
        usageHelpAutoWidth = true,
        exitCodeOnInvalidInput = 1,
        footer = {
            "",
            "Examples:",
            "  keyway sql",
            "  keyway sql --csv -c 'SELECT song FROM music_library WHERE sessionid = 338'",
            "  keyway sql -f report.sql --format json > report.json",
            "  keyway sql 'jdbc:keyway://10.0.0.1,10.0.0.2/sparkify?consistency=QUORUM'",
            "",
            "Exit status: 0 all is well; 1 wrong usage or unreadable file; 2 no connection;",
            "  3 a statement failed; 130 interrupted."
        })
final class CommandLineOptions {
    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(paramLabel = "URL", arity = "0..1", description = "JDBC URL; instead of --host and --keyspace.")
    @Nullable
    String url;

    @Option(names = "--host", paramLabel = "HOST[:PORT],...", description = "Nodes to contact first.")
    @Nullable
    String host;

    @Option(names = "--keyspace", paramLabel = "NAME", description = "Default keyspace.")
    @Nullable
    String keyspace;

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = "Model file; gives hosts and keyspace too. Default: ./model.json, where there is one.")
    @Nullable
    Path model;

    @Option(names = "--user", paramLabel = "NAME", description = "Log in with that name.")
    @Nullable
    String user;

    @Option(names = "--password-file", paramLabel = "FILE", description = "File whose first line is the password.")
    @Nullable
    Path passwordFile;

    @Option(names = "--ssl", description = "Encrypt the connection.")
    boolean ssl;

    @Option(
            names = {"-c", "--command"},
            order = -3,
            paramLabel = "SQL",
            description = "Run statements or a meta command, then exit. -c and -f may be repeated; order counts.")
    void command(String value) {
        inputs.add(new Input(false, value));
    }

    @Option(
            names = {"-f", "--file"},
            order = -2,
            paramLabel = "FILE",
            description = "Run a script, then exit; - is standard input.")
    void file(String value) {
        inputs.add(new Input(true, value));
    }

    private final List<Input> inputs = new ArrayList<>();

    @Option(
            names = "--format",
            paramLabel = "NAME",
            description = "Output format: aligned, vertical, csv, tsv, json, jsonl or markdown.")
    @Nullable
    String format;

    @Option(names = "--csv", description = "Same as --format csv.")
    boolean csv;

    @Option(
            names = {"-q", "--quiet"},
            description = "No banner, warnings or times.")
    boolean quiet;

    @Option(names = "--keep-going", description = "Go on after a failed statement; the exit status is 3 all the same.")
    boolean keepGoing;

    @Option(names = "--color", paramLabel = "WHEN", description = "auto, always or never.")
    String color = "auto";

    @Option(names = "--debug", description = "Show stack traces.")
    boolean debug;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Print the version and exit.")
    boolean version;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this help and exit.")
    boolean help;

    /** The flags as values, checked against each other. */
    ShellOptions options() {
        if (url != null && (host != null || keyspace != null)) {
            throw wrong("--host and --keyspace are part of the URL when there is one");
        }
        if (url != null && !url.startsWith("jdbc:")) {
            throw wrong("\"" + url + "\" is not a JDBC URL, such as jdbc:keyway://127.0.0.1:9042/sparkify");
        }
        var login = new ConnectOptions.Login(user, passwordFile, ssl);
        var connection = new ConnectOptions(url, host, keyspace, model, login);
        var switches = new ShellOptions.Switches(quiet, keepGoing, debug);
        return new ShellOptions(connection, List.copyOf(inputs), format(), colour(), switches);
    }

    private @Nullable Format format() {
        if (csv && format != null) {
            throw wrong("--csv and --format exclude each other");
        }
        if (format == null) {
            return csv ? Format.CSV : null;
        }
        String name = format;
        return Format.named(name)
                .orElseThrow(() ->
                        wrong("there is no format \"" + name + "\"; use one of " + String.join(", ", Format.keys())));
    }

    private @Nullable Boolean colour() {
        return switch (color) {
            case "auto" -> null;
            case "always" -> true;
            case "never" -> false;
            default -> throw wrong("--color takes auto, always or never");
        };
    }

    private ParameterException wrong(String message) {
        CommandSpec known = spec;
        if (known == null) {
            throw new IllegalStateException("picocli has not set the specification");
        }
        return new ParameterException(known.commandLine(), message);
    }
}
