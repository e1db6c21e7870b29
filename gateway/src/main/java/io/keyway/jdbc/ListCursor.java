package io.keyway.jdbc;

import io.keyway.exec.RowCursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that are in memory already: metadata, generated keys, elements of an array. */
final class ListCursor implements RowCursor {
    private final List<? extends List<@Nullable Object>> rows;
    private int next;

    ListCursor(List<? extends List<@Nullable Object>> rows) {
        this.rows = rows;
    }

    @Override
    public boolean next() {
        if (next >= rows.size()) {
            return false;
        }
        next++;
        return true;
    }

    @Override
    public @Nullable Object[] row() {
        return rows.get(next - 1).toArray();
    }

    @Override
    public @Nullable Object get(int column) {
        return rows.get(next - 1).get(column);
    }

    @Override
    public void close() {
        // holds no resource
    }
}
