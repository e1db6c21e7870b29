package io.keyway.engine.gateway;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.exec.QueryExecution;
import io.keyway.exec.RowCursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of an execution, up to those that are wanted, with what they cost and what went wrong. */
final class ExecutionCursor implements RowCursor {
    private final RowCursor rows;
    private final QueryExecution execution;
    private long left;
    private boolean onRow;

    ExecutionCursor(RowCursor rows, QueryExecution execution) {
        this.rows = rows;
        this.execution = execution;
        long most = execution.options().maxRows();
        this.left = most > 0 ? most : Long.MAX_VALUE;
    }

    /** The execution, for its costs. */
    QueryExecution execution() {
        return execution;
    }

    @Override
    public boolean next() {
        onRow = false;
        if (left == 0) {
            return false;
        }
        left--;
        try {
            onRow = rows.next();
        } catch (KeywayException e) {
            throw e;
        } catch (RuntimeException e) {
            throw failure(e);
        }
        if (!onRow) {
            left = 0;
        }
        return onRow;
    }

    /** A failure of generated code, which computes with the user's values. */
    private KeywayException failure(RuntimeException failure) {
        KeywayException stopped = execution.cancel().reason();
        return stopped != null ? stopped : ComputationErrors.of(failure);
    }

    @Override
    public @Nullable Object[] row() {
        return onRow().row();
    }

    @Override
    public @Nullable Object get(int column) {
        return onRow().get(column);
    }

    private RowCursor onRow() {
        if (!onRow) {
            throw new KeywayException(ErrorCode.INVALID_CURSOR_STATE, "there is no current row");
        }
        return rows;
    }

    @Override
    public List<String> warnings() {
        return execution.warnings();
    }

    @Override
    public void close() {
        left = 0;
        onRow = false;
        rows.close();
    }
}
