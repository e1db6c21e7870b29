package io.keyway.sqlshell.format;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a JDBC result as columns and rows of text. */
public final class ResultReader {
    private final ResultSet result;
    private final int[] types;
    private final List<PrintedColumn> columns;

    /** Reads the columns of a result; the caller closes it. */
    public ResultReader(ResultSet result) throws SQLException {
        this.result = result;
        ResultSetMetaData metaData = result.getMetaData();
        types = new int[metaData.getColumnCount()];
        List<PrintedColumn> found = new ArrayList<>();
        for (int i = 0; i < types.length; i++) {
            types[i] = metaData.getColumnType(i + 1);
            found.add(new PrintedColumn(metaData.getColumnLabel(i + 1), kind(types[i])));
        }
        columns = List.copyOf(found);
    }

    /** The columns, in order. */
    public List<PrintedColumn> columns() {
        return columns;
    }

    /** The next row; null after the last. */
    public @Nullable List<@Nullable String> next() throws SQLException {
        if (!result.next()) {
            return null;
        }
        List<@Nullable String> cells = new ArrayList<>(types.length);
        for (int i = 0; i < types.length; i++) {
            cells.add(cell(i));
        }
        return cells;
    }

    private @Nullable String cell(int index) throws SQLException {
        switch (types[index]) {
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> {
                byte[] bytes = result.getBytes(index + 1);
                return bytes == null ? null : "0x" + HexFormat.of().formatHex(bytes);
            }
            default -> {
                return result.getString(index + 1);
            }
        }
    }

    private static PrintedColumn.Kind kind(int type) {
        return switch (type) {
            case Types.TINYINT,
                    Types.SMALLINT,
                    Types.INTEGER,
                    Types.BIGINT,
                    Types.REAL,
                    Types.FLOAT,
                    Types.DOUBLE,
                    Types.DECIMAL,
                    Types.NUMERIC -> PrintedColumn.Kind.NUMBER;
            case Types.BOOLEAN, Types.BIT -> PrintedColumn.Kind.BOOLEAN;
            default -> PrintedColumn.Kind.TEXT;
        };
    }
}
