package io.keyway.pattern;

/**
 * Writes a pattern of SIMILAR TO as a regular expression, as PostgreSQL does.
 *
 *   (a|b)_%.c   ->   ^(?:(?:a|b)..*\.c)$
 *
 * <p>What both kinds of patterns know ({@code | * + ? {m,n} () []}) stays. After the escape character stands a character
 * for itself, or a letter for what it stands for in a regular expression.
 */
final class SimilarPattern {
    private final int[] characters;
    private final StringBuilder regex = new StringBuilder("^(?:");
    private int at;

    private SimilarPattern(String pattern) {
        this.characters = pattern.codePoints().toArray();
    }

    static String toRegex(String pattern, Escape escape) {
        SimilarPattern reader = new SimilarPattern(pattern);
        boolean inBrackets = false;
        while (reader.at < reader.characters.length) {
            int character = reader.characters[reader.at];
            if (escape.is(character)) {
                reader.at++;
                if (reader.at == reader.characters.length) {
                    throw Escape.unfinished("SIMILAR TO", pattern);
                }
                reader.append(reader.characters[reader.at], true);
            } else if (inBrackets) {
                inBrackets = reader.appendInBrackets(character);
            } else {
                inBrackets = character == '[';
                reader.appendOutsideBrackets(character);
            }
            reader.at++;
        }
        return reader.regex.append(")$").toString();
    }

    private void appendOutsideBrackets(int character) {
        switch (character) {
            case '%' -> regex.append(".*");
            case '_' -> regex.append('.');
            case '(' -> regex.append("(?:");
            default -> append(character, "\\.^$".indexOf(character) >= 0);
        }
    }

    /** Adds a character, or a whole class like {@code [:alpha:]}; false when it closes the brackets. */
    private boolean appendInBrackets(int character) {
        int mark = at + 1 < characters.length ? characters[at + 1] : ' ';
        if (character == '[' && ":.=".indexOf(mark) >= 0) {
            int end = at + 2;
            while (end < characters.length && !(characters[end] == ']' && characters[end - 1] == mark)) {
                end++;
            }
            int last = Math.min(end, characters.length - 1);
            regex.append(new String(characters, at, last - at + 1));
            at = last;
            return true;
        }
        append(character, character == '\\');
        return character != ']' || isFirstInBrackets();
    }

    /** There a closing bracket stands for itself. */
    private boolean isFirstInBrackets() {
        return characters[at - 1] == '[' || characters[at - 1] == '^' && at > 1 && characters[at - 2] == '[';
    }

    private void append(int character, boolean escaped) {
        if (escaped) {
            regex.append('\\');
        }
        regex.appendCodePoint(character);
    }
}
