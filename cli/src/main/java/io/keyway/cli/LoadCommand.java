package io.keyway.cli;

import com.datastax.oss.driver.api.core.CqlSession;
import io.keyway.cassandra.ClusterOptions;
import io.keyway.cassandra.ClusterSession;
import io.keyway.cassandra.HostAndPort;
import io.keyway.cassandra.Secret;
import io.keyway.cassandra.Tls;
import io.keyway.error.KeywayException;
import io.keyway.loader.LoadOptions;
import io.keyway.loader.LoadPlan;
import io.keyway.loader.Loader;
import io.keyway.loader.report.LoadReport;
import io.keyway.loader.report.LoadSummary;
import io.keyway.model.Model;
import io.keyway.model.ModelReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code keyway load}. */
@Command(
        name = "load",
        description = "Loads event files into every query table of a model, and counts every record.",
        sortOptions = false,
        usageHelpAutoWidth = true,
        exitCodeListHeading = "%nExit codes:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  keyway load data",
            "  keyway load --host cassandra1,cassandra2:9042 --skip-loaded /events/2018",
            "  keyway load --model shop.json --keyspace shop_test --rejects bad orders.csv",
            "",
            "In folders, files named *.csv are loaded in the order of their names.",
            "The summary goes to standard output, progress and rejected records to standard",
            "error. Options win over the model file, which wins over 127.0.0.1:9042."
        })
final class LoadCommand implements Callable<Integer> {
    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean interactive;

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files and folders to load.")
    private List<Path> paths = List.of();

    @Option(names = "--model", paramLabel = "FILE", description = "Model file; default: ./model.json.")
    private Path modelFile = Path.of("model.json");

    @Option(
            names = "--host",
            paramLabel = "HOST[:PORT][,...]",
            description = "Nodes to contact first; default: the model's, else 127.0.0.1:9042.")
    private @Nullable String hosts;

    @Option(names = "--keyspace", paramLabel = "NAME", description = "Keyspace; default: the model's.")
    private @Nullable String keyspace;

    @Mixin
    private LoginOptions login = new LoginOptions();

    @Option(names = "--skip-loaded", description = "Pass over files that an earlier load with this model completed.")
    private boolean skipLoaded;

    @Option(
            names = "--rejects",
            paramLabel = "DIR",
            description = "Keep rejected records in this folder, to be put right and loaded.")
    private @Nullable Path rejects;

    @Option(
            names = "--max-in-flight",
            paramLabel = "N",
            description = "Unanswered writes at any moment, 1 to 1024; default: ${DEFAULT-VALUE}.")
    private int maxInFlight = LoadOptions.DEFAULT_MAX_IN_FLIGHT;

    @Option(
            names = "--max-stall",
            paramLabel = "SECONDS",
            description = "Give up when Cassandra takes no write for so long; default: ${DEFAULT-VALUE}.")
    private long maxStallSeconds = LoadOptions.DEFAULT_MAX_STALL.toSeconds();

    @Option(names = "--quiet", description = "No progress, and of the summary the last line only.")
    private boolean quiet;

    @Option(names = "--debug", description = "Show stack traces.")
    private boolean debug;

    @SuppressWarnings("UnusedVariable") // picocli alone reads it.
    @Mixin
    private StandardOptions standard = new StandardOptions();

    @Spec
    private @Nullable CommandSpec spec;

    LoadCommand(Streams streams) {
        this.out = streams.printer();
        this.err = streams.errorPrinter();
        this.interactive = streams.terminal();
    }

    /** A load of these files that prints errors only. */
    static LoadCommand quietly(Streams streams, Path model, Path files) {
        LoadCommand command = new LoadCommand(streams);
        command.modelFile = model;
        command.paths = List.of(files);
        command.skipLoaded = true;
        command.quiet = true;
        return command;
    }

    @Override
    public Integer call() {
        QuietLogging.install(debug);
        ProgressLine progress = new ProgressLine(err, interactive && !quiet);
        try {
            return load(progress).number();
        } catch (KeywayException e) {
            progress.end();
            return complain(e).number();
        } catch (ParameterException e) {
            throw e;
        } catch (RuntimeException e) {
            progress.end();
            err.println("keyway load: internal error: " + e);
            printTrace(e);
            return ExitCode.INTERNAL.number();
        }
    }

    private ExitCode load(ProgressLine progress) {
        LoadOptions options = options();
        Optional<List<HostAndPort>> nodes = Optional.ofNullable(hosts).map(this::nodes);
        Optional<Secret> password = password();
        Model model = model();
        LoadPlan plan = LoadPlan.of(model, paths);
        LoadReport report;
        try (CqlSession session = ClusterSession.open(cluster(model, nodes, password))) {
            report = Loader.load(session, plan, options, progress);
        }
        progress.end();
        if (progress.furtherRejects() > 0) {
            err.printf(Locale.ROOT, "and %,d further rejected records%n", progress.furtherRejects());
        }
        if (report.rejected() > 0) {
            err.println(
                    rejects == null
                            ? "hint: with --rejects DIR the rejected records are kept in files, to be put right and loaded"
                            : "rejected records are in " + rejects + "; put them right and load that folder");
        }
        LoadSummary.lines(report, quiet).forEach(out::println);
        return ExitCode.of(report);
    }

    private LoadOptions options() {
        try {
            return new LoadOptions(
                    maxInFlight, Duration.ofSeconds(maxStallSeconds), skipLoaded, Optional.ofNullable(rejects));
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private Model model() {
        Model model = ModelReader.read(modelFile);
        if (keyspace == null) {
            return model;
        }
        if (!Model.isPhysicalName(keyspace)) {
            throw wrong("--keyspace takes 1 to 48 letters, digits and underscores, not \"" + keyspace + "\"");
        }
        return model.inKeyspace(keyspace);
    }

    private ClusterOptions cluster(Model model, Optional<List<HostAndPort>> nodes, Optional<Secret> password) {
        ClusterOptions options = ClusterOptions.of(nodes.orElseGet(
                () -> HostAndPort.parseList(model.contactPoints().orElse("127.0.0.1"))));
        if (password.isPresent()) {
            options = options.withCredentials(login.user().orElseThrow(), password.get());
        }
        return login.ssl() ? options.withTls(Tls.DEFAULT) : options;
    }

    private List<HostAndPort> nodes(String text) {
        try {
            return HostAndPort.parseList(text);
        } catch (KeywayException e) {
            throw wrong(e.text());
        }
    }

    /** That of the user; empty when nobody logs in. */
    private Optional<Secret> password() {
        if (login.user().isPresent() == (login.passwordFile == null)) {
            throw wrong("--user and --password-file need each other");
        }
        return login.password().map(Secret::new);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }

    private ExitCode complain(KeywayException failure) {
        err.println("keyway load: " + failure.text());
        if (failure.hint() != null) {
            err.println("hint: " + failure.hint());
        }
        printTrace(failure);
        return ExitCode.of(failure);
    }

    private void printTrace(Throwable failure) {
        if (debug) {
            failure.printStackTrace(err);
        }
    }
}
