package io.keyway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The README's transcript is what the shell says, on the example's data. */
@WithCassandra
class TranscriptIT {
    private static final String PROMPT = "    sparkify> ";
    private static final Path ROOT = Path.of("..");

    private final TestKeyspace keyspace;

    TranscriptIT(TestKeyspace keyspace) {
        this.keyspace = keyspace;
    }

    /**
     * What was asked, and what was answered.
     *
     * @param answer without the indentation of the page, and without blanks at the ends of lines
     */
    private record Exchange(String sql, List<String> answer) {}

    @Test
    void theReadmeSaysWhatTheShellSays() throws IOException {
        String host = keyspace.contactPoint();
        CommandRun load =
                CommandRun.load("--host", host, "--model", ROOT.resolve("model.json"), "--quiet", ROOT.resolve("data"));
        assertThat(load.exitCode()).as(load.err()).isZero();
        List<Exchange> exchanges = exchanges(Files.readAllLines(ROOT.resolve("README.md")));

        assertThat(exchanges).hasSizeGreaterThan(1);
        for (Exchange exchange : exchanges) {
            CommandRun run = CommandRun.of("sql", "-c", exchange.sql(), "jdbc:keyway://" + host + "/sparkify");
            assertThat(run.out().stripTrailing().lines().map(String::stripTrailing))
                    .containsExactlyElementsOf(exchange.answer());
        }
    }

    private static List<Exchange> exchanges(List<String> page) {
        List<Exchange> exchanges = new ArrayList<>();
        for (int line = 0; line < page.size(); line++) {
            if (page.get(line).startsWith(PROMPT)) {
                int end = line + 1;
                while (!page.get(end).isBlank()) {
                    end++;
                }
                List<String> answer = page.subList(line + 1, end).stream()
                        .map(text -> text.substring("    ".length()).stripTrailing())
                        .toList();
                exchanges.add(new Exchange(page.get(line).substring(PROMPT.length()), answer));
            }
        }
        return exchanges;
    }
}
