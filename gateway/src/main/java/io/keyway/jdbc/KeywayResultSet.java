package io.keyway.jdbc;

import io.keyway.catalog.ColumnType;
import io.keyway.catalog.ResultColumn;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.exec.RowCursor;
import io.keyway.jdbc.defaults.ForwardOnly;
import io.keyway.jdbc.defaults.NoUpdatesByIndex;
import io.keyway.jdbc.defaults.NoUpdatesByLabel;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A cursor as a result set: read once, forwards, row by row as they arrive. */
final class KeywayResultSet extends TypedGetters
        implements ForwardOnly, NoUpdatesByIndex, NoUpdatesByLabel, Unwrappable {
    private final @Nullable KeywayStatement statement;
    private final List<ResultColumn> columns;
    private final RowCursor cursor;
    private @Nullable Map<String, Integer> numbers;
    private int row;
    private boolean onRow;
    private boolean finished;
    private boolean wasNull;
    private int fetchSize;
    private volatile boolean closed;

    /**
     * Rows as a result set.
     *
     * @param statement whose execution it is; null for metadata
     */
    KeywayResultSet(@Nullable KeywayStatement statement, List<ResultColumn> columns, RowCursor cursor) {
        this.statement = statement;
        this.columns = columns;
        this.cursor = cursor;
    }

    /** A result set over rows in memory. */
    static KeywayResultSet of(List<ResultColumn> columns, List<? extends List<@Nullable Object>> rows) {
        return new KeywayResultSet(null, columns, new ListCursor(rows));
    }

    @Override
    public SQLException unsupported(String method) {
        return SqlExceptions.unsupported(method);
    }

    @Override
    @SuppressWarnings("CatchingUnchecked") // nothing but SQLExceptions may come out
    public boolean next() throws SQLException {
        checkOpen();
        if (finished) {
            return false;
        }
        onRow = false;
        try {
            onRow = cursor.next();
        } catch (Throwable e) {
            finish();
            throw SqlExceptions.translate(e);
        }
        if (onRow) {
            row++;
        } else {
            finish();
        }
        return onRow;
    }

    /** Gives back what the execution holds, as soon as there is nothing more to read. */
    private void finish() throws SQLException {
        finished = true;
        SqlExceptions.run(cursor::close);
    }

    @Override
    @SuppressWarnings("CatchingUnchecked") // nothing but SQLExceptions may come out
    <T> @Nullable T read(int index, Class<T> target) throws SQLException {
        ColumnType type = type(index);
        if (!onRow) {
            throw SqlExceptions.of(
                    ErrorCode.INVALID_CURSOR_STATE,
                    finished ? "the result set is after its last row" : "the result set is before its first row",
                    finished ? null : "call next() first",
                    null);
        }
        try {
            Object value = cursor.get(index - 1);
            wasNull = value == null;
            return KeywayArray.CONVERSIONS.convert(value, type, target);
        } catch (KeywayException e) {
            String where = "column \"" + columns.get(index - 1).label() + "\": ";
            throw SqlExceptions.of(e.code(), where + e.text(), e.hint(), e.getCause());
        } catch (Throwable e) {
            throw SqlExceptions.translate(e);
        }
    }

    @Override
    ColumnType type(int index) throws SQLException {
        checkOpen();
        if (index < 1 || index > columns.size()) {
            throw SqlExceptions.invalid("there is no column " + index + "; the result has " + columns.size());
        }
        return columns.get(index - 1).type();
    }

    @Override
    public boolean wasNull() throws SQLException {
        checkOpen();
        return wasNull;
    }

    /** The first column with that label; an exact match wins over one that differs in case. */
    @Override
    public int findColumn(String label) throws SQLException {
        checkOpen();
        Map<String, Integer> known = numbers;
        if (known == null) {
            known = numbersByLabel();
            numbers = known;
        }
        Integer number = known.get(label);
        if (number == null && label != null) {
            number = known.get(label.toLowerCase(Locale.ROOT));
        }
        if (number == null) {
            throw SqlExceptions.of(ErrorCode.UNKNOWN_COLUMN, "the result has no column \"" + label + "\"");
        }
        return number;
    }

    private Map<String, Integer> numbersByLabel() {
        Map<String, Integer> result = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            result.putIfAbsent(columns.get(i).label(), i + 1);
        }
        for (int i = 0; i < columns.size(); i++) {
            result.putIfAbsent(columns.get(i).label().toLowerCase(Locale.ROOT), i + 1);
        }
        return result;
    }

    @Override
    public ResultSetMetaData getMetaData() throws SQLException {
        checkOpen();
        return new KeywayResultSetMetaData(columns);
    }

    @Override
    public @Nullable Statement getStatement() throws SQLException {
        checkOpen();
        return statement;
    }

    @Override
    public int getRow() throws SQLException {
        checkOpen();
        return onRow ? row : 0;
    }

    @Override
    public boolean isBeforeFirst() throws SQLException {
        checkOpen();
        return !onRow && !finished;
    }

    @Override
    public boolean isFirst() throws SQLException {
        checkOpen();
        return onRow && row == 1;
    }

    @Override
    public boolean isAfterLast() throws SQLException {
        checkOpen();
        return finished && row > 0;
    }

    @Override
    public int getType() {
        return TYPE_FORWARD_ONLY;
    }

    @Override
    public int getConcurrency() {
        return CONCUR_READ_ONLY;
    }

    @Override
    public int getHoldability() {
        return HOLD_CURSORS_OVER_COMMIT;
    }

    @Override
    public int getFetchDirection() {
        return FETCH_FORWARD;
    }

    @Override
    public void setFetchDirection(int direction) throws SQLException {
        if (direction != FETCH_FORWARD) {
            throw SqlExceptions.unsupported("ResultSet.setFetchDirection other than FETCH_FORWARD");
        }
    }

    @Override
    public int getFetchSize() throws SQLException {
        checkOpen();
        return fetchSize;
    }

    /** A hint that comes too late for the pages of this result, so it is remembered and nothing else. */
    @Override
    public void setFetchSize(int rows) throws SQLException {
        checkOpen();
        if (rows < 0) {
            throw SqlExceptions.invalid("the fetch size cannot be " + rows);
        }
        fetchSize = rows;
    }

    /** Null: the warnings of an execution, which grow while rows are read, are the statement's. */
    @Override
    public @Nullable SQLWarning getWarnings() throws SQLException {
        checkOpen();
        return null;
    }

    @Override
    public void clearWarnings() throws SQLException {
        checkOpen();
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() throws SQLException {
        if (closed) {
            return;
        }
        closed = true;
        onRow = false;
        finish();
        if (statement != null) {
            statement.resultSetClosed();
        }
    }

    private void checkOpen() throws SQLException {
        if (closed) {
            throw SqlExceptions.of(ErrorCode.INVALID_CURSOR_STATE, "the result set is closed");
        }
    }
}
