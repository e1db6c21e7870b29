package io.keyway.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import io.keyway.cassandra.ClusterOptions;
import io.keyway.cassandra.ClusterSession;
import io.keyway.cassandra.HostAndPort;
import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results larger than the heap of the program that reads them. */
@WithCassandra
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class LargeResultIT {
    private static final int ROWS = 40_000;
    private static final int LENGTH = 2_000;

    private final TestKeyspace keyspace;

    LargeResultIT(TestKeyspace keyspace) throws Exception {
        this.keyspace = keyspace;
        fill();
    }

    private void fill() throws Exception {
        keyspace.execute("CREATE TABLE " + keyspace.name() + ".large (id int PRIMARY KEY, text text)");
        HostAndPort node = new HostAndPort(keyspace.host(), keyspace.port());
        String text = "x".repeat(LENGTH);
        try (CqlSession session = ClusterSession.open(ClusterOptions.of(List.of(node)))) {
            PreparedStatement insert =
                    session.prepare("INSERT INTO " + keyspace.name() + ".large (id, text) VALUES (?, ?)");
            List<CompletionStage<AsyncResultSet>> answers = new ArrayList<>();
            for (int i = 0; i < ROWS; i++) {
                answers.add(session.executeAsync(insert.bind(i, text)));
                if (answers.size() == 500 || i == ROWS - 1) {
                    for (CompletionStage<AsyncResultSet> answer : answers) {
                        answer.toCompletableFuture().get();
                    }
                    answers.clear();
                }
            }
        }
    }

    /** 80 MB of text through a heap of 64 MB: once as they come, once through an operator. */
    @ParameterizedTest(name = "row 38: {0} streams through a heap smaller than its result")
    @ValueSource(strings = {"SELECT text FROM large", "SELECT text || 'y' FROM large"})
    void heapStaysFlat(String sql) throws Exception {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-cp",
                Path.of("target", "test-classes") + File.pathSeparator + DriverJarIT.path(),
                LargeResult.class.getName(),
                "jdbc:keyway://" + keyspace.contactPoint() + "/" + keyspace.name(),
                sql);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).as(output).isTrue();
            int length = sql.contains("||") ? LENGTH + 1 : LENGTH;
            assertThat(output.strip()).isEqualTo(ROWS + " rows, " + (long) ROWS * length + " characters");
        } finally {
            process.destroyForcibly();
        }
    }
}
