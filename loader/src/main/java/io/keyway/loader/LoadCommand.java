package io.keyway.loader;

import com.datastax.oss.driver.api.core.CqlSession;
import io.keyway.cassandra.ClusterOptions;
import io.keyway.cassandra.ClusterSession;
import io.keyway.cassandra.HostAndPort;
import io.keyway.cassandra.Secret;
import io.keyway.cassandra.Tls;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.loader.report.LoadReport;
import io.keyway.loader.report.LoadSummary;
import io.keyway.model.Model;
import io.keyway.model.ModelReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of {@code keyway load}, and what they set going. */
@Command(
        name = "keyway load",
        description = "Loads event files into every query table of a model, and counts every record.",
        sortOptions = false,
        usageHelpAutoWidth = true,
        exitCodeOnInvalidInput = 3,
        exitCodeOnExecutionException = 5,
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

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "files and folders to load")
    private List<Path> paths = List.of();

    @Option(names = "--model", paramLabel = "FILE", description = "the model file (default: ./model.json)")
    private Path modelFile = Path.of("model.json");

    @Option(
            names = "--host",
            paramLabel = "HOST[:PORT][,...]",
            description = "nodes to ask first (default: the model's, else 127.0.0.1:9042)")
    private @Nullable String hosts;

    @Option(names = "--keyspace", paramLabel = "NAME", description = "the keyspace (default: the model's)")
    private @Nullable String keyspace;

    @Option(names = "--user", paramLabel = "NAME", description = "user to log in as; needs --password-file")
    private @Nullable String user;

    @Option(names = "--password-file", paramLabel = "FILE", description = "a file whose first line is the password")
    private @Nullable Path passwordFile;

    @Option(names = "--ssl", description = "encrypt, trusting the authorities that Java trusts")
    private boolean ssl;

    @Option(names = "--skip-loaded", description = "pass over files that an earlier load with this model completed")
    private boolean skipLoaded;

    @Option(
            names = "--rejects",
            paramLabel = "DIR",
            description = "keep rejected records in this folder, to be put right and loaded")
    private @Nullable Path rejects;

    @Option(
            names = "--max-in-flight",
            paramLabel = "N",
            description = "unanswered writes at any moment, 1 to 1024 (default: ${DEFAULT-VALUE})")
    private int maxInFlight = LoadOptions.DEFAULT_MAX_IN_FLIGHT;

    @Option(
            names = "--max-stall",
            paramLabel = "SECONDS",
            description = "give up when Cassandra takes no write for so long (default: ${DEFAULT-VALUE})")
    private long maxStallSeconds = LoadOptions.DEFAULT_MAX_STALL.toSeconds();

    @Option(names = "--quiet", description = "no progress, and of the summary the last line only")
    private boolean quiet;

    @Option(names = "--debug", description = "show where in the program an error arose")
    private boolean debug;

    @SuppressWarnings("UnusedVariable") // picocli alone reads it.
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    private boolean help;

    LoadCommand(PrintWriter out, PrintWriter err, boolean interactive) {
        this.out = out;
        this.err = err;
        this.interactive = interactive;
    }

    @Override
    public Integer call() {
        ProgressLine progress = new ProgressLine(err, interactive && !quiet);
        try {
            return load(progress).number();
        } catch (KeywayException e) {
            progress.end();
            return complain(e).number();
        } catch (RuntimeException e) {
            progress.end();
            err.println("keyway load: internal error: " + e);
            printTrace(e);
            return ExitCode.INTERNAL.number();
        }
    }

    private ExitCode load(ProgressLine progress) {
        LoadOptions options = options();
        Model model = model();
        LoadPlan plan = LoadPlan.of(model, paths);
        LoadReport report;
        try (CqlSession session = ClusterSession.open(cluster(model))) {
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
            throw new KeywayException(ErrorCode.INVALID_SETTING, String.valueOf(e.getMessage()), e);
        }
    }

    private Model model() {
        Model model = ModelReader.read(modelFile);
        return keyspace == null ? model : model.inKeyspace(keyspace);
    }

    private ClusterOptions cluster(Model model) {
        String nodes = hosts == null ? model.contactPoints().orElse("127.0.0.1") : hosts;
        ClusterOptions options = ClusterOptions.of(HostAndPort.parseList(nodes));
        if (user != null) {
            options = options.withCredentials(user, password());
        }
        return ssl ? options.withTls(Tls.DEFAULT) : options;
    }

    private Secret password() {
        if (passwordFile == null) {
            throw new KeywayException(ErrorCode.INVALID_SETTING, "--user needs --password-file");
        }
        try {
            List<String> lines = Files.readAllLines(passwordFile);
            return new Secret(lines.isEmpty() ? "" : lines.get(0));
        } catch (IOException e) {
            throw new KeywayException(
                    ErrorCode.INVALID_SETTING, "cannot read the password file " + passwordFile + ": " + e, e);
        }
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
