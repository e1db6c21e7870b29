package io.keyway.sql;

import io.keyway.value.DateTimeText;
import io.keyway.value.MalformedText;
import io.keyway.value.ScalarText;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads single literals. Those that SQL treats specially, such as a sign before zero, are not literals here. */
final class LiteralReader {
    /** Whole numbers of this many digits fit into 64 bits. */
    private static final int LONG_DIGITS = 18;

    /** The most digits that Calcite gives a decimal before it changes the type. */
    private static final int DECIMAL_DIGITS = 30;

    private final String sql;
    private final TokenList tokens;

    LiteralReader(String sql, TokenList tokens) {
        this.sql = sql;
        this.tokens = tokens;
    }

    /** The literal that starts at a token; null when there is none that can be a slot. */
    @Nullable
    LiteralSlot read(int token) {
        return switch (tokens.kind(token)) {
            case NUMBER -> number(tokens.start(token), token, false);
            case PUNCTUATION ->
                tokens.isMark(token, '-') && tokens.kind(token + 1) == TokenKind.NUMBER
                        ? number(tokens.start(token), token + 1, true)
                        : null;
            case STRING -> text(token);
            case WORD -> tokens.kind(token + 1) == TokenKind.STRING ? typed(token) : null;
            default -> null;
        };
    }

    /** How many tokens it takes. */
    static int length(LiteralSlot slot, TokenList tokens, int token) {
        return slot.end() == tokens.end(token) ? 1 : 2;
    }

    private @Nullable LiteralSlot number(int start, int token, boolean negative) {
        int from = tokens.start(token);
        int end = tokens.end(token);
        int point = -1;
        for (int i = from; i < end; i++) {
            char c = sql.charAt(i);
            if (c == '.') {
                point = i;
            } else if (c == 'e' || c == 'E') {
                return approximate(start, from, end, negative);
            }
        }
        if (point >= 0) {
            return decimal(start, from, end, negative);
        }
        if (end - from > LONG_DIGITS) {
            return null;
        }
        long value = 0;
        for (int i = from; i < end; i++) {
            value = value * 10 + (sql.charAt(i) - '0');
        }
        // The type is that of the number without its sign, as the validator sees it.
        boolean small = value <= Integer.MAX_VALUE;
        long signed = negative ? -value : value;
        return negative && value == 0
                ? null
                : small
                        ? new LiteralSlot(start, end, LiteralType.INTEGER, (int) signed)
                        : new LiteralSlot(start, end, LiteralType.BIGINT, signed);
    }

    private @Nullable LiteralSlot decimal(int start, int from, int end, boolean negative) {
        BigDecimal value = new BigDecimal(sql.substring(from, end));
        if (end - from > DECIMAL_DIGITS || value.scale() == 0 || value.signum() == 0) {
            return null;
        }
        int digits = end - from - 1;
        return new LiteralSlot(
                start, end, LiteralType.decimal(digits, value.scale()), negative ? value.negate() : value);
    }

    private @Nullable LiteralSlot approximate(int start, int from, int end, boolean negative) {
        double value = Double.parseDouble(sql.substring(from, end));
        return value == 0 || Double.isInfinite(value)
                ? null
                : new LiteralSlot(start, end, LiteralType.DOUBLE, negative ? -value : value);
    }

    private @Nullable LiteralSlot text(int token) {
        String value = content(token);
        return value == null ? null : new LiteralSlot(tokens.start(token), tokens.end(token), LiteralType.TEXT, value);
    }

    /** The text of a string; null when it has characters that are none by themselves. */
    private @Nullable String content(int token) {
        int from = tokens.start(token);
        if (sql.charAt(from) != '\'') {
            return null;
        }
        boolean quotes = false;
        for (int i = from + 1; i < tokens.end(token) - 1; i++) {
            char c = sql.charAt(i);
            quotes |= c == '\'';
            if (Character.isSurrogate(c)) {
                return null;
            }
        }
        String text = sql.substring(from + 1, tokens.end(token) - 1);
        return quotes ? text.replace("''", "'") : text;
    }

    private @Nullable LiteralSlot typed(int token) {
        String text = content(token + 1);
        if (text == null) {
            return null;
        }
        try {
            int start = tokens.start(token);
            int end = tokens.end(token + 1);
            if (tokens.isWord(token, "date")) {
                return new LiteralSlot(start, end, LiteralType.DATE, DateTimeText.date(text));
            }
            if (tokens.isWord(token, "timestamp")) {
                return new LiteralSlot(start, end, LiteralType.TIMESTAMP, DateTimeText.timestamp(text));
            }
            if (tokens.isWord(token, "uuid")) {
                return new LiteralSlot(start, end, LiteralType.UUID, ScalarText.uuid(text));
            }
        } catch (MalformedText e) {
            // Planning says what is wrong with it.
            return null;
        }
        return null;
    }
}
