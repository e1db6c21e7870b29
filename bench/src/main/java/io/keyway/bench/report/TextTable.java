package io.keyway.bench.report;

import io.keyway.bench.measure.CaseResult;
import io.keyway.bench.measure.Interval;
import io.keyway.bench.measure.Score;
import io.keyway.bench.peers.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The results as a table of cells, for a terminal or for Markdown. */
public final class TextTable {
    private static final List<String> HEADER = List.of(
            "case",
            "by hand",
            "A/A",
            "Keyway",
            "ratio",
            "at most",
            "",
            "more time",
            "client CPU",
            "calcite-cassandra",
            "ING wrapper");

    private TextTable() {}

    /** Header and one row for each case; ratios are to the hand-written code, with their 95 % interval. */
    static List<List<String>> cells(List<CaseResult> results) {
        List<List<String>> rows = new ArrayList<>(List.of(HEADER));
        results.forEach(result -> rows.add(row(result)));
        return rows;
    }

    private static List<String> row(CaseResult result) {
        return List.of(
                result.title(),
                time(result, Peer.BY_HAND),
                ratio(result, Peer.BY_HAND_AGAIN),
                time(result, Peer.KEYWAY),
                ratio(result, Peer.KEYWAY),
                number(result.atMost()),
                result.holds() ? "holds" : "missed",
                result.difference(Peer.KEYWAY, Peer.BY_HAND)
                        .map(more -> Durations.text(more.middle()))
                        .orElse(""),
                cpu(result),
                ratio(result, Peer.STOCK_CALCITE),
                ratio(result, Peer.ING_WRAPPER));
    }

    private static String time(CaseResult result, Peer peer) {
        return result.score(peer)
                .map(score -> Durations.text(score.medianNanos()))
                .orElse("");
    }

    private static String cpu(CaseResult result) {
        Optional<Score> keyway = result.score(Peer.KEYWAY);
        Optional<Score> byHand = result.score(Peer.BY_HAND);
        return keyway.isEmpty() || byHand.isEmpty()
                ? ""
                : Durations.text(byHand.get().cpuNanos()) + " / "
                        + Durations.text(keyway.get().cpuNanos());
    }

    private static String ratio(CaseResult result, Peer peer) {
        return result.ratio(peer, Peer.BY_HAND).map(TextTable::text).orElse("cannot");
    }

    private static String text(Interval ratio) {
        return "%s [%s, %s]".formatted(number(ratio.middle()), number(ratio.low()), number(ratio.high()));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 20 ? "%.2f" : "%.0f", value);
    }

    /** Aligned with blanks. */
    public static String plain(List<CaseResult> results) {
        List<List<String>> cells = cells(results);
        StringBuilder text = new StringBuilder();
        for (List<String> row : cells) {
            for (int column = 0; column < row.size(); column++) {
                String cell = row.get(column);
                text.append(cell).append(" ".repeat(width(cells, column) - cell.length() + 2));
            }
            text.replace(text.length() - 2, text.length(), "\n");
        }
        return text.toString();
    }

    private static int width(List<List<String>> cells, int column) {
        return cells.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
