package io.keyway.sqlshell.format;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line per column, under a line that numbers the record. */
final class VerticalPrinter implements RowPrinter {
    private final Writer out;
    private final PrintOptions options;
    private List<String> names = List.of();
    private int nameWidth;
    private long record;

    VerticalPrinter(Writer out, PrintOptions options) {
        this.out = out;
        this.options = options;
    }

    @Override
    public void begin(List<PrintedColumn> columns) {
        names = columns.stream()
                .map(column -> CellText.shown(column.name(), false))
                .toList();
        nameWidth = names.stream().mapToInt(DisplayWidth::of).max().orElse(0);
    }

    @Override
    public void row(List<@Nullable String> cells) throws IOException {
        record++;
        out.append(options.header("-[ RECORD " + record + " ]" + "-".repeat(10)))
                .append('\n');
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            String cell = cells.get(i);
            String value = cell == null ? options.faint(options.nullText()) : CellText.shown(cell, true);
            String margin = " ".repeat(nameWidth) + " | ";
            out.append(name)
                    .append(" ".repeat(nameWidth - DisplayWidth.of(name)))
                    .append(" | ");
            out.append(value.replace("\n", "\n" + margin)).append('\n');
        }
    }

    @Override
    public void end(long rows) throws IOException {
        out.write(options.footer() ? options.count(rows) + "\n\n" : "");
    }
}
