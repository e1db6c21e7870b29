package io.keyway.clients;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * What DBeaver's generic provider calls, in its order: the driver in a class loader of its own, the connection dialog, the
 * three connections of a data source, the tree, a table that is opened and paged, the editor with its row count, cancel,
 * EXPLAIN, ping and close. Written from DBeaver's source, which cannot be run without a screen.
 */
final class DBeaver {
    private final Connection main;
    private final Connection metadata;
    private final String keyspace;

    private DBeaver(Connection main, Connection metadata, String keyspace) {
        this.main = main;
        this.metadata = metadata;
        this.keyspace = keyspace;
    }

    /** Takes a URL, the keyspace, and the driver's jar, which is not on the class path. */
    public static void main(String[] arguments) throws Exception {
        URL jar = Path.of(arguments[2]).toUri().toURL();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar}, ClassLoader.getPlatformClassLoader())) {
            Driver driver = (Driver) loader.loadClass("io.keyway.jdbc.KeywayDriver")
                    .getConstructor()
                    .newInstance();
            DriverPropertyInfo[] properties = driver.getPropertyInfo(arguments[0], new Properties());
            System.out.println("properties: " + (properties.length >= 15));
            try (Connection main = connect(driver, loader, arguments[0]);
                    Connection metadata = connect(driver, loader, arguments[0]);
                    Connection editor = connect(driver, loader, arguments[0])) {
                DBeaver session = new DBeaver(main, metadata, arguments[1]);
                session.readDialect();
                session.readTree();
                session.openTable();
                session.countRows();
                session.edit();
                session.useEditor(editor);
                System.out.println("ping: " + main.isValid(10_000));
                editor.setAutoCommit(false);
                editor.rollback();
            }
        }
    }

    /** The thread's class loader is the driver's during the call, and another afterwards. */
    private static Connection connect(Driver driver, ClassLoader loader, String url) throws SQLException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            Properties properties = new Properties();
            properties.setProperty("user", "");
            properties.setProperty("password", "");
            Connection connection = driver.connect(url, properties);
            connection.setReadOnly(true);
            connection.setAutoCommit(true);
            connection.getAutoCommit();
            return connection;
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private void readDialect() throws SQLException {
        DatabaseMetaData meta = metadata.getMetaData();
        System.out.println(
                "active: " + metadata.getCatalog() + " " + metadata.getSchema().equals(keyspace));
        System.out.println("folders: " + meta.getCatalogTerm() + ", " + meta.getSchemaTerm());
        System.out.println("quote: " + meta.getIdentifierQuoteString() + ", lower case: "
                + meta.storesLowerCaseIdentifiers() + ", mixed when quoted: "
                + meta.supportsMixedCaseQuotedIdentifiers());
        System.out.println(
                "writes: batches " + meta.supportsBatchUpdates() + ", transactions " + meta.supportsTransactions());
        meta.getSQLKeywords();
        meta.getNumericFunctions();
        System.out.println("types: " + column(meta.getTypeInfo(), "TYPE_NAME"));
        System.out.println("catalogs: " + column(meta.getCatalogs(), "TABLE_CAT"));
        System.out.println(
                "has keyspace: " + column(meta.getSchemas(), "TABLE_SCHEM").contains(keyspace));
    }

    private void readTree() throws SQLException {
        DatabaseMetaData meta = metadata.getMetaData();
        System.out.println("tables: " + column(meta.getTables(null, keyspace, "%", null), "TABLE_NAME"));
        System.out.println("columns: " + column(meta.getColumns(null, keyspace, "music_library", "%"), "COLUMN_NAME"));
        System.out.println("all columns: " + count(meta.getColumns(null, keyspace, "%", "%")));
        System.out.println("key: " + column(meta.getPrimaryKeys(null, keyspace, "music_library"), "COLUMN_NAME"));
        System.out.println("all keys: " + count(meta.getPrimaryKeys(null, keyspace, "%")));
        System.out.println("indexes: " + count(meta.getIndexInfo(null, keyspace, "music_library", false, true)));
        System.out.println("references: " + count(meta.getImportedKeys(null, keyspace, "music_library"))
                + count(meta.getExportedKeys(null, keyspace, "music_library"))
                + count(meta.getImportedKeys(null, keyspace, "%")));
        System.out.println("code: " + count(meta.getProcedures(null, keyspace, "%"))
                + count(meta.getFunctions(null, keyspace, "%")));
    }

    /** No LIMIT in the text; the next page is the same query again, to be read past the first. */
    private void openTable() throws SQLException {
        for (int page = 1; page <= 2; page++) {
            try (Statement statement = main.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
                statement.setMaxRows(200 * page);
                boolean rows = statement.execute("SELECT * FROM \"" + keyspace + "\".\"music_library\"");
                ResultSet result = statement.getResultSet();
                describe(result.getMetaData());
                int count = 0;
                while (result.next()) {
                    result.getObject(1);
                    result.wasNull();
                    count++;
                }
                System.out.println(
                        "page " + page + ": " + rows + " " + count + ", warned " + (statement.getWarnings() != null));
            }
        }
    }

    private void describe(ResultSetMetaData meta) throws SQLException {
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            boolean sound = meta.getColumnLabel(i).equals(meta.getColumnName(i))
                    && meta.getTableName(i).equals("music_library")
                    && meta.getSchemaName(i).equals(keyspace)
                    && meta.getCatalogName(i).isEmpty()
                    && meta.getColumnDisplaySize(i) > 0
                    && !meta.isWritable(i)
                    && !meta.isAutoIncrement(i);
            if (!sound) {
                System.out.println("badly described: " + meta.getColumnLabel(i));
            }
        }
    }

    private void countRows() throws SQLException {
        try (Statement statement = main.createStatement()) {
            System.out.println("rows: "
                    + column(
                            statement.executeQuery(
                                    "SELECT COUNT(*) FROM \"" + keyspace + "\".\"music_library_by_songs\""),
                            1));
            System.out.println("rows of a query: "
                    + column(
                            statement.executeQuery("SELECT COUNT(*) FROM (\n"
                                    + "select song from music_library where sessionid = 338\n) dbvrcnt"),
                            1));
        }
    }

    /** An edited cell: the row is found by its key, and the change is refused as what it is. */
    private void edit() throws SQLException {
        String update = "UPDATE \"" + keyspace + "\".\"music_library\"\n\tSET \"song\"=?\n"
                + "\tWHERE \"sessionid\"=? AND \"iteminsession\"=?";
        try (PreparedStatement statement = main.prepareStatement(update, Statement.RETURN_GENERATED_KEYS)) {
            statement.executeUpdate();
        } catch (SQLException e) {
            System.out.println("edit: " + e.getSQLState());
        }
    }

    private void useEditor(Connection editor) throws Exception {
        try (Statement statement = editor.createStatement()) {
            statement.execute("SELECT song FROM music_library WHERE sessionid = 338 AND iteminsession = 4");
            System.out.println("query: " + column(statement.getResultSet(), 1));
            statement.execute("EXPLAIN SELECT song FROM music_library WHERE sessionid = 338");
            System.out.println("plan names the table: "
                    + column(statement.getResultSet(), 1).get(0).contains("music_library_by_sessions"));
            statement.execute("SET fullScan = allow");
            System.out.println("set: " + statement.getLargeUpdateCount() + " " + statement.getMoreResults() + " "
                    + statement.getUpdateCount());
            cancel(statement);
            try {
                statement.execute("SELECT * FROM music_libary");
            } catch (SQLException e) {
                System.out.println("error: " + e.getSQLState() + " " + e.getMessage());
            }
        }
    }

    /** The stop button, half a second into a query that would run for hours. */
    private static void cancel(Statement statement) throws Exception {
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(
                () -> {
                    try {
                        statement.cancel();
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                },
                CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS));
        try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM music_library_by_songs a,"
                + " music_library_by_songs b, music_library_by_songs c WHERE a.userid + b.userid + c.userid = -1")) {
            System.out.println("not cancelled: " + rows.next());
        } catch (SQLException e) {
            System.out.println("cancelled: " + e.getSQLState());
        }
        stopped.get();
    }

    private static List<String> column(ResultSet rows, Object column) throws SQLException {
        List<String> values = new ArrayList<>();
        try (rows) {
            while (rows.next()) {
                values.add(column instanceof Integer i ? rows.getString(i) : rows.getString((String) column));
            }
        }
        return values;
    }

    private static int count(ResultSet rows) throws SQLException {
        return column(rows, 1).size();
    }
}
