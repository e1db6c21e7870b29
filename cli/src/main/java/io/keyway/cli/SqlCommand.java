package io.keyway.cli;

import io.keyway.error.KeywayException;
import io.keyway.sqlshell.SqlShell;
import io.keyway.sqlshell.connect.ConnectOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code keyway sql}. */
@Command(
        name = "sql",
        description = "Runs SQL on Cassandra: from -c, -f or standard input, or at a prompt.",
        sortOptions = false,
        usageHelpAutoWidth = true,
        exitCodeListHeading = "%nExit codes:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  keyway sql",
            "  keyway sql --csv -c 'SELECT song FROM music_library WHERE sessionid = 338'",
            "  keyway sql -f report.sql --format json > report.json",
            "  keyway sql 'jdbc:keyway://10.0.0.1,10.0.0.2/sparkify?consistency=QUORUM'"
        })
final class SqlCommand implements Callable<Integer> {
    private final Streams streams;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ScriptOptions script = new ScriptOptions();

    @Parameters(paramLabel = "URL", arity = "0..1", description = "JDBC URL; instead of --host and --keyspace.")
    private @Nullable String url;

    @Option(names = "--host", paramLabel = "HOST[:PORT],...", description = "Nodes to contact first.")
    private @Nullable String host;

    @Option(names = "--keyspace", paramLabel = "NAME", description = "Default keyspace.")
    private @Nullable String keyspace;

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = "Model file; gives hosts and keyspace too. Default: ./model.json, where there is one.")
    private @Nullable Path model;

    @Mixin
    private LoginOptions login = new LoginOptions();

    @SuppressWarnings("UnusedVariable") // picocli alone reads it.
    @Mixin
    private StandardOptions standard = new StandardOptions();

    SqlCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        ConnectOptions connection = connection();
        return run(script, connection, streams);
    }

    /** Runs the shell on a connection. */
    static int run(ScriptOptions script, ConnectOptions connection, Streams streams) throws IOException {
        QuietLogging.install(script.debug);
        return ExitCode.of(SqlShell.run(script.options(connection), streams.ofShell()))
                .number();
    }

    private ConnectOptions connection() {
        if (url != null && (host != null || keyspace != null)) {
            throw wrong("--host and --keyspace are part of the URL when there is one");
        }
        if (url != null && !url.startsWith("jdbc:")) {
            throw wrong("\"" + url + "\" is not a JDBC URL, such as jdbc:keyway://127.0.0.1:9042/sparkify");
        }
        try {
            var who = new ConnectOptions.Login(
                    login.user().orElse(null), login.password().orElse(null), login.ssl());
            return new ConnectOptions(url, host, keyspace, model, who);
        } catch (KeywayException e) {
            throw wrong(e.text());
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
