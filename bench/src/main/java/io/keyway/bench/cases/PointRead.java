package io.keyway.bench.cases;

import com.datastax.oss.driver.api.core.cql.Row;
import io.keyway.bench.data.Keys;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The read of one row by its whole key, in the words of every contestant. */
final class PointRead {
    private static final String COLUMNS = "SELECT artist, song, length FROM ";

    private PointRead() {}

    /** With two question marks. */
    static String prepared(String table) {
        return COLUMNS + table + " WHERE sessionid = ? AND iteminsession = ?";
    }

    /** With the values in the text. */
    static String literal(String table, int session, int item) {
        return COLUMNS + table + " WHERE sessionid = " + session + " AND iteminsession = " + item;
    }

    /** Binds both question marks. */
    static Jdbc.ParameterBinder binder(Keys keys) {
        return (statement, operation) -> {
            statement.setInt(1, keys.session(operation));
            statement.setInt(2, keys.item(operation));
        };
    }

    static void read(Row row, Digest digest) {
        digest.add(row.getString(0)).add(row.getString(1)).add(row.getDouble(2)).endRow();
    }

    static void read(ResultSet row, Digest digest) throws SQLException {
        digest.add(row.getString(1)).add(row.getString(2)).add(row.getDouble(3));
    }
}
