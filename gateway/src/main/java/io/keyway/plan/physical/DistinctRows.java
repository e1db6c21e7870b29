package io.keyway.plan.physical;

import io.keyway.plan.access.CqlRuntime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/**
 * The first of all rows that are equal, each counted: Calcite's own DISTINCT, which comes behind, keeps them once more, and
 * cannot be watched.
 */
final class DistinctRows<T> implements Enumerator<T> {
    private final Enumerator<T> rows;
    private final CqlRuntime runtime;
    private final String operator;
    private final Set<@Nullable Object> seen = new HashSet<>();

    DistinctRows(Enumerator<T> rows, CqlRuntime runtime, String operator) {
        this.rows = rows;
        this.runtime = runtime;
        this.operator = operator;
    }

    @Override
    public T current() {
        return rows.current();
    }

    @Override
    public boolean moveNext() {
        while (rows.moveNext()) {
            Object row = rows.current();
            if (seen.add(row instanceof Object[] values ? Arrays.asList(values) : row)) {
                runtime.hold(GroupedRows.GROUP + RowSize.of(row), operator);
                return true;
            }
        }
        return false;
    }

    @Override
    public void reset() {
        throw new UnsupportedOperationException("rows are read once");
    }

    @Override
    public void close() {
        rows.close();
    }
}
