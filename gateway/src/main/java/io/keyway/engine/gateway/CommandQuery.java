package io.keyway.engine.gateway;

import io.keyway.catalog.Catalog;
import io.keyway.catalog.CatalogColumn;
import io.keyway.catalog.CatalogTable;
import io.keyway.catalog.ColumnType;
import io.keyway.catalog.ColumnType.Kind;
import io.keyway.catalog.ResultColumn;
import io.keyway.engine.PreparedQuery;
import io.keyway.engine.Session;
import io.keyway.engine.SessionSettings;
import io.keyway.engine.Setting;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.error.NearestName;
import io.keyway.exec.ExecutionOptions;
import io.keyway.exec.RowCursor;
import io.keyway.model.CqlTypeNames;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Statements answered without Cassandra. */
final class CommandQuery {
    private CommandQuery() {}

    /** Lines of text as a result with one column; the values of parameters change nothing. */
    static PreparedQuery text(String label, List<String> lines, List<ColumnType> parameters) {
        return new Fixed(List.of(column(label)), lines.stream().map(List::of).toList(), parameters);
    }

    /** Settings as they are when the statement is understood. */
    static PreparedQuery show(Session session, List<Setting> settings) {
        List<List<String>> rows = new ArrayList<>();
        for (Setting setting : settings) {
            rows.add(List.of(setting.key(), setting.read(session.settings())));
        }
        return new Fixed(List.of(column("name"), column("setting")), rows);
    }

    /** Figures with their names. */
    static PreparedQuery figures(List<List<String>> rows) {
        return new Fixed(List.of(column("name"), column("value")), rows);
    }

    static ResultColumn column(String label) {
        return new ResultColumn(label, label, null, null, ColumnType.of(Kind.VARCHAR), false);
    }

    /** A result that is known before execution. */
    private record Fixed(List<ResultColumn> columns, List<List<String>> rows, List<ColumnType> parameters)
            implements PreparedQuery {
        Fixed(List<ResultColumn> columns, List<List<String>> rows) {
            this(columns, rows, List.of());
        }

        @Override
        public RowCursor execute(ExecutionOptions options) {
            return new FixedCursor(rows, options.maxRows());
        }
    }

    /** The tables of a keyspace. */
    static PreparedQuery tables(Catalog catalog, String schema) {
        checkKeyspace(catalog, schema);
        List<List<String>> rows = new ArrayList<>();
        for (CatalogTable table : catalog.tables(schema)) {
            rows.add(List.of(table.name(), table.isView() ? "view" : "table", table.remarks()));
        }
        return new Fixed(List.of(column("table_name"), column("table_type"), column("remarks")), rows);
    }

    /** The columns of a table. */
    static PreparedQuery columns(Catalog catalog, Command.TableName name, String schema) {
        String keyspace = name.schema().orElse(schema);
        CatalogTable table = catalog.table(keyspace, name.name())
                .orElseThrow(() -> new KeywayException(
                                ErrorCode.UNKNOWN_TABLE, "table \"" + name.name() + "\" does not exist")
                        .withHint(NearestName.of(
                                        name.name(),
                                        catalog.tables(keyspace).stream()
                                                .map(CatalogTable::name)
                                                .toList())
                                .map(nearest -> "did you mean \"" + nearest + "\"?")
                                .orElse("SHOW TABLES lists the tables"))
                        .withPosition(name.position()));
        List<List<String>> rows = new ArrayList<>();
        for (CatalogColumn column : table.columns()) {
            rows.add(List.of(
                    column.name(),
                    CqlTypeNames.of(column.cqlType()),
                    column.nullable() ? "YES" : "NO",
                    column.remarks()));
        }
        return new Fixed(List.of(column("column_name"), column("type"), column("is_nullable"), column("key")), rows);
    }

    /** Names, one in a row. */
    static PreparedQuery names(String label, List<String> names) {
        return new Fixed(List.of(column(label)), names.stream().map(List::of).toList());
    }

    /**
     * Checks that there is a keyspace.
     *
     * @throws KeywayException UNKNOWN_KEYSPACE
     */
    static void checkKeyspace(Catalog catalog, String schema) {
        if (!catalog.schemas().containsKey(schema)) {
            throw new KeywayException(ErrorCode.UNKNOWN_KEYSPACE, "the cluster has no keyspace \"" + schema + '"')
                    .withHint("SHOW KEYSPACES lists the keyspaces");
        }
    }

    /**
     * A command that changes the session when it is executed.
     *
     * @param change from the settings that there are to those there will be
     * @param warnings what the user should know
     */
    record Change(Session session, UnaryOperator<SessionSettings> change, List<String> warnings)
            implements PreparedQuery {
        @Override
        public List<ResultColumn> columns() {
            return List.of();
        }

        @Override
        public List<ColumnType> parameters() {
            return List.of();
        }

        @Override
        public RowCursor execute(ExecutionOptions options) {
            session.settings(change.apply(session.settings()));
            return new FixedCursor(List.of(), 0) {
                @Override
                public List<String> warnings() {
                    return warnings;
                }
            };
        }
    }

    /** Rows that are known before they are asked for. */
    static class FixedCursor implements RowCursor {
        private final List<List<String>> rows;
        private int row = -1;

        FixedCursor(List<List<String>> rows, long maxRows) {
            this.rows = maxRows > 0 && maxRows < rows.size() ? rows.subList(0, (int) maxRows) : rows;
        }

        @Override
        public boolean next() {
            row = Math.min(row + 1, rows.size());
            return row < rows.size();
        }

        @Override
        public @Nullable Object[] row() {
            return rows.get(row).toArray();
        }

        @Override
        public void close() {
            row = rows.size();
        }
    }
}
