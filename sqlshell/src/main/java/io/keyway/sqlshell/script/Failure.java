package io.keyway.sqlshell.script;

import io.keyway.jdbc.ErrorDetails;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A failure, before it is known where in a script it happened.
 *
 * @param message one sentence
 * @param sqlState five characters; null when no database said it
 * @param hint what to do next; null when there is nothing useful to say
 * @param range the place in the statement; null when it is not about one
 */
public record Failure(
        String message,
        @Nullable String sqlState,
        @Nullable String hint,
        @Nullable StatementRange range) {

    /**
     * Part of a statement, counted from 1 in UTF-16 units.
     *
     * @param endColumn inclusive
     */
    public record StatementRange(int line, int column, int endLine, int endColumn) {}

    /** The failure of a meta command. */
    public static Failure of(String message, @Nullable String hint) {
        return new Failure(message, null, hint, null);
    }

    /** What a driver says; Keyway's own says it in parts. */
    public static Failure of(SQLException e) {
        if (e instanceof ErrorDetails details) {
            StatementRange range = details.line() < 1
                    ? null
                    : new StatementRange(details.line(), details.column(), details.endLine(), details.endColumn());
            return new Failure(details.text(), e.getSQLState(), details.hint(), range);
        }
        String message = e.getMessage();
        return new Failure(message == null ? e.toString() : message, e.getSQLState(), null, null);
    }
}
