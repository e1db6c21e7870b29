package io.keyway.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * A token of a SQL text.
 *
 * @param text its characters as they stand there
 * @param start the index of its first character
 * @param line the line of its first character, from 1
 * @param column the column of its first character, from 1, in UTF-16 units
 */
public record Token(TokenKind kind, String text, int start, int line, int column) {

    /** The tokens of a text that are neither whitespace nor comments. */
    public static List<Token> significant(String sql) {
        List<Token> tokens = new ArrayList<>();
        SqlScanner scanner = new SqlScanner(sql);
        while (scanner.nextSignificant()) {
            tokens.add(scanner.token());
        }
        return List.copyOf(tokens);
    }

    /** The index after its last character. */
    public int end() {
        return start + text.length();
    }

    /** Whether it is that word, whatever its case. */
    public boolean isWord(String word) {
        return kind == TokenKind.WORD && text.equalsIgnoreCase(word);
    }

    /** Whether it is exactly that operator, bracket or separator. */
    public boolean isPunctuation(String mark) {
        return kind == TokenKind.PUNCTUATION && text.equals(mark);
    }
}
