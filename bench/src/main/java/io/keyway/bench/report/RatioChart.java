package io.keyway.bench.report;

import io.keyway.bench.measure.CaseResult;
import io.keyway.bench.measure.Interval;
import io.keyway.bench.peers.Peer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Each contestant's ratio to the hand-written code, with its interval, case by case; and the limit as a grey mark. */
final class RatioChart {
    private static final int WIDTH = 960;
    private static final int ROW = 24;
    private static final int TOP = 54;
    private static final int LABELS = 350;
    private static final double LOWEST = 0.5;
    private static final double HIGHEST = 1_000;
    private static final double[] MARKS = {0.5, 1, 2, 5, 10, 100, 1_000};
    private static final Map<Peer, String> COLORS = new LinkedHashMap<>();

    static {
        COLORS.put(Peer.ING_WRAPPER, "#c9a227");
        COLORS.put(Peer.STOCK_CALCITE, "#c0504d");
        COLORS.put(Peer.BY_HAND_AGAIN, "#9aa5b1");
        COLORS.put(Peer.KEYWAY, "#1f6fb2");
    }

    private RatioChart() {}

    static String svg(List<CaseResult> results) {
        int bottom = TOP + ROW * results.size();
        Svg svg = new Svg(WIDTH, bottom + 14);
        LogScale scale = new LogScale(LOWEST, HIGHEST, LABELS, WIDTH - 30);
        legend(svg);
        for (double mark : MARKS) {
            svg.line(scale.at(mark), TOP - 4, scale.at(mark), bottom, mark == 1 ? "#555555" : "#dddddd", 1);
            svg.text(
                    scale.at(mark),
                    TOP - 10,
                    "middle",
                    "#555555",
                    Double.toString(mark).replace(".0", ""));
        }
        for (int i = 0; i < results.size(); i++) {
            row(svg, scale, results.get(i), TOP + ROW * i + ROW / 2.0);
        }
        return svg.toString();
    }

    private static void legend(Svg svg) {
        double x = 10;
        svg.text(x, 18, "start", "#222222", "Times as long as code written by hand (limit: grey bar):");
        x = LABELS;
        for (Map.Entry<Peer, String> color : COLORS.entrySet()) {
            svg.dot(x, 14, 4, color.getValue());
            svg.text(x + 8, 18, "start", "#222222", color.getKey().title());
            x += 140;
        }
    }

    private static void row(Svg svg, LogScale scale, CaseResult result, double y) {
        svg.text(LABELS - 12, y + 4, "end", "#222222", result.title());
        svg.line(scale.at(result.atMost()), y - 9, scale.at(result.atMost()), y + 9, "#777777", 3);
        COLORS.forEach((peer, color) -> result.ratio(peer, Peer.BY_HAND).ifPresent(ratio -> {
            interval(svg, scale, ratio, y, color);
        }));
    }

    private static void interval(Svg svg, LogScale scale, Interval ratio, double y, String color) {
        svg.line(scale.at(ratio.low()), y, scale.at(ratio.high()), y, color, 2);
        svg.dot(scale.at(ratio.middle()), y, 4, color);
    }
}
