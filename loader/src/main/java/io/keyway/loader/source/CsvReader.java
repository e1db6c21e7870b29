package io.keyway.loader.source;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.loader.source.PhysicalLines.PhysicalLine;
import io.keyway.loader.source.SourceRecord.Broken;
import io.keyway.loader.source.SourceRecord.Fields;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads the records of a CSV file, so that a broken one costs itself only.
 *
 * <p>A parser that reads the whole file loses its way at a quote that is never closed: it swallows the lines after it.
 * So records are framed here first, line by line, and each is parsed by itself. When text that spans several lines
 * turns out not to be a record, only its first line is given up, and reading continues after that.
 */
final class CsvReader implements RecordReader {
    private static final int MAX_RECORD_BYTES = 1 << 22;
    private static final int MAX_RECORD_LINES = 1_000;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final char REPLACEMENT = '\uFFFD';
    private static final CSVFormat FORMAT = CSVFormat.RFC4180;

    private final PhysicalLines lines;
    private List<String> fieldNames = List.of();
    private byte[] preamble = {};

    private CsvReader(PhysicalLines lines) {
        this.lines = lines;
    }

    static CsvReader open(Path file, InputStream in) throws IOException {
        CsvReader reader = new CsvReader(new PhysicalLines(in, MAX_RECORD_BYTES));
        try {
            reader.readHeader(file);
            return reader;
        } catch (IOException | RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    @Override
    public List<String> fieldNames() {
        return fieldNames;
    }

    @Override
    public byte[] preamble() {
        return preamble.clone();
    }

    @Override
    public Optional<SourceRecord> next() throws IOException {
        Optional<PhysicalLine> first = lines.next();
        while (first.isPresent() && isBlank(first.get().bytes())) {
            first = lines.next();
        }
        return first.isEmpty() ? Optional.empty() : Optional.of(record(first.get()));
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private void readHeader(Path file) throws IOException {
        lines.next().map(CsvReader::withoutByteOrderMark).ifPresent(line -> lines.handBack(List.of(line)));
        Optional<SourceRecord> header = next();
        if (header.isEmpty()) {
            return;
        }
        if (header.get() instanceof Broken broken) {
            throw new KeywayException(
                    ErrorCode.UNREADABLE_INPUT, file + ":" + broken.line() + ": the header is " + broken.reason());
        }
        if (header.get() instanceof Fields fields) {
            fieldNames = List.copyOf(fields.fields());
            preamble = fields.raw();
        }
    }

    private SourceRecord record(PhysicalLine first) throws IOException {
        List<PhysicalLine> span = new ArrayList<>(List.of(first));
        boolean open = endsInQuotes(first.bytes(), false);
        int bytes = first.bytes().length;
        while (open && span.size() < MAX_RECORD_LINES && bytes < MAX_RECORD_BYTES) {
            Optional<PhysicalLine> more = lines.next();
            if (more.isEmpty()) {
                break;
            }
            span.add(more.get());
            bytes += more.get().bytes().length;
            open = endsInQuotes(more.get().bytes(), true);
        }
        if (span.stream().anyMatch(PhysicalLine::cut)) {
            return giveUpFirst(span, "longer than " + MAX_RECORD_BYTES + " bytes");
        }
        if (open) {
            return giveUpFirst(span, "a record with a quote that is never closed");
        }
        return parsed(span);
    }

    private SourceRecord parsed(List<PhysicalLine> span) {
        byte[] raw = joined(span);
        // Bad bytes are no quotes and no commas, so they leave the structure of the record to be looked at first.
        String text = new String(raw, StandardCharsets.UTF_8);
        List<CSVRecord> records;
        try (CSVParser parser = CSVParser.parse(text, FORMAT)) {
            records = parser.getRecords();
        } catch (IOException | UncheckedIOException e) {
            return giveUpFirst(span, "not valid CSV: text between a closing quote and the next comma");
        }
        if (records.size() != 1) {
            return giveUpFirst(span, "broken by a carriage return outside quotes");
        }
        List<String> fields = records.get(0).toList();
        if (!fieldNames.isEmpty() && fields.size() != fieldNames.size()) {
            return giveUpFirst(span, "a record of " + fields.size() + " fields; the header has " + fieldNames.size());
        }
        long line = span.get(0).number();
        return isUtf8(raw, text) ? new Fields(line, raw, fields) : new Broken(line, raw, "not valid UTF-8");
    }

    /** Whether nothing was replaced in decoding; only a text with the replacement character needs a second look. */
    private static boolean isUtf8(byte[] raw, String text) {
        return text.indexOf(REPLACEMENT) < 0 || Arrays.equals(raw, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The first line is broken; what was taken for its continuation is read again. */
    private Broken giveUpFirst(List<PhysicalLine> span, String reason) {
        lines.handBack(span.subList(1, span.size()));
        return new Broken(span.get(0).number(), span.get(0).bytes(), reason);
    }

    /** Whether a quoted field is still open after these bytes; as in RFC 4180, only a field's start can open one. */
    private static boolean endsInQuotes(byte[] bytes, boolean openBefore) {
        boolean open = openBefore;
        boolean fieldStart = !open;
        for (int i = 0; i < bytes.length; i++) {
            byte b = bytes[i];
            if (open && b == '"') {
                boolean doubled = i + 1 < bytes.length && bytes[i + 1] == '"';
                i += doubled ? 1 : 0;
                open = doubled;
            } else if (!open) {
                open = fieldStart && b == '"';
                fieldStart = b == ',';
            }
        }
        return open;
    }

    private static boolean isBlank(byte[] line) {
        return line.length == 0
                || (line.length == 1 && line[0] == '\n')
                || (line.length == 2 && line[0] == '\r' && line[1] == '\n');
    }

    private static PhysicalLine withoutByteOrderMark(PhysicalLine line) {
        byte[] bytes = line.bytes();
        boolean marked = bytes.length >= 3
                && bytes[0] == BYTE_ORDER_MARK[0]
                && bytes[1] == BYTE_ORDER_MARK[1]
                && bytes[2] == BYTE_ORDER_MARK[2];
        return marked ? new PhysicalLine(line.number(), Arrays.copyOfRange(bytes, 3, bytes.length), line.cut()) : line;
    }

    private static byte[] joined(List<PhysicalLine> span) {
        if (span.size() == 1) {
            return span.get(0).bytes();
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        span.forEach(line -> all.writeBytes(line.bytes()));
        return all.toByteArray();
    }
}
