package io.keyway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyway.devcassandra.DevNode;
import io.keyway.devcassandra.NodeOptions;
import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.exec.CancelSignal;
import io.keyway.exec.ExecutionOptions;
import io.keyway.exec.FullScan;
import io.keyway.exec.RowCursor;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A scan survives a node that does not answer for a while, and does not wait for one that never does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class ScanRetryTest {
    private static final int ROWS = 10_000;

    private final DevNode node = DevNode.start(NodeOptions.forTests());
    private final TestKeyspace keyspace = new TestKeyspace(node, "retried");
    private final Sparkify gateway;

    ScanRetryTest() {
        keyspace.execute(
                "CREATE KEYSPACE retried WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}",
                "CREATE TABLE retried.t (p int PRIMARY KEY)");
        try (BulkRows driver = new BulkRows(keyspace)) {
            driver.write(
                    "INSERT INTO retried.t (p) VALUES (?)",
                    IntStream.range(0, ROWS).mapToObj(i -> new Object[] {i}));
        }
        gateway = Sparkify.connect(keyspace, FullScan.ALLOW);
        SessionSettings settings = gateway.session().settings();
        gateway.session().settings(settings.withRequestTimeout(Duration.ofSeconds(1)));
    }

    @AfterAll
    void close() {
        gateway.close();
        node.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT p FROM t", "SELECT p FROM t WHERE p >= 0"})
    void rangesThatTimeOutAreReadAgain(String sql) {
        Set<Object> seen = new HashSet<>();
        try (RowCursor cursor = open(sql)) {
            int rows = 0;
            for (; rows < 600; rows++) {
                assertThat(cursor.next()).isTrue();
                seen.add(cursor.get(0));
            }
            node.suspend();
            CompletableFuture.delayedExecutor(1_500, TimeUnit.MILLISECONDS).execute(node::resume);
            while (cursor.next()) {
                rows++;
                seen.add(cursor.get(0));
            }
            assertThat(rows).isEqualTo(ROWS);
            assertThat(seen).hasSize(ROWS);
        } finally {
            node.resume();
        }
    }

    @Test
    void theyAreNotReadAgainForEver() {
        try (RowCursor cursor = open("SELECT p FROM t")) {
            for (int rows = 0; rows < 600; rows++) {
                assertThat(cursor.next()).isTrue();
            }
            node.suspend();
            assertThatThrownBy(() -> {
                        while (cursor.next()) {
                            // until what has come is used up
                        }
                    })
                    .isInstanceOfSatisfying(
                            KeywayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TIMEOUT));
        } finally {
            node.resume();
        }
    }

    private RowCursor open(String sql) {
        return gateway.session().prepare(sql).execute(new ExecutionOptions(List.of(), 0, 100, new CancelSignal()));
    }
}
