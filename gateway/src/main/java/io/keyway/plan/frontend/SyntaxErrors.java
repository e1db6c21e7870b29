package io.keyway.plan.frontend;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.error.Position;
import io.keyway.sql.SqlScanner;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.sql.parser.SqlParseException;
import org.jspecify.annotations.Nullable;

/** Says in Keyway's words why a text is not SQL. */
final class SyntaxErrors {
    private static final Pattern ENCOUNTERED = Pattern.compile(
            "(?s)Encountered:? \"(.*?)\" (?:at line|\\()|Incorrect syntax near the keyword '(.*?)' at line");

    /** What the parser says of <code>{d '...'}</code> and its kin. */
    private static final Pattern ILLEGAL_LITERAL = Pattern.compile("Illegal (DATE|TIME|TIMESTAMP) literal '([^']*)'");

    /** Words of SQL that tables of Cassandra use for columns. */
    private static final Pattern RESERVED = Pattern.compile("(?i)\\b(timestamp|date|time|values|order|group|uuid"
            + "|interval|offset|limit|partition|rows?|range|current|default|new|window|variant|measure)\\b");

    private SyntaxErrors() {}

    /** The failure of a query whose text cannot be parsed. */
    static KeywayException of(String sql, SqlParseException failure) {
        if (failure.getCause() instanceof KeywayException refused) {
            return refused;
        }
        Position position = CalciteErrors.position(failure.getPos());
        SqlScanner scanner = new SqlScanner(sql);
        while (scanner.next()) {
            if (!scanner.isTerminated()) {
                return unterminated(scanner, failure);
            }
            boolean here =
                    position != null && scanner.line() == position.line() && scanner.column() == position.column();
            ErrorCode negative = here ? rows(scanner) : null;
            if (negative != null) {
                String clause = scanner.text().toUpperCase(Locale.ROOT);
                return scanner.nextSignificant() && scanner.isText("-")
                        ? new KeywayException(negative, clause + " takes a whole number from 0 on", failure)
                                .withPosition(position)
                        : described(failure).withPosition(position);
            }
        }
        return described(failure).withPosition(position);
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

    private static KeywayException described(SqlParseException failure) {
        if (failure.getCause() instanceof StackOverflowError) {
            return new KeywayException(ErrorCode.UNSUPPORTED_SQL, "the query is nested too deeply", failure)
                    .withHint("write a long chain of OR as one IN");
        }
        String message = String.valueOf(failure.getMessage());
        Matcher illegal = ILLEGAL_LITERAL.matcher(message);
        if (illegal.find()) {
            String type = illegal.group(1);
            return new KeywayException(
                            ErrorCode.INVALID_DATETIME,
                            "\"" + illegal.group(2) + "\" cannot be read as a " + type.toLowerCase(Locale.ROOT),
                            failure)
                    .withHint("write it as " + type + " '...', with a day that exists");
        }
        Matcher encountered = ENCOUNTERED.matcher(message);
        return encountered.find()
                ? at(encountered.group(encountered.group(1) == null ? 2 : 1), failure)
                : CalciteErrors.known(CalciteErrors.firstLine(message), failure)
                        .orElseGet(() -> new KeywayException(ErrorCode.SYNTAX_ERROR, "syntax error", failure));
    }

    private static KeywayException at(String encountered, SqlParseException failure) {
        return new KeywayException(ErrorCode.SYNTAX_ERROR, "syntax error at \"" + token(encountered) + '"', failure)
                .withHint(quotingHint(encountered));
    }

    private static String token(String image) {
        return image.replace("<EOF>", "end of statement").replace("\\'", "'").replace("\\\"", "\"");
    }

    /** Columns are often named by a word that stands for something else in SQL. */
    private static @Nullable String quotingHint(String encountered) {
        Matcher word = RESERVED.matcher(encountered);
        return word.find()
                ? "a column of that name is written in double quotes: \""
                        + word.group().toLowerCase(Locale.ROOT) + "\""
                : null;
    }
}
