package io.keyway.jdbc;

import io.keyway.catalog.ColumnType;
import io.keyway.catalog.ColumnType.Kind;
import io.keyway.catalog.ResultColumn;
import io.keyway.jdbc.convert.Conversions;
import io.keyway.jdbc.convert.JdbcType;
import io.keyway.jdbc.convert.TextValues;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A list, set or vector. It stays valid when its result set is closed.
 *
 * @param elements values of the class that the element type's kind names
 * @param element the type of the elements
 */
record KeywayArray(List<?> elements, ColumnType element) implements Array {
    /** Those of every value that this driver returns: collections become arrays of this class. */
    static final Conversions CONVERSIONS = new Conversions(KeywayArray::new);

    @Override
    public String getBaseTypeName() {
        return JdbcType.of(element).typeName();
    }

    @Override
    public int getBaseType() {
        return JdbcType.of(element).code();
    }

    @Override
    public Object getArray() throws SQLException {
        return getArray(1, elements.size());
    }

    @Override
    public Object getArray(@Nullable Map<String, Class<?>> types) throws SQLException {
        return getArray();
    }

    @Override
    public Object getArray(long index, int count) throws SQLException {
        List<?> part = part(index, count);
        Object[] result = (Object[])
                java.lang.reflect.Array.newInstance(JdbcType.of(element).javaClass(), part.size());
        SqlExceptions.run(() -> Arrays.setAll(result, i -> CONVERSIONS.standard(part.get(i), element)));
        return result;
    }

    @Override
    public Object getArray(long index, int count, @Nullable Map<String, Class<?>> types) throws SQLException {
        return getArray(index, count);
    }

    @Override
    public ResultSet getResultSet() throws SQLException {
        return getResultSet(1, elements.size());
    }

    @Override
    public ResultSet getResultSet(@Nullable Map<String, Class<?>> types) throws SQLException {
        return getResultSet();
    }

    @Override
    public ResultSet getResultSet(long index, int count) throws SQLException {
        List<ResultColumn> columns = List.of(
                new ResultColumn("INDEX", "INDEX", null, null, ColumnType.of(Kind.BIGINT), false),
                new ResultColumn("VALUE", "VALUE", null, null, element, true));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        long number = index;
        for (Object value : part(index, count)) {
            rows.add(Arrays.asList(number++, value));
        }
        return KeywayResultSet.of(columns, rows);
    }

    @Override
    public ResultSet getResultSet(long index, int count, @Nullable Map<String, Class<?>> types) throws SQLException {
        return getResultSet(index, count);
    }

    private List<?> part(long index, int count) throws SQLException {
        if (index < 1 || count < 0 || index - 1 + count > elements.size()) {
            throw SqlExceptions.invalid(
                    count + " elements from " + index + " are not all in an array of " + elements.size());
        }
        return elements.subList((int) index - 1, (int) index - 1 + count);
    }

    @Override
    public void free() {
        // holds no resource
    }

    /** The elements as JSON. */
    @Override
    public String toString() {
        return TextValues.text(elements);
    }
}
