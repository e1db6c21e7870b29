package io.keyway.bench.cases;

import io.keyway.bench.data.Dataset;
import io.keyway.bench.data.Plays;
import java.util.ArrayList;
import java.util.List;

/** All cases, in the order of the report. */
public final class Cases {
    private Cases() {}

    /**
     * The cases over three datasets: the usual one, which has every table, one with a tenth of its rows, and one with
     * ten times as many.
     *
     * @param rows of the usual one, a multiple of 200
     */
    public static List<Case> over(int rows) {
        Dataset usual = new Dataset(new Plays(rows), true);
        Dataset small = new Dataset(new Plays(rows / 10), false);
        Dataset large = new Dataset(new Plays(rows * 10), false);
        List<Case> cases = new ArrayList<>(List.of(
                new PointReadPrepared(usual),
                new PointReadAdHoc(usual),
                new PointReadPrepareEachTime(usual),
                new InKeys(usual, 50, false),
                new InKeys(usual, 50, true),
                new InKeys(usual, 1_000, false),
                new InKeys(usual, 1_000, true),
                new BigPartition(usual),
                new LookupJoin(usual),
                new Concurrent(usual)));
        for (Dataset dataset : List.of(small, usual, large)) {
            cases.add(new Count(dataset));
            cases.add(new GroupByColumn(dataset));
            cases.add(new GroupByKey(dataset));
        }
        cases.add(ProgramCase.cold(usual));
        cases.add(ProgramCase.export(large));
        return List.copyOf(cases);
    }
}
