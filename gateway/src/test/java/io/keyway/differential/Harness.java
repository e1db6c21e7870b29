package io.keyway.differential;

import io.keyway.engine.PreparedQuery;
import io.keyway.engine.gateway.EngineProbe;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.exec.CancelSignal;
import io.keyway.exec.ExecutionOptions;
import io.keyway.exec.RowCursor;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks the engine, in its two ways, and other databases. */
final class Harness {
    private final EngineProbe engine;
    private final Connection h2;
    private final Optional<Connection> postgres;

    /**
     * Asks of one dataset.
     *
     * @param postgres empty where there is none
     */
    Harness(EngineProbe engine, Connection h2, Optional<Connection> postgres) {
        this.engine = engine;
        this.h2 = h2;
        this.postgres = postgres;
    }

    /** As users ask. */
    Answer usual(Sql sql) {
        return keyway(sql, engine::usual);
    }

    /** With nothing pushed down. */
    Answer scanning(Sql sql) {
        return keyway(sql, engine::scanning);
    }

    /** What any way of preparing a query leads to. */
    static Answer keyway(Sql sql, Function<String, PreparedQuery> prepare) {
        try {
            PreparedQuery query = prepare.apply(sql.text());
            ExecutionOptions options = new ExecutionOptions(sql.parameters(), 0, 0, new CancelSignal());
            try (RowCursor cursor = query.execute(options)) {
                return rows(cursor, query.columns().size());
            }
        } catch (KeywayException e) {
            boolean unserved = e.code() == ErrorCode.UNSUPPORTED_SQL && e.text().startsWith("no query table of");
            return new Answer.Refused(e.code().sqlState(), e.code() + " " + e.text() + causes(e), unserved);
        } catch (RuntimeException | Error e) {
            StackTraceElement[] stack = e.getStackTrace();
            return new Answer.Refused("XX000", e + (stack.length == 0 ? "" : " at " + stack[0]) + causes(e), false);
        }
    }

    private static String causes(Throwable failure) {
        StringBuilder text = new StringBuilder();
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            String line = cause.toString();
            text.append(" <- ").append(line, 0, Math.min(line.length(), 300));
        }
        return text.toString();
    }

    private static Answer rows(RowCursor cursor, int columns) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        while (cursor.next()) {
            List<@Nullable Object> values = new ArrayList<>();
            for (int i = 0; i < columns; i++) {
                values.add(cursor.get(i));
            }
            rows.add(values);
        }
        return new Answer.Rows(rows);
    }

    /** The second opinion. */
    Answer h2(Sql sql) {
        return jdbc(h2, sql);
    }

    /** The third. */
    Answer postgres(Sql sql) {
        return postgres.map(connection -> jdbc(connection, sql))
                .orElseGet(() -> Answer.Refused.because("there is no PostgreSQL"));
    }

    /** What another database makes of it. */
    static Answer jdbc(Connection connection, Sql sql) {
        try (PreparedStatement statement = connection.prepareStatement(sql.text())) {
            for (int i = 0; i < sql.parameters().size(); i++) {
                statement.setObject(i + 1, Stores.plainValue(sql.parameters().get(i)));
            }
            try (ResultSet result = statement.executeQuery()) {
                return rows(result);
            }
        } catch (SQLException e) {
            return new Answer.Refused(String.valueOf(e.getSQLState()), String.valueOf(e.getMessage()), false);
        }
    }

    private static Answer rows(ResultSet result) throws SQLException {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        while (result.next()) {
            List<@Nullable Object> values = new ArrayList<>();
            for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                boolean moment = result.getMetaData().getColumnType(i) == Types.TIMESTAMP;
                boolean day = result.getMetaData().getColumnType(i) == Types.DATE;
                values.add(
                        moment
                                ? result.getObject(i, LocalDateTime.class)
                                : day ? result.getObject(i, LocalDate.class) : result.getObject(i));
            }
            rows.add(values);
        }
        return new Answer.Rows(rows);
    }
}
