package io.keyway.engine.gateway;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.exec.QueryExecution;
import io.keyway.exec.RowCursor;
import io.keyway.exec.RowSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A cursor over an execution's rows. */
final class ExecutionCursor implements RowCursor {
    private final RowSource rows;
    private final QueryExecution execution;
    private long left;
    private @Nullable Object @Nullable [] current;

    ExecutionCursor(RowSource rows, QueryExecution execution) {
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
        if (left == 0) {
            current = null;
            return false;
        }
        left--;
        try {
            current = rows.next();
        } catch (KeywayException e) {
            throw e;
        } catch (RuntimeException e) {
            throw failure(e);
        }
        if (current == null) {
            left = 0;
        }
        return current != null;
    }

    /** A failure of generated code, which computes with the user's values. */
    private KeywayException failure(RuntimeException failure) {
        KeywayException stopped = execution.cancel().reason();
        return stopped != null ? stopped : ComputationErrors.of(failure);
    }

    @Override
    public @Nullable Object get(int column) {
        if (current == null) {
            throw new KeywayException(ErrorCode.INVALID_CURSOR_STATE, "there is no current row");
        }
        return current[column];
    }

    @Override
    public List<String> warnings() {
        return execution.warnings();
    }

    @Override
    public void close() {
        left = 0;
        current = null;
        rows.close();
    }
}
