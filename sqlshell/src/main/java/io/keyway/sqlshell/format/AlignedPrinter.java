package io.keyway.sqlshell.format;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table in psql's looks. The first rows are held back to learn how wide the columns are; a column grows when a later
 * row needs more, so memory stays bounded and nothing is cut off.
 */
final class AlignedPrinter implements RowPrinter {
    private static final int SAMPLE_ROWS = 1_000;
    private static final int SAMPLE_CHARS = 1_000_000;

    private final Writer out;
    private final PrintOptions options;
    private final int fitWidth;
    private final List<List<@Nullable String>> sample = new ArrayList<>();
    private List<PrintedColumn> columns = List.of();
    private int[] widths = {};
    private int sampledChars;
    private boolean started;
    /** Takes over when the table does not fit; null as long as it does. */
    private @Nullable RowPrinter vertical;

    /** @param fitWidth a table wider than this is printed vertically; 0 for never */
    AlignedPrinter(Writer out, PrintOptions options, int fitWidth) {
        this.out = out;
        this.options = options;
        this.fitWidth = fitWidth;
    }

    @Override
    public void begin(List<PrintedColumn> resultColumns) {
        columns = resultColumns;
        widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = DisplayWidth.of(name(i));
        }
    }

    @Override
    public void row(List<@Nullable String> cells) throws IOException {
        if (started) {
            print(cells);
            return;
        }
        sample.add(cells);
        for (String cell : cells) {
            sampledChars += cell == null ? 0 : cell.length();
        }
        if (sample.size() >= SAMPLE_ROWS || sampledChars >= SAMPLE_CHARS) {
            start();
        }
    }

    @Override
    public void end(long rows) throws IOException {
        if (!started) {
            start();
        }
        if (vertical != null) {
            vertical.end(rows);
        } else {
            out.write(options.footer() ? options.count(rows) + "\n\n" : "");
        }
    }

    private void start() throws IOException {
        started = true;
        for (List<@Nullable String> cells : sample) {
            widen(cells);
        }
        int total = Arrays.stream(widths).sum() + 3 * widths.length - 1;
        if (fitWidth > 0 && total > fitWidth) {
            vertical = new VerticalPrinter(out, options);
            vertical.begin(columns);
        } else {
            header();
        }
        for (List<@Nullable String> cells : sample) {
            print(cells);
        }
        sample.clear();
    }

    private void header() throws IOException {
        StringBuilder names = new StringBuilder();
        StringBuilder rule = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String name = name(i);
            int space = widths[i] - DisplayWidth.of(name);
            boolean last = i == widths.length - 1;
            names.append(i == 0 ? " " : " | ");
            names.append(" ".repeat(space / 2)).append(options.header(name));
            names.append(" ".repeat(last ? 0 : space - space / 2));
            rule.append(i == 0 ? "-" : "-+-").append("-".repeat(widths[i]));
        }
        out.append(names)
                .append('\n')
                .append(rule)
                .append(widths.length == 0 ? "" : "-")
                .append('\n');
    }

    private void print(List<@Nullable String> cells) throws IOException {
        if (vertical != null) {
            vertical.row(cells);
            return;
        }
        widen(cells);
        int lines = 1;
        for (String cell : cells) {
            lines = cell == null
                    ? lines
                    : Math.max(
                            lines, 1 + (int) cell.chars().filter(c -> c == '\n').count());
        }
        for (int line = 0; line < lines; line++) {
            printLine(cells, line);
        }
    }

    private void printLine(List<@Nullable String> cells, int line) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = cells.get(i);
            String[] parts = shown(cell).split("\n", -1);
            String part = line < parts.length ? parts[line] : "";
            String pad = " ".repeat(widths[i] - DisplayWidth.of(part));
            boolean right = columns.get(i).isRightAligned();
            boolean more = line + 1 < parts.length;
            boolean last = i == widths.length - 1;
            text.append(i == 0 ? " " : "| ");
            text.append(right ? pad : "").append(cell == null ? options.faint(part) : part);
            text.append(right || (last && !more) ? "" : pad).append(more ? "+" : last ? "" : " ");
        }
        out.append(text).append('\n');
    }

    private void widen(List<@Nullable String> cells) {
        for (int i = 0; i < widths.length; i++) {
            for (String part : shown(cells.get(i)).split("\n", -1)) {
                widths[i] = Math.max(widths[i], DisplayWidth.of(part));
            }
        }
    }

    private String shown(@Nullable String cell) {
        return cell == null ? options.nullText() : CellText.shown(cell, true);
    }

    private String name(int index) {
        return CellText.shown(columns.get(index).name(), false);
    }
}
