package io.keyway.exec;

import io.keyway.pushdown.BoundKeys;
import io.keyway.pushdown.BoundSelect;
import io.keyway.pushdown.CodePointOrder;
import io.keyway.pushdown.CqlSelect;
import io.keyway.pushdown.RowOrder.SortKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Merges the rows of several partitions, each of which is sorted; reads them at the same time. */
final class MergedRows implements RowCursor {
    private final List<SelectRows> partitions;
    /** Partitions whose next row has been read, and is their current one. */
    private final PriorityQueue<SelectRows> heads;
    /** The partition of the current row, which is none of the heads. */
    private @Nullable SelectRows current;

    private boolean started;

    private MergedRows(List<SelectRows> partitions, Comparator<@Nullable Object[]> order) {
        this.partitions = partitions;
        this.heads = new PriorityQueue<>(Comparator.comparing(SelectRows::row, order));
    }

    static MergedRows of(QueryExecution execution, CqlSelect select, BoundSelect bound) {
        List<SelectRows> partitions = new ArrayList<>();
        for (long key = 0; key < bound.keys().count(); key++) {
            BoundKeys one = new BoundKeys.KeyList(List.of(bound.keys().key(key)));
            partitions.add(
                    new SelectRows(execution, select, List.of(new BoundSelect(bound.statement(), one, bound.binds()))));
        }
        return new MergedRows(partitions, order(select));
    }

    private static Comparator<@Nullable Object[]> order(CqlSelect select) {
        return select.order().merged().stream()
                .map(key -> byColumn(select.columns().indexOf(key.column()), key))
                .reduce(Comparator::thenComparing)
                .orElseThrow();
    }

    private static Comparator<@Nullable Object[]> byColumn(int position, SortKey key) {
        Comparator<@Nullable Object[]> order = (left, right) -> CodePointOrder.compare(left[position], right[position]);
        return key.descending() ? order.reversed() : order;
    }

    @Override
    public boolean next() {
        if (!started) {
            started = true;
            partitions.forEach(this::advance);
        } else if (current != null) {
            advance(current);
        }
        current = heads.poll();
        return current != null;
    }

    private void advance(SelectRows partition) {
        if (partition.next()) {
            heads.add(partition);
        }
    }

    @Override
    public @Nullable Object[] row() {
        return Objects.requireNonNull(current, "there is no current row").row();
    }

    @Override
    public void close() {
        partitions.forEach(SelectRows::close);
        heads.clear();
        current = null;
    }
}
