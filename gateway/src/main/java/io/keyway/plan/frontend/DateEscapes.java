package io.keyway.plan.frontend;

import io.keyway.sql.SqlText;
import io.keyway.sql.TokenKind;
import io.keyway.sql.TokenList;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUnknownLiteral;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;

/**
 * Takes JDBC's literals for those of SQL, which {@link DateTimes} reads; Calcite's parser reads them at once, in the Julian
 * calendar, and knows no years beyond 9999.
 *
 *   {d '1582-10-10'}              ->   DATE'1582-10-10'
 *   {ts '2018-11-01 20:01:46'}    ->   TIME'2018-11-01 20:01:46'   ->   TIMESTAMP'2018-11-01 20:01:46'
 *
 * <p>A text for the parser is as long as the text that was written, so that places in it stay: there is no room for the word
 * TIMESTAMP, which takes its place after the parser.
 */
final class DateEscapes extends SqlShuttle {
    private static final Map<String, String> WORDS = Map.of("d", "DATE", "t", "TIME", "ts", "TIME");

    private final StringBuilder text;
    private final Set<TokenStart> timestamps = new HashSet<>();

    DateEscapes(SqlText sql) {
        this.text = new StringBuilder(sql.text());
        TokenList tokens = sql.tokens();
        for (int token = 0; token < tokens.size(); token++) {
            if (tokens.isMark(token, '{')) {
                escape(tokens, token);
            }
        }
    }

    /** The text for the parser. */
    String text() {
        return text.toString();
    }

    /** Replaces {@code {word 'text'}}, which begins at a token, if it is that. */
    private void escape(TokenList tokens, int brace) {
        boolean whole = tokens.kind(brace + 1) == TokenKind.WORD
                && tokens.kind(brace + 2) == TokenKind.STRING
                && tokens.isMark(brace + 3, '}')
                && tokens.line(brace + 3) == tokens.line(brace);
        String name = whole ? tokens.text(brace + 1).toLowerCase(Locale.ROOT) : "";
        String word = WORDS.get(name);
        if (word == null) {
            return;
        }
        String plain = word + tokens.text(brace + 2);
        int begin = tokens.start(brace);
        int end = tokens.end(brace + 3);
        int blanks = end - begin - plain.length();
        if (blanks < 0) {
            return;
        }
        text.replace(begin, end, plain + " ".repeat(blanks));
        if (name.equals("ts")) {
            timestamps.add(new TokenStart(tokens.line(brace), tokens.column(brace)));
        }
    }

    @Override
    public SqlNode visit(SqlLiteral literal) {
        SqlParserPos pos = literal.getParserPosition();
        return literal instanceof SqlUnknownLiteral typed
                        && timestamps.contains(new TokenStart(pos.getLineNum(), pos.getColumnNum()))
                ? SqlLiteral.createUnknown("TIMESTAMP", typed.getValue(), pos)
                : literal;
    }
}
