package io.keyway.bench.measure;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;

/** What is said about times: their centres, and how sure a comparison of two of them is. */
public final class Statistics {
    private static final int RESAMPLES = 2_000;
    private static final double TAIL = 0.025;

    /** Fixed, so that the same times give the same report. */
    private static final long SEED = 20_260_101;

    private Statistics() {}

    /**
     * The value below which a share of the values lies, interpolated between neighbours.
     *
     * @param values at least one, in any order
     * @param share from 0 to 1
     */
    public static double quantile(double[] values, double share) {
        if (values.length == 0) {
            throw new IllegalArgumentException("no values");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /** The value in the middle. */
    public static double median(double[] values) {
        return quantile(values, 0.5);
    }

    /** The sum of the values divided by their number. */
    public static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow(() -> new IllegalArgumentException("no values"));
    }

    /**
     * The ratio of two centres. The two arrays are the same rounds in the same order, and rounds are resampled as
     * wholes: what disturbed both in a round does not count as a difference.
     *
     * @param values of the one, positive
     * @param base of the other, as many
     * @param centre the median or the mean
     */
    public static Interval ratio(double[] values, double[] base, ToDoubleFunction<double[]> centre) {
        return bootstrap(values, base, (a, b) -> centre.applyAsDouble(a) / centre.applyAsDouble(b));
    }

    /** The difference of two centres, as {@link #ratio}. */
    public static Interval difference(double[] values, double[] base, ToDoubleFunction<double[]> centre) {
        return bootstrap(values, base, (a, b) -> centre.applyAsDouble(a) - centre.applyAsDouble(b));
    }

    private static Interval bootstrap(
            double[] values, double[] base, ToDoubleBiFunction<double[], double[]> statistic) {
        if (values.length != base.length) {
            throw new IllegalArgumentException(values.length + " values to " + base.length);
        }
        SplittableRandom random = new SplittableRandom(SEED);
        double[] results = new double[RESAMPLES];
        double[] a = new double[values.length];
        double[] b = new double[values.length];
        for (int i = 0; i < RESAMPLES; i++) {
            for (int j = 0; j < a.length; j++) {
                int round = random.nextInt(values.length);
                a[j] = values[round];
                b[j] = base[round];
            }
            results[i] = statistic.applyAsDouble(a, b);
        }
        return new Interval(
                quantile(results, TAIL), statistic.applyAsDouble(values, base), quantile(results, 1 - TAIL));
    }
}
