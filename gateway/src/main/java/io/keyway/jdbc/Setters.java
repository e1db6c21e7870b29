package io.keyway.jdbc;

import io.keyway.jdbc.convert.Bindings;
import io.keyway.jdbc.convert.SqlDates;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/** The setters of a prepared statement, all in terms of {@link #bind}. */
interface Setters extends PreparedStatement {
    /** Gives a parameter its value, in the class that a cursor would use; null is SQL's NULL. */
    void bind(int index, @Nullable Object value) throws SQLException;

    @Override
    default void setNull(int index, int type) throws SQLException {
        bind(index, null);
    }

    @Override
    default void setNull(int index, int type, String name) throws SQLException {
        bind(index, null);
    }

    @Override
    default void setBoolean(int index, boolean value) throws SQLException {
        bind(index, value);
    }

    @Override
    default void setByte(int index, byte value) throws SQLException {
        bind(index, value);
    }

    @Override
    default void setShort(int index, short value) throws SQLException {
        bind(index, value);
    }

    @Override
    default void setInt(int index, int value) throws SQLException {
        bind(index, value);
    }

    @Override
    default void setLong(int index, long value) throws SQLException {
        bind(index, value);
    }

    @Override
    default void setFloat(int index, float value) throws SQLException {
        bind(index, value);
    }

    @Override
    default void setDouble(int index, double value) throws SQLException {
        bind(index, value);
    }

    @Override
    default void setBigDecimal(int index, @Nullable BigDecimal value) throws SQLException {
        bind(index, value);
    }

    @Override
    default void setString(int index, @Nullable String value) throws SQLException {
        bind(index, value);
    }

    @Override
    default void setNString(int index, @Nullable String value) throws SQLException {
        bind(index, value);
    }

    @Override
    default void setBytes(int index, byte @Nullable [] value) throws SQLException {
        bind(index, value);
    }

    @Override
    default void setDate(int index, @Nullable Date value) throws SQLException {
        setDate(index, value, null);
    }

    @Override
    default void setDate(int index, @Nullable Date value, @Nullable Calendar calendar) throws SQLException {
        bind(index, value == null ? null : SqlDates.localDate(value, calendar));
    }

    @Override
    default void setTime(int index, @Nullable Time value) throws SQLException {
        setTime(index, value, null);
    }

    @Override
    default void setTime(int index, @Nullable Time value, @Nullable Calendar calendar) throws SQLException {
        bind(index, value == null ? null : SqlDates.localTime(value, calendar));
    }

    @Override
    default void setTimestamp(int index, @Nullable Timestamp value) throws SQLException {
        bind(index, value == null ? null : SqlDates.instant(value));
    }

    @Override
    default void setTimestamp(int index, @Nullable Timestamp value, @Nullable Calendar calendar) throws SQLException {
        setTimestamp(index, value);
    }

    @Override
    default void setObject(int index, @Nullable Object value) throws SQLException {
        bind(index, Bindings.normalize(value));
    }

    @Override
    default void setObject(int index, @Nullable Object value, int type) throws SQLException {
        bind(index, SqlExceptions.guard(() -> Bindings.as(type, value)));
    }

    @Override
    default void setObject(int index, @Nullable Object value, int type, int scale) throws SQLException {
        setObject(index, value, type);
    }

    @Override
    default void setObject(int index, @Nullable Object value, SQLType type) throws SQLException {
        setObject(index, value, type.getVendorTypeNumber());
    }

    @Override
    default void setObject(int index, @Nullable Object value, SQLType type, int scale) throws SQLException {
        setObject(index, value, type);
    }

    @Override
    default void setArray(int index, @Nullable Array value) throws SQLException {
        bind(index, Bindings.normalize(value));
    }

    @Override
    default void setBlob(int index, @Nullable Blob value) throws SQLException {
        bind(index, Bindings.normalize(value));
    }

    @Override
    default void setClob(int index, @Nullable Clob value) throws SQLException {
        bind(index, Bindings.normalize(value));
    }

    @Override
    default void setNClob(int index, @Nullable NClob value) throws SQLException {
        bind(index, Bindings.normalize(value));
    }

    @Override
    default void setBinaryStream(int index, @Nullable InputStream value) throws SQLException {
        bind(index, bytes(value));
    }

    @Override
    default void setBinaryStream(int index, @Nullable InputStream value, long length) throws SQLException {
        setBinaryStream(index, value);
    }

    @Override
    default void setBlob(int index, @Nullable InputStream value) throws SQLException {
        bind(index, bytes(value));
    }

    @Override
    default void setBlob(int index, @Nullable InputStream value, long length) throws SQLException {
        setBlob(index, value);
    }

    @Override
    default void setBinaryStream(int index, @Nullable InputStream value, int length) throws SQLException {
        setBinaryStream(index, value);
    }

    @Override
    default void setCharacterStream(int index, @Nullable Reader value) throws SQLException {
        bind(index, text(value));
    }

    @Override
    default void setCharacterStream(int index, @Nullable Reader value, long length) throws SQLException {
        setCharacterStream(index, value);
    }

    @Override
    default void setNCharacterStream(int index, @Nullable Reader value) throws SQLException {
        bind(index, text(value));
    }

    @Override
    default void setNCharacterStream(int index, @Nullable Reader value, long length) throws SQLException {
        setNCharacterStream(index, value);
    }

    @Override
    default void setClob(int index, @Nullable Reader value) throws SQLException {
        bind(index, text(value));
    }

    @Override
    default void setClob(int index, @Nullable Reader value, long length) throws SQLException {
        setClob(index, value);
    }

    @Override
    default void setNClob(int index, @Nullable Reader value) throws SQLException {
        bind(index, text(value));
    }

    @Override
    default void setNClob(int index, @Nullable Reader value, long length) throws SQLException {
        setNClob(index, value);
    }

    @Override
    default void setCharacterStream(int index, @Nullable Reader value, int length) throws SQLException {
        setCharacterStream(index, value);
    }

    @Override
    default void setAsciiStream(int index, @Nullable InputStream value) throws SQLException {
        byte[] bytes = bytes(value);
        bind(index, bytes == null ? null : new String(bytes, StandardCharsets.US_ASCII));
    }

    @Override
    default void setAsciiStream(int index, @Nullable InputStream value, long length) throws SQLException {
        setAsciiStream(index, value);
    }

    @Override
    default void setAsciiStream(int index, @Nullable InputStream value, int length) throws SQLException {
        setAsciiStream(index, value);
    }

    private static byte @Nullable [] bytes(@Nullable InputStream stream) throws SQLException {
        return stream == null ? null : SqlExceptions.guard(stream::readAllBytes);
    }

    private static @Nullable String text(@Nullable Reader reader) throws SQLException {
        if (reader == null) {
            return null;
        }
        return SqlExceptions.guard(() -> {
            StringWriter text = new StringWriter();
            reader.transferTo(text);
            return text.toString();
        });
    }
}
