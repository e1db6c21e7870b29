package io.keyway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.metadata.TokenMap;
import com.datastax.oss.driver.api.core.metadata.token.Token;
import io.keyway.cassandra.ClusterOptions;
import io.keyway.cassandra.ClusterSession;
import io.keyway.cassandra.HostAndPort;
import io.keyway.devcassandra.DevCluster;
import io.keyway.devcassandra.DevNode;
import io.keyway.devcassandra.NodeOptions;
import io.keyway.devcassandra.Request;
import io.keyway.devcassandra.RequestLog;
import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.exec.FullScan;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Tables of which each of two nodes has a half: whoever has rows is asked for them, and nobody else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(240)
class TwoNodesTest {
    private static final int PARTITIONS = 20_000;
    private static final String RANGES = "SELECT p,v FROM halves.t WHERE token(p)>=? AND token(p)<=?";

    private final DevCluster cluster = DevCluster.start(2, NodeOptions.forTests());
    private final DevNode first = cluster.nodes().get(0);
    private final DevNode second = cluster.nodes().get(1);
    private final TestKeyspace keyspace = new TestKeyspace(first, "halves");
    private final CqlSession cql =
            ClusterSession.open(ClusterOptions.of(List.of(new HostAndPort(first.host(), first.port()))));
    private final Sparkify gateway;

    TwoNodesTest() {
        cql.execute("CREATE KEYSPACE halves WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}");
        // Cassandra counts the partitions of files only.
        cql.execute("CREATE TABLE halves.t (p int PRIMARY KEY, v int) WITH memtable_flush_period_in_ms = 2000");
        try (BulkRows driver = new BulkRows(keyspace)) {
            driver.write(
                    "INSERT INTO halves.t (p, v) VALUES (?, ?)",
                    IntStream.range(0, PARTITIONS).mapToObj(i -> new Object[] {i, i % 10}));
        }
        gateway = Sparkify.connect(keyspace, FullScan.ALLOW);
    }

    @AfterAll
    void close() {
        gateway.close();
        cql.close();
        cluster.close();
    }

    @Test
    void everyRowOnceFromTheNodeThatHasIt() {
        Sparkify.Checked scan = gateway.sql("SELECT p, v FROM t");
        String[] rows =
                IntStream.range(0, PARTITIONS).mapToObj(i -> i + " | " + i % 10).toArray(String[]::new);
        scan.returnsInAnyOrder(rows);
        List<Asked> asked = during(() -> scan.returnsInAnyOrder(rows)).stream()
                .filter(request -> request.cql().equals(RANGES))
                .toList();
        assertThat(asked).extracting(Asked::node).contains(first, second);
        assertThat(asked).allMatch(request -> request.node() == owner(token(request.last())));
    }

    @Test
    void keysFromTheNodesThatHaveThem() {
        Sparkify.Checked keys = gateway.sql("SELECT p FROM t WHERE p IN (0, 1, 2, 3, 4, 5, 6, 7, 8, 9)");
        List<Asked> asked = during(() -> keys.returnsInAnyOrder("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"));
        assertThat(asked).hasSize(10);
        assertThat(asked).extracting(Asked::node).contains(first, second);
        assertThat(asked).allMatch(request -> request.node() == owner(key(Integer.parseInt(request.last()))));
    }

    @Test
    void totalsOfBoth() {
        gateway.sql("SELECT count(*), sum(v) FROM t").returns(PARTITIONS + " | 90000");
        gateway.sql("SELECT v, count(*) FROM t GROUP BY v HAVING v < 2 ORDER BY v")
                .returns("0 | 2000", "1 | 2000");
    }

    /** Whichever node answers, and though it knows its own half only. */
    @Test
    void theEstimateIsOfTheWholeTable() {
        await().atMost(Duration.ofMinutes(2)).until(() -> nodes().stream().allMatch(this::estimates));
        for (int i = 0; i < 4; i++) {
            try (Sparkify guarded = Sparkify.connect(keyspace)) {
                guarded.sql("SET fullScanLimit = 15000").rows();
                assertThatThrownBy(
                                () -> guarded.sql("SELECT p FROM t WHERE v = 1").rows())
                        .isInstanceOfSatisfying(KeywayException.class, e -> {
                            assertThat(e.code()).isEqualTo(ErrorCode.FULL_SCAN_REFUSED);
                            assertThat(e)
                                    .hasMessageMatching(
                                            "v = 1 needs a full scan of t of about (19|20),\\d{3} partitions,"
                                                    + " which is over fullScanLimit = 15,000");
                        });
            }
        }
    }

    @Test
    void whatALostNodeHasIsMissed() {
        int there = keyOf(first);
        int lost = keyOf(second);
        second.stop();
        try {
            gateway.sql("SELECT p FROM t WHERE p = ?", there).returns("" + there);
            for (String sql :
                    List.of("SELECT p FROM t", "SELECT p FROM t WHERE p = " + lost, "SELECT count(*) FROM t")) {
                assertThatThrownBy(() -> gateway.sql(sql).rows()).isInstanceOfSatisfying(KeywayException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.CLUSTER_BUSY);
                    assertThat(e).hasMessageContaining("halves.t");
                });
            }
        } finally {
            second.restart();
        }
        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .untilAsserted(() -> gateway.sql("SELECT count(*) FROM t").returns("" + PARTITIONS));
    }

    /**
     * A request that a node was sent.
     *
     * @param last its last value
     */
    private record Asked(DevNode node, String cql, String last) {}

    private List<Asked> during(Runnable action) {
        RequestLog.Mark ofFirst = first.requests().mark();
        RequestLog.Mark ofSecond = second.requests().mark();
        action.run();
        return Stream.concat(asked(first, ofFirst), asked(second, ofSecond)).toList();
    }

    private static Stream<Asked> asked(DevNode node, RequestLog.Mark mark) {
        return node.requests().ofKeyspace("halves").ofKind(Request.Kind.EXECUTE).since(mark).stream()
                .map(request -> new Asked(
                        node,
                        request.cql(),
                        request.values().isEmpty()
                                ? ""
                                : request.values().get(request.values().size() - 1)));
    }

    private TokenMap tokens() {
        return cql.getMetadata().getTokenMap().orElseThrow();
    }

    private Token token(String value) {
        return tokens().parse(value);
    }

    private Token key(int value) {
        return tokens().newToken(ByteBuffer.allocate(4).putInt(0, value));
    }

    private DevNode owner(Token token) {
        Node node = tokens().getReplicas("halves", token).iterator().next();
        return ((InetSocketAddress) node.getEndPoint().resolve())
                        .getHostString()
                        .equals(first.host())
                ? first
                : second;
    }

    private int keyOf(DevNode node) {
        return IntStream.range(0, PARTITIONS)
                .filter(key -> owner(key(key)) == node)
                .findFirst()
                .orElseThrow();
    }

    private List<Node> nodes() {
        return new ArrayList<>(cql.getMetadata().getNodes().values());
    }

    private boolean estimates(Node node) {
        return cql
                .execute(SimpleStatement.newInstance("SELECT partitions_count FROM system.size_estimates"
                                + " WHERE keyspace_name = 'halves' AND table_name = 't'")
                        .setNode(node))
                .all()
                .stream()
                .anyMatch(row -> row.getLong(0) > 0);
    }
}
