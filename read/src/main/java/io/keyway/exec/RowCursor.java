package io.keyway.exec;

import io.keyway.error.KeywayException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows, read once and forwards: of a request, of a statement, of an execution. Not safe for use by several threads at once,
 * except that the execution's {@link CancelSignal} may be raised from anywhere.
 */
public interface RowCursor extends AutoCloseable {
    /**
     * Moves to the next row.
     *
     * @return whether there is one
     * @throws KeywayException CANCELLED, TIMEOUT, or whatever went wrong while reading
     */
    boolean next();

    /**
     * The current row: for each column its value, of the Java class that the column's kind names. The caller may keep
     * the array.
     *
     * @throws RuntimeException when there is no current row
     */
    @Nullable
    Object[] row();

    /**
     * A value of the current row.
     *
     * @param column from 0
     */
    default @Nullable Object get(int column) {
        return row()[column];
    }

    /** What the user should know about this execution (a scan, for example); grows while rows are read. */
    default List<String> warnings() {
        return List.of();
    }

    /** Ends the reading; no further request is sent. May be called twice. */
    @Override
    void close();
}
