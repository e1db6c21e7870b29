package io.keyway.plan.access;

import io.keyway.exec.RowCursor;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/** A cursor in the form that generated code reads. */
public class CursorEnumerator implements Enumerator<@Nullable Object[]> {
    private final RowCursor cursor;

    public CursorEnumerator(RowCursor cursor) {
        this.cursor = cursor;
    }

    @Override
    public @Nullable Object[] current() {
        return cursor.row();
    }

    @Override
    public boolean moveNext() {
        return cursor.next();
    }

    @Override
    public void reset() {
        throw new UnsupportedOperationException("rows are read once");
    }

    @Override
    public void close() {
        cursor.close();
    }
}
