package io.keyway.plan.physical;

import io.keyway.plan.access.CqlRuntime;
import io.keyway.plan.type.RowSize;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.function.Function0;
import org.apache.calcite.linq4j.function.Function1;
import org.apache.calcite.linq4j.function.Function2;
import org.jspecify.annotations.Nullable;

/** Rows that an aggregate groups: what it keeps for each group is counted when the group begins. */
final class GroupedRows<T> extends AbstractEnumerable<T> {
    /** An entry of a hash table, and sums of a few columns. */
    static final int GROUP = 128;

    private final Enumerable<T> rows;
    private final CqlRuntime runtime;
    private final String operator;

    GroupedRows(Enumerable<T> rows, CqlRuntime runtime, String operator) {
        this.rows = rows;
        this.runtime = runtime;
        this.operator = operator;
    }

    @Override
    public Enumerator<T> enumerator() {
        return rows.enumerator();
    }

    /** Generated code asks for the sums of a group once, right after the key of its first row. */
    @Override
    public <K, A, R> Enumerable<R> groupBy(
            Function1<T, K> keySelector,
            Function0<A> accumulatorInitializer,
            Function2<A, T, A> accumulatorAdder,
            Function2<K, A, R> resultSelector) {
        @Nullable Object[] last = new Object[1];
        Function1<T, K> remembering = row -> {
            K key = keySelector.apply(row);
            last[0] = key;
            return key;
        };
        Function0<A> counting = () -> {
            runtime.hold(GROUP + RowSize.of(last[0]), operator);
            return accumulatorInitializer.apply();
        };
        return super.groupBy(remembering, counting, accumulatorAdder, resultSelector);
    }
}
