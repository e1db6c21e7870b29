package io.keyway.sqlshell.session;

import io.keyway.error.NearestName;
import io.keyway.sqlshell.format.PrintedColumn;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code \d} and its kin: what the database says about itself. */
final class Describe {
    private static final String[] USER_TABLES = {"TABLE", "BASE TABLE", "VIEW", "MATERIALIZED VIEW"};

    /** A table that metadata has found. */
    private record FoundTable(
            @Nullable String schema,
            String name,
            String type,
            @Nullable String remarks) {}

    private Describe() {}

    /** {@code \d}: all tables, or one. */
    static void run(Shell shell, Invocation call) throws MetaFailure, SQLException, IOException {
        String name = call.argument(0);
        if (name == null) {
            tables(shell, call);
            return;
        }
        Connection connection = shell.connection();
        List<FoundTable> found = find(connection, name, null);
        if (found.isEmpty()) {
            throw noSuchTable(connection, name);
        }
        for (FoundTable table : found) {
            describe(shell, table);
        }
    }

    /** {@code \dt}: the tables of the current keyspace, or those that match. */
    static void tables(Shell shell, Invocation call) throws SQLException, IOException {
        String pattern = call.argument(0);
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (FoundTable table : find(shell.connection(), pattern == null ? "*" : pattern, USER_TABLES)) {
            List<@Nullable String> row = new ArrayList<>();
            row.add(table.schema());
            row.add(table.name());
            row.add(table.type());
            row.add(table.remarks() == null ? "" : table.remarks());
            rows.add(row);
        }
        shell.print(List.of(text("keyspace"), text("table"), text("type"), text("remarks")), rows, true);
    }

    /** {@code \dn}: the schemas. */
    static void schemas(Shell shell, Invocation call) throws SQLException, IOException {
        List<List<@Nullable String>> rows = new ArrayList<>();
        try (ResultSet schemas = shell.connection().getMetaData().getSchemas()) {
            while (schemas.next()) {
                List<@Nullable String> row = new ArrayList<>();
                row.add(schemas.getString("TABLE_SCHEM"));
                rows.add(row);
            }
        }
        shell.print(List.of(text("keyspace")), rows, true);
    }

    private static void describe(Shell shell, FoundTable table) throws SQLException, IOException {
        DatabaseMetaData data = shell.connection().getMetaData();
        Map<String, String> keys = keys(data, table);
        if (shell.isForPeople()) {
            String schema = table.schema() == null ? "" : table.schema() + ".";
            String remarks = table.remarks() == null || table.remarks().isBlank() ? "" : ": " + table.remarks();
            shell.console()
                    .out()
                    .append(table.type().toLowerCase(java.util.Locale.ROOT) + " " + schema + table.name() + remarks
                            + "\n");
        }
        List<List<@Nullable String>> rows = new ArrayList<>();
        try (ResultSet columns = columns(data, table)) {
            while (columns.next()) {
                String name = columns.getString("COLUMN_NAME");
                String remarks = columns.getString("REMARKS");
                List<@Nullable String> row = new ArrayList<>();
                row.add(name);
                row.add(columns.getString("TYPE_NAME"));
                row.add(columns.getInt("NULLABLE") == DatabaseMetaData.columnNoNulls ? "not null" : "");
                row.add(remarks == null || remarks.isBlank() ? keys.getOrDefault(name, "") : remarks);
                rows.add(row);
            }
        }
        shell.print(List.of(text("column"), text("type"), text("nullable"), text("key")), rows, false);
        if (shell.isForPeople()) {
            shell.console().out().append(indexes(data, table)).append('\n').flush();
        }
    }

    private static Map<String, String> keys(DatabaseMetaData data, FoundTable table) throws SQLException {
        Map<String, String> keys = new HashMap<>();
        try (ResultSet columns = data.getPrimaryKeys(null, table.schema(), table.name())) {
            while (columns.next()) {
                keys.put(columns.getString("COLUMN_NAME"), "primary key " + columns.getShort("KEY_SEQ"));
            }
        }
        return keys;
    }

    private static String indexes(DatabaseMetaData data, FoundTable table) throws SQLException {
        StringBuilder indexes = new StringBuilder();
        try (ResultSet index = data.getIndexInfo(null, table.schema(), table.name(), false, true)) {
            while (index.next()) {
                String name = index.getString("INDEX_NAME");
                if (name != null && index.getBoolean("NON_UNIQUE")) {
                    indexes.append("index ")
                            .append(name)
                            .append(" on ")
                            .append(index.getString("COLUMN_NAME"))
                            .append('\n');
                }
            }
        }
        return indexes.toString();
    }

    private static ResultSet columns(DatabaseMetaData data, FoundTable table) throws SQLException {
        String escape = data.getSearchStringEscape();
        String name = table.name()
                .replace(escape, escape + escape)
                .replace("_", escape + "_")
                .replace("%", escape + "%");
        return data.getColumns(null, table.schema(), name, null);
    }

    private static List<FoundTable> find(Connection connection, String written, String @Nullable [] types)
            throws SQLException {
        DatabaseMetaData data = connection.getMetaData();
        TableName name = TableName.of(written, data);
        String schema = name.schema() != null ? name.schema() : connection.getSchema();
        List<FoundTable> found = new ArrayList<>();
        try (ResultSet tables = data.getTables(null, schema, name.table(), types)) {
            while (tables.next()) {
                found.add(new FoundTable(
                        tables.getString("TABLE_SCHEM"),
                        tables.getString("TABLE_NAME"),
                        tables.getString("TABLE_TYPE"),
                        tables.getString("REMARKS")));
            }
        }
        return found;
    }

    private static MetaFailure noSuchTable(Connection connection, String name) throws SQLException {
        List<String> names = find(connection, "*", USER_TABLES).stream()
                .map(FoundTable::name)
                .toList();
        String hint = NearestName.of(name, names)
                .map(near -> "did you mean " + near + "?")
                .orElse("\\dt lists all tables");
        return new MetaFailure("there is no table \"" + name.replace("\"", "") + "\"", hint);
    }

    private static PrintedColumn text(String name) {
        return new PrintedColumn(name, PrintedColumn.Kind.TEXT);
    }
}
