package io.keyway.jdbc;

import io.keyway.engine.PreparedQuery;
import io.keyway.error.ErrorCode;
import io.keyway.jdbc.convert.Bindings;
import io.keyway.jdbc.defaults.UnsupportedSetters;
import java.sql.ParameterMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement that is prepared once, and executed with new values each time. */
final class KeywayPreparedStatement extends KeywayStatement implements Setters, UnsupportedSetters {
    private PreparedQuery query;
    private final @Nullable Object[] values;
    private final BitSet bound = new BitSet();

    KeywayPreparedStatement(KeywayConnection connection, List<String> warnings, PreparedQuery query) {
        super(connection, warnings);
        this.query = query;
        this.values = new Object[query.parameters().size()];
    }

    @Override
    public SQLException unsupported(String method) {
        return SqlExceptions.unsupported(method);
    }

    @Override
    public boolean execute() throws SQLException {
        return run(this::call, Expected.ANYTHING);
    }

    @Override
    public ResultSet executeQuery() throws SQLException {
        return query(this::call);
    }

    @Override
    public int executeUpdate() throws SQLException {
        return Math.toIntExact(executeLargeUpdate());
    }

    @Override
    public long executeLargeUpdate() throws SQLException {
        return update(this::call);
    }

    private BoundQuery call() throws SQLException {
        query = SqlExceptions.guard(query::current);
        int unbound = bound.nextClearBit(0);
        if (unbound < values.length) {
            throw SqlExceptions.of(
                    ErrorCode.UNBOUND_PARAMETER,
                    "parameter " + (unbound + 1) + " of " + values.length + " has no value",
                    "set it before executing; for NULL use setNull",
                    null);
        }
        PreparedQuery current = query;
        return new BoundQuery(current, SqlExceptions.guard(() -> Bindings.fitAll(Arrays.asList(values), current)));
    }

    @Override
    public void bind(int index, @Nullable Object value) throws SQLException {
        checkOpen();
        if (index < 1 || index > values.length) {
            throw SqlExceptions.invalid("there is no parameter " + index + "; the statement has " + values.length);
        }
        values[index - 1] = value;
        bound.set(index - 1);
    }

    @Override
    public void clearParameters() throws SQLException {
        checkOpen();
        Arrays.fill(values, null);
        bound.clear();
    }

    @Override
    public ParameterMetaData getParameterMetaData() throws SQLException {
        checkOpen();
        return new KeywayParameterMetaData(query.parameters());
    }

    /** The columns of the result; null for a command that returns no rows. */
    @Override
    public @Nullable ResultSetMetaData getMetaData() throws SQLException {
        checkOpen();
        return query.columns().isEmpty() ? null : new KeywayResultSetMetaData(query.columns());
    }

    /** Refused: Keyway reads, and {@code supportsBatchUpdates} says so. */
    @Override
    public void addBatch() throws SQLException {
        throw unsupported("PreparedStatement.addBatch");
    }

    @Override
    public boolean execute(String sql) throws SQLException {
        throw ownText("execute");
    }

    @Override
    public ResultSet executeQuery(String sql) throws SQLException {
        throw ownText("executeQuery");
    }

    @Override
    public long executeLargeUpdate(String sql) throws SQLException {
        throw ownText("executeUpdate");
    }

    private static SQLException ownText(String method) {
        return SqlExceptions.invalid(
                "a prepared statement has its SQL already; call " + method + " without one, or use a Statement");
    }
}
