package io.keyway.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import io.keyway.pushdown.CqlSelect;
import io.keyway.pushdown.PartitionKeys.Product;
import io.keyway.pushdown.Restriction.Bound;
import io.keyway.pushdown.Restriction.Equal;
import io.keyway.pushdown.Restriction.In;
import io.keyway.pushdown.Restriction.OnColumn;
import io.keyway.pushdown.Restriction.Range;
import io.keyway.pushdown.RowLimit;
import io.keyway.pushdown.RowOrder;
import io.keyway.pushdown.RowOrder.Within;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The comparison finds bugs: statements changed on their way to Cassandra give answers that differ. */
@WithCassandra
class PlantedBugTest {
    private static final int DATASETS = 3;
    private static final int QUERIES = 200;
    private static final long SEED = 2_000;

    private static final Map<String, UnaryOperator<CqlSelect>> BUGS = bugs();

    private static Map<String, UnaryOperator<CqlSelect>> bugs() {
        Map<String, UnaryOperator<CqlSelect>> bugs = new LinkedHashMap<>();
        bugs.put("a clustering restriction is forgotten", select -> with(select, List.of()));
        bugs.put("the ends of ranges are taken for open", select -> with(select, ranges(select)));
        bugs.put("only the first value of a list is asked for", PlantedBugTest::firstValues);
        bugs.put("rows come in the reverse order", PlantedBugTest::reversed);
        bugs.put("OFFSET is forgotten in the statement's LIMIT", PlantedBugTest::withoutOffset);
        return bugs;
    }

    @Test
    void everyBugIsFound(TestKeyspace keyspace) throws SQLException {
        Map<String, UnaryOperator<CqlSelect>> hidden = new LinkedHashMap<>(BUGS);
        for (long seed = SEED; seed < SEED + DATASETS && !hidden.isEmpty(); seed++) {
            try (Loaded loaded = Loaded.random(keyspace, seed)) {
                Queries random = new Queries(loaded.dataset(), seed);
                for (int i = 0; i < QUERIES && !hidden.isEmpty(); i++) {
                    Query query = random.next();
                    Answer right = loaded.harness().h2(query.sql());
                    hidden.values().removeIf(bug -> shows(bug, query, right, loaded));
                }
            }
        }
        assertThat(hidden.keySet()).as("bugs that no query shows").isEmpty();
    }

    private static boolean shows(UnaryOperator<CqlSelect> bug, Query query, Answer right, Loaded loaded) {
        Answer broken = Harness.keyway(query.sql(), sql -> loaded.engine().broken(sql, bug));
        return broken instanceof Answer.Rows wrong
                && right instanceof Answer.Rows rows
                && !wrong.matches(rows, query.ordered());
    }

    private static CqlSelect with(CqlSelect select, List<OnColumn> clustering) {
        return new CqlSelect(
                select.table(), select.columns(), select.partitions(), clustering, select.order(), select.limit());
    }

    private static List<OnColumn> ranges(CqlSelect select) {
        return select.clustering().stream()
                .map(restriction -> restriction instanceof Range range
                        ? new Range(range.column(), open(range.lower()), open(range.upper()))
                        : restriction)
                .toList();
    }

    private static @Nullable Bound open(@Nullable Bound bound) {
        return bound == null ? null : new Bound(bound.value(), false);
    }

    private static CqlSelect firstValues(CqlSelect select) {
        if (!(select.partitions() instanceof Product product)) {
            return select;
        }
        List<OnColumn> first = product.columns().stream()
                .map(column -> column instanceof In in
                        ? new Equal(in.column(), in.values().get(0))
                        : column)
                .toList();
        return new CqlSelect(
                select.table(),
                select.columns(),
                new Product(first),
                select.clustering(),
                select.order(),
                select.limit());
    }

    private static CqlSelect reversed(CqlSelect select) {
        return with(
                select,
                new RowOrder(
                        switch (select.order().within()) {
                            case ANY -> Within.ANY;
                            case CLUSTERING -> Within.REVERSED;
                            case REVERSED -> Within.CLUSTERING;
                        },
                        select.order().merged()),
                select.limit());
    }

    private static CqlSelect withoutOffset(CqlSelect select) {
        return with(select, select.order(), new RowLimit(null, select.limit().fetch()));
    }

    private static CqlSelect with(CqlSelect select, RowOrder order, RowLimit limit) {
        return new CqlSelect(select.table(), select.columns(), select.partitions(), select.clustering(), order, limit);
    }
}
