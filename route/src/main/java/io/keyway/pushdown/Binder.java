package io.keyway.pushdown;

import io.keyway.error.KeywayException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Binds a statement to the values of one execution. */
public final class Binder {
    private Binder() {}

    /** The values of an outer row, and of those around it. */
    @FunctionalInterface
    public interface OuterRow {
        /** The value that a {@link Term.Outer} stands for; null is SQL's NULL. */
        @Nullable
        Object outer(int row, int field);
    }

    /** Where the values of one execution come from. */
    public interface Values extends OuterRow {
        /** A parameter's value as any Java value; null is SQL's NULL. */
        @Nullable
        Object parameter(int index);
    }

    /**
     * The requests that an execution sends: one for each distinct partition key, and none when nothing can match.
     *
     * @throws KeywayException INVALID_CAST when a value is of another kind than its column
     */
    public static BoundSelect bind(CqlSelect select, Values values) {
        Optional<BoundPartitions> partitions = select.partitions().bind(select.table(), values);
        if (partitions.isEmpty()) {
            return nothing(select);
        }
        Optional<BoundRestrictions> clustering = BoundRestrictions.of(select.clustering(), select.table(), values);
        if (clustering.isEmpty()) {
            return nothing(select);
        }
        return select.limit()
                .bind(values)
                .map(limits -> bound(select, partitions.get(), clustering.get(), limits))
                .orElseGet(() -> nothing(select));
    }

    private static BoundSelect bound(
            CqlSelect select, BoundPartitions partitions, BoundRestrictions clustering, List<Object> limits) {
        List<Object> binds = joined(joined(partitions.binds(), clustering.binds()), limits);
        return new BoundSelect(select.asking(partitions.asked(), clustering.asked()), partitions.keys(), binds);
    }

    /** Concatenates two lists, most of which are empty. */
    private static List<Object> joined(List<Object> first, List<Object> second) {
        if (first.isEmpty() || second.isEmpty()) {
            return first.isEmpty() ? second : first;
        }
        List<Object> both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }

    /** No request at all: nothing can match. */
    private static BoundSelect nothing(CqlSelect select) {
        return new BoundSelect(select, new BoundKeys.KeyList(List.of()), List.of());
    }

    /**
     * The forms of a statement that reads a whole table without a limit; empty when nothing can match.
     *
     * <p>The first form returns every row, so that the first page shows how many there are; a statement that returns a
     * total starts with the rows themselves. For a small table that one page is enough.
     *
     * @throws KeywayException INVALID_CAST when a value is of another kind than its column
     */
    public static Optional<BoundScan> scan(CqlSelect select, Values values) {
        return BoundRestrictions.of(select.filter(), select.table(), values)
                .flatMap(filter -> select.limit().bind(values).map(limits -> scan(select, filter, limits)));
    }

    private static BoundScan scan(CqlSelect select, BoundRestrictions filter, List<Object> limits) {
        CqlSelect all = select.unfiltered();
        CqlSelect first = select.summary().isTotal() ? all.rows() : all;
        return new BoundScan(
                CqlText.start(first),
                CqlText.range(all),
                limits,
                filter.asked().isEmpty() ? null : filtered(select, filter, limits));
    }

    private static BoundScan.Filtered filtered(CqlSelect select, BoundRestrictions filter, List<Object> limits) {
        CqlSelect filtered = select.asking(new PartitionKeys.All(filter.asked()), select.clustering());
        return new BoundScan.Filtered(CqlText.range(filtered), joined(filter.binds(), limits));
    }
}
