package io.keyway.plan.frontend;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.error.Position;
import io.keyway.parser.SqlGrammar;
import io.keyway.sql.SqlScanner;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.calcite.sql.parser.SqlParseException;
import org.jspecify.annotations.Nullable;

/** Says in Keyway's words why a text is not SQL. */
final class SyntaxErrors {
    /** Words of SQL that tables of Cassandra use for columns. */
    private static final Pattern RESERVED = Pattern.compile("(?i)(timestamp|date|time|values|order|group|uuid"
            + "|interval|offset|limit|partition|rows?|range|current|default|new|window|variant|measure)");

    private SyntaxErrors() {}

    /** The failure of a query whose text cannot be parsed. */
    static KeywayException of(String sql, SqlParseException failure) {
        if (failure.getCause() instanceof KeywayException refused) {
            return refused;
        }
        Position position = CalciteErrors.position(failure.getPos());
        SqlScanner scanner = new SqlScanner(sql);
        String token = "end of statement";
        while (scanner.next()) {
            if (!scanner.isTerminated()) {
                return unterminated(scanner, failure);
            }
            boolean here =
                    position != null && scanner.line() == position.line() && scanner.column() == position.column();
            if (here && !scanner.kind().isTrivia()) {
                token = scanner.text();
                ErrorCode negative = rows(scanner);
                if (negative != null && scanner.nextSignificant() && scanner.isText("-")) {
                    String clause = token.toUpperCase(Locale.ROOT);
                    return new KeywayException(negative, clause + " takes a whole number from 0 on", failure)
                            .withPosition(position);
                }
            }
        }
        return described(token, failure).withPosition(position);
    }

    /** The error for a negative number after a word that counts rows; null for any other word. */
    private static @Nullable ErrorCode rows(SqlScanner word) {
        if (word.isWord("LIMIT")) {
            return ErrorCode.INVALID_LIMIT;
        }
        return word.isWord("OFFSET") ? ErrorCode.INVALID_OFFSET : null;
    }

    private static KeywayException unterminated(SqlScanner token, SqlParseException failure) {
        String what = switch (token.kind()) {
            case QUOTED_IDENTIFIER -> "a name";
            case COMMENT, HINT -> "a comment";
            default -> "a text";
        };
        return new KeywayException(ErrorCode.SYNTAX_ERROR, what + " that begins here does not end", failure)
                .withPosition(Position.at(token.line(), token.column()));
    }

    private static KeywayException described(String token, SqlParseException failure) {
        if (failure.getCause() instanceof StackOverflowError) {
            return new KeywayException(ErrorCode.UNSUPPORTED_SQL, "the query is nested too deeply", failure)
                    .withHint("write a long chain of OR as one IN");
        }
        String message = CalciteErrors.firstLine(String.valueOf(failure.getMessage()));
        return SqlGrammar.isUnexpected(failure)
                ? new KeywayException(ErrorCode.SYNTAX_ERROR, "syntax error at \"" + token + '"', failure)
                        .withHint(quotingHint(token))
                : CalciteErrors.known(message, failure)
                        .orElseGet(() -> new KeywayException(ErrorCode.SYNTAX_ERROR, "syntax error", failure));
    }

    /** Columns are often named by a word that stands for something else in SQL. */
    private static @Nullable String quotingHint(String token) {
        return RESERVED.matcher(token).matches()
                ? "a column of that name is written in double quotes: \"" + token.toLowerCase(Locale.ROOT) + '"'
                : null;
    }
}
