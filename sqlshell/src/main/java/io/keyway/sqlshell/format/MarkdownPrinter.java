package io.keyway.sqlshell.format;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table as GitHub's Markdown has it. */
final class MarkdownPrinter implements RowPrinter {
    private final Writer out;
    private final PrintOptions options;

    MarkdownPrinter(Writer out, PrintOptions options) {
        this.out = out;
        this.options = options;
    }

    @Override
    public void begin(List<PrintedColumn> columns) throws IOException {
        row(columns.stream().map(PrintedColumn::name).toList());
        for (PrintedColumn column : columns) {
            out.write(column.isRightAligned() ? "| ---: " : "| --- ");
        }
        out.write("|\n");
    }

    @Override
    public void row(List<@Nullable String> cells) throws IOException {
        for (String cell : cells) {
            String text = cell == null ? options.nullText() : CellText.shown(cell, true);
            out.append("| ")
                    .append(text.replace("|", "\\|").replace("\n", "<br>"))
                    .append(' ');
        }
        out.write("|\n");
    }

    @Override
    public void end(long rows) {
        // Markdown has no place for a footer.
    }
}
