package io.keyway.loader;

import static io.keyway.loader.Fixture.file;
import static io.keyway.loader.Fixture.play;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import io.keyway.cassandra.ClusterOptions;
import io.keyway.cassandra.ClusterSession;
import io.keyway.cassandra.HostAndPort;
import io.keyway.devcassandra.DevNode;
import io.keyway.devcassandra.NodeOptions;
import io.keyway.loader.report.LoadReport;
import io.keyway.model.ModelReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that stops answering in the middle of a load. */
class OutageTest {
    private static final int RECORDS = 2_000;
    private static final int RECORDS_BEFORE_OUTAGE = 1_000;

    private final DevNode node = DevNode.start(NodeOptions.forTests());
    private final CqlSession session = session();

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void write() throws IOException {
        String[] lines = new String[RECORDS];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = play(1, i, 8, "Song " + i);
        }
        file(folder, "a.csv", lines);
    }

    @AfterEach
    void stop() {
        session.close();
        node.close();
    }

    @Test
    void aClusterThatComesBackIsWaitedFor() throws Exception {
        CompletableFuture<Void> back = new CompletableFuture<>();
        LoadReport report = load(session, LoadOptions.DEFAULT, () -> {
            node.suspend();
            CompletableFuture.delayedExecutor(4, TimeUnit.SECONDS).execute(() -> {
                node.resume();
                back.complete(null);
            });
        });
        back.get(1, TimeUnit.MINUTES);
        assertThat(report.loaded()).isEqualTo(RECORDS);
        assertThat(report.retries()).isPositive();
        Row row = session.execute("SELECT count(*) FROM sparkify.music_library_by_songs")
                .one();
        assertThat(row).isNotNull().extracting(count -> count.getLong(0)).isEqualTo((long) RECORDS);
    }

    @Test
    void aClusterThatStaysAwayEndsTheLoad() {
        LoadOptions impatient = LoadOptions.DEFAULT.withMaxStall(Duration.ofSeconds(1));
        try {
            assertThatThrownBy(() -> load(session, impatient, node::suspend))
                    .hasMessageStartingWith("gave up after 1 s in which Cassandra took no write: ");
        } finally {
            node.resume();
        }
        try (CqlSession later = session()) {
            assertThat(load(later, LoadOptions.DEFAULT.skippingLoaded(), () -> {})
                            .loaded())
                    .isEqualTo(RECORDS);
        }
    }

    private CqlSession session() {
        return ClusterSession.open(ClusterOptions.of(List.of(new HostAndPort(node.host(), node.port())))
                .withRequestTimeout(Duration.ofSeconds(2)));
    }

    private LoadReport load(CqlSession on, LoadOptions options, Runnable outage) {
        LoadPlan plan = LoadPlan.of(ModelReader.read(Fixture.MODEL_FILE), List.of(folder));
        return Loader.load(on, plan, options, new LoadListener() {
            @Override
            public void progress(int file, int files, long read) {
                if (read == RECORDS_BEFORE_OUTAGE) {
                    outage.run();
                }
            }
        });
    }
}
