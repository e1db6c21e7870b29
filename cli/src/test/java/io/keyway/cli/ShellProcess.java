package io.keyway.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The shell as a child process, with pipes. */
final class ShellProcess {
    /** From this version on, a library of the Cassandra driver is complained about unless told, as ./keyway does. */
    private static final int COMPLAINS = 23;

    /** What a run has left. */
    record Outcome(int status, String out, String err) {}

    private ShellProcess() {}

    /** The command that starts a shell with these arguments. */
    static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m"));
        if (Runtime.version().feature() >= COMPLAINS) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Keyway.class.getName(), "sql"));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Runs the shell in a directory to its end. */
    static Outcome run(Path directory, String input, String... arguments) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command(arguments))
                .directory(directory.toFile())
                .start();
        CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // The shell ended without reading its input; its status will say why.
        }
        String out = text(process.getInputStream());
        return new Outcome(process.waitFor(), out, err.join());
    }

    private static String text(java.io.InputStream in) {
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
