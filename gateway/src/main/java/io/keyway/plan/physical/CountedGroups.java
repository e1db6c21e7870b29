package io.keyway.plan.physical;

import io.keyway.plan.access.CqlRuntime;
import io.keyway.plan.type.RowSize;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Rows of which each group is counted when it begins: Calcite's own DISTINCT and GROUPING SETS, which come after, keep the
 * groups once more, and cannot be watched.
 */
final class CountedGroups<T> implements Enumerator<T> {
    private final Enumerator<T> rows;
    private final CqlRuntime runtime;
    private final String operator;
    private final List<ImmutableBitSet> groupSets;
    private final List<Set<List<@Nullable Object>>> seen = new ArrayList<>();

    /**
     * @param groupSets sets of columns, each of which makes groups of its own
     */
    CountedGroups(Enumerator<T> rows, CqlRuntime runtime, String operator, List<ImmutableBitSet> groupSets) {
        this.rows = rows;
        this.runtime = runtime;
        this.operator = operator;
        this.groupSets = groupSets;
        groupSets.forEach(set -> seen.add(new HashSet<>()));
    }

    @Override
    public T current() {
        return rows.current();
    }

    @Override
    public boolean moveNext() {
        if (!rows.moveNext()) {
            return false;
        }
        T row = rows.current();
        for (int i = 0; i < groupSets.size(); i++) {
            List<@Nullable Object> key = key(row, groupSets.get(i));
            if (seen.get(i).add(key)) {
                runtime.hold(GroupedRows.GROUP + RowSize.of(key), operator);
            }
        }
        return true;
    }

    /** The values of some columns of a row, which is an array, or the bare value of its one column. */
    private static List<@Nullable Object> key(@Nullable Object row, ImmutableBitSet columns) {
        List<@Nullable Object> key = new ArrayList<>(columns.cardinality());
        for (int column : columns) {
            key.add(row instanceof Object[] values ? values[column] : row);
        }
        return key;
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
