package io.keyway.sqlshell.format;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** CSV and TSV: a line of names, then a line per row, each ended by a line feed. */
final class DelimitedPrinter implements RowPrinter {
    private final Writer out;
    private final char separator;
    private final String nullText;
    private final UnaryOperator<String> quote;

    private DelimitedPrinter(Writer out, char separator, String nullText, UnaryOperator<String> quote) {
        this.out = out;
        this.separator = separator;
        this.nullText = nullText;
        this.quote = quote;
    }

    static DelimitedPrinter csv(Writer out) {
        return new DelimitedPrinter(out, ',', "", DelimitedPrinter::csvField);
    }

    static DelimitedPrinter tsv(Writer out) {
        return new DelimitedPrinter(out, '\t', "\\N", DelimitedPrinter::tsvField);
    }

    @Override
    public void begin(List<PrintedColumn> columns) throws IOException {
        row(columns.stream().map(PrintedColumn::name).toList());
    }

    @Override
    public void row(List<@Nullable String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                out.write(separator);
            }
            String cell = cells.get(i);
            out.write(cell == null ? nullText : quote.apply(cell));
        }
        out.write('\n');
    }

    @Override
    public void end(long rows) {
        // A footer would be data.
    }

    private static String csvField(String text) {
        boolean plain = !text.isEmpty()
                && text.indexOf(',') < 0
                && text.indexOf('"') < 0
                && text.indexOf('\n') < 0
                && text.indexOf('\r') < 0;
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private static String tsvField(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }
}
