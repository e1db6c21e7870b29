package io.keyway.sqlshell.script;

import io.keyway.sql.StatementText;
import io.keyway.sqlshell.format.CellText;
import io.keyway.sqlshell.format.DisplayWidth;
import org.jspecify.annotations.Nullable;

/**
 * Writes a failure for people and editors:
 *
 * <pre>
 * report.sql:5:8: ERROR: column "nope" does not exist [42703]
 * select nope from music_library
 *        ^^^^
 * HINT: did you mean song?
 * </pre>
 *
 * Line and column are those of the file, and columns count characters.
 */
public final class ErrorReport {
    private static final int LONGEST_LINE = 200;
    private static final int BEFORE = 60;

    private ErrorReport() {}

    /** The report, ending with a line feed. */
    public static String of(Failure failure, ScriptReader script, StatementText statement) {
        Failure.StatementRange range = failure.range();
        ScriptPosition place = range == null
                ? ScriptPosition.of(statement)
                : ScriptPosition.of(statement, range.line(), range.column());
        SourceLine line = script.line(place);
        StringBuilder report = new StringBuilder();
        report.append(location(script.origin(), place, line)).append(headline(failure));
        if (range != null) {
            excerpt(line, length(range, line), report);
        }
        hint(failure.hint(), report);
        if (script.origin().includedFrom() != null) {
            report.append("included from ")
                    .append(script.origin().includedFrom())
                    .append('\n');
        }
        return report.toString();
    }

    /** The report of a failure that is not about a statement. */
    public static String of(Failure failure) {
        StringBuilder report = new StringBuilder(headline(failure));
        hint(failure.hint(), report);
        return report.toString();
    }

    /** {@code FILE:LINE:COL} of a statement, as an include chain names it. */
    public static String location(ScriptReader script, StatementText statement) {
        ScriptPosition place = ScriptPosition.of(statement);
        String location = location(script.origin(), place, script.line(place));
        String chain = script.origin().includedFrom();
        String here = location.isEmpty() ? "the prompt" : location.substring(0, location.length() - 2);
        return chain == null ? here : here + ", included from " + chain;
    }

    private static String location(ScriptOrigin origin, ScriptPosition place, SourceLine line) {
        if (origin.name().isEmpty()) {
            return "";
        }
        int column = line.text().codePointCount(0, line.at()) + 1;
        return origin.name() + ":" + place.line() + ":" + column + ": ";
    }

    private static String headline(Failure failure) {
        String state = failure.sqlState() == null ? "" : " [" + failure.sqlState() + "]";
        return "ERROR: " + CellText.shown(failure.message().strip(), true) + state + "\n";
    }

    private static void hint(@Nullable String hint, StringBuilder report) {
        if (hint != null) {
            report.append("HINT: ").append(CellText.shown(hint, true)).append('\n');
        }
    }

    private static int length(Failure.StatementRange range, SourceLine line) {
        int rest = line.text().length() - line.at();
        int length = range.endLine() > range.line() ? rest : range.endColumn() - range.column() + 1;
        return Math.max(1, Math.min(length, rest));
    }

    /** The line with a caret under each character concerned; of a very long line, the part around them. */
    private static void excerpt(SourceLine line, int length, StringBuilder report) {
        boolean whole = line.text().length() <= LONGEST_LINE;
        int from = whole ? 0 : boundary(line.text(), Math.max(0, line.at() - BEFORE));
        int to = whole
                ? line.text().length()
                : boundary(line.text(), Math.min(line.text().length(), from + LONGEST_LINE));
        String before = (from > 0 ? "..." : "") + shown(line.text().substring(from, line.at()));
        int end = Math.min(line.at() + length, to);
        String marked = shown(line.text().substring(line.at(), Math.max(line.at(), end)));
        String after = shown(line.text().substring(Math.max(line.at(), end), to));
        report.append(before)
                .append(marked)
                .append(after)
                .append(to < line.text().length() ? "..." : "")
                .append('\n');
        report.append(" ".repeat(DisplayWidth.of(before)));
        report.append("^".repeat(Math.max(1, DisplayWidth.of(marked)))).append('\n');
    }

    /** Tabs become blanks, so that the caret is right whatever the terminal's tab stops are. */
    private static String shown(String text) {
        return CellText.shown(text.replace("\t", "    "), false);
    }

    private static int boundary(String text, int index) {
        boolean inside = index > 0 && index < text.length() && Character.isLowSurrogate(text.charAt(index));
        return inside ? index - 1 : index;
    }
}
