package io.keyway.jdbc;

import io.keyway.catalog.Catalog;
import io.keyway.catalog.ColumnType;
import io.keyway.catalog.ColumnType.Kind;
import io.keyway.catalog.ResultColumn;
import io.keyway.engine.PreparedQuery;
import io.keyway.engine.Session;
import io.keyway.engine.SessionSettings;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.exec.ExecutionOptions;
import io.keyway.exec.RowCursor;
import io.keyway.jdbc.config.ConnectionConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A session without a cluster. Its statements: {@code numbers} (1, 2, 3), {@code echo} (its two parameters), {@code wait}
 * (a row that never comes), {@code set} (no rows), {@code bug} and {@code deep} (failures of the JVM), {@code late bug}.
 */
final class MemorySession implements Session {
    static final ResultColumn NUMBER = new ResultColumn("N", "n", "ks", "numbers", ColumnType.of(Kind.INTEGER), false);
    private static final ResultColumn FIRST =
            new ResultColumn("first", "first", null, null, ColumnType.of(Kind.INTEGER), true);
    private static final ResultColumn SECOND =
            new ResultColumn("second", "second", null, null, ColumnType.of(Kind.UUID), true);

    private final Catalog catalog;
    private SessionSettings settings;
    boolean open = true;
    boolean alive = true;

    MemorySession(Catalog catalog, SessionSettings settings) {
        this.catalog = catalog;
        this.settings = settings;
    }

    static KeywayConnection connection(String url) {
        return connection(url, new Catalog(1, "ks", Map.of()));
    }

    static KeywayConnection connection(String url, Catalog catalog) {
        ConnectionConfig config = ConnectionConfig.of(url, null);
        return new KeywayConnection(new MemorySession(catalog, config.settings()), config);
    }

    @Override
    public PreparedQuery prepare(String sql) {
        return switch (sql) {
            case "numbers", "wait", "late bug" -> new Canned(sql, List.of(NUMBER), List.of());
            case "echo" ->
                new Canned(sql, List.of(FIRST, SECOND), List.of(ColumnType.of(Kind.INTEGER), ColumnType.of(Kind.UUID)));
            case "set" -> new Canned(sql, List.of(), List.of());
            case "bug" -> throw new IllegalStateException("broken");
            case "deep" -> throw new StackOverflowError();
            case "insert" -> throw new KeywayException(ErrorCode.READ_ONLY, "Keyway reads");
            default -> throw new KeywayException(ErrorCode.SYNTAX_ERROR, "what is " + sql);
        };
    }

    /** A query whose answer is known. */
    record Canned(String sql, List<ResultColumn> columns, List<ColumnType> parameters) implements PreparedQuery {
        @Override
        public RowCursor execute(ExecutionOptions options) {
            List<List<Object>> rows = new ArrayList<>();
            if (sql.equals("numbers")) {
                long most = options.maxRows() == 0 ? 3 : Math.min(3, options.maxRows());
                for (int i = 1; i <= most; i++) {
                    rows.add(List.of(i));
                }
            } else if (sql.equals("echo")) {
                rows.add(Arrays.asList(options.parameters().toArray()));
            }
            RowCursor cursor = new ListCursor(rows);
            return new Answer(cursor, sql, options);
        }
    }

    /** Rows with a warning, or the failure that the statement's name asks for. */
    record Answer(RowCursor rows, String sql, ExecutionOptions options) implements RowCursor {
        @Override
        public boolean next() {
            if (sql.equals("late bug")) {
                throw new NoClassDefFoundError("broken");
            }
            if (sql.equals("wait")) {
                throw untilRaised();
            }
            return rows.next();
        }

        private KeywayException untilRaised() {
            KeywayException reason = options.cancel().reason();
            while (reason == null) {
                LockSupport.parkNanos(1_000_000);
                reason = options.cancel().reason();
            }
            return reason;
        }

        @Override
        public @Nullable Object[] row() {
            return rows.row();
        }

        @Override
        public List<String> warnings() {
            return List.of("read " + sql);
        }

        @Override
        public void close() {
            rows.close();
        }
    }

    @Override
    public Catalog catalog() {
        return catalog;
    }

    @Override
    public SessionSettings settings() {
        return settings;
    }

    @Override
    public void settings(SessionSettings changed) {
        settings = changed;
    }

    @Override
    public List<String> warnings() {
        return List.of("a table is missing");
    }

    @Override
    public String serverVersion() {
        return "5.0.9";
    }

    @Override
    public boolean isAlive(Duration timeout) {
        return open && alive && !timeout.isZero() && timeout.compareTo(Duration.ofSeconds(10)) <= 0;
    }

    @Override
    public void close() {
        open = false;
    }
}
