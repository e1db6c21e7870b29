package io.keyway.jdbc;

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
interface UnsupportedConnection extends Connection {
    @Override
    default Blob createBlob() throws SQLException {
        throw SqlExceptions.unsupported("Connection.createBlob");
    }

    @Override
    default Clob createClob() throws SQLException {
        throw SqlExceptions.unsupported("Connection.createClob");
    }

    @Override
    default NClob createNClob() throws SQLException {
        throw SqlExceptions.unsupported("Connection.createNClob");
    }

    @Override
    default SQLXML createSQLXML() throws SQLException {
        throw SqlExceptions.unsupported("Connection.createSQLXML");
    }

    @Override
    default Struct createStruct(String typeName, Object[] attributes) throws SQLException {
        throw SqlExceptions.unsupported("Connection.createStruct");
    }

    @Override
    default CallableStatement prepareCall(String sql, int type, int concurrency, int holdability) throws SQLException {
        throw SqlExceptions.unsupported("Connection.prepareCall");
    }

    @Override
    default CallableStatement prepareCall(String sql, int type, int concurrency) throws SQLException {
        throw SqlExceptions.unsupported("Connection.prepareCall");
    }

    @Override
    default CallableStatement prepareCall(String sql) throws SQLException {
        throw SqlExceptions.unsupported("Connection.prepareCall");
    }

    @Override
    default void releaseSavepoint(Savepoint savepoint) throws SQLException {
        throw SqlExceptions.unsupported("Connection.releaseSavepoint");
    }

    @Override
    default void rollback(Savepoint savepoint) throws SQLException {
        throw SqlExceptions.unsupported("Connection.rollback");
    }

    @Override
    default Savepoint setSavepoint() throws SQLException {
        throw SqlExceptions.unsupported("Connection.setSavepoint");
    }

    @Override
    default Savepoint setSavepoint(String name) throws SQLException {
        throw SqlExceptions.unsupported("Connection.setSavepoint");
    }
}
