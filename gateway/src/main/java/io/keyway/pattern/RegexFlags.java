package io.keyway.pattern;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import java.util.regex.Pattern;

/**
 * How a regular expression is read (PostgreSQL's manual, table 9.24).
 *
 * @param ignoringCase letters match in either case
 * @param dotEndsAtLine neither {@code .} nor {@code [^...]} matches a line feed
 * @param anchorsAtLines {@code ^} and {@code $} match at line feeds too
 * @param expanded blanks and comments count for nothing
 * @param literal every character stands for itself
 */
record RegexFlags(
        boolean ignoringCase, boolean dotEndsAtLine, boolean anchorsAtLines, boolean expanded, boolean literal) {

    /** Flags from an argument, then from what the expression itself begins with, such as {@code (?i)} or {@code ***=}. */
    static RegexFlags of(String letters, RegexText text) {
        RegexFlags flags = new RegexFlags(false, false, false, false, false).with(letters);
        if (flags.literal) {
            return flags;
        }
        if (text.accept("***=")) {
            return flags.with("q");
        }
        text.accept("***:");
        if (text.sees("(?") && isLetter(text)) {
            text.accept("(?");
            return flags.with(text.until(")", "parentheses are not balanced"));
        }
        return flags;
    }

    private static boolean isLetter(RegexText text) {
        return "bceimnpqstwx".chars().anyMatch(letter -> text.sees("(?" + (char) letter));
    }

    private RegexFlags with(String letters) {
        RegexFlags flags = this;
        for (int letter : letters.codePoints().toArray()) {
            flags = flags.with(letter);
        }
        return flags;
    }

    private RegexFlags with(int letter) {
        return switch (letter) {
            case 'i' -> new RegexFlags(true, dotEndsAtLine, anchorsAtLines, expanded, literal);
            case 'c' -> new RegexFlags(false, dotEndsAtLine, anchorsAtLines, expanded, literal);
            case 'n', 'm' -> new RegexFlags(ignoringCase, true, true, expanded, literal);
            case 's' -> new RegexFlags(ignoringCase, false, false, expanded, literal);
            case 'p' -> new RegexFlags(ignoringCase, true, false, expanded, literal);
            case 'w' -> new RegexFlags(ignoringCase, false, true, expanded, literal);
            case 'x' -> new RegexFlags(ignoringCase, dotEndsAtLine, anchorsAtLines, true, literal);
            case 't' -> new RegexFlags(ignoringCase, dotEndsAtLine, anchorsAtLines, false, literal);
            case 'q' -> new RegexFlags(ignoringCase, dotEndsAtLine, anchorsAtLines, expanded, true);
            default ->
                throw new KeywayException(
                                ErrorCode.INVALID_REGEX,
                                "'" + Character.toString(letter) + "' is no flag of a regular expression")
                        .withHint("the flags are i, c, n, m, s, p, w, x, t and q");
        };
    }

    int javaFlags() {
        int lines = dotEndsAtLine ? Pattern.UNIX_LINES : Pattern.DOTALL;
        return ignoringCase ? lines | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : lines;
    }
}
