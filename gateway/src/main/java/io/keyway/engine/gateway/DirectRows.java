package io.keyway.engine.gateway;

import io.keyway.exec.QueryExecution;
import io.keyway.exec.RowCursor;
import io.keyway.plan.QueryPlan.Direct;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a plan that is one statement. */
final class DirectRows implements RowCursor {
    private final RowCursor rows;
    private final List<Integer> columns;
    private final boolean asRead;
    private long skip;
    private long left;

    DirectRows(Direct plan, QueryExecution execution) {
        this.columns = plan.columns();
        this.asRead = columns.size() == plan.select().columns().size() && isIdentity(columns);
        this.skip = plan.limit().skipped(execution);
        this.left = plan.limit().returned(execution).orElse(Long.MAX_VALUE);
        this.rows = execution.read(plan.select());
    }

    @Override
    public boolean next() {
        while (skip > 0) {
            if (!rows.next()) {
                return false;
            }
            skip--;
        }
        if (left == 0) {
            return false;
        }
        left--;
        return rows.next();
    }

    @Override
    public @Nullable Object[] row() {
        @Nullable Object[] row = rows.row();
        if (asRead) {
            return row;
        }
        @Nullable Object[] result = new Object[columns.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = row[columns.get(i)];
        }
        return result;
    }

    @Override
    public @Nullable Object get(int column) {
        return rows.get(columns.get(column));
    }

    private static boolean isIdentity(List<Integer> columns) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i) != i) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        rows.close();
    }
}
