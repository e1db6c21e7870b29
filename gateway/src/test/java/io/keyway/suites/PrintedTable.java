package io.keyway.suites;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the rows of a table that Quidem printed for MySQL's, PostgreSQL's or Oracle's readers. */
final class PrintedTable {
    private static final Pattern RULE = Pattern.compile("[-+ ]*-[-+ ]*");
    private static final Pattern COUNT = Pattern.compile("\\((\\d+) rows?\\)|no rows selected");

    private PrintedTable() {}

    /**
     * The cells of each row, without the blanks around them.
     *
     * @throws IllegalArgumentException if it is printed otherwise, or has values of several lines
     */
    static List<List<String>> rows(List<String> printed) {
        int rule = first(printed, RULE);
        if (rule < 0) {
            throw new IllegalArgumentException("no rule");
        }
        boolean boxed = printed.get(rule).startsWith("+");
        int from = boxed ? rule + 3 : rule + 1;
        List<Integer> edges = edges(printed.get(rule));
        List<List<String>> rows = new ArrayList<>();
        for (int i = from; i < printed.size(); i++) {
            String line = printed.get(i);
            Matcher count = COUNT.matcher(line);
            if (count.matches()) {
                if (count.group(1) != null && Integer.parseInt(count.group(1)) != rows.size()) {
                    throw new IllegalArgumentException("rows of several lines");
                }
                return rows;
            }
            if (!line.isBlank() && !RULE.matcher(line).matches()) {
                rows.add(cells(line, edges));
            }
        }
        throw new IllegalArgumentException("no count of rows");
    }

    private static int first(List<String> lines, Pattern pattern) {
        for (int i = 0; i < lines.size(); i++) {
            if (pattern.matcher(lines.get(i)).matches()) {
                return i;
            }
        }
        return -1;
    }

    /** Where columns begin and end: before, between and after the dashes. */
    private static List<Integer> edges(String rule) {
        List<Integer> edges = new ArrayList<>();
        if (!rule.startsWith("+")) {
            edges.add(-1);
        }
        for (int i = 0; i < rule.length(); i++) {
            if (rule.charAt(i) != '-') {
                edges.add(i);
            }
        }
        if (!rule.endsWith("+")) {
            edges.add(Integer.MAX_VALUE);
        }
        return edges;
    }

    private static List<String> cells(String line, List<Integer> edges) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i < edges.size(); i++) {
            int begin = Math.min(edges.get(i - 1) + 1, line.length());
            int end = Math.min(edges.get(i), line.length());
            cells.add(line.substring(begin, Math.max(begin, end)).strip());
        }
        return cells;
    }
}
