package io.keyway.plan.frontend;

import io.keyway.sql.SqlScanner;
import io.keyway.sql.TokenKind;
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
 * TIMESTAMP, which takes its place behind the parser.
 */
final class DateEscapes extends SqlShuttle {
    private static final Map<String, String> WORDS = Map.of("d", "DATE", "t", "TIME", "ts", "TIME");

    private final StringBuilder text;
    private final Set<TokenStart> timestamps = new HashSet<>();

    DateEscapes(String sql) {
        this.text = new StringBuilder(sql);
        SqlScanner scanner = new SqlScanner(sql);
        while (scanner.nextSignificant()) {
            if (scanner.kind() == TokenKind.PUNCTUATION && sql.charAt(scanner.start()) == '{') {
                escape(sql, scanner);
            }
        }
    }

    /** The text for the parser. */
    String text() {
        return text.toString();
    }

    private void escape(String sql, SqlScanner scanner) {
        int begin = scanner.start();
        TokenStart place = new TokenStart(scanner.line(), scanner.column());
        if (!scanner.nextSignificant()) {
            return;
        }
        String name = sql.substring(scanner.start(), scanner.end()).toLowerCase(Locale.ROOT);
        String word = WORDS.get(name);
        if (word == null || !scanner.nextSignificant() || scanner.kind() != TokenKind.STRING) {
            return;
        }
        String plain = word + sql.substring(scanner.start(), scanner.end());
        boolean closed = scanner.nextSignificant() && sql.charAt(scanner.start()) == '}';
        int blanks = scanner.end() - begin - plain.length();
        if (!closed || blanks < 0 || scanner.line() != place.line()) {
            return;
        }
        text.replace(begin, scanner.end(), plain + " ".repeat(blanks));
        if (name.equals("ts")) {
            timestamps.add(place);
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
