package io.keyway.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatisticsTest {
    private static final double[] FIVE = {50, 10, 40, 20, 30};

    @ParameterizedTest
    @CsvSource({"0, 10", "0.25, 20", "0.5, 30", "0.9, 46", "1, 50"})
    void quantilesAreInterpolatedBetweenNeighbours(double share, double expected) {
        assertThat(Statistics.quantile(FIVE, share)).isEqualTo(expected, within(1e-9));
    }

    @Test
    void theMedianOfAnEvenNumberLiesBetweenTheMiddleTwo() {
        assertThat(Statistics.median(new double[] {4, 1, 3, 2})).isEqualTo(2.5);
    }

    @Test
    void nothingHasNoQuantile() {
        assertThatIllegalArgumentException().isThrownBy(() -> Statistics.median(new double[0]));
    }

    @Test
    void theIntervalOfARatioHoldsTheTruthAndIsNarrowWhereNoiseIsSmall() {
        double[] base = noisy(1, 200, 0.05);
        double[] values = noisy(2, 200, 0.05);
        for (int i = 0; i < values.length; i++) {
            values[i] *= 1.5;
        }
        Interval ratio = Statistics.ratio(values, base, Statistics::median);
        assertThat(ratio.low()).isBetween(1.4, 1.5);
        assertThat(ratio.high()).isBetween(1.5, 1.6);
        assertThat(ratio.middle()).isBetween(ratio.low(), ratio.high());
    }

    @Test
    void whatDisturbsBothInARoundIsNoDifference() {
        double[] base = noisy(3, 40, 0.9);
        double[] twice = DoubleStream.of(base).map(value -> 2 * value).toArray();
        assertThat(Statistics.ratio(twice, base, Statistics::median)).isEqualTo(new Interval(2, 2, 2));
    }

    @Test
    void aDifferenceIsInTheUnitOfTheValues() {
        double[] base = {10, 10, 10};
        assertThat(Statistics.difference(new double[] {13, 13, 13}, base, Statistics::median))
                .isEqualTo(new Interval(3, 3, 3));
    }

    @Test
    void theSameTimesGiveTheSameInterval() {
        double[] base = noisy(4, 30, 0.3);
        double[] values = noisy(5, 30, 0.3);
        assertThat(Statistics.ratio(values, base, Statistics::median))
                .isEqualTo(Statistics.ratio(values, base, Statistics::median));
    }

    @Test
    void roundsMustMatch() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Statistics.ratio(new double[] {1, 2}, new double[] {1}, Statistics::median));
    }

    private static double[] noisy(long seed, int count, double noise) {
        return new SplittableRandom(seed).doubles(count, 1 - noise, 1 + noise).toArray();
    }
}
