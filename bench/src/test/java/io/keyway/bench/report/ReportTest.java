package io.keyway.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keyway.bench.cases.Measure;
import io.keyway.bench.measure.CaseResult;
import io.keyway.bench.measure.Sample;
import io.keyway.bench.measure.Score;
import io.keyway.bench.peers.Peer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private static final Report REPORT = new Report(
            new Machine("2026-01-01T00:00:00Z", "Some JVM 17", "Linux amd64", 2),
            List.of(scan("count-10k", 10_000, 8e6, 6e6), scan("count-100k", 100_000, 80e6, 70e6), point()));

    @TempDir
    private Path folder;

    private static CaseResult scan(String name, int rows, double keyway, double byHand) {
        return new CaseResult(
                        name,
                        "count(*) < " + rows,
                        rows,
                        Measure.WALL,
                        1.15,
                        List.of(
                                score(Peer.BY_HAND, byHand),
                                score(Peer.BY_HAND_AGAIN, byHand),
                                score(Peer.KEYWAY, keyway),
                                score(Peer.STOCK_CALCITE, 10 * keyway),
                                new Score(Peer.ING_WRAPPER, "no such statement", null, List.of())),
                        Map.of())
                .withHeapBytes(Map.of(Peer.KEYWAY, 25_000_000L, Peer.BY_HAND, 12_000_000L));
    }

    private static CaseResult point() {
        return new CaseResult(
                "point",
                "point read",
                100_000,
                Measure.WALL,
                1.1,
                List.of(
                        score(Peer.BY_HAND, 200e3),
                        score(Peer.BY_HAND_AGAIN, 200e3),
                        score(Peer.KEYWAY, 210e3),
                        score(Peer.STOCK_CALCITE, 30e6),
                        score(Peer.ING_WRAPPER, 250e3)),
                Map.of());
    }

    private static Score score(Peer peer, double nanos) {
        return new Score(
                peer, null, nanos * 3, List.of(new Sample(0, nanos, nanos / 2), new Sample(1, nanos, nanos / 2)));
    }

    @Test
    void theTableHasRatiosIntervalsLimitsAndVerdicts() {
        assertThat(REPORT.text().lines().map(line -> line.replaceAll(" {2,}", " | ")))
                .contains(
                        "count(*) < 10000 | 6.00 ms | 8.00 ms | 1.33 [1.33, 1.33] | 1.15 | missed | 1.00 [1.00, 1.00]"
                                + " | 2.00 ms | 3.00 ms | 4.00 ms",
                        "point read | 200 µs | 210 µs | 1.05 [1.05, 1.05] | 1.10 | holds | 1.00 [1.00, 1.00]"
                                + " | 10.0 µs | 100 µs | 105 µs")
                .contains("count(*) < 10000 | 8.00 ms | 80.0 ms | 10.00 [10.00, 10.00] | cannot")
                .contains("point read | 630 µs | 90.0 ms | 143 | 750 µs | 1.19")
                .contains("count(*) < 10000 | 24.0 ms | 240 ms | 10.00 | cannot")
                .contains("count(*) < 10000 | 6.00 ms | 8.00 ms | 3.00 ms | 4.00 ms | 12 MB | 25 MB")
                .contains("ING wrapper cannot do \"count(*) < 10000\": no such statement");
    }

    @Test
    void columnsStandBeneathEachOther() {
        Table table = new Table(List.of(List.of("a", "bb"), List.of("ccc", "d")));
        assertThat(table.plain()).isEqualTo("a    bb\nccc  d\n");
        assertThat(table.markdown()).isEqualTo("| a | bb |\n|---|---|\n| ccc | d |\n");
    }

    @Test
    void everyFormIsWrittenAndThePageKeepsItsOwnWords() throws IOException {
        Path page = folder.resolve("performance.md");
        Files.writeString(
                page,
                "# Before\n<!-- results: written by ./keyway bench --out -->\nstale words\n<!-- end of results -->\nAfter\n");
        REPORT.write(folder.resolve("performance"));
        assertThat(page)
                .content()
                .startsWith("# Before\n<!-- results")
                .endsWith("<!-- end of results -->\nAfter\n")
                .contains("| point read |")
                .doesNotContain("stale");
        assertThat(folder.resolve("performance")).isDirectoryContaining("glob:**/results.md");
        JsonNode json = new ObjectMapper()
                .readTree(folder.resolve("performance/results.json").toFile());
        assertThat(json.at("/results/2/scores/2/samples/1/wallNanos").asDouble())
                .isEqualTo(210e3);
    }

    @Test
    void aPageWithoutAPlaceForResultsStaysAsItIs() {
        assertThat(Report.inserted("# Page\n", "table")).isEqualTo("# Page\n");
    }

    @Test
    void picturesAreWellFormedAndNameEveryCase() throws Exception {
        assertThat(texts(RatioChart.svg(REPORT.results()))).contains("point read", "count(*) < 100000", "Keyway");
        assertThat(texts(ScaleChart.svg(REPORT.results()))).contains("10,000", "100,000");
        assertThat(texts(ScaleChart.svg(List.of(point())))).isEmpty();
    }

    private static List<String> texts(String svg) throws Exception {
        var elements = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
                .getElementsByTagName("text");
        return java.util.stream.IntStream.range(0, elements.getLength())
                .mapToObj(i -> elements.item(i).getTextContent())
                .toList();
    }

    @Test
    void aLogarithmicScaleKeepsRatiosAndItsEnds() {
        LogScale scale = new LogScale(1, 100, 0, 200);
        assertThat(scale.at(1)).isZero();
        assertThat(scale.at(10)).isEqualTo(100);
        assertThat(scale.at(1e9)).isEqualTo(200);
        assertThat(scale.at(0.1)).isZero();
    }
}
