package io.keyway.bench.micro;

import io.keyway.sql.QueryShape;
import io.keyway.sql.SqlText;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Telling the literals of a text from the rest of it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class NormaliseBenchmark {
    private final String pointRead =
            "SELECT artist, song, length FROM music_library WHERE sessionid = 338 AND iteminsession = 4";
    private final String keyList = "SELECT artist FROM music_library WHERE sessionid IN ("
            + IntStream.range(0, 1_000).mapToObj(Integer::toString).collect(Collectors.joining(", ")) + ")";

    /** Two literals. */
    @Benchmark
    public QueryShape pointRead() {
        return SqlText.of(pointRead).shape();
    }

    /** One list of 1,000 literals. */
    @Benchmark
    public QueryShape keyList() {
        return SqlText.of(keyList).shape();
    }
}
