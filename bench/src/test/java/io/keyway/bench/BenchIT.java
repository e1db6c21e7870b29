package io.keyway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keyway.bench.cases.Case;
import io.keyway.bench.cases.Cases;
import io.keyway.bench.peers.Peer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole command on little data: every case, a node of its own, and answers that are alike. No times. */
class BenchIT {
    private static final int ROWS = 2_000;

    @TempDir
    private Path folder;

    @Test
    void everyContestantAnswersEveryCaseAlike() throws Exception {
        Path output = folder.resolve("output.txt");
        ProcessBuilder command = new ProcessBuilder(
                        "../keyway", "bench", "--check", "--rows", Integer.toString(ROWS), "--out", folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        // Maven has built everything, and is still running.
        command.environment().put("KEYWAY_BUILT", "yes");
        // For all JVMs that the command starts too: what runs once is not worth compiling well.
        command.environment().put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
        int code = command.start().waitFor();
        assertThat(code).as(Files.readString(output)).isZero();

        JsonNode results = new ObjectMapper()
                .readTree(folder.resolve("results.json").toFile())
                .get("results");
        List<String> names = new ArrayList<>();
        for (JsonNode result : results) {
            names.add(result.get("name").asText());
            assertThat(answered(result)).as(result.toString()).contains(Peer.BY_HAND, Peer.KEYWAY);
            assertThat(refusals(result)).as("wrong answers").noneMatch(reason -> reason.contains("wrongly"));
        }
        assertThat(names)
                .containsExactlyElementsOf(
                        Cases.over(ROWS).stream().map(Case::name).toList());
        assertThat(answered(results.get(0))).as("peers can read a row").contains(Peer.STOCK_CALCITE, Peer.ING_WRAPPER);
    }

    private static List<Peer> answered(JsonNode result) {
        List<Peer> peers = new ArrayList<>();
        for (JsonNode score : result.get("scores")) {
            if (!score.get("samples").isEmpty()) {
                peers.add(Peer.valueOf(score.get("peer").asText()));
            }
        }
        return peers;
    }

    private static List<String> refusals(JsonNode result) {
        List<String> reasons = new ArrayList<>();
        result.get("scores").forEach(score -> reasons.add(score.get("cannot").asText()));
        return reasons;
    }
}
