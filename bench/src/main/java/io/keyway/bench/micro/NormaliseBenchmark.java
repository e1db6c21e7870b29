package io.keyway.bench.micro;

import io.keyway.sql.QueryShape;
import io.keyway.sql.SqlText;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;

/** Telling the literals of a text from the rest of it. */
public class NormaliseBenchmark extends MicroBenchmark {
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
