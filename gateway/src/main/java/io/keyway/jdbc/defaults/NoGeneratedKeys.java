package io.keyway.jdbc.defaults;

import java.sql.SQLException;
import java.sql.Statement;

/** The forms of execution that ask for generated keys: they execute, and there are none. */
public interface NoGeneratedKeys extends Statement {
    @Override
    default boolean execute(String sql, int keys) throws SQLException {
        return execute(sql);
    }

    @Override
    default boolean execute(String sql, int[] keys) throws SQLException {
        return execute(sql);
    }

    @Override
    default boolean execute(String sql, String[] keys) throws SQLException {
        return execute(sql);
    }

    @Override
    default int executeUpdate(String sql) throws SQLException {
        return Math.toIntExact(executeLargeUpdate(sql));
    }

    @Override
    default int executeUpdate(String sql, int keys) throws SQLException {
        return executeUpdate(sql);
    }

    @Override
    default int executeUpdate(String sql, int[] keys) throws SQLException {
        return executeUpdate(sql);
    }

    @Override
    default int executeUpdate(String sql, String[] keys) throws SQLException {
        return executeUpdate(sql);
    }

    @Override
    default long executeLargeUpdate(String sql, int keys) throws SQLException {
        return executeLargeUpdate(sql);
    }

    @Override
    default long executeLargeUpdate(String sql, int[] keys) throws SQLException {
        return executeLargeUpdate(sql);
    }

    @Override
    default long executeLargeUpdate(String sql, String[] keys) throws SQLException {
        return executeLargeUpdate(sql);
    }
}
