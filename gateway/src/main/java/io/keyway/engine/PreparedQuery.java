package io.keyway.engine;

import io.keyway.catalog.ColumnType;
import io.keyway.catalog.ResultColumn;
import io.keyway.error.KeywayException;
import io.keyway.exec.ExecutionOptions;
import io.keyway.exec.RowCursor;
import java.util.List;
import java.util.Set;

/** A prepared statement, which can be executed any number of times, and by several threads at once. */
public interface PreparedQuery {
    /** The columns of the result; empty for a command that returns none, such as {@code SET}. */
    List<ResultColumn> columns();

    /** The type expected of each {@code ?}, in order. */
    List<ColumnType> parameters();

    /** Positions of the parameters that the query casts. Only the query converts their values, text included. */
    default Set<Integer> castParameters() {
        return Set.of();
    }

    /** The same statement for the tables as they are now; itself when nothing has changed. */
    default PreparedQuery current() {
        return this;
    }

    /**
     * Starts an execution.
     *
     * @return a cursor that the caller closes; without columns or rows for a command
     * @throws KeywayException when the query cannot start; failures while reading come from the cursor
     */
    RowCursor execute(ExecutionOptions options);
}
