package io.keyway.exec;

import io.keyway.pushdown.BoundKeys;
import io.keyway.pushdown.BoundSelect;
import io.keyway.pushdown.CodePointOrder;
import io.keyway.pushdown.CqlSelect;
import io.keyway.pushdown.RowOrder.SortKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** The rows of several partitions, each of which comes in order, in that order: all are read at the same time. */
final class MergedRows implements RowSource {
    private final List<SelectRows> partitions;
    private final PriorityQueue<Head> heads;
    private boolean started;

    /** The next row of a partition. */
    private static final class Head {
        private final @Nullable Object[] row;
        private final SelectRows partition;

        Head(@Nullable Object[] row, SelectRows partition) {
            this.row = row;
            this.partition = partition;
        }
    }

    private MergedRows(List<SelectRows> partitions, Comparator<@Nullable Object[]> order) {
        this.partitions = partitions;
        this.heads = new PriorityQueue<>(Comparator.comparing(head -> head.row, order));
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
    public @Nullable Object @Nullable [] next() {
        if (!started) {
            started = true;
            partitions.forEach(this::advance);
        }
        Head head = heads.poll();
        if (head == null) {
            return null;
        }
        advance(head.partition);
        return head.row;
    }

    private void advance(SelectRows partition) {
        @Nullable Object[] row = partition.next();
        if (row != null) {
            heads.add(new Head(row, partition));
        }
    }

    @Override
    public void close() {
        partitions.forEach(SelectRows::close);
        heads.clear();
    }
}
