package io.keyway.parser;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import org.apache.calcite.sql.parser.SqlParserPos;

/** The escapes of {@code U&'..'} and {@code U&".."} (SQL:2016 5.3), of which Calcite reads {@code \+000061} wrongly. */
final class UnicodeEscapes {
    private static final int SHORT_DIGITS = 4;
    private static final int LONG_DIGITS = 6;
    private static final int HEX = 16;

    private UnicodeEscapes() {}

    /**
     * The characters that a text stands for.
     *
     * @param body the text between the quotes
     * @throws KeywayException SYNTAX_ERROR for an escape that is no character
     */
    static String decoded(String body, char escape, SqlParserPos pos) {
        StringBuilder text = new StringBuilder();
        int i = 0;
        while (i < body.length()) {
            if (body.charAt(i) != escape) {
                text.append(body.charAt(i++));
            } else if (i + 1 < body.length() && body.charAt(i + 1) == escape) {
                text.append(escape);
                i += 2;
            } else {
                boolean isLong = i + 1 < body.length() && body.charAt(i + 1) == '+';
                int digits = i + (isLong ? 2 : 1);
                i = digits + (isLong ? LONG_DIGITS : SHORT_DIGITS);
                append(text, i <= body.length() ? body.substring(digits, i) : "", pos);
            }
        }
        // Two escapes may make one character together.
        if (text.codePoints().anyMatch(each -> each >= Character.MIN_SURROGATE && each <= Character.MAX_SURROGATE)) {
            throw malformed(pos);
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String digits, SqlParserPos pos) {
        boolean isHex = !digits.isEmpty() && digits.chars().allMatch(each -> Character.digit(each, HEX) >= 0);
        int codePoint = isHex ? Integer.parseInt(digits, HEX) : 0;
        if (codePoint == 0 || !Character.isValidCodePoint(codePoint)) {
            throw malformed(pos);
        }
        text.appendCodePoint(codePoint);
    }

    private static KeywayException malformed(SqlParserPos pos) {
        return Syntax.refusal(ErrorCode.SYNTAX_ERROR, "an escape in this text is no Unicode character", pos)
                .withHint(
                        "write \\XXXX or \\+XXXXXX with hexadecimal digits, and the escape character twice for itself");
    }
}
