package io.keyway.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import io.keyway.engine.gateway.EngineProbe;
import io.keyway.error.KeywayException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Queries that differ in their literals share plans, and each still has its own answer: the one that it has when nothing
 * is pushed down, and in H2.
 */
@WithCassandra
class SharedPlansTest {
    private static final int QUERIES = Integer.getInteger("keyway.differential.queries", 100);
    private static final long SEED = Long.getLong("keyway.differential.seed", 1L) + 1_000;
    private static final int QUERIES_OF_A_DATASET = 50;
    private static final int VARIANTS = 3;
    private static final int SHOWN_FAILURES = 5;

    private final TestKeyspace keyspace;
    private final List<String> failures = new ArrayList<>();
    private int shared;
    private int withRows;

    SharedPlansTest(TestKeyspace keyspace) {
        this.keyspace = keyspace;
    }

    @Test
    void answersAgree() throws SQLException {
        int queries = 0;
        for (long seed = SEED; queries < QUERIES; seed++) {
            try (Loaded loaded = Loaded.random(keyspace, seed)) {
                Queries random = new Queries(loaded.dataset(), seed);
                Choice choice = new Choice(seed);
                for (int i = 0; i < QUERIES_OF_A_DATASET; i++) {
                    Query query = random.next();
                    compare(query, loaded, "-- seed " + seed + ", query " + i);
                    for (int variant = 0; variant < VARIANTS; variant++) {
                        Query other = query.with(Literals.other(query.sql(), choice));
                        compare(other, loaded, "-- seed " + seed + ", query " + i + ", variant " + variant);
                    }
                    queries++;
                }
            }
        }
        assertThat(failures.stream().limit(SHOWN_FAILURES))
                .as("%d failures", failures.size())
                .isEmpty();
        assertThat(shared).as("plans found by their shape").isGreaterThan(queries / 2);
        assertThat(withRows).as("answers with rows by such plans").isGreaterThan(queries / 4);
    }

    private void compare(Query query, Loaded loaded, String name) {
        // Plans that are made for one query are what the other differential test is about.
        if (!isShared(query, loaded.engine())) {
            return;
        }
        Comparison comparison = Comparison.of(query, loaded.harness());
        if (!comparison.agrees()) {
            failures.add(name + "\n" + comparison.report());
        }
        shared++;
        withRows += comparison.hasRows() ? 1 : 0;
    }

    private static boolean isShared(Query query, EngineProbe engine) {
        try {
            return EngineProbe.isShared(engine.usual(query.sql().text()));
        } catch (KeywayException | AssertionError e) {
            return false;
        }
    }
}
