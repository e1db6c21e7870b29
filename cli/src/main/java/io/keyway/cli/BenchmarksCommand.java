package io.keyway.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The command {@code keyway bench}: passes its arguments to the benchmarks' own program, which parses them and prints
 * its own help.
 */
@Command(name = "bench", description = "Measures Keyway beside hand-written code and its peers; in a clone only.")
final class BenchmarksCommand implements Callable<Integer> {
    private static final String MICRO = "micro";

    private final Installation installation;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "WORD",
            description = "names of cases and options; or micro, and options of JMH")
    private List<String> words = List.of();

    BenchmarksCommand(Installation installation) {
        this.installation = installation;
    }

    @Override
    public Integer call() throws IOException {
        Path sources = installation.sources();
        if (sources == null) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "benchmarks are built from the sources: run ./keyway bench in a clone");
        }
        return Installation.run(new ProcessBuilder(command(sources)).inheritIO());
    }

    /** All compilers and the usual collector, unlike the other commands: a program that runs for minutes. */
    private List<String> command(Path sources) throws IOException {
        Path target = sources.resolve("bench").resolve("target");
        if (!words.isEmpty() && words.get(0).equals(MICRO)) {
            List<String> command =
                    Installation.java("-cp", classPath(target, "micro.classpath"), "org.openjdk.jmh.Main");
            command.addAll(words.subList(1, words.size()));
            return command;
        }
        List<String> command = new ArrayList<>(Installation.java(
                "-Xmx2g",
                "-cp",
                classPath(target, "peers.classpath"),
                "io.keyway.bench.BenchCommand",
                "--home",
                sources.toString()));
        if (Terminal.isInteractive()) {
            command.add("--progress");
        }
        command.addAll(words);
        return command;
    }

    private static String classPath(Path target, String libraries) throws IOException {
        return target.resolve("classes")
                + File.pathSeparator
                + Files.readString(target.resolve(libraries)).strip();
    }
}
