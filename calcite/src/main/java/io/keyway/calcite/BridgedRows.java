package io.keyway.calcite;

import io.keyway.engine.CursorEnumerator;
import io.keyway.engine.Session;
import io.keyway.exec.CancelSignal;
import io.keyway.exec.ExecutionOptions;
import io.keyway.exec.RowCursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a query of Keyway's for Calcite's generated code. */
final class BridgedRows extends CursorEnumerator {
    private final TableBridge.BridgedQuery query;

    private BridgedRows(RowCursor cursor, TableBridge.BridgedQuery query) {
        super(cursor);
        this.query = query;
    }

    static BridgedRows open(Session session, TableBridge.BridgedQuery query, List<@Nullable Object> parameters) {
        ExecutionOptions options = new ExecutionOptions(parameters, 0, 0, new CancelSignal());
        return new BridgedRows(session.prepare(query.sql()).execute(options), query);
    }

    @Override
    public @Nullable Object[] current() {
        return query.convert(super.current());
    }
}
