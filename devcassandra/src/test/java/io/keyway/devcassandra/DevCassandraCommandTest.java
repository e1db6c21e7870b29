package io.keyway.devcassandra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command as a user runs it: in a JVM of its own, judged by what it prints and by its exit code. */
final class DevCassandraCommandTest {
    @TempDir
    private Path directory;

    private record Outcome(int code, String out, String err) {}

    /** A command that was started; {@link #outcome} waits for its end. */
    private record Running(Process process, Path out, Path err) {
        Outcome outcome() throws Exception {
            int code = process.waitFor();
            return new Outcome(code, Files.readString(out), Files.readString(err));
        }
    }

    @AfterEach
    void stopWhatATestLeft() throws Exception {
        run("stop");
    }

    @Test
    void aNodeFromStartToStop() throws Exception {
        String port = Integer.toString(Ports.free(List.of(DetachedCluster.HOST), 1)[0]);

        // Two at once start one node, and both say where it is.
        Running first = begin("start", "--port", port);
        Running second = begin("start", "--port", port);
        Outcome ready = new Outcome(0, "ready 127.0.0.1:" + port + "\n", "");
        assertThat(first.outcome()).isEqualTo(ready);
        assertThat(second.outcome()).isEqualTo(ready);
        assertThat(CqlSocket.answers(DetachedCluster.HOST, Integer.parseInt(port), Duration.ofSeconds(2)))
                .isTrue();

        // It outlived its launcher; the next start finds it, with the port named or not.
        assertThat(run("start")).isEqualTo(ready);

        NodeState state =
                new DetachedCluster(nodeDirectory()).places().get(0).running().orElseThrow();
        assertThat(run("status"))
                .isEqualTo(new Outcome(
                        0,
                        "running: 127.0.0.1:" + port + ", pid " + state.pid() + ", in " + nodeDirectory() + "\n",
                        ""));
        aStartOnAnotherPortIsRefused(port);
        aStartElsewhereFindsThePortTaken(port);

        assertThat(run("stop")).isEqualTo(new Outcome(0, "stopped 127.0.0.1:" + port + "\n", ""));
        assertThat(run("status").code()).isEqualTo(3);
        assertThat(run("stop")).isEqualTo(new Outcome(0, "not running in " + nodeDirectory() + "\n", ""));
        assertThat(state.process()).isEmpty();
    }

    @Test
    void threeNodesFromStartToStop() throws Exception {
        String port = Integer.toString(Ports.free(new Ring(3).hosts(), 1)[0]);
        Outcome ready =
                new Outcome(0, "ready 127.0.0.1:" + port + ",127.0.0.2:" + port + ",127.0.0.3:" + port + "\n", "");
        assertThat(run("start", "--nodes", "3", "--port", port)).isEqualTo(ready);
        List<Long> pids = pids();
        assertThat(run("status"))
                .isEqualTo(new Outcome(
                        0,
                        "running: 127.0.0.1:" + port + ", pid " + pids.get(0) + ", in " + nodeDirectory() + "\n"
                                + "running: 127.0.0.2:" + port + ", pid " + pids.get(1) + ", in "
                                + nodeDirectory().resolve("node2") + "\n"
                                + "running: 127.0.0.3:" + port + ", pid " + pids.get(2) + ", in "
                                + nodeDirectory().resolve("node3") + "\n",
                        ""));
        Outcome another = run("start", "--nodes", "2");
        assertThat(another.code()).isEqualTo(1);
        assertThat(another.err())
                .isEqualTo("keyway cassandra: " + nodeDirectory() + " holds the data of 3 nodes, not of 2;"
                        + " stop and remove it first, or choose another --dir\n");

        // One that has gone is said to be, and is started again beside the others.
        ProcessHandle lost = ProcessHandle.of(pids.get(1)).orElseThrow();
        lost.destroyForcibly();
        Processes.awaitEnd(lost, Duration.ofSeconds(30));
        Outcome two = run("status");
        assertThat(two.code()).isEqualTo(1);
        assertThat(two.out())
                .contains("not running: 127.0.0.2, in " + nodeDirectory().resolve("node2") + "\n");
        assertThat(run("start")).isEqualTo(ready);
        assertThat(pids()).contains(pids.get(0), pids.get(2)).doesNotContain(pids.get(1));

        assertThat(run("stop").out())
                .isEqualTo("stopped 127.0.0.1:" + port + "\nstopped 127.0.0.2:" + port + "\nstopped 127.0.0.3:" + port
                        + "\n");
        assertThat(run("status")).isEqualTo(new Outcome(3, "not running in " + nodeDirectory() + "\n", ""));
        // All know each other from the last time.
        assertThat(run("start", "--port", port)).isEqualTo(ready);
    }

    @Test
    void ofThreeNodesTheOneThatFailsIsNamedAndNoneIsLeft() throws Exception {
        for (String node : List.of("node2", "node3")) {
            Files.createDirectories(nodeDirectory().resolve(node));
        }
        Files.createFile(nodeDirectory().resolve("node3").resolve("data"));
        String port = Integer.toString(Ports.free(new Ring(3).hosts(), 1)[0]);
        Outcome outcome = run("start", "--nodes", "3", "--port", port);
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err())
                .startsWith("keyway cassandra: Cassandra on 127.0.0.3:" + port + " ended while starting; its log is "
                        + nodeDirectory().resolve("node3"));
        assertThat(run("status").code()).isEqualTo(3);
        assertThat(Ports.isFree("127.0.0.1", Integer.parseInt(port))).isTrue();
    }

    @Test
    void ofThreePortsTheOneThatIsTakenIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.2"))) {
            Outcome outcome = run("start", "--nodes=3", "--port", Integer.toString(taken.getLocalPort()));
            assertThat(outcome.code()).isEqualTo(1);
            assertThat(outcome.err())
                    .startsWith(
                            "keyway cassandra: 127.0.0.2:" + taken.getLocalPort() + " is in use by another program");
            assertThat(run("status").code()).isEqualTo(3);
        }
    }

    private List<Long> pids() throws IOException {
        return new DetachedCluster(nodeDirectory())
                .places().stream()
                        .map(place -> place.running().orElseThrow().pid())
                        .toList();
    }

    private void aStartOnAnotherPortIsRefused(String port) throws Exception {
        Outcome outcome = run("start", "--port", "1");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err())
                .isEqualTo("keyway cassandra: the node in " + nodeDirectory() + " runs on 127.0.0.1:" + port
                        + ", not on port 1; stop it first, or choose another --dir\n");
    }

    private void aStartElsewhereFindsThePortTaken(String port) throws Exception {
        Outcome outcome =
                run("start", "--port", port, "--dir", directory.resolve("other").toString());
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).startsWith("keyway cassandra: 127.0.0.1:" + port + " is in use");
    }

    @Test
    void aPortThatIsTakenIsNamedInOneLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Outcome outcome = run("start", "--port", Integer.toString(taken.getLocalPort()));
            assertThat(outcome)
                    .isEqualTo(
                            new Outcome(
                                    1,
                                    "",
                                    "keyway cassandra: 127.0.0.1:" + taken.getLocalPort()
                                            + " is in use by another program; stop that, or choose another port with --port\n"));
        }
    }

    @Test
    void aStartThatFailsShowsTheEndOfTheLog() throws Exception {
        Files.createDirectories(nodeDirectory());
        Files.createFile(nodeDirectory().resolve("data"));
        Outcome outcome = run("start", "--port", Integer.toString(Ports.free(List.of(DetachedCluster.HOST), 1)[0]));
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("ended while starting; its log is " + nodeDirectory(), "ERROR");
        assertThat(run("status").code()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 'say start, stop or status'",
        "run, 'unknown command run; say start, stop or status'",
        "start --prot 1, 'unknown option --prot'",
        "start stop, 'unexpected word stop'",
        "start --port, 'a value is missing after --port'",
        "start --port=x, '--port x is not a number from 1 to 65535'",
        "start --port 65536, '--port 65536 is not a number from 1 to 65535'",
        "start --nodes 10, '--nodes 10 is not a number from 1 to 9'",
        "stop --nodes 3, '--nodes is for start; stop and status know how many there are'",
    })
    void aWrongCommandLineIsOneLine(String words, String message) throws Exception {
        Outcome outcome =
                start(words.isEmpty() ? List.of() : List.of(words.split(" "))).outcome();
        assertThat(outcome).isEqualTo(new Outcome(1, "", "keyway cassandra: " + message + "; see --help\n"));
    }

    @ParameterizedTest
    @CsvSource({"--help", "help", "start --help", "-h status"})
    void helpHasExamplesAndExitCodes(String words) throws Exception {
        Outcome outcome = start(List.of(words.split(" "))).outcome();
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).contains("Examples:", "Exit codes:", "--port PORT", "--dir DIR", "--nodes N");
    }

    private Path nodeDirectory() throws IOException {
        return directory.toRealPath().resolve("node");
    }

    private Outcome run(String... words) throws Exception {
        return begin(words).outcome();
    }

    /** With the test's directory, unless another one is named. */
    private Running begin(String... words) throws IOException {
        List<String> all = new ArrayList<>(List.of(words));
        if (!all.contains("--dir")) {
            all.addAll(List.of("--dir", nodeDirectory().toString()));
        }
        return start(all);
    }

    private Running start(List<String> words) throws IOException {
        Path out = Files.createTempFile(directory, "out", ".txt");
        Path err = Files.createTempFile(directory, "err", ".txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                DevCassandraCommand.class.getName()));
        command.addAll(words);
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        return new Running(process, out, err);
    }
}
