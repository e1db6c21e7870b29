package io.keyway.cli;

import io.keyway.sqlshell.ShellOptions;
import io.keyway.sqlshell.ShellOptions.Input;
import io.keyway.sqlshell.connect.ConnectOptions;
import io.keyway.sqlshell.format.Format;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The flags of the shell, but for those that say where to connect. */
final class ScriptOptions {
    @Spec(Spec.Target.MIXEE)
    @Nullable
    CommandSpec spec;

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
            completionCandidates = Formats.class,
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

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            completionCandidates = Colours.class,
            description = "auto, always or never.")
    String color = "auto";

    @Option(names = "--debug", description = "Show stack traces.")
    boolean debug;

    /** For completion scripts. */
    static final class Formats implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Format.keys().iterator();
        }
    }

    /** For completion scripts. */
    static final class Colours implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of("auto", "always", "never").iterator();
        }
    }

    /** The flags as values, checked against each other. */
    ShellOptions options(ConnectOptions connection) {
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
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
