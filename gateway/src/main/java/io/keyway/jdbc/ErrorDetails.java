package io.keyway.jdbc;

import io.keyway.error.KeywayException;
import io.keyway.error.Position;
import org.jspecify.annotations.Nullable;

/**
 * What an exception of this driver provides beyond {@link java.sql.SQLException}: its message in parts, and the place
 * in the SQL text. Every exception that the driver throws for a failed statement implements it.
 */
public interface ErrorDetails {
    /** The failure that the exception stands for. */
    KeywayException failure();

    /** The message without position and hint, never null. */
    default String text() {
        return failure().text();
    }

    /** What to do next; null when there is nothing useful to say. */
    default @Nullable String hint() {
        return failure().hint();
    }

    /** The first line that the error is about, from 1; 0 when it is not about the SQL text. */
    default int line() {
        Position position = failure().position();
        return position == null ? 0 : position.line();
    }

    /** The first column, from 1, in UTF-16 units; 0 when the error is not about the SQL text. */
    default int column() {
        Position position = failure().position();
        return position == null ? 0 : position.column();
    }

    /** The last line, from 1; 0 when the error is not about the SQL text. */
    default int endLine() {
        Position position = failure().position();
        return position == null ? 0 : position.endLine();
    }

    /** The last column, inclusive, from 1; 0 when the error is not about the SQL text. */
    default int endColumn() {
        Position position = failure().position();
        return position == null ? 0 : position.endColumn();
    }
}
