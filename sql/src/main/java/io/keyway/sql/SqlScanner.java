package io.keyway.sql;

/**
 * A cursor over the tokens of a SQL text, in the lexical rules of Keyway's parser.
 *
 * <p>Every character of the text belongs to exactly one token, no text is an error, and nothing is allocated per token:
 * a quote or comment that is never closed is a token to the end of the text, and {@link #isTerminated()} says so.
 *
 * <pre>{@code
 * SqlScanner scanner = new SqlScanner(sql);
 * while (scanner.nextSignificant()) {
 *     if (scanner.isWord("EXPLAIN")) ...
 * }
 * }</pre>
 *
 * Columns count UTF-16 units, as Calcite's do. Not for use by several threads.
 */
public final class SqlScanner {
    private final String sql;
    private TokenKind kind = TokenKind.WHITESPACE;
    private boolean terminated = true;
    private int start;
    private int end;
    private int line;
    private int column;
    private int nextLine;
    private int lineStart;

    /** A cursor before the first token of a text that starts at line 1, column 1. */
    public SqlScanner(String sql) {
        this(sql, 1, 1);
    }

    /**
     * A cursor over text taken from a larger one.
     *
     * @param line the line of its first character there, from 1
     * @param column the column of its first character there, from 1
     */
    public SqlScanner(String sql, int line, int column) {
        this.sql = sql;
        this.line = line;
        this.nextLine = line;
        this.lineStart = 1 - column;
    }

    /** Moves to the next token; false at the end of the text. */
    public boolean next() {
        if (end >= sql.length()) {
            start = end;
            return false;
        }
        start = end;
        line = nextLine;
        column = start - lineStart + 1;
        terminated = true;
        kind = scan(sql.charAt(start));
        return true;
    }

    /** Moves to the next token that is neither whitespace nor comment; false at the end of the text. */
    public boolean nextSignificant() {
        while (next()) {
            if (!kind.isTrivia()) {
                return true;
            }
        }
        return false;
    }

    /** The current token's kind. */
    public TokenKind kind() {
        return kind;
    }

    /** The index of the current token's first character. */
    public int start() {
        return start;
    }

    /** The index after the current token's last character. */
    public int end() {
        return end;
    }

    /** The line of the current token's first character, from 1. */
    public int line() {
        return line;
    }

    /** The column of the current token's first character, from 1. */
    public int column() {
        return column;
    }

    /** The line of the character after the current token, from 1. */
    int endLine() {
        return nextLine;
    }

    /** The column of the character after the current token, from 1. */
    int endColumn() {
        return end - lineStart + 1;
    }

    /** False when the current token is a quote or a block comment that the text does not close. */
    public boolean isTerminated() {
        return terminated;
    }

    /** Whether the current token is that word, whatever its case. */
    public boolean isWord(String word) {
        return kind == TokenKind.WORD
                && end - start == word.length()
                && sql.regionMatches(true, start, word, 0, word.length());
    }

    /** Whether the current token's characters are exactly these. */
    public boolean isText(String text) {
        return end - start == text.length() && sql.startsWith(text, start);
    }

    /** The current token's characters as they stand in the text. */
    public String text() {
        return sql.substring(start, end);
    }

    /** The current token as a value. */
    public Token token() {
        return new Token(kind, text(), start, line, column);
    }

    /** The text from the current token on. */
    String rest() {
        return sql.substring(start);
    }

    /** Moves the end of the current token further on in its line. */
    void skipTo(int index) {
        end = index;
    }

    private TokenKind scan(char first) {
        return switch (first) {
            case ' ', '\t', '\n', '\r', '\f' -> whitespace();
            case '\'' -> string(start);
            case '"' -> quotedIdentifier(start);
            case ';' -> single(TokenKind.SEMICOLON);
            case '?' -> single(TokenKind.PARAMETER);
            case '-' -> at(start + 1) == '-' ? lineComment() : operator();
            case '/' -> slash();
            case '.' -> isDigit(at(start + 1)) ? number() : operator();
            case '$' -> dollar();
            default -> isDigit(first) ? number() : isWordStart(first) ? word(first) : operator();
        };
    }

    private char at(int index) {
        return index < sql.length() ? sql.charAt(index) : '\0';
    }

    private TokenKind single(TokenKind tokenKind) {
        end = start + 1;
        return tokenKind;
    }

    private TokenKind whitespace() {
        int i = start;
        while (i < sql.length() && isWhitespace(sql.charAt(i))) {
            countLine(i++);
        }
        end = i;
        return TokenKind.WHITESPACE;
    }

    /** Counts {@code \n}, {@code \r} and {@code \r\n} as one line end each. */
    private void countLine(int index) {
        char c = sql.charAt(index);
        if (c == '\n' || (c == '\r' && at(index + 1) != '\n')) {
            nextLine++;
            lineStart = index + 1;
        }
    }

    private TokenKind lineComment() {
        int i = start + 2;
        while (i < sql.length() && sql.charAt(i) != '\n' && sql.charAt(i) != '\r') {
            i++;
        }
        end = i;
        return TokenKind.COMMENT;
    }

    private TokenKind slash() {
        return switch (at(start + 1)) {
            case '/' -> lineComment();
            case '*' -> blockComment();
            default -> single(TokenKind.PUNCTUATION);
        };
    }

    private TokenKind blockComment() {
        for (int i = start + 2; i < sql.length(); i++) {
            countLine(i);
            if (sql.charAt(i) == '*' && at(i + 1) == '/') {
                end = i + 2;
                return at(start + 2) == '+' ? TokenKind.HINT : TokenKind.COMMENT;
            }
        }
        return unterminated(at(start + 2) == '+' ? TokenKind.HINT : TokenKind.COMMENT);
    }

    private TokenKind unterminated(TokenKind tokenKind) {
        terminated = false;
        end = sql.length();
        return tokenKind;
    }

    private TokenKind string(int quote) {
        return closeQuote(quote, quote == start ? TokenKind.STRING : TokenKind.PREFIXED_STRING);
    }

    private TokenKind quotedIdentifier(int quote) {
        return closeQuote(quote, TokenKind.QUOTED_IDENTIFIER);
    }

    /** Reads to the quote that closes the one at that index; two in a row stand for one inside. */
    private TokenKind closeQuote(int quote, TokenKind tokenKind) {
        char mark = sql.charAt(quote);
        for (int i = quote + 1; i < sql.length(); i++) {
            countLine(i);
            if (sql.charAt(i) == mark) {
                if (at(i + 1) != mark) {
                    end = i + 1;
                    return tokenKind;
                }
                i++;
            }
        }
        return unterminated(tokenKind);
    }

    /** Reads an {@code E'..'} string, in which a backslash protects the character after it. */
    private TokenKind escapedString(int quote) {
        for (int i = quote + 1; i < sql.length(); i++) {
            countLine(i);
            char c = sql.charAt(i);
            if (c == '\\' || (c == '\'' && at(i + 1) == '\'')) {
                if (++i < sql.length()) {
                    countLine(i);
                }
            } else if (c == '\'') {
                end = i + 1;
                return TokenKind.PREFIXED_STRING;
            }
        }
        return unterminated(TokenKind.PREFIXED_STRING);
    }

    /** Reads {@code $1}, {@code $tag$text$tag$}, or the character alone. */
    private TokenKind dollar() {
        int digits = digits(start + 1);
        if (digits > start + 1) {
            end = digits;
            return TokenKind.PARAMETER;
        }
        int tag = isWordStart(at(start + 1)) ? endOfTag(start + 2) : start + 1;
        if (at(tag) != '$') {
            return single(TokenKind.PUNCTUATION);
        }
        String mark = sql.substring(start, tag + 1);
        int closing = sql.indexOf(mark, tag + 1);
        int last = closing < 0 ? sql.length() : closing + mark.length();
        for (int i = tag + 1; i < last; i++) {
            countLine(i);
        }
        end = last;
        return closing < 0 ? unterminated(TokenKind.PREFIXED_STRING) : TokenKind.PREFIXED_STRING;
    }

    private int endOfTag(int index) {
        int i = index;
        while (i < sql.length() && (isWordStart(sql.charAt(i)) || isDigit(sql.charAt(i)))) {
            i++;
        }
        return i;
    }

    /** Reads a word, or the string or identifier that it is the prefix of. */
    private TokenKind word(char first) {
        char second = at(start + 1);
        switch (first) {
            case 'n', 'N', 'x', 'X' -> {
                if (second == '\'') {
                    return string(start + 1);
                }
            }
            case 'e', 'E' -> {
                if (second == '\'') {
                    return escapedString(start + 1);
                }
            }
            case 'u', 'U' -> {
                if (second == '&' && at(start + 2) == '\'') {
                    return string(start + 2);
                }
                if (second == '&' && at(start + 2) == '"') {
                    return quotedIdentifier(start + 2);
                }
            }
            case '_' -> {
                int quote = endOfCharset(start + 1);
                if (quote > start + 1 && at(quote) == '\'') {
                    return string(quote);
                }
            }
            default -> {
                // Any other letter starts a word and nothing else.
            }
        }
        end = endOfWord(start + 1);
        return TokenKind.WORD;
    }

    private int endOfWord(int index) {
        int i = index;
        while (i < sql.length() && isWordPart(sql.charAt(i))) {
            i++;
        }
        return i;
    }

    private int endOfCharset(int index) {
        int i = index;
        if (!isAsciiWordPart(at(i)) || at(i) == '_') {
            return index;
        }
        while (i < sql.length() && isCharsetPart(sql.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Reads a number, unless letters run on from its digits and make the word {@code 1a}: the longest match wins. */
    private TokenKind number() {
        int i = digits(start);
        if (at(i) == '.') {
            i = digits(i + 1);
        }
        int exponentEnd = endOfExponent(i);
        int wordEnd = isWordStart(at(i)) ? endOfWord(i) : i;
        end = Math.max(exponentEnd, wordEnd);
        return wordEnd > exponentEnd ? TokenKind.WORD : TokenKind.NUMBER;
    }

    /** The index after an exponent that starts there; the index itself when there is none. */
    private int endOfExponent(int index) {
        if (at(index) != 'e' && at(index) != 'E') {
            return index;
        }
        int i = index + 1;
        if (at(i) == '+' || at(i) == '-') {
            i++;
        }
        return isDigit(at(i)) ? digits(i) : index;
    }

    private int digits(int index) {
        int i = index;
        while (i < sql.length() && isDigit(sql.charAt(i))) {
            i++;
        }
        return i;
    }

    private TokenKind operator() {
        char first = sql.charAt(start);
        end = start + (first == '~' || first == '!' ? patternOperator() : operatorLength(first, at(start + 1)));
        return TokenKind.PUNCTUATION;
    }

    /** The length of {@code ~}, {@code ~~} and those with {@code !} before or {@code *} after them; of {@code !=} as well. */
    private int patternOperator() {
        int i = at(start) == '!' ? start + 1 : start;
        if (at(i) != '~') {
            return at(i) == '=' ? 2 : 1;
        }
        i += at(i + 1) == '~' ? 2 : 1;
        return (at(i) == '*' ? i + 1 : i) - start;
    }

    private static int operatorLength(char first, char second) {
        boolean two = switch (first) {
            case '<' -> second == '=' || second == '>' || second == '<';
            case '>' -> second == '=';
            case '=', '-' -> second == '>';
            case '|', ':', '.' -> second == first;
            case '*' -> second == '/';
            default -> false;
        };
        return two ? 2 : 1;
    }

    /** The blanks of SQL, which are fewer than Java's. */
    static boolean isWhitespace(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isCharsetPart(char c) {
        return isAsciiWordPart(c) || c == ':' || c == '.' || c == '-';
    }

    private static boolean isAsciiWordPart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '_';
    }

    private static boolean isWordPart(char c) {
        return isWordStart(c) || isDigit(c) || c == '$';
    }

    /** Letters and {@code _}; beyond ASCII, whatever is no control, blank or punctuation. */
    private static boolean isWordStart(char c) {
        if (c < 0x80) {
            return isAsciiWordPart(c) && !isDigit(c);
        }
        return c > '\u00a0' && c < '\u2000' || c >= '\u2070' && c < '\u3000' || c >= '\u3040' && c != '\ufeff';
    }
}
