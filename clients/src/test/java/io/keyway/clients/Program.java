package io.keyway.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program in a JVM of its own. On its class path are the program, what it needs itself, and the driver's jar: nothing
 * else of Keyway.
 *
 * @param command how it is started
 * @param input what it reads from standard input
 * @param exit the value it ends with when all is well
 */
record Program(List<String> command, String input, int exit) {
    private static final long PATIENCE_SECONDS = 120;

    /** The driver's jar. */
    static Path driver() {
        return Path.of(System.getProperty("keyway.driverJar"));
    }

    /** A main class beside the driver's jar. */
    static Program of(String main, Object... arguments) throws IOException {
        return java("-cp", String.join(File.pathSeparator, programs(), driver().toString()), main)
                .and(arguments);
    }

    /** A main class that is given the driver's jar in another way. */
    static Program withoutDriver(String main, Object... arguments) throws IOException {
        return java("-cp", programs(), main).and(arguments);
    }

    /** The JVM with those arguments. */
    static Program java(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Short programs on shared machines: the quick compiler, and no more heap than they need.
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m", "-Djava.awt.headless=true"));
        command.addAll(List.of(arguments));
        return new Program(command, "", 0);
    }

    private static String programs() throws IOException {
        return Path.of("target", "classes")
                + File.pathSeparator
                + Files.readString(Path.of(System.getProperty("keyway.programs")))
                        .strip();
    }

    /** The same with more arguments. */
    Program and(Object... arguments) {
        List<String> more = new ArrayList<>(command);
        for (Object argument : arguments) {
            more.add(argument.toString());
        }
        return new Program(more, input, exit);
    }

    /** The same with something to read. */
    Program reading(String text) {
        return new Program(command, text, exit);
    }

    /** The same with another value at its end. */
    Program endingWith(int value) {
        return new Program(command, input, value);
    }

    /** What it wrote to both streams, after it has ended well. */
    String run() throws IOException, InterruptedException {
        Path output = Files.createTempFile("program", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        // For programs that look for a Java themselves.
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        try {
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            String text = Files.readString(output);
            assertThat(ended).as("still running:\n%s", text).isTrue();
            assertThat(process.exitValue()).as(text).isEqualTo(exit);
            return text;
        } finally {
            process.destroyForcibly();
            Files.delete(output);
        }
    }

    /** Its output line by line. */
    static List<String> lines(String output) {
        return output.lines().map(String::stripTrailing).toList();
    }
}
