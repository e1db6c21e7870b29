package io.keyway.jdbc;

import io.keyway.error.ErrorCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** The options of a statement. */
abstract class StatementOptions implements Statement, Unwrappable {
    private long maxRows;
    private int fetchSize;
    private int timeoutSeconds;
    private boolean poolable;

    /** Throws when the statement is closed. */
    void checkOpen() throws SQLException {
        if (isClosed()) {
            throw SqlExceptions.of(ErrorCode.INVALID_CURSOR_STATE, "the statement is closed");
        }
    }

    /** How long an execution may take; zero means no limit. */
    final Duration timeout() {
        return Duration.ofSeconds(timeoutSeconds);
    }

    @Override
    public int getMaxRows() throws SQLException {
        checkOpen();
        return (int) Math.min(maxRows, Integer.MAX_VALUE);
    }

    @Override
    public void setMaxRows(int rows) throws SQLException {
        setLargeMaxRows(rows);
    }

    @Override
    public long getLargeMaxRows() throws SQLException {
        checkOpen();
        return maxRows;
    }

    @Override
    public void setLargeMaxRows(long rows) throws SQLException {
        checkOpen();
        maxRows = notNegative("the row limit", rows);
    }

    @Override
    public int getFetchSize() throws SQLException {
        checkOpen();
        return fetchSize;
    }

    /** Rows per page; 0 means the connection's setting. */
    @Override
    public void setFetchSize(int rows) throws SQLException {
        checkOpen();
        fetchSize = (int) notNegative("the fetch size", rows);
    }

    @Override
    public int getQueryTimeout() throws SQLException {
        checkOpen();
        return timeoutSeconds;
    }

    @Override
    public void setQueryTimeout(int seconds) throws SQLException {
        checkOpen();
        timeoutSeconds = (int) notNegative("the query timeout", seconds);
    }

    private static long notNegative(String what, long value) throws SQLException {
        if (value < 0) {
            throw SqlExceptions.invalid(what + " cannot be " + value);
        }
        return value;
    }

    /** Always 0: values are never cut. */
    @Override
    public int getMaxFieldSize() throws SQLException {
        checkOpen();
        return 0;
    }

    /** Accepted and without effect: a value cut silently would be a wrong answer. */
    @Override
    public void setMaxFieldSize(int bytes) throws SQLException {
        checkOpen();
        notNegative("the field size", bytes);
    }

    /** Accepted and without effect: escapes are part of the SQL that the gateway reads. */
    @Override
    public void setEscapeProcessing(boolean enable) throws SQLException {
        checkOpen();
    }

    /** Accepted and without effect: there are no positioned updates. */
    @Override
    public void setCursorName(String name) throws SQLException {
        checkOpen();
    }

    @Override
    public boolean isPoolable() throws SQLException {
        checkOpen();
        return poolable;
    }

    @Override
    public void setPoolable(boolean wanted) throws SQLException {
        checkOpen();
        poolable = wanted;
    }

    @Override
    public int getFetchDirection() throws SQLException {
        checkOpen();
        return ResultSet.FETCH_FORWARD;
    }

    /** A hint; only forwards has a meaning here. */
    @Override
    public void setFetchDirection(int direction) throws SQLException {
        checkOpen();
        if (direction < ResultSet.FETCH_FORWARD || direction > ResultSet.FETCH_UNKNOWN) {
            throw SqlExceptions.invalid("there is no fetch direction " + direction);
        }
    }

    @Override
    public int getResultSetType() throws SQLException {
        checkOpen();
        return ResultSet.TYPE_FORWARD_ONLY;
    }

    @Override
    public int getResultSetConcurrency() throws SQLException {
        checkOpen();
        return ResultSet.CONCUR_READ_ONLY;
    }

    @Override
    public int getResultSetHoldability() throws SQLException {
        checkOpen();
        return ResultSet.HOLD_CURSORS_OVER_COMMIT;
    }

    /** Refused: Keyway reads, and {@code supportsBatchUpdates} says so. */
    @Override
    public void addBatch(String sql) throws SQLException {
        throw SqlExceptions.unsupported("Statement.addBatch");
    }

    @Override
    public void clearBatch() throws SQLException {
        checkOpen();
    }

    /** Nothing, for the batch is always empty. */
    @Override
    public int[] executeBatch() throws SQLException {
        checkOpen();
        return new int[0];
    }

    /** Nothing, for the batch is always empty. */
    @Override
    public long[] executeLargeBatch() throws SQLException {
        checkOpen();
        return new long[0];
    }
}
