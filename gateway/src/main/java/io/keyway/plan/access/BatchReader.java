package io.keyway.plan.access;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.linq4j.Enumerator;

/** Reads outer rows in growing batches. */
final class BatchReader implements AutoCloseable {
    static final int LARGEST_BATCH = 1_024;

    /** Small at first where not all rows are wanted, so that a query with a LIMIT does few lookups in vain. */
    private static final int FIRST_BATCH = 16;

    private final Enumerator<?> rows;
    private int size;

    /** @param all whether all rows are wanted */
    BatchReader(Enumerator<?> rows, boolean all) {
        this.rows = rows;
        this.size = all ? LARGEST_BATCH : FIRST_BATCH;
    }

    /** The next rows; empty at the end. */
    List<Object> next() {
        List<Object> result = new ArrayList<>();
        while (result.size() < size && rows.moveNext()) {
            result.add(rows.current());
        }
        size = Math.min(2 * size, LARGEST_BATCH);
        return result;
    }

    @Override
    public void close() {
        rows.close();
    }
}
