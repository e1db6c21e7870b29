package io.keyway.pattern;

import io.keyway.error.KeywayException;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Writes PostgreSQL's advanced regular expressions (its manual, section 9.7.3) in Java's form. Java's own reading of the
 * same text would differ: in its line ends, in what {@code $} is, in classes, in escapes, and in what is an error.
 *
 *   ^[[:alpha:]]+\M.\d{2}$   ->   \A[\p{IsAlphabetic}]+(?&lt;=\w)(?!\w).[0-9]{2}\z
 */
final class RegexReader {
    private static final String WORD = "[\\p{IsAlphabetic}\\p{Nd}_]";
    private static final String WORD_BEGIN = "(?<!" + WORD + ")(?=" + WORD + ")";
    private static final String WORD_END = "(?<=" + WORD + ")(?!" + WORD + ")";
    private static final int MAX_REPETITIONS = 255;

    private final RegexText text;
    private final RegexFlags flags;
    private final StringBuilder java = new StringBuilder();
    private int groups;

    private RegexReader(RegexText text, RegexFlags flags) {
        this.text = text;
        this.flags = flags;
    }

    /**
     * The same expression for Java's engine.
     *
     * @param written how the query writes it, for messages
     * @throws KeywayException INVALID_REGEX
     */
    static Pattern read(String source, String written, String letters) {
        RegexText text = new RegexText(source, written);
        RegexFlags flags = RegexFlags.of(letters, text);
        if (flags.literal()) {
            return Pattern.compile(source.substring(text.position()), flags.javaFlags() | Pattern.LITERAL);
        }
        RegexReader reader = new RegexReader(text, flags);
        reader.alternatives();
        if (!text.isAtEnd()) {
            throw text.invalid("parentheses are not balanced");
        }
        try {
            return Pattern.compile(reader.java.toString(), flags.javaFlags());
        } catch (PatternSyntaxException e) {
            throw text.invalid("what it looks behind for may have any length");
        }
    }

    private void alternatives() {
        branch();
        while (text.accept('|')) {
            java.append('|');
            branch();
        }
    }

    private void branch() {
        skipBlanks();
        while (!text.isAtEnd() && !text.sees('|') && !text.sees(')')) {
            if (atom()) {
                quantifier();
            }
            skipBlanks();
        }
    }

    /** Reads an atom or a constraint; whether it can be repeated. */
    private boolean atom() {
        int character = text.next();
        switch (character) {
            case '(' -> {
                return group();
            }
            case '[' -> {
                return brackets();
            }
            case '.' -> java.append(flags.dotEndsAtLine() ? "[^\\n]" : ".");
            case '^' -> java.append(flags.anchorsAtLines() ? "(?:\\A|(?<=\\n))" : "\\A");
            case '$' -> java.append(flags.anchorsAtLines() ? "(?=\\n|\\z)" : "\\z");
            case '\\' -> {
                return escape();
            }
            case '*', '+', '?' -> throw text.invalid("there is nothing to repeat before " + (char) character);
            case '{' -> {
                if (text.seesDigit()) {
                    throw text.invalid("there is nothing to repeat before {");
                }
                literal('{');
            }
            default -> literal(character);
        }
        return character != '^' && character != '$';
    }

    private boolean group() {
        boolean look = false;
        if (text.accept("?:")) {
            java.append("(?:");
        } else if (text.sees("?=") || text.sees("?!")) {
            java.append('(').appendCodePoint(text.next()).appendCodePoint(text.next());
            look = true;
        } else if (text.sees("?<=") || text.sees("?<!")) {
            java.append('(').appendCodePoint(text.next()).appendCodePoint(text.next());
            java.appendCodePoint(text.next());
            look = true;
        } else {
            java.append('(');
            groups++;
        }
        alternatives();
        if (!text.accept(')')) {
            throw text.invalid("parentheses are not balanced");
        }
        java.append(')');
        return !look;
    }

    private boolean brackets() {
        if (text.accept("[:<:]]")) {
            java.append(WORD_BEGIN);
            return false;
        }
        if (text.accept("[:>:]]")) {
            java.append(WORD_END);
            return false;
        }
        java.append(new RegexBrackets(text, flags).read());
        return true;
    }

    private boolean escape() {
        int character = text.escaped();
        switch (character) {
            case 'A' -> java.append("\\A");
            case 'Z' -> java.append("\\z");
            case 'm' -> java.append(WORD_BEGIN);
            case 'M' -> java.append(WORD_END);
            case 'y' -> java.append("(?:" + WORD_BEGIN + '|' + WORD_END + ')');
            case 'Y' -> java.append("(?!" + WORD_BEGIN + '|' + WORD_END + ')');
            default -> {
                String shorthand = RegexBrackets.shorthand(character);
                if (shorthand != null) {
                    java.append('[').append(shorthand).append(']');
                } else if (character >= '1' && character <= '9') {
                    backReference(character - '0');
                } else {
                    literal(text.characterEscape(character));
                }
                return true;
            }
        }
        return false;
    }

    private void backReference(int firstDigit) {
        int group = firstDigit;
        while (text.seesDigit() && group * 10 + text.peek() - '0' <= groups) {
            group = group * 10 + text.next() - '0';
        }
        if (group > groups) {
            throw text.invalid("there is no group " + group);
        }
        java.append("(?:\\").append(group).append(')');
    }

    private void quantifier() {
        skipBlanks();
        if (text.sees('*') || text.sees('+') || text.sees('?')) {
            java.appendCodePoint(text.next());
        } else if (text.sees('{') && text.seesDigitAfter()) {
            text.next();
            bounds();
        } else {
            return;
        }
        if (text.accept('?')) {
            java.append('?');
        }
        skipBlanks();
        if (text.sees('*') || text.sees('+') || text.sees('?') || text.sees('{') && text.seesDigitAfter()) {
            throw text.invalid("there is nothing to repeat before " + Character.toString(text.peek()));
        }
    }

    private void bounds() {
        int least = number();
        java.append('{').append(least);
        if (text.accept(',')) {
            java.append(',');
            if (text.seesDigit()) {
                int most = number();
                if (most < least) {
                    throw text.invalid("a repetition's bounds are in the wrong order");
                }
                java.append(most);
            }
        }
        if (!text.accept('}')) {
            throw text.invalid("braces are not balanced");
        }
        java.append('}');
    }

    private int number() {
        int number = 0;
        while (text.seesDigit()) {
            number = number * 10 + text.next() - '0';
            if (number > MAX_REPETITIONS) {
                throw text.invalid("a repetition is bounded by " + MAX_REPETITIONS + " at most");
            }
        }
        return number;
    }

    private void literal(int character) {
        java.append(RegexText.quoted(character));
    }

    private void skipBlanks() {
        if (flags.expanded()) {
            text.skipBlanksAndComments();
        }
    }
}
