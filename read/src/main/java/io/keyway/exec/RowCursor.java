package io.keyway.exec;

import io.keyway.error.KeywayException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one execution, read once and forwards. Not safe for use by several threads at once, except that the
 * execution's {@link CancelSignal} may be raised from anywhere.
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
     * A value of the current row, of the Java class that its column's kind names.
     *
     * @param column from 0
     */
    @Nullable
    Object get(int column);

    /** What the user should know about this execution (a scan, for example); grows while rows are read. */
    List<String> warnings();

    /** Ends the execution; no further request is sent. May be called twice. */
    @Override
    void close();
}
