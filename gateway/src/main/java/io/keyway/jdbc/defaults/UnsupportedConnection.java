package io.keyway.jdbc.defaults;

import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.NClob;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Savepoint;
import java.sql.Struct;

/** Refuses what a read-only gateway without stored procedures or savepoints has no use for. */
public interface UnsupportedConnection extends Connection, MissingMethods {
    @Override
    default Blob createBlob() throws SQLException {
        throw unsupported("Connection.createBlob");
    }

    @Override
    default Clob createClob() throws SQLException {
        throw unsupported("Connection.createClob");
    }

    @Override
    default NClob createNClob() throws SQLException {
        throw unsupported("Connection.createNClob");
    }

    @Override
    default SQLXML createSQLXML() throws SQLException {
        throw unsupported("Connection.createSQLXML");
    }

    @Override
    default Struct createStruct(String typeName, Object[] attributes) throws SQLException {
        throw unsupported("Connection.createStruct");
    }

    @Override
    default CallableStatement prepareCall(String sql, int type, int concurrency, int holdability) throws SQLException {
        throw unsupported("Connection.prepareCall");
    }

    @Override
    default CallableStatement prepareCall(String sql, int type, int concurrency) throws SQLException {
        throw unsupported("Connection.prepareCall");
    }

    @Override
    default CallableStatement prepareCall(String sql) throws SQLException {
        throw unsupported("Connection.prepareCall");
    }

    @Override
    default void releaseSavepoint(Savepoint savepoint) throws SQLException {
        throw unsupported("Connection.releaseSavepoint");
    }

    @Override
    default void rollback(Savepoint savepoint) throws SQLException {
        throw unsupported("Connection.rollback");
    }

    @Override
    default Savepoint setSavepoint() throws SQLException {
        throw unsupported("Connection.setSavepoint");
    }

    @Override
    default Savepoint setSavepoint(String name) throws SQLException {
        throw unsupported("Connection.setSavepoint");
    }
}
