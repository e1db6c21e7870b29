package io.keyway.engine;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import io.keyway.cassandra.ClusterOptions;
import io.keyway.cassandra.ClusterSession;
import io.keyway.cassandra.HostAndPort;
import io.keyway.devcassandra.junit.TestKeyspace;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes and reads many rows with the bare driver. */
final class BulkRows implements AutoCloseable {
    private static final int UNANSWERED = 500;

    private final CqlSession session;

    BulkRows(TestKeyspace keyspace) {
        session = ClusterSession.open(ClusterOptions.of(List.of(new HostAndPort(keyspace.host(), keyspace.port()))));
    }

    /** Executes one statement for each row of values. */
    void write(String cql, Stream<@Nullable Object[]> rows) {
        PreparedStatement statement = session.prepare(cql);
        List<CompletionStage<?>> answers = new ArrayList<>();
        rows.forEach(row -> {
            answers.add(session.executeAsync(statement.bind(row)));
            if (answers.size() == UNANSWERED) {
                await(answers);
            }
        });
        await(answers);
    }

    private static void await(List<CompletionStage<?>> answers) {
        answers.forEach(answer -> answer.toCompletableFuture().join());
        answers.clear();
    }

    /** The rows of one statement, as values joined by {@code " | "}. */
    List<String> read(String cql) {
        List<String> rows = new ArrayList<>();
        for (Row row : session.execute(SimpleStatement.newInstance(cql))) {
            List<String> values = new ArrayList<>();
            for (int i = 0; i < row.getColumnDefinitions().size(); i++) {
                values.add(String.valueOf(row.isNull(i) ? null : row.getObject(i)));
            }
            rows.add(String.join(" | ", values));
        }
        return rows;
    }

    @Override
    public void close() {
        session.close();
    }
}
