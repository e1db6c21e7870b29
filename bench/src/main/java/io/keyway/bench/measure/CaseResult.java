package io.keyway.bench.measure;

import io.keyway.bench.cases.Measure;
import io.keyway.bench.peers.Peer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What came out of a case.
 *
 * @param name of the case
 * @param title one line
 * @param rows of the dataset
 * @param measure what is compared
 * @param atMost the most that Keyway may take, as a multiple of the hand-written code
 * @param scores of each contestant
 * @param heapBytes the most heap that contestants needed; empty where that was not looked at
 */
public record CaseResult(
        String name,
        String title,
        int rows,
        Measure measure,
        double atMost,
        List<Score> scores,
        Map<Peer, Long> heapBytes) {
    /** Copies what it is given. */
    public CaseResult {
        scores = List.copyOf(scores);
        heapBytes = Map.copyOf(heapBytes);
    }

    /** The same with the heap that contestants needed. */
    public CaseResult withHeapBytes(Map<Peer, Long> newHeapBytes) {
        return new CaseResult(name, title, rows, measure, atMost, scores, newHeapBytes);
    }

    /** The score of a contestant that answered. */
    public Optional<Score> score(Peer peer) {
        return scores.stream()
                .filter(score -> score.peer() == peer && score.cannot() == null)
                .findFirst();
    }

    /** How many times as much {@code peer} takes as {@code base}; empty when one of them cannot answer. */
    public Optional<Interval> ratio(Peer peer, Peer base) {
        return compare(peer, base, (a, b) -> Statistics.ratio(a, b, centre()));
    }

    /** How much longer {@code peer} takes than {@code base}, in nanoseconds. */
    public Optional<Interval> difference(Peer peer, Peer base) {
        return compare(peer, base, (a, b) -> Statistics.difference(a, b, centre()));
    }

    /** Whether Keyway keeps to the limit: with the upper end of the interval. */
    public boolean holds() {
        return ratio(Peer.KEYWAY, Peer.BY_HAND)
                .map(ratio -> ratio.high() <= atMost)
                .orElse(false);
    }

    @FunctionalInterface
    private interface Comparison {
        Interval of(double[] values, double[] base);
    }

    private Optional<Interval> compare(Peer peer, Peer base, Comparison comparison) {
        return score(peer)
                .flatMap(one -> score(base).map(other -> {
                    Set<Integer> rounds = rounds(one);
                    rounds.retainAll(rounds(other));
                    return comparison.of(values(one, rounds), values(other, rounds));
                }));
    }

    /** Processor time comes in steps, between which only the mean can lie. */
    private ToDoubleFunction<double[]> centre() {
        return measure == Measure.CPU ? Statistics::mean : Statistics::median;
    }

    private static Set<Integer> rounds(Score score) {
        return score.samples().stream().map(Sample::round).collect(Collectors.toSet());
    }

    private double[] values(Score score, Set<Integer> rounds) {
        ToDoubleFunction<Sample> value = measure == Measure.CPU ? Sample::cpuNanos : Sample::wallNanos;
        return score.samples().stream()
                .filter(sample -> rounds.contains(sample.round()))
                .mapToDouble(value)
                .toArray();
    }
}
