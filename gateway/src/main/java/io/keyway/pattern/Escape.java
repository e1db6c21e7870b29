package io.keyway.pattern;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;

/**
 * The character of an ESCAPE clause: after it, any character of a pattern stands for itself.
 *
 * @param codePoint the character, {@link #NOTHING} when there is none
 */
record Escape(int codePoint) {
    private static final int NOTHING = -1;

    /** Without an ESCAPE clause, as in PostgreSQL. */
    static final Escape BACKSLASH = new Escape('\\');

    /**
     * Reads an ESCAPE clause.
     *
     * @param clause one character, or empty for none
     * @throws KeywayException INVALID_ESCAPE for a longer text
     */
    static Escape of(String clause) {
        if (clause.codePointCount(0, clause.length()) > 1) {
            throw new KeywayException(ErrorCode.INVALID_ESCAPE, "ESCAPE '" + clause + "' has more than one character")
                    .withHint("write one character after ESCAPE, or '' for none");
        }
        return clause.isEmpty() ? new Escape(NOTHING) : new Escape(clause.codePointAt(0));
    }

    boolean is(int character) {
        return character == codePoint;
    }

    /** A pattern that ends where an escaped character is due. */
    static KeywayException unfinished(String operator, String pattern) {
        return new KeywayException(
                        ErrorCode.INVALID_ESCAPE,
                        "the " + operator + " pattern '" + pattern + "' ends with its escape character")
                .withHint("double the character, or end with ESCAPE '' if it is to stand for itself");
    }
}
