package io.keyway.jdbc;

import io.keyway.catalog.ResultColumn;
import io.keyway.jdbc.convert.JdbcType;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;

/**
 * The columns of a result.
 *
 * @param columns in order
 */
record KeywayResultSetMetaData(List<ResultColumn> columns) implements ResultSetMetaData, Unwrappable {
    @Override
    public int getColumnCount() {
        return columns.size();
    }

    private ResultColumn column(int index) throws SQLException {
        if (index < 1 || index > columns.size()) {
            throw SqlExceptions.invalid("there is no column " + index + "; the result has " + columns.size());
        }
        return columns.get(index - 1);
    }

    private JdbcType type(int index) throws SQLException {
        return JdbcType.of(column(index).type());
    }

    @Override
    public String getColumnLabel(int index) throws SQLException {
        return column(index).label();
    }

    @Override
    public String getColumnName(int index) throws SQLException {
        return column(index).name();
    }

    @Override
    public String getSchemaName(int index) throws SQLException {
        String schema = column(index).schema();
        return schema == null ? "" : schema;
    }

    @Override
    public String getTableName(int index) throws SQLException {
        String table = column(index).table();
        return table == null ? "" : table;
    }

    @Override
    public String getCatalogName(int index) throws SQLException {
        column(index);
        return "";
    }

    @Override
    public int getColumnType(int index) throws SQLException {
        return type(index).code();
    }

    @Override
    public String getColumnTypeName(int index) throws SQLException {
        return type(index).typeName();
    }

    @Override
    public String getColumnClassName(int index) throws SQLException {
        return type(index).javaClass().getName();
    }

    @Override
    public int getPrecision(int index) throws SQLException {
        return type(index).precision(column(index).type());
    }

    @Override
    public int getScale(int index) throws SQLException {
        return type(index).scale(column(index).type());
    }

    @Override
    public int getColumnDisplaySize(int index) throws SQLException {
        return type(index).displaySize(column(index).type());
    }

    @Override
    public int isNullable(int index) throws SQLException {
        return column(index).nullable() ? columnNullable : columnNoNulls;
    }

    @Override
    public boolean isSigned(int index) throws SQLException {
        return type(index).numeric();
    }

    @Override
    public boolean isCaseSensitive(int index) throws SQLException {
        return type(index) == JdbcType.VARCHAR;
    }

    @Override
    public boolean isSearchable(int index) throws SQLException {
        column(index);
        return true;
    }

    @Override
    public boolean isReadOnly(int index) throws SQLException {
        column(index);
        return true;
    }

    @Override
    public boolean isWritable(int index) throws SQLException {
        column(index);
        return false;
    }

    @Override
    public boolean isDefinitelyWritable(int index) throws SQLException {
        column(index);
        return false;
    }

    @Override
    public boolean isAutoIncrement(int index) throws SQLException {
        column(index);
        return false;
    }

    @Override
    public boolean isCurrency(int index) throws SQLException {
        column(index);
        return false;
    }
}
