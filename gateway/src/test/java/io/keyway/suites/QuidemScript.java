package io.keyway.suites;

import io.keyway.suites.Script.Skips;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a Quidem script: a query that ends in a semicolon, what it prints, and a command that says what that is.
 *
 *   !use scott
 *   select deptno from dept;
 *   +--------+
 *   | DEPTNO |
 *   +--------+
 *   |     10 |
 *   +--------+
 *   (1 row)
 *
 *   !ok
 *
 * <p>Asked are queries over {@code scott} in Calcite's own dialect. Plans and types are not compared, nor what stands
 * in {@code !if} blocks that Quidem leaves out.
 */
final class QuidemScript {
    private static final Pattern QUERY = Pattern.compile("(?is)[\\s(]*(select|with|values|table)\\b.*");
    private static final Set<String> CONNECTIONS = Set.of("scott");

    private final String suite;
    private final List<Script.Step> steps = new ArrayList<>();
    private final Skips skips = new Skips();
    private final Deque<Boolean> blocks = new ArrayDeque<>();
    private String connection = "";
    private String sql = "";
    private int sqlLine;

    private QuidemScript(String suite) {
        this.suite = suite;
    }

    static Script read(String suite, List<String> lines) {
        return new QuidemScript(suite).read(lines);
    }

    private Script read(List<String> lines) {
        List<String> text = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("#") || text.isEmpty() && line.isBlank()) {
                continue;
            }
            if (line.startsWith("!")) {
                command(line, text);
                text.clear();
                continue;
            }
            begin = text.isEmpty() ? i + 1 : begin;
            text.add(line);
            if (withoutComment(line).endsWith(";")) {
                String joined = String.join(
                        "\n", text.stream().map(QuidemScript::withoutComment).toList());
                sql = joined.substring(0, joined.length() - 1);
                sqlLine = begin;
                text.clear();
            }
        }
        return new Script(steps, skips.counts());
    }

    private static String withoutComment(String line) {
        int comment = line.indexOf("--");
        boolean quoted = comment >= 0
                && line.substring(0, comment).chars().filter(c -> c == '\'').count() % 2 == 1;
        return (comment < 0 || quoted ? line : line.substring(0, comment)).stripTrailing();
    }

    private void command(String line, List<String> printed) {
        String[] words = line.split("\\s+", 3);
        switch (words[0]) {
            case "!use" -> connection = words[1];
            case "!if" -> blocks.push(runs(line));
            case "!}" -> blocks.pop();
            case "!ok" -> expect(() -> new Expected.Table(PrintedTable.rows(printed)));
            case "!error" -> expect(Expected.Failure::new);
            default -> {
                // Of plans, types, updates and settings nothing is compared.
            }
        }
    }

    /** Whether Quidem runs a block: of Calcite's two decorrelators both must give these rows. */
    private static boolean runs(String line) {
        return line.contains("decorr") || line.contains("fixed.");
    }

    private void expect(java.util.function.Supplier<Expected> expected) {
        if (blocks.contains(false)) {
            skips.add("in a block that Quidem leaves out");
        } else if (!CONNECTIONS.contains(connection.toLowerCase(Locale.ROOT))) {
            skips.add("over " + connection);
        } else if (!QUERY.matcher(sql).matches()) {
            skips.add("no query");
        } else {
            try {
                steps.add(new Script.Ask(new SuiteQuery(suite, sqlLine, sql, expected.get())));
            } catch (IllegalArgumentException e) {
                skips.add("its rows cannot be read");
            }
        }
    }
}
