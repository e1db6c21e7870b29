package io.keyway.bench.report;

import io.keyway.bench.measure.CaseResult;
import io.keyway.bench.peers.Peer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Time against rows for each question of the scale series, Keyway's as a strong line and the limit's as a weak one. */
final class ScaleChart {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 320;
    private static final int TOP = 40;
    private static final int BOTTOM = HEIGHT - 40;
    private static final double LOWEST = 1e6;
    private static final double HIGHEST = 1e10;

    private ScaleChart() {}

    static String svg(List<CaseResult> results) {
        Map<String, List<CaseResult>> series = series(results);
        Svg svg = new Svg(WIDTH, HEIGHT);
        int width = WIDTH / Math.max(1, series.size());
        int left = 0;
        for (Map.Entry<String, List<CaseResult>> one : series.entrySet()) {
            panel(svg, left, width, one.getKey(), one.getValue());
            left += width;
        }
        return svg.toString();
    }

    /** The results by what comes before the size in their names. */
    private static Map<String, List<CaseResult>> series(List<CaseResult> results) {
        Map<String, List<CaseResult>> series = new LinkedHashMap<>();
        results.stream()
                .filter(result -> !result.heapBytes().isEmpty())
                .sorted(Comparator.comparingInt(CaseResult::rows))
                .forEach(result -> series.computeIfAbsent(
                                result.name().substring(0, result.name().lastIndexOf('-')), name -> new ArrayList<>())
                        .add(result));
        return series;
    }

    private static void panel(Svg svg, int left, int width, String name, List<CaseResult> results) {
        double first = results.get(0).rows();
        double last = Math.max(first * 10, results.get(results.size() - 1).rows());
        LogScale x = new LogScale(first, last, left + 70.0, left + width - 20.0);
        LogScale y = new LogScale(LOWEST, HIGHEST, BOTTOM, TOP);
        svg.text(left + 70.0, 20, "start", "#222222", name + ": Keyway blue, by hand grey");
        for (double time = LOWEST; time <= HIGHEST; time *= 10) {
            svg.line(x.at(first), y.at(time), x.at(last), y.at(time), "#dddddd", 1);
            svg.text(left + 64.0, y.at(time) + 4, "end", "#555555", Numbers.time(time));
        }
        for (CaseResult result : results) {
            svg.text(
                    x.at(result.rows()),
                    BOTTOM + 18,
                    "middle",
                    "#555555",
                    String.format(Locale.ROOT, "%,d", result.rows()));
        }
        line(svg, x, y, results, Peer.BY_HAND, "#9aa5b1", 2);
        line(svg, x, y, results, Peer.KEYWAY, "#1f6fb2", 3);
    }

    private static void line(
            Svg svg, LogScale x, LogScale y, List<CaseResult> results, Peer peer, String color, double thickness) {
        List<double[]> points = results.stream()
                .flatMap(result -> result.score(peer).stream()
                        .map(score -> new double[] {x.at(result.rows()), y.at(score.medianNanos())}))
                .toList();
        for (int i = 0; i < points.size(); i++) {
            double[] point = points.get(i);
            svg.dot(point[0], point[1], 4, color);
            if (i > 0) {
                svg.line(points.get(i - 1)[0], points.get(i - 1)[1], point[0], point[1], color, thickness);
            }
        }
    }
}
