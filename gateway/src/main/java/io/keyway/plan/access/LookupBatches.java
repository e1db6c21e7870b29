package io.keyway.plan.access;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.linq4j.function.Function1;
import org.jspecify.annotations.Nullable;

/** The rows of a lookup join: reads the outer rows in growing batches, and runs the join for each. */
final class LookupBatches<T> implements Enumerator<T> {
    static final int LARGEST_BATCH = 1_024;

    /** Small at first where not all rows are wanted, so that a query with a LIMIT looks up little that nobody reads. */
    private static final int FIRST_BATCH = 16;

    private final DataContext context;
    private final Enumerator<?> outer;
    private final Function1<DataContext, Enumerable<T>> join;
    private int batchSize;
    private @Nullable BatchContext batch;
    private Enumerator<T> rows = Linq4j.emptyEnumerator();

    /** The join as often as it is enumerated. */
    static final class Of<T> extends AbstractEnumerable<T> {
        private final DataContext context;
        private final Enumerable<?> outer;
        private final Function1<DataContext, Enumerable<T>> join;

        Of(DataContext context, Enumerable<?> outer, Function1<DataContext, Enumerable<T>> join) {
            this.context = context;
            this.outer = outer;
            this.join = join;
        }

        @Override
        public Enumerator<T> enumerator() {
            return new LookupBatches<>(context, outer.enumerator(), join);
        }
    }

    private LookupBatches(DataContext context, Enumerator<?> outer, Function1<DataContext, Enumerable<T>> join) {
        this.context = context;
        this.outer = outer;
        this.join = join;
        this.batchSize = CqlScan.runtime(context).readsAll() ? LARGEST_BATCH : FIRST_BATCH;
    }

    /** The rows of the batch that generated code is at: arrays, or the bare values of rows of one column. */
    static List<?> batch(DataContext context) {
        Object rows = context.get(BatchContext.ROWS);
        if (rows == null) {
            throw new IllegalStateException("no lookup join is under way");
        }
        return (List<?>) rows;
    }

    @Override
    public boolean moveNext() {
        while (!rows.moveNext()) {
            end();
            List<Object> outerRows = next();
            if (outerRows.isEmpty()) {
                return false;
            }
            batch = new BatchContext(context, outerRows);
            rows = join.apply(batch).enumerator();
        }
        return true;
    }

    private List<Object> next() {
        List<Object> result = new ArrayList<>();
        while (result.size() < batchSize && outer.moveNext()) {
            result.add(outer.current());
        }
        batchSize = Math.min(2 * batchSize, LARGEST_BATCH);
        return result;
    }

    /** What the join of the batch has held, it holds no more. */
    private void end() {
        rows.close();
        rows = Linq4j.emptyEnumerator();
        if (batch != null) {
            batch.release();
            batch = null;
        }
    }

    @Override
    public T current() {
        return rows.current();
    }

    @Override
    public void reset() {
        throw new UnsupportedOperationException("rows are read once");
    }

    @Override
    public void close() {
        end();
        outer.close();
    }
}
