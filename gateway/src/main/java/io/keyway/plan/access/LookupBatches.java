package io.keyway.plan.access;

import io.keyway.plan.access.CqlLookupJoin.LookupJoinInput;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.linq4j.function.Function1;
import org.jspecify.annotations.Nullable;

/** The rows of a lookup join: runs the join for each batch of outer rows. */
final class LookupBatches<T> implements Enumerator<T> {
    private final DataContext context;
    private final BatchReader outer;
    private final Function1<DataContext, Enumerable<T>> join;
    private final LookupJoinInput source;
    private @Nullable OuterBatch batch;
    private @Nullable OuterContext joining;
    private Enumerator<T> rows = Linq4j.emptyEnumerator();

    /** The join as often as it is enumerated. */
    static final class BatchedRows<T> extends AbstractEnumerable<T> {
        private final DataContext context;
        private final Enumerable<?> outer;
        private final Function1<DataContext, Enumerable<T>> join;
        private final LookupJoinInput source;

        BatchedRows(
                DataContext context,
                Enumerable<?> outer,
                Function1<DataContext, Enumerable<T>> join,
                LookupJoinInput source) {
            this.context = context;
            this.outer = outer;
            this.join = join;
            this.source = source;
        }

        @Override
        public Enumerator<T> enumerator() {
            return new LookupBatches<>(context, outer.enumerator(), join, source);
        }
    }

    private LookupBatches(
            DataContext context,
            Enumerator<?> outer,
            Function1<DataContext, Enumerable<T>> join,
            LookupJoinInput source) {
        this.context = context;
        this.outer = new BatchReader(outer, CqlScan.runtime(context).readsAll());
        this.join = join;
        this.source = source;
    }

    @Override
    public boolean moveNext() {
        while (!rows.moveNext()) {
            end();
            List<Object> outerRows = outer.next();
            if (outerRows.isEmpty()) {
                return false;
            }
            batch = new OuterBatch(context, source.number(), outerRows, source.converter());
            joining = OuterContext.ofAll(batch);
            rows = join.apply(joining).enumerator();
        }
        return true;
    }

    /** The join of the batch has ended, so its memory is free again. */
    private void end() {
        rows.close();
        rows = Linq4j.emptyEnumerator();
        if (joining != null) {
            joining.close();
            joining = null;
        }
        if (batch != null) {
            batch.close();
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
