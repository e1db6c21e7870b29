package io.keyway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The archive as a user has it: unpacked in an empty folder, with a Java and the system's own programs on the PATH. */
@Timeout(300)
@TestMethodOrder(MethodOrderer.MethodName.class)
class DistributionIT {
    private static final int DEMO_PORT = 9142;

    /** What the launchers call, besides Java. */
    private static final List<String> PROGRAMS = List.of(
            "bash",
            "cat",
            "dirname",
            "env",
            "grep",
            "mkdir",
            "mv",
            "readlink",
            "rm",
            "sed",
            "setsid",
            "sh",
            "tr",
            "wc");

    @TempDir
    static Path folder;

    private static Path keyway = Path.of("");

    private record Outcome(int exitCode, String out, String err) {}

    @BeforeAll
    static void unpack() throws Exception {
        Path archive = Path.of(System.getProperty("keyway.archive"));
        Process tar = new ProcessBuilder("tar", "xzf", archive.toString(), "-C", folder.toString())
                .inheritIO()
                .start();
        assertThat(tar.waitFor()).isZero();
        try (Stream<Path> unpacked = Files.list(folder)) {
            keyway = unpacked.filter(path -> path.getFileName().toString().startsWith("keyway-"))
                    .findFirst()
                    .orElseThrow()
                    .resolve("bin")
                    .resolve("keyway");
        }
    }

    @Test
    void itSaysWhatItIs() throws Exception {
        assertThat(run("--version").out()).matches("keyway \\d+\\.\\d+\\.\\d+\n");
        assertThat(run().out()).contains("demo", "load", "sql", "cassandra");
        assertThat(run("sql", "--nosuch").exitCode()).isEqualTo(1);
        assertThat(run("bench").err()).contains("in a clone");
    }

    @Test
    void theNodeStatusIsThatOfItsOwnProgram() throws Exception {
        assertThat(run("cassandra", "--help").out()).startsWith("Usage: keyway cassandra");
        Outcome status = run("cassandra", "status");

        assertThat(status.exitCode()).isEqualTo(3);
        assertThat(status.out()).contains(folder.resolve("data").toString());
    }

    @Test
    void theDemoAnswersInAFolderThatIsNobodys() throws Exception {
        try (ServerSocket demo = new ServerSocket()) {
            demo.setReuseAddress(true);
            demo.bind(new InetSocketAddress("127.0.0.1", DEMO_PORT));
        } catch (IOException e) {
            Assumptions.abort("port " + DEMO_PORT + " is taken: the demo is not tested");
        }
        try {
            Outcome demo = run(
                    "demo",
                    "--csv",
                    "-c",
                    "SELECT song FROM music_library WHERE sessionid = 338 AND iteminsession = 4");
            assertThat(demo.out()).isEqualTo("song\nMusic Matters (Mark Knight Dub)\n");
            assertThat(demo.err())
                    .startsWith("keyway: Cassandra runs on 127.0.0.1:" + DEMO_PORT + "; stop it with keyway ");
            assertThat(demo.exitCode()).isZero();
        } finally {
            assertThat(run("cassandra", "stop").exitCode()).isZero();
        }
    }

    /** On a port of its own: the demo's may be taken on a developer's machine. */
    @Test
    void theNodeAndTheExampleComeWithIt() throws Exception {
        String port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = Integer.toString(free.getLocalPort());
        }
        assertThat(run("cassandra", "start", "--port", port).out()).endsWith("ready 127.0.0.1:" + port + "\n");
        try {
            Path home = keyway.getParent().getParent();
            Outcome load = run(
                    "load",
                    "--host",
                    "127.0.0.1:" + port,
                    "--model",
                    home.resolve("model.json").toString(),
                    home.resolve("data").toString());
            assertThat(load.err()).isEmpty();
            assertThat(load.exitCode()).isZero();
            assertThat(load.out()).contains("6,615 loaded");
            Outcome answer = run(
                    "sql",
                    "--csv",
                    "-c",
                    "SELECT artist FROM music_library WHERE sessionid = 338 AND iteminsession = 4",
                    "jdbc:keyway://127.0.0.1:" + port + "/sparkify");
            assertThat(answer).isEqualTo(new Outcome(0, "artist\nFaithless\n", ""));
        } finally {
            assertThat(run("cassandra", "stop").exitCode()).isZero();
        }
    }

    @Test
    void aJavaThatIsTooOldIsSaid() throws Exception {
        Path old = Files.createDirectories(folder.resolve("old").resolve("bin"));
        Path java = Files.writeString(old.resolve("java"), "#!/bin/sh\nexit 1\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(old.resolveSibling("release"), "JAVA_VERSION=\"11.0.2\"\n");
        ProcessBuilder command = command("sql");
        command.environment()
                .put("JAVA_HOME", old.resolveSibling(".").normalize().toString());
        Outcome run = run(command);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("is Java 11; Keyway needs 17 or newer");
    }

    @Test
    void bashCompletesCommandsAndOptions() throws Exception {
        Path script = keyway.getParent().resolveSibling("completions").resolve("keyway.bash");
        String complete = "source " + script + "; COMP_WORDS=(keyway %s); COMP_CWORD=%d; COMP_LINE='keyway %s'; "
                + "_complete_keyway; printf '%%s\\n' \"${COMPREPLY[@]}\"";
        ProcessBuilder commands = new ProcessBuilder("bash", "-c", complete.formatted("de", 1, "de"));
        assertThat(run(commands).out().lines()).contains("demo");
        ProcessBuilder options = new ProcessBuilder("bash", "-c", complete.formatted("sql --key", 2, "sql --key"));
        assertThat(run(options).out().lines()).contains("--keyspace");
    }

    private static Outcome run(String... words) throws IOException, InterruptedException {
        return run(command(words));
    }

    private static ProcessBuilder command(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(keyway.toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        Path java = Path.of(System.getProperty("java.home"), "bin");
        builder.environment().put("PATH", java + ":" + programs());
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("XDG_DATA_HOME", folder.resolve("data").toString());
        builder.environment().put("KEYWAY_ARCHIVE", "no");
        return builder;
    }

    /** A folder with these programs alone: Maven and the Java that builds are on many a PATH. */
    private static Path programs() throws IOException {
        Path programs = folder.resolve("programs");
        if (!Files.exists(programs)) {
            Files.createDirectories(programs);
            for (String program : PROGRAMS) {
                Path real = Path.of("/usr/bin", program);
                if (Files.exists(real)) {
                    Files.createSymbolicLink(programs.resolve(program), real);
                }
            }
        }
        return programs;
    }

    private static Outcome run(ProcessBuilder command) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        Process process = command.redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                .start();
        assertThat(process.waitFor(240, TimeUnit.SECONDS)).isTrue();
        return new Outcome(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }
}
