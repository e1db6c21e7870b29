package io.keyway.loader.report;

import io.keyway.loader.mapping.Problem;
import java.util.List;
import java.util.Locale;

/**
 * A record that was not loaded.
 *
 * @param source the file, as the user would write it
 * @param line where the record starts, from 1
 * @param problems at least one
 */
public record Reject(String source, long line, List<Problem> problems) {
    private static final int MAX_VALUE_CHARS = 60;

    /** Limits a reason, which may quote Cassandra's message, and in it the data that was sent. */
    private static final int MAX_REASON_CHARS = 500;

    public Reject {
        problems = List.copyOf(problems);
    }

    /** {@code file:line: column: value: reason}, one line for each problem. */
    public List<String> lines() {
        return problems.stream()
                .map(problem -> source + ":" + line + ": " + text(problem))
                .toList();
    }

    private static String text(Problem problem) {
        if (problem.where().isEmpty()) {
            return shown(problem.reason(), MAX_REASON_CHARS);
        }
        String value = problem.value().isEmpty() ? "" : "\"" + shown(problem.value(), MAX_VALUE_CHARS) + "\": ";
        return problem.where() + ": " + value + shown(problem.reason(), MAX_REASON_CHARS);
    }

    /** Short enough for a line, and without characters that a terminal would obey. */
    private static String shown(String value, int maxChars) {
        StringBuilder shown = new StringBuilder();
        value.codePoints().limit(maxChars).forEach(c -> {
            if (Character.isISOControl(c)) {
                shown.append(String.format(Locale.ROOT, "\\u%04X", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return value.codePointCount(0, value.length()) > maxChars ? shown + "..." : shown.toString();
    }
}
