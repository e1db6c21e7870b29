package io.keyway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.context.DriverContext;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.loadbalancing.NodeDistance;
import com.datastax.oss.driver.api.core.loadbalancing.NodeDistanceEvaluator;
import com.datastax.oss.driver.api.core.metadata.Node;
import io.keyway.cassandra.ClusterOptions;
import io.keyway.cassandra.ClusterSession;
import io.keyway.cassandra.HostAndPort;
import io.keyway.cassandra.SchemaChange;
import io.keyway.devcassandra.DevCluster;
import io.keyway.devcassandra.DevNode;
import io.keyway.devcassandra.NodeOptions;
import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.loader.LoadOptions;
import io.keyway.loader.Loader;
import io.keyway.model.Model;
import io.keyway.model.ModelReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A cluster whose nodes learn of changes one after the other: loads, queries and changes of tables wait for all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(240)
class ThreeNodesTest {
    private static final String EVENTS = """
            artist,auth,firstName,gender,itemInSession,lastName,length,level,location,page,sessionId,song,userId
            Björk,Logged In,Ann,F,0,Lee,218.9,free,"Portland, OR",NextSong,1,Jóga,8
            Björk,Logged In,Ann,F,1,Lee,255.2,free,"Portland, OR",NextSong,1,Hunter,8
            ,Logged In,Ann,F,2,Lee,,free,"Portland, OR",Home,1,,8
            """;

    private final DevCluster cluster =
            DevCluster.start(3, NodeOptions.forTests().withHeapMegabytes(384));
    private final CqlSession cql = session(cluster.nodes().get(0), Optional.empty());

    @TempDir
    private Path folder = Path.of("");

    @AfterAll
    void close() {
        cql.close();
        cluster.close();
    }

    /** Each load makes keyspace, tables, model and ledger, and asks whichever nodes it likes for them at once. */
    @Test
    void firstLoadsIntoNewKeyspaces() throws IOException {
        Path events = Files.writeString(folder.resolve("events.csv"), EVENTS);
        for (int i = 0; i < 6; i++) {
            DevNode node = cluster.nodes().get(i % 3);
            TestKeyspace keyspace = new TestKeyspace(node, "fresh_" + i);
            Model model = model(i % 2 == 0 ? 1 : 3).inKeyspace(keyspace.name());
            try (CqlSession own = session(node, Optional.empty())) {
                assertThat(Loader.load(own, model, List.of(events), LoadOptions.DEFAULT)
                                .loaded())
                        .isEqualTo(2);
            }
            try (Sparkify gateway =
                    Sparkify.connect(new TestKeyspace(cluster.nodes().get((i + 1) % 3), keyspace.name()))) {
                gateway.sql("SELECT song FROM music_library WHERE sessionid = 1 ORDER BY iteminsession")
                        .returns("Jóga", "Hunter");
            }
        }
    }

    @Test
    void queriesThatMeetAChange() throws Exception {
        TestKeyspace keyspace = new TestKeyspace(cluster.nodes().get(0), "changing");
        changed("CREATE KEYSPACE changing WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 3}");
        new ChangingTables(keyspace, this::execute).answersAreRightOrRefused();
    }

    /** A node that hears of nothing, and counts as up for some seconds yet. */
    @Test
    void aNodeThatLacksTheChangeIsNamed() throws IOException {
        DevNode deaf = cluster.nodes().get(2);
        Path config = Files.writeString(folder.resolve("impatient.conf"), """
                datastax-java-driver {
                  advanced.control-connection.schema-agreement.timeout = 1 second
                  basic.load-balancing-policy.evaluator.class = "%s"
                }
                """.formatted(FirstTwo.class.getName()));
        changed("CREATE KEYSPACE deaf WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 3}");
        String create = "CREATE TABLE IF NOT EXISTS deaf.t (k int PRIMARY KEY)";
        try (CqlSession impatient = session(cluster.nodes().get(0), Optional.of(config))) {
            deaf.suspend();
            assertThatThrownBy(() -> SchemaChange.execute(
                            impatient, List.of(SimpleStatement.newInstance(create)), "creating a table"))
                    .isInstanceOfSatisfying(KeywayException.class, e -> {
                        assertThat(e.code()).isEqualTo(ErrorCode.TIMEOUT);
                        assertThat(e)
                                .hasMessage("timed out creating a table: after 1.0 s these nodes do not have the new"
                                        + " schema: /" + deaf.host() + ":" + deaf.port());
                        assertThat(e.hint()).contains("nodetool describecluster", "run the same command again");
                    });
        } finally {
            deaf.resume();
        }
        await().atMost(Duration.ofMinutes(1)).ignoreExceptions().untilAsserted(() -> changed(create));
    }

    /** Keeps the driver from asking the third node. */
    public static final class FirstTwo implements NodeDistanceEvaluator {
        /** As the driver makes it. */
        public FirstTwo(DriverContext context, String profile) {}

        @Override
        public @Nullable NodeDistance evaluateDistance(Node node, @Nullable String localDatacenter) {
            InetSocketAddress address = (InetSocketAddress) node.getEndPoint().resolve();
            return address.getHostString().endsWith(".3") ? NodeDistance.IGNORED : null;
        }
    }

    /** The repository's model, with so many replicas. */
    private static Model model(int replicas) throws IOException {
        String json = Files.readString(Path.of("..", "model.json"));
        return ModelReader.parse(
                json.replace("\"replication_factor\": 1", "\"replication_factor\": " + replicas), "model.json");
    }

    /** Rows go to all replicas, so that each can be asked for them. */
    private void execute(String statement) {
        if (statement.startsWith("INSERT") || statement.startsWith("UPDATE")) {
            cql.execute(SimpleStatement.newInstance(statement).setConsistencyLevel(ConsistencyLevel.ALL));
        } else {
            changed(statement);
        }
    }

    private void changed(String statement) {
        SchemaChange.execute(cql, List.of(SimpleStatement.newInstance(statement)), "changing a table");
    }

    private static CqlSession session(DevNode node, Optional<Path> config) {
        ClusterOptions options = ClusterOptions.of(List.of(new HostAndPort(node.host(), node.port())));
        return ClusterSession.open(new ClusterOptions(
                options.contactPoints(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                options.consistency(),
                options.connectTimeout(),
                options.requestTimeout(),
                Optional.empty(),
                config,
                options.applicationName()));
    }
}
