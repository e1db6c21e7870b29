package io.keyway.jdbc;

import io.keyway.catalog.ColumnType;
import io.keyway.jdbc.convert.JdbcType;
import java.sql.ParameterMetaData;
import java.sql.SQLException;
import java.util.List;

/**
 * The parameters of a prepared statement.
 *
 * @param types what each expects, in order
 */
record KeywayParameterMetaData(List<ColumnType> types) implements ParameterMetaData, Unwrappable {
    @Override
    public int getParameterCount() {
        return types.size();
    }

    private ColumnType type(int index) throws SQLException {
        if (index < 1 || index > types.size()) {
            throw SqlExceptions.invalid("there is no parameter " + index + "; the statement has " + types.size());
        }
        return types.get(index - 1);
    }

    @Override
    public int getParameterType(int index) throws SQLException {
        return JdbcType.of(type(index)).code();
    }

    @Override
    public String getParameterTypeName(int index) throws SQLException {
        return JdbcType.of(type(index)).typeName();
    }

    @Override
    public String getParameterClassName(int index) throws SQLException {
        return JdbcType.of(type(index)).javaClass().getName();
    }

    @Override
    public int getPrecision(int index) throws SQLException {
        return JdbcType.of(type(index)).precision(type(index));
    }

    @Override
    public int getScale(int index) throws SQLException {
        return JdbcType.of(type(index)).scale(type(index));
    }

    @Override
    public boolean isSigned(int index) throws SQLException {
        return JdbcType.of(type(index)).numeric();
    }

    @Override
    public int isNullable(int index) throws SQLException {
        type(index);
        return parameterNullable;
    }

    @Override
    public int getParameterMode(int index) throws SQLException {
        type(index);
        return parameterModeIn;
    }
}
