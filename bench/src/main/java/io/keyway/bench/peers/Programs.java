package io.keyway.bench.peers;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Programs that are measured from their start to their end.
 *
 * @param home Keyway's folder, with its script
 * @param node where CQL is spoken
 * @param folder for what they write
 */
public record Programs(Path home, InetSocketAddress node, Path folder) {
    private static final long PATIENCE_MINUTES = 5;

    /** The JVM options of {@code ./keyway sql}, which suit a short program. */
    private static final List<String> SHORT_LIVED =
            List.of("-Xshare:auto", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    /** Keyway's driver, which the build has made. */
    Path driverJar() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("driver/target"))) {
            return files.filter(file -> file.getFileName().toString().matches("keyway-jdbc-.*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new NoSuchFileException(home + "/driver/target/keyway-jdbc-*.jar"));
        }
    }

    /**
     * Keyway's shell.
     *
     * @param options more options of the JVM
     * @param arguments of {@code ./keyway sql}
     * @return what it wrote to standard output
     */
    public Path shell(List<String> options, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(home.resolve("keyway").toString(), "sql"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        if (!options.isEmpty()) {
            builder.environment().put("JAVA_TOOL_OPTIONS", String.join(" ", options));
        }
        return run(builder, "keyway");
    }

    /**
     * A class of this module with a {@code main} method.
     *
     * @param options more options of the JVM
     * @param arguments after the node's host and port
     * @return what it wrote to standard output
     */
    public Path java(Class<?> main, List<String> options, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SHORT_LIVED);
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(node.getHostString(), Integer.toString(node.getPort())));
        command.addAll(arguments);
        return run(new ProcessBuilder(command), main.getSimpleName());
    }

    private Path run(ProcessBuilder builder, String name) throws IOException, InterruptedException {
        File output = folder.resolve(name + ".out").toFile();
        File errors = folder.resolve(name + ".err").toFile();
        // Where no model.json lies.
        Process process = builder.directory(folder.toFile())
                .redirectOutput(output)
                .redirectError(errors)
                .redirectInput(new File("/dev/null"))
                .start();
        try {
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IOException(
                        name + " failed: " + Files.readString(errors.toPath()).strip());
            }
        } finally {
            process.destroyForcibly();
        }
        return output.toPath();
    }
}
