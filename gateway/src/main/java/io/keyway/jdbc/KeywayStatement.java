package io.keyway.jdbc;

import io.keyway.engine.PreparedQuery;
import io.keyway.error.ErrorCode;
import io.keyway.jdbc.defaults.NoGeneratedKeys;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Executes SQL texts, one at a time. {@link #cancel} may be called from any thread. */
class KeywayStatement extends StatementOptions implements NoGeneratedKeys {
    private static final int NO_MORE_RESULTS = -1;

    private final KeywayConnection connection;
    private final List<String> ownWarnings = new ArrayList<>();
    private volatile @Nullable Execution execution;
    private @Nullable KeywayResultSet resultSet;
    private long updateCount = NO_MORE_RESULTS;
    private int clearedWarnings;
    private boolean closeOnCompletion;
    private volatile boolean closed;

    KeywayStatement(KeywayConnection connection, List<String> warnings) {
        this.connection = connection;
        this.ownWarnings.addAll(warnings);
    }

    /** What is executed, and with which values. */
    record BoundQuery(PreparedQuery query, List<@Nullable Object> parameters) {}

    /** Prepares what is to be executed. */
    interface QuerySupplier {
        BoundQuery call() throws SQLException;
    }

    @Override
    public boolean execute(String sql) throws SQLException {
        return run(text(sql), Expected.ANYTHING);
    }

    @Override
    public ResultSet executeQuery(String sql) throws SQLException {
        return query(text(sql));
    }

    /** Runs a command without rows, for example {@code SET}; always 0. */
    @Override
    public long executeLargeUpdate(String sql) throws SQLException {
        return update(text(sql));
    }

    private QuerySupplier text(String sql) {
        return () -> {
            PreparedQuery query = connection.prepare(sql);
            int parameters = query.parameters().size();
            if (parameters > 0) {
                throw SqlExceptions.of(
                        ErrorCode.UNBOUND_PARAMETER,
                        "parameter 1 of " + parameters + " has no value",
                        "write the value in the place of the ?, or prepare the statement and set it",
                        null);
            }
            return new BoundQuery(query, List.of());
        };
    }

    /** Executes what returns rows, and refuses what does not before it runs. */
    final ResultSet query(QuerySupplier source) throws SQLException {
        run(source, Expected.ROWS);
        return Objects.requireNonNull(resultSet);
    }

    /** Executes what returns no rows, and refuses what does before it runs. */
    final long update(QuerySupplier source) throws SQLException {
        run(source, Expected.NO_ROWS);
        return 0;
    }

    /** Executes; true when there are rows. {@link #cancel} ends it from the first moment, before it is understood. */
    final boolean run(QuerySupplier source, Expected expected) throws SQLException {
        checkOpen();
        discardResult();
        Execution started = new Execution();
        execution = started;
        clearedWarnings = 0;
        try {
            started.limit(timeout());
            BoundQuery call = source.call();
            boolean rows = !call.query().columns().isEmpty();
            expected.check(rows);
            started.start(call.query(), call.parameters(), getLargeMaxRows(), getFetchSize());
            if (rows) {
                resultSet = new KeywayResultSet(this, call.query().columns(), started);
            } else {
                SqlExceptions.run(started::close);
                updateCount = 0;
            }
            return rows;
        } catch (SQLException e) {
            SqlExceptions.run(started::close);
            throw e;
        }
    }

    private void discardResult() throws SQLException {
        KeywayResultSet previous = resultSet;
        resultSet = null;
        updateCount = NO_MORE_RESULTS;
        if (previous != null) {
            previous.close();
        }
    }

    @Override
    public @Nullable ResultSet getResultSet() throws SQLException {
        checkOpen();
        return resultSet;
    }

    @Override
    public int getUpdateCount() throws SQLException {
        return (int) getLargeUpdateCount();
    }

    @Override
    public long getLargeUpdateCount() throws SQLException {
        checkOpen();
        return updateCount;
    }

    /** False: a statement has one result. */
    @Override
    public boolean getMoreResults() throws SQLException {
        checkOpen();
        discardResult();
        return false;
    }

    @Override
    public boolean getMoreResults(int current) throws SQLException {
        if (current == KEEP_CURRENT_RESULT) {
            throw SqlExceptions.unsupported("Statement.getMoreResults(KEEP_CURRENT_RESULT)");
        }
        return getMoreResults();
    }

    /**
     * Ends the execution under way, if there is one; the statement can be executed again. A {@code next()} or an execute
     * that is called afterwards for that execution throws 57014, and so does one under way, unless it has just succeeded.
     * A row that was read before stays readable.
     */
    @Override
    public void cancel() throws SQLException {
        checkOpen();
        cancelExecution();
    }

    /** Ends the execution under way, also of a statement that is being closed. */
    void cancelExecution() {
        Execution running = execution;
        if (running != null) {
            running.cancel();
        }
    }

    /** The warnings of the last execution, which grow while its rows are read. */
    @Override
    public @Nullable SQLWarning getWarnings() throws SQLException {
        checkOpen();
        List<String> all = allWarnings();
        return Warnings.chain(all.subList(Math.min(clearedWarnings, all.size()), all.size()));
    }

    @Override
    public void clearWarnings() throws SQLException {
        checkOpen();
        clearedWarnings = allWarnings().size();
    }

    private List<String> allWarnings() throws SQLException {
        List<String> all = new ArrayList<>(ownWarnings);
        Execution last = execution;
        if (last != null) {
            all.addAll(SqlExceptions.guard(last::warnings));
        }
        return all;
    }

    @Override
    public Connection getConnection() throws SQLException {
        checkOpen();
        return connection;
    }

    @Override
    public void closeOnCompletion() throws SQLException {
        checkOpen();
        closeOnCompletion = true;
    }

    /** An empty result set of no columns: nothing generates keys. */
    @Override
    public ResultSet getGeneratedKeys() throws SQLException {
        return KeywayResultSet.of(List.of(), List.of());
    }

    @Override
    public boolean isCloseOnCompletion() throws SQLException {
        checkOpen();
        return closeOnCompletion;
    }

    /** Called by the result set when it is closed. */
    void resultSetClosed() throws SQLException {
        if (closeOnCompletion) {
            close();
        }
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
        connection.forget(this);
        discardResult();
    }
}
