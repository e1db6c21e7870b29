package io.keyway.cli;

import io.keyway.sqlshell.connect.ConnectOptions;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code keyway demo}. */
@Command(
        name = "demo",
        description = "Starts a Cassandra, loads the example's event files into it, and opens the shell.",
        sortOptions = false,
        usageHelpAutoWidth = true,
        exitCodeListHeading = "%nExit codes:%n",
        footerHeading = "%nExamples:%n",
        footer = {"  keyway demo", "  keyway demo -c \"SELECT artist, song FROM music_library WHERE sessionid = 338\""})
final class DemoCommand implements Callable<Integer> {
    private static final String NODE = "127.0.0.1:9142";
    private static final String URL = "jdbc:keyway://" + NODE + "/sparkify";

    private final Streams streams;
    private final Installation installation;

    @Mixin
    private ScriptOptions script = new ScriptOptions();

    @SuppressWarnings("UnusedVariable") // picocli alone reads it.
    @Mixin
    private StandardOptions standard = new StandardOptions();

    DemoCommand(Streams streams, Installation installation) {
        this.streams = streams;
        this.installation = installation;
    }

    @Override
    public Integer call() throws IOException {
        var nobody = new ConnectOptions.Login(null, null, false);
        ConnectOptions connection = new ConnectOptions(URL, null, null, null, nobody);
        String unreadable = script.options(connection).unreadable();
        if (unreadable != null) {
            streams.errorPrinter().println("keyway demo: " + unreadable);
            return ExitCode.USAGE.number();
        }
        int started = Installation.run(new ProcessBuilder(installation.nodeCommand(List.of("start")))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD));
        if (started != ExitCode.OK.number()) {
            return started;
        }
        int loaded = load();
        if (loaded != ExitCode.OK.number()) {
            return loaded;
        }
        Writer err = streams.err();
        err.write("keyway: Cassandra runs on " + NODE + "; stop it with " + installation.command()
                + " cassandra stop; JDBC: " + URL + "\n");
        err.flush();
        return SqlCommand.run(script, connection, streams);
    }

    /** Data alone goes to standard output; what the load counts is not of interest here. */
    private int load() {
        Path example = installation.example();
        Streams silent = new Streams(streams.in(), new StringWriter(), streams.err(), false);
        return LoadCommand.quietly(silent, example.resolve("model.json"), example.resolve("data"))
                .call();
    }
}
