package io.keyway.calcite;

import io.keyway.engine.Session;
import io.keyway.exec.CancelSignal;
import io.keyway.exec.ExecutionOptions;
import io.keyway.exec.RowCursor;
import java.util.List;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/** The rows of a cursor for Calcite's generated code. */
final class CursorRows implements Enumerator<@Nullable Object[]> {
    private final RowCursor cursor;
    private final TableBridge.BridgedQuery query;

    private CursorRows(RowCursor cursor, TableBridge.BridgedQuery query) {
        this.cursor = cursor;
        this.query = query;
    }

    static CursorRows open(Session session, TableBridge.BridgedQuery query, List<@Nullable Object> parameters) {
        ExecutionOptions options = new ExecutionOptions(parameters, 0, 0, new CancelSignal());
        return new CursorRows(session.prepare(query.sql()).execute(options), query);
    }

    @Override
    public @Nullable Object[] current() {
        return query.convert(cursor.row());
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
