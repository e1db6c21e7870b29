package io.keyway.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import io.keyway.differential.RouteTally.Use;
import io.keyway.engine.gateway.EngineProbe;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * Random queries have the same answer whether or not anything is pushed down, in H2, in PostgreSQL, and when each of their
 * sub-queries is asked for by itself. There are as many as are asked for, and then more until each use that a route may make
 * was seen often enough.
 *
 * <p>{@code -Dkeyway.differential.queries=10000} runs more of them, {@code -Dkeyway.differential.seed=7} others.
 */
@WithCassandra
class DifferentialTest {
    private static final int QUERIES = Integer.getInteger("keyway.differential.queries", 1_000);
    private static final int MOST_QUERIES = 2 * QUERIES;
    private static final long SEED = Long.getLong("keyway.differential.seed", 1L);
    private static final int QUERIES_OF_A_DATASET = 125;
    private static final int SHOWN_FAILURES = Integer.getInteger("keyway.differential.shown", 5);
    private static final int LEAST_USES = Math.min(50, QUERIES / 20);

    private final TestKeyspace keyspace;
    private final List<String> failures = new ArrayList<>();
    private final RouteTally routes = new RouteTally();
    private final AnswerTally answers = new AnswerTally();

    DifferentialTest(TestKeyspace keyspace) {
        this.keyspace = keyspace;
    }

    @Test
    void answersAgree() throws SQLException {
        for (long seed = SEED; answers.queries() < QUERIES || (rare() && answers.queries() < MOST_QUERIES); seed++) {
            try (Loaded loaded = Loaded.random(keyspace, seed)) {
                compare(loaded, seed);
            }
        }
        System.out.println(answers + "\nuses: " + routes);
        assertThat(failures.stream().limit(SHOWN_FAILURES))
                .as("%d failures", failures.size())
                .isEmpty();
        everyKindWasSeen();
    }

    private boolean rare() {
        return Stream.of(Use.values()).anyMatch(use -> routes.count(use) < LEAST_USES);
    }

    private void compare(Loaded loaded, long seed) {
        Harness harness = loaded.harness();
        Queries random = new Queries(loaded.dataset(), seed);
        int before = failures.size();
        for (int i = 0; i < QUERIES_OF_A_DATASET; i++) {
            Comparison comparison = Comparison.of(random.next(), harness);
            answers.add(comparison);
            if (!comparison.agrees()) {
                failures.add("-- seed " + seed + ", query " + i + "\n" + comparison.report());
            }
            if (comparison.usual() instanceof Answer.Rows) {
                routes.add(EngineProbe.explanation(
                        loaded.engine().usual(comparison.query().sql().text())));
            }
        }
        if (failures.size() > before && before < SHOWN_FAILURES) {
            failures.set(before, failures.get(before) + "\n" + loaded.dataset().script());
        }
    }

    private void everyKindWasSeen() {
        int queries = answers.queries();
        SoftAssertions softly = new SoftAssertions();
        softly.assertThat(answers.unserved())
                .as("queries that no query table serves")
                .isLessThan(queries / 20);
        softly.assertThat(answers.refused()).as("queries that Keyway refuses").isLessThan(queries / 30);
        softly.assertThat(answers.alone())
                .as("queries that nobody else answers")
                .isLessThan(queries / 15);
        softly.assertThat(answers.withRows()).as("answers with rows").isGreaterThan(queries / 3);
        for (Use use : Use.values()) {
            softly.assertThat(routes.count(use)).as("%s of %s", use, routes).isGreaterThanOrEqualTo(LEAST_USES);
        }
        softly.assertAll();
    }
}
