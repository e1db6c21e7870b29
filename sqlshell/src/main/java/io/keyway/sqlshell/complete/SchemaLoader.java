package io.keyway.sqlshell.complete;

import io.keyway.sqlshell.complete.Schema.KnownColumn;
import io.keyway.sqlshell.complete.Schema.KnownTable;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps a {@link Schema} fresh in the background, so that Tab never waits for the database. */
public final class SchemaLoader {
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final ExecutorService background = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "keyway-completion");
        thread.setDaemon(true);
        return thread;
    });
    private final Supplier<Connection> connection;
    private final AtomicBoolean loading = new AtomicBoolean();
    private volatile Schema schema = Schema.EMPTY;
    private volatile @Nullable Connection loadedFrom;
    private volatile long loadedAt;

    /** A loader that has loaded nothing yet. */
    public SchemaLoader(Supplier<Connection> connection) {
        this.connection = connection;
    }

    /** What is known now; returns at once. */
    public Schema schema() {
        return schema;
    }

    /** Has the schema loaded again unless it is fresh; returns at once. */
    public void refresh() {
        Connection from = connection.get();
        boolean fresh = from == loadedFrom && System.nanoTime() - loadedAt < FRESH.toNanos();
        if (!fresh && loading.compareAndSet(false, true)) {
            background.execute(() -> load(from));
        }
    }

    private void load(Connection from) {
        try {
            schema = read(from);
            loadedFrom = from;
            loadedAt = System.nanoTime();
        } catch (SQLException e) {
            // Completion goes on with what it knew; a broken connection shows itself at the next statement.
            loadedAt = System.nanoTime();
        } finally {
            loading.set(false);
        }
    }

    private static Schema read(Connection connection) throws SQLException {
        DatabaseMetaData data = connection.getMetaData();
        String current = connection.getSchema();
        Map<String, List<KnownColumn>> columns = new LinkedHashMap<>();
        try (ResultSet rows = data.getColumns(null, current, "%", "%")) {
            while (rows.next()) {
                columns.computeIfAbsent(rows.getString("TABLE_NAME"), name -> new ArrayList<>())
                        .add(new KnownColumn(
                                rows.getString("COLUMN_NAME"),
                                rows.getString("TYPE_NAME"),
                                text(rows.getString("REMARKS"))));
            }
        }
        List<KnownTable> tables = new ArrayList<>();
        try (ResultSet rows = data.getTables(null, current, "%", null)) {
            while (rows.next()) {
                String name = rows.getString("TABLE_NAME");
                List<KnownColumn> own = columns.getOrDefault(name, List.of());
                tables.add(new KnownTable(rows.getString("TABLE_SCHEM"), name, text(rows.getString("REMARKS")), own));
            }
        }
        return new Schema(tables, functions(data), keywords(data), data.storesUpperCaseIdentifiers());
    }

    private static List<String> functions(DatabaseMetaData data) throws SQLException {
        TreeSet<String> functions = new TreeSet<>(Keywords.FUNCTIONS);
        for (String list :
                List.of(data.getStringFunctions(), data.getNumericFunctions(), data.getTimeDateFunctions())) {
            for (String name : list.split(",", -1)) {
                functions.add(name.strip().toLowerCase(Locale.ROOT));
            }
        }
        functions.remove("");
        return List.copyOf(functions);
    }

    private static List<String> keywords(DatabaseMetaData data) throws SQLException {
        TreeSet<String> keywords = new TreeSet<>(Keywords.ALL);
        for (String word : data.getSQLKeywords().split(",", -1)) {
            keywords.add(word.strip().toUpperCase(Locale.ROOT));
        }
        keywords.remove("");
        return List.copyOf(keywords);
    }

    private static String text(@Nullable String remarks) {
        return remarks == null ? "" : remarks;
    }
}
