package io.keyway.jdbc.defaults;

import java.net.URL;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;

/** Refuses to move anywhere but forwards, to change rows, and to read types that Cassandra does not have. */
public interface ForwardOnly extends ResultSet, MissingMethods {
    @Override
    default boolean absolute(int rows) throws SQLException {
        throw unsupported("ResultSet.absolute");
    }

    @Override
    default void afterLast() throws SQLException {
        throw unsupported("ResultSet.afterLast");
    }

    @Override
    default void beforeFirst() throws SQLException {
        throw unsupported("ResultSet.beforeFirst");
    }

    @Override
    default void cancelRowUpdates() throws SQLException {
        throw unsupported("ResultSet.cancelRowUpdates");
    }

    @Override
    default void deleteRow() throws SQLException {
        throw unsupported("ResultSet.deleteRow");
    }

    @Override
    default boolean first() throws SQLException {
        throw unsupported("ResultSet.first");
    }

    @Override
    default String getCursorName() throws SQLException {
        throw unsupported("ResultSet.getCursorName");
    }

    @Override
    default Ref getRef(int index) throws SQLException {
        throw unsupported("ResultSet.getRef");
    }

    @Override
    default RowId getRowId(int index) throws SQLException {
        throw unsupported("ResultSet.getRowId");
    }

    @Override
    default SQLXML getSQLXML(int index) throws SQLException {
        throw unsupported("ResultSet.getSQLXML");
    }

    @Override
    default URL getURL(int index) throws SQLException {
        throw unsupported("ResultSet.getURL");
    }

    @Override
    default void insertRow() throws SQLException {
        throw unsupported("ResultSet.insertRow");
    }

    @Override
    default boolean isLast() throws SQLException {
        throw unsupported("ResultSet.isLast");
    }

    @Override
    default boolean last() throws SQLException {
        throw unsupported("ResultSet.last");
    }

    @Override
    default void moveToCurrentRow() throws SQLException {
        throw unsupported("ResultSet.moveToCurrentRow");
    }

    @Override
    default void moveToInsertRow() throws SQLException {
        throw unsupported("ResultSet.moveToInsertRow");
    }

    @Override
    default boolean previous() throws SQLException {
        throw unsupported("ResultSet.previous");
    }

    @Override
    default void refreshRow() throws SQLException {
        throw unsupported("ResultSet.refreshRow");
    }

    @Override
    default boolean relative(int rows) throws SQLException {
        throw unsupported("ResultSet.relative");
    }

    @Override
    default void updateRow() throws SQLException {
        throw unsupported("ResultSet.updateRow");
    }

    @Override
    default boolean rowDeleted() throws SQLException {
        return false;
    }

    @Override
    default boolean rowInserted() throws SQLException {
        return false;
    }

    @Override
    default boolean rowUpdated() throws SQLException {
        return false;
    }
}
