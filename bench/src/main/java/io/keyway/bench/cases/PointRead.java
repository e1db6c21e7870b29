package io.keyway.bench.cases;

import com.datastax.oss.driver.api.core.cql.Row;
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

    static void read(Row row, Digest digest) {
        digest.add(row.getString(0)).add(row.getString(1)).add(row.getDouble(2)).endRow();
    }

    static void read(ResultSet row, Digest digest) throws SQLException {
        digest.add(row.getString(1)).add(row.getString(2)).add(row.getDouble(3));
    }
}
