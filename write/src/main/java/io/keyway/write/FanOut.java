package io.keyway.write;

import io.keyway.model.Column;
import io.keyway.model.LogicalTable;
import io.keyway.model.QueryTable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes one row of a logical table the rows of its query tables.
 *
 * <p>A row is in every query table whose primary key it has; null in one of those columns keeps it out of that
 * table alone.
 */
public final class FanOut {
    private final List<TargetTable> targets;

    /** A query table, and where in the logical table each of its columns is. */
    private record TargetTable(QueryTable table, KeyLimits limits, List<Integer> columns) {
        static TargetTable of(QueryTable table, List<String> logicalColumns) {
            return new TargetTable(
                    table,
                    new KeyLimits(table),
                    table.allColumns().stream().map(logicalColumns::indexOf).toList());
        }

        List<@Nullable ByteBuffer> row(@Nullable ByteBuffer[] values) {
            List<@Nullable ByteBuffer> row = new ArrayList<>(columns.size());
            for (int column : columns) {
                row.add(values[column]);
            }
            return row;
        }

        boolean hasKey(List<@Nullable ByteBuffer> row) {
            int keyColumns = table.primaryKey().size();
            for (int i = 0; i < keyColumns; i++) {
                if (row.get(i) == null) {
                    return false;
                }
            }
            return true;
        }
    }

    private FanOut(List<TargetTable> targets) {
        this.targets = targets;
    }

    /** For the rows of a logical table. */
    public static FanOut of(LogicalTable table) {
        List<String> columns = table.columns().stream().map(Column::name).toList();
        return new FanOut(table.queryTables().stream()
                .map(queryTable -> TargetTable.of(queryTable, columns))
                .toList());
    }

    /**
     * The rows that hold a row.
     *
     * @param values serialized, one for each column of the logical table in its order; null where absent
     */
    public FannedOut rows(@Nullable ByteBuffer[] values) {
        List<TableRow> rows = new ArrayList<>(targets.size());
        for (int i = 0; i < targets.size(); i++) {
            TargetTable target = targets.get(i);
            List<@Nullable ByteBuffer> row = target.row(values);
            if (!target.hasKey(row)) {
                continue;
            }
            Optional<KeyLimits.Violation> violation = target.limits().check(row);
            if (violation.isPresent()) {
                int column = target.columns().get(violation.get().place());
                return new FannedOut.KeyRefused(column, violation.get().reason());
            }
            rows.add(new TableRow(i, row));
        }
        return rows.isEmpty() ? new FannedOut.Keyless() : new FannedOut.Rows(rows);
    }
}
