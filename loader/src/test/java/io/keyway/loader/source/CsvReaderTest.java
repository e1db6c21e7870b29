package io.keyway.loader.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyway.loader.source.SourceRecord.Broken;
import io.keyway.loader.source.SourceRecord.Fields;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CsvReaderTest {
    private static final Path FILE = Path.of("f.csv");

    @Test
    void readsRecordsAndTheirLines() throws IOException {
        assertThat(records("a,b\r\n1,2\r\n\r\n3,4")).containsExactly("2: 1|2", "4: 3|4");
    }

    @Test
    void keepsEveryCharacterOfAField() throws IOException {
        assertThat(records("a,b\nA Letra \"A\", x \n\"say \"\"hi\"\"\",\"1\n2,3\"\n\u00c3\u0083,\u0080\n"))
                .containsExactly("2: A Letra \"A\"| x ", "3: say \"hi\"|1\n2,3", "5: \u00c3\u0083|\u0080");
    }

    @Test
    void aQuoteThatIsNeverClosedCostsItsLineOnly() throws IOException {
        assertThat(records("a,b\n1,\"oops\n2,two\n3,three\n"))
                .containsExactly("2! a record with a quote that is never closed", "3: 2|two", "4: 3|three");
    }

    @Test
    void aQuoteThatALaterOneSeemsToCloseCostsItsLineOnly() throws IOException {
        assertThat(records("a,b\n1,\"oops\n2,\"two\"\n3,three\n"))
                .containsExactly(
                        "2! not valid CSV: text between a closing quote and the next comma", "3: 2|two", "4: 3|three");
        assertThat(records("a,b\n1,\"oops\n2,\"\",\n3,three\n"))
                .containsExactly(
                        "2! a record with a quote that is never closed",
                        "3! a record of 3 fields; the header has 2",
                        "4: 3|three");
    }

    @Test
    void badBytesCostTheirRecordOnly() throws IOException {
        byte[] bytes = "a,b\n1,x\n2,y\n".getBytes(StandardCharsets.ISO_8859_1);
        bytes[6] = (byte) 0xE9;
        assertThat(records(bytes)).containsExactly("2! not valid UTF-8", "3: 2|y");
    }

    @Test
    void aWrongNumberOfFieldsCostsItsRecordOnly() throws IOException {
        assertThat(records("a,b\n1\n1,2,3\n4,5\n"))
                .containsExactly(
                        "2! a record of 1 fields; the header has 2",
                        "3! a record of 3 fields; the header has 2",
                        "4: 4|5");
    }

    @Test
    void aCarriageReturnWithinALineCostsItsRecordOnly() throws IOException {
        assertThat(records("a,b\n1,2\r3,4\n5,6\n"))
                .containsExactly("2! broken by a carriage return outside quotes", "3: 5|6");
    }

    @Test
    void stripsAByteOrderMark() throws IOException {
        try (CsvReader reader = open("\uFEFFa,b\n1,2\n".getBytes(StandardCharsets.UTF_8))) {
            assertThat(reader.fieldNames()).containsExactly("a", "b");
            assertThat(reader.preamble()).asString(StandardCharsets.UTF_8).isEqualTo("a,b\n");
        }
    }

    @Test
    void anEmptyFileHasNothing() throws IOException {
        try (CsvReader reader = open(new byte[0])) {
            assertThat(reader.fieldNames()).isEmpty();
            assertThat(reader.next()).isEmpty();
        }
    }

    @Test
    void aBrokenHeaderIsRefused() {
        assertThatThrownBy(() -> open("a,\"b\n1,2\n".getBytes(StandardCharsets.UTF_8)))
                .hasMessage("f.csv:1: the header is a record with a quote that is never closed");
    }

    @Test
    void aVeryLongLineCostsItselfOnly() throws IOException {
        String tooLong = "x".repeat(5_000_000);
        assertThat(records("a,b\n1," + tooLong + "\n2,3\n")).containsExactly("2! longer than 4194304 bytes", "3: 2|3");
    }

    /** Wherever one byte of a quoted file is changed, all but a few of the records still arrive. */
    @Test
    void oneBadByteCostsAFewRecords() throws IOException {
        StringBuilder text = new StringBuilder("a,b\n");
        for (int i = 0; i < 40; i++) {
            text.append(i).append(i % 3 == 0 ? ",\"say \"\"hi\"\", you\"\n" : ",plain\n");
        }
        byte[] good = text.toString().getBytes(StandardCharsets.UTF_8);
        List<String> expected = records(good);
        Random random = new Random(7);
        for (int run = 0; run < 1_000; run++) {
            byte[] bad = good.clone();
            bad[4 + random.nextInt(bad.length - 4)] = (byte) "\"x,\r\n\u00ff".charAt(random.nextInt(6));
            List<String> values = new ArrayList<>(valuesOf(expected));
            values.removeAll(valuesOf(records(bad)));
            assertThat(values).hasSizeLessThanOrEqualTo(2);
        }
    }

    private static List<String> valuesOf(List<String> records) {
        return records.stream()
                .map(record -> record.substring(record.indexOf(' ')))
                .toList();
    }

    private static List<String> records(String text) throws IOException {
        return records(text.getBytes(StandardCharsets.UTF_8));
    }

    /** {@code line: field|field} for a record, {@code line! reason} for what is none. */
    private static List<String> records(byte[] bytes) throws IOException {
        List<String> result = new ArrayList<>();
        try (CsvReader reader = open(bytes)) {
            for (Optional<SourceRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
                if (next.get() instanceof Fields fields) {
                    result.add(fields.line() + ": " + String.join("|", fields.fields()));
                } else if (next.get() instanceof Broken broken) {
                    result.add(broken.line() + "! " + broken.reason());
                }
            }
        }
        return result;
    }

    private static CsvReader open(byte[] bytes) throws IOException {
        return CsvReader.open(FILE, new ByteArrayInputStream(bytes));
    }
}
