package io.keyway.bench.measure;

import io.keyway.bench.peers.Peer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a contestant did in a case.
 *
 * @param peer who
 * @param cannot why it has no samples; null if it has
 * @param freshNanos median time of a question in the first second in which it was asked; null if nobody warmed up
 * @param samples in the order of the rounds
 */
public record Score(
        Peer peer, @Nullable String cannot, @Nullable Double freshNanos, List<Sample> samples) {
    /** Copies the samples. */
    public Score {
        samples = List.copyOf(samples);
    }

    /** Median time of a question. */
    public double medianNanos() {
        return Statistics.median(samples.stream().mapToDouble(Sample::wallNanos).toArray());
    }

    /** Mean processor time of a question. */
    public double cpuNanos() {
        return samples.stream().mapToDouble(Sample::cpuNanos).average().orElse(Double.NaN);
    }
}
