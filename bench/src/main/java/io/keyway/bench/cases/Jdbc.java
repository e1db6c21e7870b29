package io.keyway.bench.cases;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What cases have in common that ask over JDBC. */
final class Jdbc {
    private Jdbc() {}

    /** Feeds a row to a digest. */
    @FunctionalInterface
    interface RowReader {
        void read(ResultSet row, Digest digest) throws SQLException;
    }

    /** Binds the values of a question. */
    @FunctionalInterface
    interface ParameterBinder {
        void bind(PreparedStatement statement, long operation) throws SQLException;
    }

    /** Prepared once, executed for each question. */
    static Task prepared(PreparedStatement statement, ParameterBinder binder, RowReader reader) {
        return new Task() {
            @Override
            public void run(long operation, Digest digest) throws SQLException {
                binder.bind(statement, operation);
                read(statement.executeQuery(), reader, digest);
            }

            @Override
            public void close() throws SQLException {
                statement.close();
            }
        };
    }

    /** Reads all rows and closes the result. */
    static void read(ResultSet result, RowReader reader, Digest digest) throws SQLException {
        try (result) {
            while (result.next()) {
                reader.read(result, digest);
                digest.endRow();
            }
        }
    }

    /** Asks with the text as it is. */
    static void ask(Statement statement, String sql, RowReader reader, Digest digest) throws SQLException {
        read(statement.executeQuery(sql), reader, digest);
    }
}
