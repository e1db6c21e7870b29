package io.keyway.sql;

import org.jspecify.annotations.Nullable;

/**
 * A SQL text and its tokens, which are read once, when somebody first asks for them: a query that is known by its text is
 * never read. Safe for use by several threads.
 */
public final class SqlText {
    private final String sql;
    private volatile @Nullable TokenList tokens;
    private volatile @Nullable QueryShape shape;

    private SqlText(String sql, @Nullable TokenList tokens) {
        this.sql = sql;
        this.tokens = tokens;
    }

    /** A text of which nothing is known. */
    public static SqlText of(String sql) {
        return new SqlText(sql, null);
    }

    /** The characters, as they were written or at the place where they were. */
    public String text() {
        return sql;
    }

    /** The characters without blanks around them and a semicolon after them: what queries are known by. */
    public String trimmed() {
        return sql.substring(begin(), end());
    }

    /** The index of the first character that is no blank. */
    int begin() {
        int begin = 0;
        while (begin < sql.length() && SqlScanner.isWhitespace(sql.charAt(begin))) {
            begin++;
        }
        return begin;
    }

    /** The index after the last character that is neither blank nor the semicolon at the end. */
    int end() {
        int end = endBefore(sql.length());
        return Math.max(end > 0 && sql.charAt(end - 1) == ';' ? endBefore(end - 1) : end, begin());
    }

    /** The index after the last character before an index that is no blank. */
    private int endBefore(int index) {
        int end = index;
        while (end > 0 && SqlScanner.isWhitespace(sql.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    /** The tokens that are neither whitespace nor comments. */
    public TokenList tokens() {
        TokenList known = tokens;
        if (known == null) {
            known = TokenList.of(sql);
            tokens = known;
        }
        return known;
    }

    /** The query apart from its literals. */
    public QueryShape shape() {
        QueryShape known = shape;
        if (known == null) {
            known = QueryShape.of(this);
            shape = known;
        }
        return known;
    }

    /**
     * Some of the tokens, at the place where they stand: blanks are before them, and every line and column is as it was.
     * What follows them is cut off, but for a comment at the end of the text, which may lack its own end.
     *
     * @param first the first of them
     * @param end the token after the last of them
     */
    public SqlText part(int first, int end) {
        TokenList all = tokens();
        if (first == 0 && end == all.size()) {
            return this;
        }
        int start = first == 0 ? 0 : all.end(first - 1);
        String blanks = sql.substring(0, start).replaceAll("[^\\r\\n]", " ");
        String text = blanks + sql.substring(start, end == all.size() ? sql.length() : all.end(end - 1));
        return new SqlText(text, all.part(text, first, end));
    }

    @Override
    public String toString() {
        return sql;
    }
}
