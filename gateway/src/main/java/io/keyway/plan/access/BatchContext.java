package io.keyway.plan.access;

import io.keyway.pushdown.CqlSelect;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.QueryProvider;
import org.apache.calcite.schema.SchemaPlus;
import org.jspecify.annotations.Nullable;

/** What generated code sees of an execution while it joins one batch of outer rows. */
final class BatchContext implements DataContext {
    static final String ROWS = "keyway.batch";

    private final DataContext execution;
    private final List<?> rows;
    private final BatchRuntime runtime;

    BatchContext(DataContext execution, List<?> rows) {
        this.execution = execution;
        this.rows = rows;
        this.runtime = new BatchRuntime(CqlScan.runtime(execution));
    }

    /** Gives back the memory that was held for the batch. */
    void release() {
        runtime.release();
    }

    @Override
    public @Nullable Object get(String name) {
        return switch (name) {
            case ROWS -> rows;
            case CqlRuntime.NAME -> runtime;
            default -> execution.get(name);
        };
    }

    @Override
    public @Nullable SchemaPlus getRootSchema() {
        return execution.getRootSchema();
    }

    @Override
    public JavaTypeFactory getTypeFactory() {
        return execution.getTypeFactory();
    }

    @Override
    public QueryProvider getQueryProvider() {
        return execution.getQueryProvider();
    }

    /** The execution's, which remembers what is held for the batch. */
    private static final class BatchRuntime implements CqlRuntime {
        private final CqlRuntime execution;
        private long held;

        BatchRuntime(CqlRuntime execution) {
            this.execution = execution;
        }

        void release() {
            execution.release(held);
            held = 0;
        }

        @Override
        public Enumerator<@Nullable Object[]> read(CqlSelect select) {
            return execution.read(select);
        }

        @Override
        public Enumerator<@Nullable Object[]> lookUp(CqlSelect select, List<@Nullable Object[]> outerRows) {
            return execution.lookUp(select, outerRows);
        }

        @Override
        public boolean readsAll() {
            return execution.readsAll();
        }

        @Override
        public void check() {
            execution.check();
        }

        @Override
        public void hold(long bytes, String operator) {
            held += bytes;
            execution.hold(bytes, operator);
        }

        @Override
        public void release(long bytes) {
            held -= bytes;
            execution.release(bytes);
        }
    }
}
