package io.keyway.bench.report;

import io.keyway.bench.cases.Measure;
import io.keyway.bench.measure.CaseResult;
import io.keyway.bench.measure.Score;
import io.keyway.bench.peers.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the results say, as tables. */
final class Tables {
    private static final List<Peer> OTHERS = List.of(Peer.STOCK_CALCITE, Peer.ING_WRAPPER);

    private Tables() {}

    /** Keyway beside the hand-written code. */
    static Table limits(List<CaseResult> results) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "case",
                "by hand",
                "Keyway",
                "ratio [95 %]",
                "at most",
                "",
                "A/A [95 %]",
                "more",
                "CPU by hand",
                "CPU Keyway"));
        for (CaseResult result : results) {
            rows.add(List.of(
                    result.title(),
                    time(result, Peer.BY_HAND),
                    time(result, Peer.KEYWAY),
                    ratio(result, Peer.KEYWAY, Peer.BY_HAND),
                    Numbers.ratio(result.atMost()),
                    result.holds() ? "holds" : "missed",
                    ratio(result, Peer.BY_HAND_AGAIN, Peer.BY_HAND),
                    result.difference(Peer.KEYWAY, Peer.BY_HAND)
                            .map(more -> Numbers.time(more.middle()))
                            .orElse(""),
                    cpu(result, Peer.BY_HAND),
                    cpu(result, Peer.KEYWAY)));
        }
        return new Table(rows);
    }

    /** The other contestants, with how many times as long as Keyway they take. */
    static Table others(List<CaseResult> results) {
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("case", Peer.KEYWAY.title()));
        OTHERS.forEach(peer -> header.addAll(List.of(peer.title(), "to Keyway [95 %]")));
        rows.add(header);
        for (CaseResult result : results) {
            if (result.measure() != Measure.PROCESS) {
                List<String> row = new ArrayList<>(List.of(result.title(), time(result, Peer.KEYWAY)));
                OTHERS.forEach(peer -> row.addAll(List.of(time(result, peer), ratio(result, peer, Peer.KEYWAY))));
                rows.add(row);
            }
        }
        return new Table(rows);
    }

    /**
     * Keyway and the others in the first second of a case, when little is compiled yet. The hand-written code is not among
     * them: it is asked before all others, when the server itself is cold.
     */
    static Table fresh(List<CaseResult> results) {
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("case, in the first second", Peer.KEYWAY.title()));
        OTHERS.forEach(peer -> header.addAll(List.of(peer.title(), "to Keyway")));
        rows.add(header);
        for (CaseResult result : results) {
            if (result.measure() == Measure.WALL && fresh(result, Peer.KEYWAY).isPresent()) {
                List<String> row = new ArrayList<>(List.of(result.title(), freshTime(result, Peer.KEYWAY)));
                OTHERS.forEach(peer -> row.addAll(List.of(freshTime(result, peer), freshRatio(result, peer))));
                rows.add(row);
            }
        }
        return new Table(rows);
    }

    private static String freshTime(CaseResult result, Peer peer) {
        return fresh(result, peer).map(Numbers::time).orElse("cannot");
    }

    private static String freshRatio(CaseResult result, Peer peer) {
        return fresh(result, peer)
                .flatMap(time -> fresh(result, Peer.KEYWAY).map(keyway -> Numbers.ratio(time / keyway)))
                .orElse("");
    }

    private static Optional<Double> fresh(CaseResult result, Peer peer) {
        return result.score(peer).map(Score::freshNanos);
    }

    /** How costs grow with the rows that are read. */
    static Table scale(List<CaseResult> results) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("case", "by hand", "Keyway", "CPU by hand", "CPU Keyway", "heap by hand", "heap Keyway"));
        for (CaseResult result : results) {
            if (!result.heapBytes().isEmpty()) {
                rows.add(List.of(
                        result.title(),
                        time(result, Peer.BY_HAND),
                        time(result, Peer.KEYWAY),
                        cpu(result, Peer.BY_HAND),
                        cpu(result, Peer.KEYWAY),
                        heap(result, Peer.BY_HAND),
                        heap(result, Peer.KEYWAY)));
            }
        }
        return new Table(rows);
    }

    /** Why contestants have no time in a case, one line each. */
    static List<String> refusals(List<CaseResult> results) {
        List<String> lines = new ArrayList<>();
        for (CaseResult result : results) {
            for (Score score : result.scores()) {
                if (score.cannot() != null && result.measure() != Measure.PROCESS) {
                    lines.add(score.peer().title() + " cannot do \"" + result.title() + "\": " + score.cannot());
                }
            }
        }
        return lines;
    }

    private static String time(CaseResult result, Peer peer) {
        return result.score(peer)
                .map(score -> Numbers.time(score.medianNanos()))
                .orElse("cannot");
    }

    private static String cpu(CaseResult result, Peer peer) {
        Optional<Score> score = result.measure() == Measure.PROCESS ? Optional.empty() : result.score(peer);
        return score.map(some -> Numbers.time(some.cpuNanos())).orElse("");
    }

    private static String ratio(CaseResult result, Peer peer, Peer base) {
        return result.ratio(peer, base).map(Numbers::ratio).orElse("");
    }

    private static String heap(CaseResult result, Peer peer) {
        Long bytes = result.heapBytes().get(peer);
        return bytes == null ? "" : Numbers.megabytes(bytes);
    }
}
