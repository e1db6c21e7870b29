package io.keyway.bench.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Cells of text, the first row being the header.
 *
 * @param rows all as long as the first
 */
record Table(List<List<String>> rows) {
    /** Columns aligned with blanks. */
    String plain() {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < row.size(); column++) {
                String cell = row.get(column);
                cells.add(cell + " ".repeat(width(column) - cell.length()));
            }
            text.append(String.join("  ", cells).stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    /** A Markdown table. */
    String markdown() {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            text.append("| ").append(String.join(" | ", row)).append(" |\n");
            if (row == rows.get(0)) {
                text.append("|").append("---|".repeat(row.size())).append('\n');
            }
        }
        return text.toString();
    }
}
