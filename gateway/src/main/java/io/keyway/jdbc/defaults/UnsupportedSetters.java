package io.keyway.jdbc.defaults;

import java.io.InputStream;
import java.net.URL;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;

/** Refuses parameters of types that Cassandra does not have. */
public interface UnsupportedSetters extends PreparedStatement, MissingMethods {
    @Override
    default void setRef(int index, Ref value) throws SQLException {
        throw unsupported("PreparedStatement.setRef");
    }

    @Override
    default void setRowId(int index, RowId value) throws SQLException {
        throw unsupported("PreparedStatement.setRowId");
    }

    @Override
    default void setSQLXML(int index, SQLXML value) throws SQLException {
        throw unsupported("PreparedStatement.setSQLXML");
    }

    @Deprecated
    @Override
    default void setUnicodeStream(int index, InputStream value, int length) throws SQLException {
        throw unsupported("PreparedStatement.setUnicodeStream");
    }

    @Override
    default void setURL(int index, URL value) throws SQLException {
        throw unsupported("PreparedStatement.setURL");
    }
}
