package io.keyway.plan.frontend;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.error.Position;
import io.keyway.sql.TokenKind;
import io.keyway.sql.TokenList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.util.NlsString;

/**
 * Makes all text literals of one kind: N'..', U&'..' and _latin1'..' differ from '..' only in how they are written
 * (SQL:2016 5.3). Calcite compares no text of two character sets, and reads {@code \+000061} as two characters and
 * more.
 */
final class TextLiterals extends SqlShuttle {
    private static final int SHORT_DIGITS = 4;
    private static final int LONG_DIGITS = 6;
    private static final int HEX = 16;

    private final Map<TokenStart, String> unicode = new HashMap<>();

    /**
     * A part of U&'..', which following lines may go on with.
     *
     * @param body what stands between the quotes
     */
    private record Fragment(TokenStart place, String body) {}

    TextLiterals(TokenList tokens) {
        List<Fragment> fragments = new ArrayList<>();
        boolean isEscape = false;
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.text(i);
            boolean begins = tokens.kind(i) == TokenKind.PREFIXED_STRING && token.regionMatches(true, 0, "u&", 0, 2);
            if (isEscape) {
                read(fragments, token.length() > 1 ? token.charAt(1) : '\\');
                isEscape = false;
            } else if (!fragments.isEmpty() && tokens.isWord(i, "UESCAPE")) {
                isEscape = true;
            } else if (begins || !fragments.isEmpty() && tokens.kind(i) == TokenKind.STRING) {
                if (begins) {
                    read(fragments, '\\');
                }
                String body = token.substring(token.indexOf('\'') + 1, Math.max(token.length() - 1, 1));
                fragments.add(new Fragment(new TokenStart(tokens.line(i), tokens.column(i)), body.replace("''", "'")));
            } else {
                read(fragments, '\\');
            }
        }
        read(fragments, '\\');
    }

    private void read(List<Fragment> fragments, char escape) {
        fragments.forEach(fragment -> unicode.put(fragment.place(), decoded(fragment, escape)));
        fragments.clear();
    }

    private static String decoded(Fragment fragment, char escape) {
        String body = fragment.body();
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
                append(text, i <= body.length() ? body.substring(digits, i) : "", fragment.place());
            }
        }
        // Two escapes may make one character together.
        if (text.codePoints().anyMatch(each -> each >= Character.MIN_SURROGATE && each <= Character.MAX_SURROGATE)) {
            throw malformed(fragment.place());
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String digits, TokenStart place) {
        boolean isHex = !digits.isEmpty() && digits.chars().allMatch(each -> Character.digit(each, HEX) >= 0);
        int codePoint = isHex ? Integer.parseInt(digits, HEX) : 0;
        if (codePoint == 0 || !Character.isValidCodePoint(codePoint)) {
            throw malformed(place);
        }
        text.appendCodePoint(codePoint);
    }

    private static KeywayException malformed(TokenStart place) {
        return new KeywayException(ErrorCode.SYNTAX_ERROR, "an escape in this text is no Unicode character")
                .withHint(
                        "write \\XXXX or \\+XXXXXX with hexadecimal digits, and the escape character twice for itself")
                .withPosition(Position.at(place.line(), place.column()));
    }

    @Override
    public SqlNode visit(SqlLiteral literal) {
        if (!(literal.getValue() instanceof NlsString text) || text.getCharsetName() == null) {
            return literal;
        }
        SqlParserPos pos = literal.getParserPosition();
        String value = unicode.get(new TokenStart(pos.getLineNum(), pos.getColumnNum()));
        return SqlLiteral.createCharString(value == null ? text.getValue() : value, pos);
    }
}
