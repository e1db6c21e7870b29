package io.keyway.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where Keyway is installed: unpacked from its archive, or as a clone has built it.
 *
 * @param home the folder with {@code lib} and {@code cassandra}
 * @param sources the folder with the sources; null when there are none
 * @param state what is kept from one run to the next
 */
record Installation(Path home, @Nullable Path sources, Path state) {
    private static final String HOME = "keyway.home";
    private static final String CLONE = "KEYWAY_CLONE";

    /** As the launcher says. */
    static Installation found() {
        return of(System.getProperty(HOME, "."), System.getenv());
    }

    static Installation of(String home, Map<String, String> environment) {
        String clone = environment.getOrDefault(CLONE, "");
        if (!clone.isEmpty()) {
            return new Installation(Path.of(home), Path.of(clone), Path.of(clone, ".keyway"));
        }
        String data = environment.getOrDefault("XDG_DATA_HOME", "");
        String user = environment.getOrDefault("HOME", System.getProperty("user.home"));
        Path kept = data.isEmpty() ? Path.of(user, ".local", "share") : Path.of(data);
        return new Installation(Path.of(home), null, kept.resolve("keyway"));
    }

    /** The folder with the example's {@code model.json} and {@code data}. */
    Path example() {
        return sources == null ? home : sources;
    }

    /** How the user calls the command. */
    String command() {
        return sources == null ? "keyway" : "./keyway";
    }

    /** The folder of the development node, unless the user names another. */
    Path node() {
        return state.resolve("cassandra");
    }

    /** The command for the development node in a JVM of its own, whose jars are no part of the product. */
    List<String> nodeCommand(List<String> words) {
        List<String> command = java(
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dkeyway.node=" + node(),
                "-Dkeyway.command=" + command(),
                "-cp",
                home.resolve("cassandra").resolve("*").toString(),
                "io.keyway.devcassandra.DevCassandraCommand");
        command.addAll(words);
        return command;
    }

    /** A command line of the Java that runs us. */
    static List<String> java(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(arguments));
        return command;
    }

    /** Runs a program to its end, with our standard streams, and gives its exit code. */
    static int run(ProcessBuilder program) throws IOException {
        Process process = program.start();
        Thread end = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(end);
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED.number();
        }
    }
}
