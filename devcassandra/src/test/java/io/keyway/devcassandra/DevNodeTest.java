package io.keyway.devcassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node of one's own: hurt, restarted, next to another one. */
@WithCassandra
final class DevNodeTest {
    private static final Duration SHORT = Duration.ofMillis(300);

    @Test
    void isSuspendedKilledStoppedRestartedAndClosedBesideTheSharedNode(TestKeyspace shared) {
        Path directory;
        try (DevNode node = DevNode.start(NodeOptions.forTests().withHeapMegabytes(384))) {
            directory = node.directory();
            assertThat(node.port()).isNotEqualTo(shared.port());
            node.execute("CREATE KEYSPACE k WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}");
            node.execute("CREATE TABLE k.t (p int PRIMARY KEY)");

            node.suspend();
            assertThat(CqlSocket.answers(node.host(), node.port(), SHORT)).isFalse();
            assertThat(node.isRunning()).isTrue();
            node.resume();
            node.execute("INSERT INTO k.t (p) VALUES (1)");

            node.suspend();
            node.kill();
            assertThat(node.isRunning()).isFalse();
            assertThatThrownBy(() -> node.execute("INSERT INTO k.t (p) VALUES (2)"))
                    .isInstanceOf(DevNodeException.class)
                    .hasMessageContaining("no answer from " + node.host() + ":" + node.port());

            node.restart();
            assertThat(node.requests().ofKeyspace("k").during(() -> node.execute("SELECT p FROM k.t")))
                    .hasSize(1);

            node.stop();
            assertThat(directory).exists();
            node.restart();
            node.execute("SELECT p FROM k.t");
        }
        assertThat(directory).doesNotExist();
        shared.execute("CREATE TABLE " + shared.name() + ".unharmed (p int PRIMARY KEY)");
    }

    @Test
    void hasTheFeaturesThatTestsWant(TestKeyspace keyspace) {
        String name = keyspace.name();
        keyspace.execute(
                "CREATE TYPE " + name + ".address (street text, number int)",
                "CREATE TABLE " + name + ".t (p int, c int, v text, a frozen<address>, e vector<float, 3>, "
                        + "PRIMARY KEY (p, c))",
                "CREATE INDEX ON " + name + ".t (v) USING 'sai'",
                "CREATE INDEX ON " + name + ".t (e) USING 'sai'",
                "CREATE MATERIALIZED VIEW " + name + ".by_c AS SELECT * FROM " + name
                        + ".t WHERE p IS NOT NULL AND c IS NOT NULL PRIMARY KEY (c, p)",
                "CREATE FUNCTION " + name
                        + ".twice (i int) CALLED ON NULL INPUT RETURNS int LANGUAGE java AS 'return i * 2;'",
                "INSERT INTO " + name + ".t (p, c, v, a, e) VALUES (1, 2, 'x', {street: 's', number: 3}, [1, 2, 3])");
        assertThat(keyspace.requests()
                        .during(() -> keyspace.execute(
                                "SELECT " + name + ".twice(p) FROM " + name + ".t WHERE v = 'x'",
                                "SELECT p FROM " + name + ".t ORDER BY e ANN OF [1, 2, 3] LIMIT 1",
                                "SELECT p FROM " + name + ".by_c WHERE c = 2")))
                .hasSize(3)
                .noneMatch(Request::failed);
    }

    @Test
    void saysWhatCassandraRefuses(TestKeyspace keyspace) {
        assertThatThrownBy(() -> keyspace.execute("SELECT * FROM nowhere.t"))
                .isInstanceOf(DevNodeException.class)
                .hasMessageContaining("SELECT * FROM nowhere.t")
                .hasMessageContaining("nowhere does not exist");
    }

    @Test
    void aTakenPortIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> DevNode.start(NodeOptions.forTests().withPort(taken.getLocalPort())))
                    .isInstanceOf(DevNodeException.class)
                    .hasMessage("127.0.0.1:" + taken.getLocalPort() + " is in use; choose another port");
        }
    }

    @Test
    void aNodeThatEndsWhileStartingShowsItsLog(@TempDir Path directory) throws Exception {
        Files.createFile(directory.resolve("data"));
        assertThatThrownBy(() -> DevNode.start(NodeOptions.forTests().withDirectory(directory)))
                .isInstanceOf(DevNodeException.class)
                .hasMessageContaining("ended while starting; its log is " + directory.toRealPath())
                .hasMessageContaining("ERROR");
    }
}
