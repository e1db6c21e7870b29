package io.keyway.engine;

import io.keyway.exec.RowCursor;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/** A cursor as Calcite has it: for the code that it generates, and for programs that are built on it. */
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
