package io.keyway.engine.gateway;

import io.keyway.engine.CursorEnumerator;
import io.keyway.exec.Lookups;
import io.keyway.exec.QueryExecution;
import io.keyway.exec.RowCursor;
import io.keyway.plan.CompiledBody;
import io.keyway.plan.access.CqlRuntime;
import io.keyway.plan.access.LookupRows;
import io.keyway.pushdown.Binder;
import io.keyway.pushdown.CqlSelect;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/** The rows of a compiled plan, which reads through the execution. */
final class CompiledRows implements RowCursor {
    private final Enumerator<@Nullable Object[]> rows;
    private @Nullable Object @Nullable [] row;

    CompiledRows(CompiledBody plan, QueryExecution execution) {
        this.rows = plan.open(
                new ExecutionRuntime(execution),
                new CompiledBody.Environment(
                        execution.options().parameters(), execution.cancel().flag()));
    }

    @Override
    public boolean next() {
        // Generated code computes the row each time that it is asked for it.
        row = rows.moveNext() ? rows.current() : null;
        return row != null;
    }

    @Override
    public @Nullable Object[] row() {
        return Objects.requireNonNull(row, "there is no current row");
    }

    @Override
    public void close() {
        rows.close();
    }

    private record ExecutionRuntime(QueryExecution execution) implements CqlRuntime {
        @Override
        public Enumerator<@Nullable Object[]> read(CqlSelect select) {
            return new CursorEnumerator(execution.read(select));
        }

        @Override
        public LookupRows lookUp(CqlSelect select, List<Binder.OuterRow> outerRows) {
            return new LookedUp(execution.lookUp(select, outerRows));
        }

        @Override
        public boolean readsAll() {
            return execution.readsAll();
        }

        @Override
        public void check() {
            execution.cancel().check();
        }

        @Override
        public void hold(long bytes, String operator) {
            execution.hold(bytes, operator);
        }

        @Override
        public void release(long bytes) {
            execution.release(bytes);
        }
    }

    private static final class LookedUp extends CursorEnumerator implements LookupRows {
        private final Lookups lookups;

        LookedUp(Lookups lookups) {
            super(lookups);
            this.lookups = lookups;
        }

        @Override
        public int lookup() {
            return lookups.current();
        }

        @Override
        public int lookupOf(int outerRow) {
            return lookups.of(outerRow);
        }
    }
}
