package io.keyway.plan.access;

import io.keyway.plan.access.CqlCorrelate.CorrelateInput;
import io.keyway.plan.type.RowSize;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.linq4j.function.Function2;
import org.jspecify.annotations.Nullable;

/** The rows of a {@link CqlCorrelate}, in the order of the outer rows. */
final class CorrelatedRows implements Enumerator<@Nullable Object[]> {
    private final DataContext context;
    private final BatchReader outer;
    private final Function2<DataContext, Object, Enumerable<?>> evaluation;
    private final CorrelateInput source;

    private @Nullable OuterBatch batch;
    private List<Result> results = List.of();
    private int position;
    private @Nullable OuterContext evaluating;
    private @Nullable Enumerator<?> found;
    private boolean foundAny;
    private @Nullable Object @Nullable [] current;

    /** What the sub-query finds for the same values of some outer rows of a batch. */
    private static final class Result {
        /** How many outer rows have not asked for it yet. */
        private int open;

        /** The rows; null until they are found, or when only one outer row asks for them. */
        private @Nullable List<@Nullable Object> rows;

        private long bytes;
    }

    CorrelatedRows(
            DataContext context,
            Enumerator<?> outer,
            Function2<DataContext, Object, Enumerable<?>> evaluation,
            CorrelateInput source) {
        this.context = context;
        this.outer = new BatchReader(outer, CqlScan.runtime(context).readsAll());
        this.evaluation = evaluation;
        this.source = source;
    }

    @Override
    public boolean moveNext() {
        while (true) {
            if (found != null) {
                if (found.moveNext()) {
                    foundAny = true;
                    current = joined(found.current());
                    return true;
                }
                boolean alone = source.left() && !foundAny;
                if (alone) {
                    current = joined(null);
                }
                leave();
                if (alone) {
                    return true;
                }
            }
            position++;
            if (position >= results.size() && !nextBatch()) {
                return false;
            }
            enter();
        }
    }

    /** Reads the next outer rows; false when there are none. */
    private boolean nextBatch() {
        endBatch();
        List<Object> rows = outer.next();
        if (rows.isEmpty()) {
            return false;
        }
        batch = new OuterBatch(context, source.number(), rows, source.converter());
        Map<Object, Result> distinct = new HashMap<>();
        results = new ArrayList<>(rows.size());
        for (Object row : rows) {
            Result result = source.isVolatile()
                    ? new Result()
                    : distinct.computeIfAbsent(required(row), values -> new Result());
            result.open++;
            results.add(result);
        }
        position = 0;
        return true;
    }

    /** The values that the sub-query takes from an outer row. */
    private Object required(@Nullable Object row) {
        if (!(row instanceof @Nullable Object[] values)) {
            return Arrays.asList(source.required().isEmpty() ? null : row);
        }
        List<@Nullable Object> result = new ArrayList<>();
        for (int column : source.required()) {
            Object value = values[column];
            result.add(value instanceof @Nullable Object[] fields ? Arrays.asList(fields) : value);
        }
        return result;
    }

    /** Begins with the outer row at the position. */
    private void enter() {
        CqlScan.runtime(context).check();
        OuterBatch rows = batch();
        Result result = results.get(position);
        foundAny = false;
        if (result.rows == null) {
            evaluating = OuterContext.ofRow(rows, position);
            Enumerator<?> fresh =
                    evaluation.apply(evaluating, rows.rows().get(position)).enumerator();
            if (result.open == 1) {
                found = fresh;
                return;
            }
            result.rows = kept(fresh, result);
        }
        found = Linq4j.enumerator(result.rows);
    }

    private List<@Nullable Object> kept(Enumerator<?> rows, Result result) {
        List<@Nullable Object> all = new ArrayList<>();
        try (rows) {
            while (rows.moveNext()) {
                Object row = rows.current();
                long bytes = RowSize.of(row);
                batch().runtime().hold(bytes, "a sub-query");
                result.bytes += bytes;
                all.add(row);
            }
        }
        return all;
    }

    /** Ends with the outer row at the position. */
    private void leave() {
        if (found != null) {
            found.close();
            found = null;
        }
        if (evaluating != null) {
            evaluating.close();
            evaluating = null;
        } else {
            batch().leave(position);
        }
        Result result = results.get(position);
        result.open--;
        if (result.open == 0 && result.rows != null) {
            batch().runtime().release(result.bytes);
            result.rows = null;
        }
    }

    private OuterBatch batch() {
        if (batch == null) {
            throw new IllegalStateException("no batch is under way");
        }
        return batch;
    }

    private void endBatch() {
        if (found != null) {
            leave();
        }
        if (batch != null) {
            batch.close();
            batch = null;
        }
        results = List.of();
    }

    /** An outer row with a row of the sub-query. */
    private @Nullable Object[] joined(@Nullable Object row) {
        Object outerRow = batch().rows().get(position);
        @Nullable
        Object[] left = outerRow instanceof @Nullable Object[] values ? values : new @Nullable Object[] {outerRow};
        @Nullable Object[] result = Arrays.copyOf(left, left.length + source.width());
        if (row instanceof @Nullable Object[] values && source.width() != 1) {
            System.arraycopy(values, 0, result, left.length, values.length);
        } else if (source.width() == 1) {
            result[left.length] = row;
        }
        return result;
    }

    @Override
    public @Nullable Object[] current() {
        if (current == null) {
            throw new IllegalStateException("there is no row");
        }
        return current;
    }

    @Override
    public void reset() {
        throw new UnsupportedOperationException("rows are read once");
    }

    @Override
    public void close() {
        endBatch();
        outer.close();
    }
}
