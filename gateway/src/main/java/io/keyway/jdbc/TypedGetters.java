package io.keyway.jdbc;

import io.keyway.catalog.ColumnType;
import io.keyway.jdbc.convert.JdbcType;
import io.keyway.jdbc.convert.SqlDates;
import io.keyway.jdbc.defaults.GettersByLabel;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Calendar;
import java.util.Map;
import javax.sql.rowset.serial.SerialBlob;
import javax.sql.rowset.serial.SerialClob;
import org.jspecify.annotations.Nullable;

/** The getters of a result set, all in terms of {@link #read}. */
abstract class TypedGetters implements GettersByLabel {
    /** The current row's value as an object of that class. */
    abstract <T> @Nullable T read(int index, Class<T> target) throws SQLException;

    /** The type of a column. */
    abstract ColumnType type(int index) throws SQLException;

    @Override
    public @Nullable String getString(int index) throws SQLException {
        return read(index, String.class);
    }

    @Override
    public @Nullable String getNString(int index) throws SQLException {
        return getString(index);
    }

    @Override
    public boolean getBoolean(int index) throws SQLException {
        Boolean value = read(index, Boolean.class);
        return value != null && value;
    }

    @Override
    public byte getByte(int index) throws SQLException {
        Byte value = read(index, Byte.class);
        return value == null ? 0 : value;
    }

    @Override
    public short getShort(int index) throws SQLException {
        Short value = read(index, Short.class);
        return value == null ? 0 : value;
    }

    @Override
    public int getInt(int index) throws SQLException {
        Integer value = read(index, Integer.class);
        return value == null ? 0 : value;
    }

    @Override
    public long getLong(int index) throws SQLException {
        Long value = read(index, Long.class);
        return value == null ? 0 : value;
    }

    @Override
    public float getFloat(int index) throws SQLException {
        Float value = read(index, Float.class);
        return value == null ? 0 : value;
    }

    @Override
    public double getDouble(int index) throws SQLException {
        Double value = read(index, Double.class);
        return value == null ? 0 : value;
    }

    @Override
    public @Nullable BigDecimal getBigDecimal(int index) throws SQLException {
        return read(index, BigDecimal.class);
    }

    @Override
    @Deprecated
    public @Nullable BigDecimal getBigDecimal(int index, int scale) throws SQLException {
        BigDecimal value = getBigDecimal(index);
        return value == null ? null : value.setScale(scale, RoundingMode.HALF_UP);
    }

    @Override
    public byte @Nullable [] getBytes(int index) throws SQLException {
        return read(index, byte[].class);
    }

    @Override
    public @Nullable Date getDate(int index) throws SQLException {
        return read(index, Date.class);
    }

    @Override
    public @Nullable Date getDate(int index, @Nullable Calendar calendar) throws SQLException {
        LocalDate date = calendar == null ? null : read(index, LocalDate.class);
        return calendar == null ? getDate(index) : date == null ? null : SqlDates.date(date, calendar);
    }

    @Override
    public @Nullable Time getTime(int index) throws SQLException {
        return read(index, Time.class);
    }

    @Override
    public @Nullable Time getTime(int index, @Nullable Calendar calendar) throws SQLException {
        LocalTime time = calendar == null ? null : read(index, LocalTime.class);
        return calendar == null ? getTime(index) : time == null ? null : SqlDates.time(time, calendar);
    }

    @Override
    public @Nullable Timestamp getTimestamp(int index) throws SQLException {
        return read(index, Timestamp.class);
    }

    /** The same instant whatever the calendar: a timestamp of Cassandra needs none to be one. */
    @Override
    public @Nullable Timestamp getTimestamp(int index, @Nullable Calendar calendar) throws SQLException {
        return getTimestamp(index);
    }

    @Override
    public @Nullable Object getObject(int index) throws SQLException {
        return read(index, JdbcType.of(type(index)).javaClass());
    }

    @Override
    public @Nullable Object getObject(int index, @Nullable Map<String, Class<?>> types) throws SQLException {
        return getObject(index);
    }

    @Override
    public <T> @Nullable T getObject(int index, @Nullable Class<T> target) throws SQLException {
        if (target == null) {
            throw SqlExceptions.invalid("getObject needs a class");
        }
        return read(index, target);
    }

    @Override
    public @Nullable Array getArray(int index) throws SQLException {
        return read(index, Array.class);
    }

    @Override
    public @Nullable Blob getBlob(int index) throws SQLException {
        byte[] bytes = getBytes(index);
        return bytes == null ? null : new SerialBlob(bytes);
    }

    @Override
    public @Nullable Clob getClob(int index) throws SQLException {
        String text = getString(index);
        return text == null ? null : new SerialClob(text.toCharArray());
    }

    @Override
    public NClob getNClob(int index) throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.getNClob");
    }

    @Override
    public @Nullable InputStream getBinaryStream(int index) throws SQLException {
        byte[] bytes = getBytes(index);
        return bytes == null ? null : new ByteArrayInputStream(bytes);
    }

    @Override
    public @Nullable InputStream getAsciiStream(int index) throws SQLException {
        return encoded(index, StandardCharsets.US_ASCII);
    }

    @Override
    @Deprecated
    public @Nullable InputStream getUnicodeStream(int index) throws SQLException {
        return encoded(index, StandardCharsets.UTF_8);
    }

    private @Nullable InputStream encoded(int index, Charset charset) throws SQLException {
        String text = getString(index);
        return text == null ? null : new ByteArrayInputStream(text.getBytes(charset));
    }

    @Override
    public @Nullable Reader getCharacterStream(int index) throws SQLException {
        String text = getString(index);
        return text == null ? null : new StringReader(text);
    }

    @Override
    public @Nullable Reader getNCharacterStream(int index) throws SQLException {
        return getCharacterStream(index);
    }
}
