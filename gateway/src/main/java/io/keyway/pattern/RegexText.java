package io.keyway.pattern;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import java.util.Locale;

/** A regular expression while it is read, code point by code point. */
final class RegexText {
    private static final int HEX = 16;
    private static final int OCTAL = 8;

    private final String source;
    private final String written;
    private int at;

    /**
     * A text to read.
     *
     * @param written how the query writes it
     */
    RegexText(String source, String written) {
        this.source = source;
        this.written = written;
    }

    boolean isAtEnd() {
        return at == source.length();
    }

    /** How many UTF-16 units have been read. */
    int position() {
        return at;
    }

    /** The next character, which stays; -1 at the end. */
    int peek() {
        return isAtEnd() ? -1 : source.codePointAt(at);
    }

    /** Takes the next character; there must be one. */
    int next() {
        int character = source.codePointAt(at);
        at += Character.charCount(character);
        return character;
    }

    boolean sees(int character) {
        return peek() == character;
    }

    boolean sees(String text) {
        return source.startsWith(text, at);
    }

    boolean seesDigit() {
        return isDigit(peek());
    }

    /** Whether the character after the next is a digit. */
    boolean seesDigitAfter() {
        return at + 1 < source.length() && isDigit(source.charAt(at + 1));
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    /** Takes the character if it is the next. */
    boolean accept(int character) {
        boolean found = sees(character);
        if (found) {
            next();
        }
        return found;
    }

    /** Takes the text if it is next. */
    boolean accept(String text) {
        boolean found = sees(text);
        if (found) {
            at += text.length();
        }
        return found;
    }

    /** Takes the text before {@code end}, and that too. */
    String until(String end, String otherwise) {
        int found = source.indexOf(end, at);
        if (found < 0) {
            throw invalid(otherwise);
        }
        String text = source.substring(at, found);
        at = found + end.length();
        return text;
    }

    /** Takes the character after a backslash. */
    int escaped() {
        if (isAtEnd()) {
            throw invalid("it ends with a backslash");
        }
        return next();
    }

    /** The character that an escape stands for, which may read on: of {@code \x41} that is A. */
    int characterEscape(int letter) {
        return switch (letter) {
            case 'a' -> 0x07;
            case 'b' -> '\b';
            case 'B' -> '\\';
            case 'e' -> 0x1b;
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> 0x0b;
            case '0' -> digits(OCTAL, 0, 2);
            case 'c' -> escaped() & 0x1f;
            case 'u' -> digits(HEX, 4, 4);
            case 'U' -> digits(HEX, 8, 8);
            case 'x' -> digits(HEX, 1, Integer.MAX_VALUE);
            default -> {
                if (Character.isLetterOrDigit(letter)) {
                    throw invalid("there is no escape \\" + Character.toString(letter));
                }
                yield letter;
            }
        };
    }

    private int digits(int radix, int least, int most) {
        long value = 0;
        int count = 0;
        while (count < most && !isAtEnd() && Character.digit(peek(), radix) >= 0) {
            value = value * radix + Character.digit(next(), radix);
            count++;
            if (value > Character.MAX_CODE_POINT) {
                throw invalid("there is no such character");
            }
        }
        if (count < least) {
            throw invalid("a character's number is too short");
        }
        return (int) value;
    }

    void skipBlanksAndComments() {
        while (!isAtEnd() && (Character.isWhitespace(peek()) || sees('#') || sees("(?#"))) {
            if (accept('#')) {
                while (!isAtEnd() && !sees('\n')) {
                    next();
                }
            } else if (accept("(?#")) {
                until(")", "parentheses are not balanced");
            } else {
                next();
            }
        }
    }

    KeywayException invalid(String reason) {
        return new KeywayException(ErrorCode.INVALID_REGEX, "'" + written + "' is not a pattern: " + reason);
    }

    /** A character as Java's expressions name it, within brackets or without. */
    static String quoted(int character) {
        String text = Character.toString(character);
        boolean plain = character > 0x7f || Character.isLetterOrDigit(character);
        return plain ? text : String.format(Locale.ROOT, "\\x%02x", character);
    }
}
