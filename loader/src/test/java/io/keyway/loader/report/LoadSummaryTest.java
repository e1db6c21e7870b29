package io.keyway.loader.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyway.loader.mapping.Problem;
import io.keyway.loader.report.LoadReport.TableReport;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadSummaryTest {
    private final LoadReport report = new LoadReport(
            List.of(new FileReport("data/a.csv", false, 8056, 6820, 1236, 0), FileReport.skipped("data/b.csv")),
            List.of(new TableReport("plays", "plays_by_song", 6820), new TableReport("plays", "plays_by_user", 1)),
            0,
            Duration.ofMillis(1890));

    @Test
    void everyFileAndTableHasALine() {
        assertThat(LoadSummary.lines(report, false))
                .containsExactly(
                        "data/a.csv: 8,056 read, 6,820 loaded, 1,236 filtered, 0 rejected",
                        "data/b.csv: skipped, loaded before",
                        "plays -> plays_by_song: 6,820 rows written",
                        "plays -> plays_by_user: 1 row written",
                        "8,056 read, 6,820 loaded, 1,236 filtered, 0 rejected in 1.9 s,"
                                + " 1 of 2 files skipped as loaded before");
    }

    @Test
    void briefIsTheLastLine() {
        assertThat(LoadSummary.lines(report, true))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("8,056 read");
    }

    @Test
    void countsMustAddUp() {
        assertThatThrownBy(() -> new FileReport("a.csv", false, 10, 5, 3, 1))
                .hasMessageContaining("the counts of a.csv do not add up");
    }

    @Test
    void aRejectSaysWhereAndWhy() {
        Reject reject = new Reject(
                "a.csv",
                7,
                List.of(
                        new Problem("userid", "4294967297", "out of range of int"),
                        new Problem("song", "", "blank"),
                        new Problem("artist", "x\u0007\u0085" + "y".repeat(80), "bad"),
                        Problem.ofRecord("not valid UTF-8")));
        assertThat(reject.lines())
                .containsExactly(
                        "a.csv:7: userid: \"4294967297\": out of range of int",
                        "a.csv:7: song: blank",
                        "a.csv:7: artist: \"x\\u0007\\u0085" + "y".repeat(57) + "...\": bad",
                        "a.csv:7: not valid UTF-8");
    }
}
