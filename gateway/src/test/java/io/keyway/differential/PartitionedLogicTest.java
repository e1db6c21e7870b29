package io.keyway.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import io.keyway.differential.Answer.Rows;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every row satisfies a condition, or its negation, or leaves it unknown; and just one of these. */
@WithCassandra
class PartitionedLogicTest {
    private static final int CONDITIONS = 40;

    @Test
    void everyRowIsInOnePart(TestKeyspace keyspace) throws SQLException {
        for (long seed = 1_000; seed < 1_002; seed++) {
            try (Loaded loaded = Loaded.random(keyspace, seed)) {
                partition(loaded, seed);
            }
        }
    }

    private static void partition(Loaded loaded, long seed) {
        Queries random = new Queries(loaded.dataset(), seed);
        Harness harness = loaded.harness();
        for (int i = 0; i < CONDITIONS; i++) {
            Source source = random.logicalSource("a");
            Sql condition = random.condition(source);
            List<String> parts = new ArrayList<>();
            parts.addAll(rows(harness, source, Sql.of(" WHERE ", condition)));
            parts.addAll(rows(harness, source, Sql.of(" WHERE NOT (", condition, ")")));
            parts.addAll(rows(harness, source, Sql.of(" WHERE (", condition, ") IS UNKNOWN")));
            assertThat(parts)
                    .as("seed %d: %s", seed, condition)
                    .containsExactlyInAnyOrderElementsOf(rows(harness, source, Sql.of("")));
        }
    }

    private static List<String> rows(Harness harness, Source source, Sql where) {
        Answer answer = harness.usual(Sql.of("SELECT * FROM ", source.declaration(), where));
        assertThat(answer).as("%s", where).isInstanceOf(Rows.class);
        return ((Rows) answer).rows();
    }
}
