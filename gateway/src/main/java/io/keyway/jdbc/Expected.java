package io.keyway.jdbc;

import io.keyway.error.ErrorCode;
import java.sql.SQLException;

/** What the calling method of execution returns, and so what the statement has to return. */
enum Expected {
    ANYTHING,
    ROWS,
    NO_ROWS;

    /** Refuses a statement of the other kind, before it runs. */
    void check(boolean rows) throws SQLException {
        if (this == ROWS && !rows) {
            throw SqlExceptions.of(
                    ErrorCode.UNEXPECTED_RESULT, "the statement returns no rows", "use execute or executeUpdate", null);
        }
        if (this == NO_ROWS && rows) {
            throw SqlExceptions.of(
                    ErrorCode.UNEXPECTED_RESULT, "the statement returns rows", "use execute or executeQuery", null);
        }
    }
}
