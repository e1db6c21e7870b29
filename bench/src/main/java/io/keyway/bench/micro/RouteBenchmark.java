package io.keyway.bench.micro;

import io.keyway.pushdown.Conjunct;
import io.keyway.pushdown.Restriction;
import io.keyway.pushdown.Term;
import io.keyway.route.Route;
import io.keyway.route.Router;
import io.keyway.route.TableUse;
import java.util.List;
import java.util.Set;
import org.openjdk.jmh.annotations.Benchmark;

/** Choosing the query table for a point read, and for a question that no table pins. */
public class RouteBenchmark extends MicroBenchmark {
    private final TableUse<String> pointRead = new TableUse<>(
            PlayTables.musicLibrary(),
            Set.of("artist", "song", "length"),
            List.of(equal("sessionid", 0), equal("iteminsession", 1)),
            true);
    private final TableUse<String> scan = new TableUse<>(PlayTables.musicLibrary(), Set.of("artist"), List.of(), true);

    private static Conjunct<String> equal(String column, int parameter) {
        return new Conjunct<>(
                column + " = ?",
                Set.of(column),
                List.of(new Restriction.Equal(column, new Term.Parameter(parameter))),
                true,
                Set.of(column));
    }

    /** Its partition key is pinned. */
    @Benchmark
    public Route<String> pointRead() {
        return Router.route(pointRead).orThrow();
    }

    /** Nothing is pinned. */
    @Benchmark
    public Route<String> scan() {
        return Router.route(scan).orThrow();
    }
}
