package io.keyway.bench.cases;

import io.keyway.bench.data.Dataset;
import java.util.ArrayList;
import java.util.List;

/** All cases, in the order of the report. */
public final class Cases {
    private Cases() {}

    /**
     * The cases over three datasets.
     *
     * @param small a tenth of {@code usual}
     * @param usual what most cases read; has every table
     * @param large ten times {@code usual}
     */
    public static List<Case> over(Dataset small, Dataset usual, Dataset large) {
        List<Case> cases = new ArrayList<>(List.of(
                new PointReadPrepared(usual),
                new PointReadAdHoc(usual),
                new PointReadPrepareEachTime(usual),
                new KeyList(usual, 50, false),
                new KeyList(usual, 50, true),
                new KeyList(usual, 1_000, false),
                new KeyList(usual, 1_000, true),
                new BigPartition(usual),
                new LookupJoin(usual)));
        for (Dataset dataset : List.of(small, usual, large)) {
            cases.add(new Count(dataset));
            cases.add(new GroupByColumn(dataset));
            cases.add(new GroupByKey(dataset));
        }
        return List.copyOf(cases);
    }
}
