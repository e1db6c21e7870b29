package io.keyway.exec;

import io.keyway.error.KeywayException;
import org.jspecify.annotations.Nullable;

/** Rows of one or more CQL requests, read once and forwards. */
public interface RowSource extends AutoCloseable {
    /**
     * The next row.
     *
     * @return values of the selected columns, of the Java classes that a cursor gives; null at the end
     * @throws KeywayException when a request fails, or the execution is stopped
     */
    @Nullable
    Object @Nullable [] next();

    /** Sends no further request. */
    @Override
    void close();
}
