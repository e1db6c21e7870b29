package io.keyway.cli;

import io.keyway.error.NearestName;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code keyway}: the subcommands, and what they have in common. */
@Command(
        name = "keyway",
        description = "Standard SQL over Cassandra's query tables.",
        synopsisSubcommandLabel = "COMMAND",
        usageHelpAutoWidth = true,
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nEach command explains itself with --help. Examples:%n",
        footer = {
            "  keyway demo -c \"SELECT artist, song FROM music_library WHERE sessionid = 338\"",
            "  keyway load --model shop.json --host db1 orders/",
            "  keyway sql --csv -f report.sql > report.csv",
            "  keyway sql jdbc:keyway://db1,db2/sparkify"
        })
public final class Keyway implements Callable<Integer> {
    private final Streams streams;

    @Spec
    private @Nullable CommandSpec spec;

    @SuppressWarnings("UnusedVariable") // picocli alone reads it.
    @Mixin
    private StandardOptions standard = new StandardOptions();

    private Keyway(Streams streams) {
        this.streams = streams;
    }

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] args) {
        int code = run(Streams.ofProcess(), args);
        // Not exit: threads of a driver and its shutdown hooks are no reason to wait.
        Runtime.getRuntime().halt(code);
    }

    /** Runs a command and gives its exit code. */
    static int run(Streams streams, String... args) {
        int code = line(streams, Installation.found(), args).execute(args);
        try {
            streams.out().flush();
            streams.err().flush();
            return code;
        } catch (IOException e) {
            // A command that has failed may have said so already.
            return code == ExitCode.OK.number() ? cannotWrite(e, streams.errorPrinter()) : code;
        }
    }

    /**
     * The command line; of the subcommands only the one that the arguments begin with, if they do, so that the others
     * cost nothing.
     */
    static CommandLine line(Streams streams, Installation installation, String... args) {
        CommandLine line = new CommandLine(new Keyway(streams));
        Map<String, Supplier<CommandLine>> commands = commands(streams, installation);
        Supplier<CommandLine> named = args.length == 0 ? null : commands.get(args[0]);
        if (named != null) {
            line.addSubcommand(args[0], named.get());
        } else {
            commands.forEach((name, command) -> line.addSubcommand(name, command.get()));
            line.addSubcommand(new HelpCommand());
        }
        PrintWriter err = streams.errorPrinter();
        return line.setOut(streams.printer())
                .setErr(err)
                .setOverwrittenOptionsAllowed(true)
                .setExpandAtFiles(false)
                .setParameterExceptionHandler((wrong, given) -> complain(wrong, err))
                .setExecutionExceptionHandler((failure, command, given) -> complain(failure, command, given, err));
    }

    private static Map<String, Supplier<CommandLine>> commands(Streams streams, Installation installation) {
        return new TreeMap<>(Map.of(
                "demo", () -> withCodes(new DemoCommand(streams, installation), ExitCode.Command.DEMO),
                "load", () -> withCodes(new LoadCommand(streams), ExitCode.Command.LOAD),
                "sql", () -> withCodes(new SqlCommand(streams), ExitCode.Command.SQL),
                "cassandra", () -> passing(new CassandraCommand(installation)),
                "bench", () -> passing(new BenchmarksCommand(installation))));
    }

    private static CommandLine withCodes(Object command, ExitCode.Command codes) {
        CommandLine line = new CommandLine(command);
        line.getCommandSpec().usageMessage().exitCodeList(ExitCode.meanings(codes));
        return line;
    }

    /** A command that passes its arguments to another program. */
    private static CommandLine passing(Object command) {
        return new CommandLine(command).setUnmatchedOptionsArePositionalParams(true);
    }

    private static int complain(ParameterException wrong, PrintWriter err) {
        CommandSpec command = wrong.getCommandLine().getCommandSpec();
        err.println(command.qualifiedName(" ") + ": " + message(wrong, command));
        err.println("Try --help.");
        return ExitCode.USAGE.number();
    }

    private static String message(ParameterException wrong, CommandSpec command) {
        String message = String.valueOf(wrong.getMessage());
        if (!(wrong instanceof UnmatchedArgumentException unmatched)) {
            return message;
        }
        String word = unmatched.getUnmatched().get(0);
        if (word.startsWith("-")) {
            return message + NearestName.suggestion(word, command.optionsMap().keySet());
        }
        Set<String> commands = command.subcommands().keySet();
        return commands.isEmpty()
                ? message
                : "there is no command \"" + word + "\"" + NearestName.suggestion(word, commands);
    }

    private static int complain(
            Exception failure, CommandLine command, CommandLine.ParseResult given, PrintWriter err) {
        if (failure instanceof IOException e) {
            return cannotWrite(e, err);
        }
        err.println(command.getCommandSpec().qualifiedName(" ") + ": internal error: " + failure);
        if (given.originalArgs().contains("--debug")) {
            failure.printStackTrace(err);
        }
        return ExitCode.USAGE.number();
    }

    /** A reader that has seen enough, such as head, is not a failure. */
    private static int cannotWrite(IOException e, PrintWriter err) {
        if (StandardStreams.isBrokenPipe(e)) {
            return ExitCode.OK.number();
        }
        err.println("keyway: " + e.getMessage());
        return ExitCode.USAGE.number();
    }

    /** Without a command: what commands there are. */
    @Override
    public Integer call() {
        Objects.requireNonNull(spec).commandLine().usage(streams.printer());
        return ExitCode.OK.number();
    }
}
