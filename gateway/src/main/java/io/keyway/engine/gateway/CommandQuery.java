package io.keyway.engine.gateway;

import io.keyway.catalog.ColumnType;
import io.keyway.catalog.ColumnType.Kind;
import io.keyway.catalog.ResultColumn;
import io.keyway.engine.PreparedQuery;
import io.keyway.engine.Session;
import io.keyway.engine.Setting;
import io.keyway.exec.ExecutionOptions;
import io.keyway.exec.RowCursor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements answered without Cassandra. */
final class CommandQuery {
    private CommandQuery() {}

    /** Lines of text as a result with one column. */
    static PreparedQuery text(String label, List<String> lines) {
        return new Fixed(List.of(column(label)), lines.stream().map(List::of).toList());
    }

    /** Settings as they are when the statement is understood. */
    static PreparedQuery show(Session session, Command.Show show) {
        List<List<String>> rows = new ArrayList<>();
        for (Setting setting : show.settings()) {
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
    private record Fixed(List<ResultColumn> columns, List<List<String>> rows) implements PreparedQuery {
        @Override
        public List<ColumnType> parameters() {
            return List.of();
        }

        @Override
        public RowCursor execute(ExecutionOptions options) {
            return new FixedCursor(rows, options.maxRows());
        }
    }

    /** {@code SET}: changes the session when it is executed. */
    record Change(Session session, Command.Set set) implements PreparedQuery {
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
            session.settings(set.setting().write(session.settings(), set.value()));
            return new FixedCursor(List.of(), 0);
        }
    }

    /** Rows that are known before they are asked for. */
    static final class FixedCursor implements RowCursor {
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
