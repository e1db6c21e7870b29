package io.keyway.sqlshell.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** JSON objects, in an array or one per line. Numbers are numbers, with every digit. */
final class JsonPrinter implements RowPrinter {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .build();

    private final Writer out;
    private final boolean array;
    private final JsonGenerator json;
    private List<PrintedColumn> columns = List.of();
    private List<String> keys = List.of();
    private long written;

    JsonPrinter(Writer out, boolean array) {
        this.out = out;
        this.array = array;
        try {
            this.json = FACTORY.createGenerator(out);
        } catch (IOException e) {
            throw new IllegalStateException("a generator writes nothing when it is created", e);
        }
        json.setPrettyPrinter(new MinimalPrettyPrinter(""));
    }

    @Override
    public void begin(List<PrintedColumn> resultColumns) throws IOException {
        columns = resultColumns;
        keys = uniqueNames(resultColumns);
        out.write(array ? "[" : "");
    }

    @Override
    public void row(List<@Nullable String> cells) throws IOException {
        out.write(!array ? "" : written == 0 ? "\n" : ",\n");
        written++;
        json.writeStartObject();
        for (int i = 0; i < keys.size(); i++) {
            json.writeFieldName(keys.get(i));
            value(columns.get(i), cells.get(i));
        }
        json.writeEndObject();
        json.flush();
        out.write(array ? "" : "\n");
    }

    @Override
    public void end(long rows) throws IOException {
        out.write(array ? (rows == 0 ? "]\n" : "\n]\n") : "");
    }

    private void value(PrintedColumn column, @Nullable String cell) throws IOException {
        if (cell == null) {
            json.writeNull();
        } else if (column.kind() == PrintedColumn.Kind.NUMBER && isJsonNumber(cell)) {
            json.writeNumber(cell);
        } else if (column.kind() == PrintedColumn.Kind.BOOLEAN) {
            json.writeBoolean(Boolean.parseBoolean(cell));
        } else {
            json.writeString(cell);
        }
    }

    /** RFC 8259, section 6; infinities and NaN become strings. */
    private static boolean isJsonNumber(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int i = digits(text, start);
        if (i == start || (text.charAt(start) == '0' && i > start + 1)) {
            return false;
        }
        if (i < text.length() && text.charAt(i) == '.') {
            int fraction = i + 1;
            i = digits(text, fraction);
            if (i == fraction) {
                return false;
            }
        }
        return i == text.length() || isExponent(text, i);
    }

    private static boolean isExponent(String text, int index) {
        int i = index + 1;
        if (i < text.length() && (text.charAt(i) == '+' || text.charAt(i) == '-')) {
            i++;
        }
        boolean mark = text.charAt(index) == 'e' || text.charAt(index) == 'E';
        return mark && i < text.length() && digits(text, i) == text.length();
    }

    private static int digits(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i;
    }

    /** Column names as keys: a second {@code count} becomes {@code count_2}, because readers keep one key only. */
    private static List<String> uniqueNames(List<PrintedColumn> columns) {
        Set<String> seen = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (PrintedColumn column : columns) {
            String name = column.name();
            for (int n = 2; !seen.add(name); n++) {
                name = column.name() + "_" + n;
            }
            names.add(name);
        }
        return names;
    }
}
