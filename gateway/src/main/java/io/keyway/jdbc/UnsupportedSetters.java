package io.keyway.jdbc;

import java.io.InputStream;
import java.net.URL;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;

/** Refuses parameters of types that Cassandra does not have. */
interface UnsupportedSetters extends PreparedStatement {
    @Override
    default void setRef(int index, Ref value) throws SQLException {
        throw SqlExceptions.unsupported("PreparedStatement.setRef");
    }

    @Override
    default void setRowId(int index, RowId value) throws SQLException {
        throw SqlExceptions.unsupported("PreparedStatement.setRowId");
    }

    @Override
    default void setSQLXML(int index, SQLXML value) throws SQLException {
        throw SqlExceptions.unsupported("PreparedStatement.setSQLXML");
    }

    @Deprecated
    @Override
    default void setUnicodeStream(int index, InputStream value, int length) throws SQLException {
        throw SqlExceptions.unsupported("PreparedStatement.setUnicodeStream");
    }

    @Override
    default void setURL(int index, URL value) throws SQLException {
        throw SqlExceptions.unsupported("PreparedStatement.setURL");
    }
}
