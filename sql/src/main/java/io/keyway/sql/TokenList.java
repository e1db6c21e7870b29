package io.keyway.sql;

import java.util.Arrays;

/** The tokens of a text that are neither whitespace nor comments, in arrays, so that one can look ahead cheaply. */
final class TokenList {
    private final String sql;
    private TokenKind[] kinds;
    private int[] ends;
    private int[] starts;
    private int size;
    private boolean terminated = true;

    TokenList(String sql) {
        this.sql = sql;
        int expected = 16 + sql.length() / 4;
        this.kinds = new TokenKind[expected];
        this.starts = new int[expected];
        this.ends = new int[expected];
        SqlScanner scanner = new SqlScanner(sql);
        while (scanner.nextSignificant()) {
            add(scanner);
        }
    }

    private void add(SqlScanner scanner) {
        if (size == kinds.length) {
            kinds = Arrays.copyOf(kinds, 2 * size);
            starts = Arrays.copyOf(starts, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
        }
        kinds[size] = scanner.kind();
        starts[size] = scanner.start();
        ends[size] = scanner.end();
        terminated &= scanner.isTerminated();
        size++;
    }

    int size() {
        return size;
    }

    /** Whether every quote and comment is closed. */
    boolean isTerminated() {
        return terminated;
    }

    /** The kind of a token; a semicolon stands behind the last one, so that one may always look further. */
    TokenKind kind(int token) {
        return token < size ? kinds[token] : TokenKind.SEMICOLON;
    }

    int start(int token) {
        return starts[token];
    }

    int end(int token) {
        return ends[token];
    }

    int length(int token) {
        return ends[token] - starts[token];
    }

    String text(int token) {
        return sql.substring(starts[token], ends[token]);
    }

    /** Whether a token is that word, whatever its case. */
    boolean isWord(int token, String word) {
        return kind(token) == TokenKind.WORD
                && length(token) == word.length()
                && sql.regionMatches(true, starts[token], word, 0, word.length());
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
    boolean isMark(int token, char mark) {
        return kind(token) == TokenKind.PUNCTUATION && length(token) == 1 && sql.charAt(starts[token]) == mark;
    }
}
