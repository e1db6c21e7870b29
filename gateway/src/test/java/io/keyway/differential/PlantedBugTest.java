package io.keyway.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The comparison finds bugs: each of {@link PlantedBugs} gives some random query another answer. */
@WithCassandra
class PlantedBugTest {
    private static final int DATASETS = 12;
    private static final int QUERIES = 200;
    private static final long SEED = 2_000;

    @Test
    void everyBugIsFound(TestKeyspace keyspace) throws SQLException {
        List<Bug> hidden = new ArrayList<>(PlantedBugs.all());
        for (long seed = SEED; seed < SEED + DATASETS && !hidden.isEmpty(); seed++) {
            try (Loaded loaded = Loaded.random(keyspace, seed)) {
                List<Query> queries = queries(loaded, seed);
                List<Answer> right = queries.stream()
                        .map(query -> right(loaded.harness(), query.sql()))
                        .toList();
                hidden.removeIf(bug -> shows(bug, loaded, queries, right));
            }
        }
        assertThat(hidden).extracting(Bug::name).as("bugs that no query shows").isEmpty();
    }

    private static Answer right(Harness harness, Sql sql) {
        return harness.postgres(sql) instanceof Answer.Rows rows ? rows : new RowByRow(harness::h2, 300).answer(sql);
    }

    private static List<Query> queries(Loaded loaded, long seed) {
        Queries random = new Queries(loaded.dataset(), seed);
        List<Query> queries = new ArrayList<>();
        for (int i = 0; i < QUERIES; i++) {
            queries.add(random.next());
        }
        return queries;
    }

    private static boolean shows(Bug bug, Loaded loaded, List<Query> queries, List<Answer> right) {
        try (Bug.Way way = bug.wrong().apply(loaded)) {
            for (int i = 0; i < queries.size(); i++) {
                Query query = queries.get(i);
                Optional<Sql> read = way.read(query.sql());
                if (read.isPresent()
                        && Harness.keyway(read.get(), way::prepare) instanceof Answer.Rows wrong
                        && right.get(i) instanceof Answer.Rows rows
                        && !wrong.matches(rows, query.ordered())) {
                    return true;
                }
            }
            return false;
        }
    }
}
