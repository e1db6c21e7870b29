package io.keyway.bench.micro;

import io.keyway.pushdown.Conjunct;
import io.keyway.pushdown.Restriction;
import io.keyway.pushdown.Term;
import io.keyway.route.Route;
import io.keyway.route.Router;
import io.keyway.route.TableUse;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Choosing the query table for a point read, and for a question that no table pins. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RouteBenchmark {
    private final RexNode anything = new RexBuilder(new JavaTypeFactoryImpl()).makeLiteral(true);
    private final TableUse pointRead = new TableUse(
            PlayTables.musicLibrary(),
            Set.of("artist", "song", "length"),
            List.of(equal("sessionid", 0), equal("iteminsession", 1)),
            true);
    private final TableUse scan = new TableUse(PlayTables.musicLibrary(), Set.of("artist"), List.of(), true);

    private Conjunct equal(String column, int parameter) {
        return new Conjunct(
                anything,
                Set.of(column),
                List.of(new Restriction.Equal(column, new Term.Parameter(parameter))),
                true,
                Set.of(column));
    }

    /** Its partition key is pinned. */
    @Benchmark
    public Route pointRead() {
        return Router.route(pointRead);
    }

    /** Nothing is pinned. */
    @Benchmark
    public Route scan() {
        return Router.route(scan);
    }
}
