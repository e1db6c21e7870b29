package io.keyway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a user meets it: messages, streams, exit codes. */
@WithCassandra
class LoadCommandTest {
    private static final Path MODEL_FILE = Path.of("..", "model.json");

    private static final String HEADER =
            "artist,auth,firstName,gender,itemInSession,lastName,length,level,location,page,sessionId,song,userId\r\n";

    private final TestKeyspace keyspace;
    private final Path folder;
    private Path good = Path.of("");

    LoadCommandTest(TestKeyspace keyspace, @TempDir Path folder) {
        this.keyspace = keyspace;
        this.folder = folder;
    }

    @BeforeEach
    void write() throws IOException {
        good = Files.writeString(
                folder.resolve("good.csv"), HEADER + event("NextSong", 0, "Jóga") + event("Home", 1, ""));
    }

    @Test
    void loadsAndSumsUp() {
        CommandRun run = load(good);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines())
                .hasSize(5)
                .startsWith(
                        good + ": 2 read, 1 loaded, 1 filtered, 0 rejected",
                        "music_library -> music_library_by_sessions: 1 row written")
                .last()
                .asString()
                .matches("2 read, 1 loaded, 1 filtered, 0 rejected in \\d+\\.\\d s");
    }

    @Test
    void quietSaysTheTotalOnly() {
        assertThat(CommandRun.load(
                                "--model",
                                MODEL_FILE,
                                "--host",
                                keyspace.contactPoint(),
                                "--keyspace",
                                keyspace.name(),
                                "--quiet",
                                good)
                        .out()
                        .lines())
                .hasSize(1);
    }

    @Test
    void rejectsAreSaidAndEndWithOne() throws IOException {
        String bad = IntStream.range(0, 12)
                .mapToObj(item -> event("NextSong", item, ""))
                .collect(Collectors.joining());
        Path file = Files.writeString(folder.resolve("bad.csv"), HEADER + bad);
        CommandRun run = load(file);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines())
                .hasSize(12)
                .startsWith("rejected " + file + ":2: song: blank, and the model wants a value here")
                .contains("and 2 further rejected records");
        assertThat(run.out()).contains("12 read, 0 loaded, 0 filtered, 12 rejected");
    }

    @Test
    void aMissingPathIsRefused() {
        Path missing = folder.resolve("none.csv");
        assertRefused(load(missing), "keyway load: no such file or folder: " + missing);
    }

    @Test
    void aMissingFieldIsRefused() throws IOException {
        Path file = Files.writeString(
                folder.resolve("drift.csv"), HEADER.replace("userId", "user_id") + event("NextSong", 0, "x"));
        assertRefused(
                load(folder),
                "keyway load: " + file + ": the header lacks what the model needs for music_library:"
                        + " \"userId\" (it has \"user_id\")",
                "hint: the model's \"from\" says which field a column is read from");
    }

    @Test
    void anUnreadableCsvIsRefused() throws IOException {
        Path file = Files.write(folder.resolve("binary.csv"), new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n'});
        assertRefused(load(file), "keyway load: " + file + ":1: the header is not valid UTF-8");
    }

    @Test
    void aBrokenModelIsRefused() throws IOException {
        Path model = Files.writeString(folder.resolve("broken.json"), "{\"version\": }");
        CommandRun run = CommandRun.load("--model", model, good);
        assertThat(run.err()).startsWith("keyway load: " + model + ":1:13: not valid JSON");
        assertThat(run.exitCode()).isEqualTo(3);
    }

    @Test
    void aWrongPortIsSaid() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        CommandRun run = CommandRun.load("--model", MODEL_FILE, "--host", "127.0.0.1:" + port, good);
        assertThat(run.err().lines()).hasSize(2);
        assertThat(run.err())
                .startsWith("keyway load: cannot connect to 127.0.0.1:" + port + ": Connection refused\nhint: ");
        assertThat(run.exitCode()).isEqualTo(4);
    }

    @Test
    void wrongUsageIsSaid() {
        CommandRun nothing = CommandRun.load();
        assertThat(nothing.err()).isEqualTo("keyway load: Missing required parameter: 'PATH'\nTry --help.\n");
        assertThat(nothing.exitCode()).isEqualTo(1);
        assertThat(CommandRun.load("--modle", "x", good).err()).startsWith("keyway load: Unknown option: '--modle'");
        assertWrong("maxInFlight is a number from 1 to 1024, not 0", "--max-in-flight", "0");
        assertWrong("--user and --password-file need each other", "--user", "ann");
        assertWrong("--user and --password-file need each other", "--password-file", "secret.txt");
        assertWrong("a port is a number from 1 to 65535", "--host", "db1:port");
        assertWrong(
                "--keyspace takes 1 to 48 letters, digits and underscores, not \"no such\"", "--keyspace", "no such");
    }

    @Test
    void helpTellsOptionsAndExitCodes() {
        CommandRun run = CommandRun.load("--help");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("--skip-loaded", "Examples:", "Exit codes:", "4     Cassandra does not answer");
    }

    /** A line of a file: what Ann did in her session; a play if the page is NextSong. */
    private static String event(String page, int item, String song) {
        return String.join(
                        ",",
                        List.of(
                                "Björk", "in", "Ann", "F", item + "", "Lee", "218.9", "free", "Rome", page, "1", song,
                                "8"))
                + "\r\n";
    }

    private CommandRun load(Path path) {
        return CommandRun.load(
                "--model", MODEL_FILE, "--host", keyspace.contactPoint(), "--keyspace", keyspace.name(), path);
    }

    private void assertWrong(String message, String... options) {
        List<Object> words = new ArrayList<>(List.of("--model", MODEL_FILE));
        words.addAll(List.of(options));
        words.add(good);
        CommandRun run = CommandRun.load(words.toArray());
        assertThat(run.err()).startsWith("keyway load: ").contains(message).endsWith("Try --help.\n");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    private static void assertRefused(CommandRun run, String... lines) {
        assertThat(run.err().lines()).containsExactly(lines);
        assertThat(run.out()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(3);
    }
}
