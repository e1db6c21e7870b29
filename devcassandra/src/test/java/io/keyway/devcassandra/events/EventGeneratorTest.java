package io.keyway.devcassandra.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The committed files are what the generator writes, and have the form of the files they look like. */
final class EventGeneratorTest {

    @Test
    void reproducesTheCommittedFilesByteForByte(@TempDir Path fresh) throws IOException {
        EventGenerator.write(fresh);
        assertThat(EventFiles.in(fresh)).hasSize(30);
        assertThat(names(fresh)).isEqualTo(names(EventFiles.folder()));
        for (Path file : EventFiles.in(fresh)) {
            assertThat(file).hasSameBinaryContentAs(EventFiles.folder().resolve(file.getFileName()));
        }
    }

    private static List<String> names(Path folder) throws IOException {
        return EventFiles.in(folder).stream()
                .map(file -> file.getFileName().toString())
                .toList();
    }

    @Test
    void aFilePerDayWithTheHeaderAndCrlf() throws IOException {
        for (int day = 1; day <= 30; day++) {
            String text = Files.readString(EventFiles.folder().resolve("2018-11-%02d-events.csv".formatted(day)));
            assertThat(text).startsWith(EventCsv.HEADER).endsWith("\r\n");
            assertThat(text.replace("\r\n", "")).doesNotContain("\n", "\r");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1541105830796, 1.54111E+12",
        "1542300000000, 1.5423E+12",
        "1540000000000, 1.54E+12",
        "2000000000000, 2E+12",
        "1541999999999, 1.542E+12",
    })
    void longNumbersAreWhatASpreadsheetLeaves(long number, String text) {
        assertThat(EventCsv.spreadsheet(number)).isEqualTo(text);
    }
}
