package io.keyway.sql;

import java.util.Arrays;

/**
 * The tokens of a text that are neither whitespace nor comments, in arrays, so that one can look ahead cheaply. Tokens are
 * counted from 0.
 */
public final class TokenList {
    private final String sql;
    private final TokenKind[] kinds;
    /** For each token its start, its end, its line and its column. */
    private final int[] places;

    private final boolean terminated;

    private static final int START = 0;
    private static final int END = 1;
    private static final int LINE = 2;
    private static final int COLUMN = 3;
    private static final int PLACES = 4;

    private TokenList(String sql, TokenKind[] kinds, int[] places, boolean terminated) {
        this.sql = sql;
        this.kinds = kinds;
        this.places = places;
        this.terminated = terminated;
    }

    /** Reads the tokens of a text. */
    static TokenList of(String sql) {
        TokenKind[] kinds = new TokenKind[16 + sql.length() / 4];
        int[] places = new int[kinds.length * PLACES];
        boolean terminated = true;
        int size = 0;
        SqlScanner scanner = new SqlScanner(sql);
        while (scanner.next()) {
            terminated &= scanner.isTerminated();
            if (scanner.kind().isTrivia()) {
                continue;
            }
            if (size == kinds.length) {
                kinds = Arrays.copyOf(kinds, 2 * size);
                places = Arrays.copyOf(places, 2 * size * PLACES);
            }
            kinds[size] = scanner.kind();
            int place = size * PLACES;
            places[place + START] = scanner.start();
            places[place + END] = scanner.end();
            places[place + LINE] = scanner.line();
            places[place + COLUMN] = scanner.column();
            size++;
        }
        return new TokenList(sql, Arrays.copyOf(kinds, size), places, terminated);
    }

    /** The same tokens from one on to before another, in a text that has them at the same places. */
    TokenList part(String text, int first, int end) {
        return new TokenList(
                text,
                Arrays.copyOfRange(kinds, first, end),
                Arrays.copyOfRange(places, first * PLACES, end * PLACES),
                terminated);
    }

    /** How many tokens there are. */
    public int size() {
        return kinds.length;
    }

    /** Whether every quote and comment is closed. */
    public boolean isTerminated() {
        return terminated;
    }

    /** The kind of a token; a semicolon stands after the last one, so that one may always look further. */
    public TokenKind kind(int token) {
        return token < kinds.length ? kinds[token] : TokenKind.SEMICOLON;
    }

    /** The index of its first character. */
    public int start(int token) {
        return places[token * PLACES + START];
    }

    /** The index after its last character. */
    public int end(int token) {
        return places[token * PLACES + END];
    }

    /** The line of its first character, from 1. */
    public int line(int token) {
        return places[token * PLACES + LINE];
    }

    /** The column of its first character, from 1, in UTF-16 units. */
    public int column(int token) {
        return places[token * PLACES + COLUMN];
    }

    int length(int token) {
        return end(token) - start(token);
    }

    /** Its characters as they stand in the text. */
    public String text(int token) {
        return sql.substring(start(token), end(token));
    }

    /** Whether a token is that word, whatever its case. */
    public boolean isWord(int token, String word) {
        return kind(token) == TokenKind.WORD
                && length(token) == word.length()
                && sql.regionMatches(true, start(token), word, 0, word.length());
    }

    /** Whether a token is one of these words, whatever its case. */
    boolean isOneOf(int token, String[] words) {
        if (kind(token) != TokenKind.WORD) {
            return false;
        }
        for (String word : words) {
            if (isWord(token, word)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a token is that one character. */
    public boolean isMark(int token, char mark) {
        return kind(token) == TokenKind.PUNCTUATION && length(token) == 1 && sql.charAt(start(token)) == mark;
    }
}
