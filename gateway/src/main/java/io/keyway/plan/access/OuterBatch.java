package io.keyway.plan.access;

import io.keyway.plan.type.RowConverter;
import io.keyway.pushdown.Binder;
import io.keyway.pushdown.CqlSelect;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.calcite.DataContext;
import org.jspecify.annotations.Nullable;

/** A batch of outer rows, whose values and those of the outer rows around it give keys to statements. */
final class OuterBatch {
    private final DataContext around;
    private final int number;
    private final List<?> rows;
    private final RowConverter converter;
    private final HeldRuntime runtime;
    private final Map<CqlSelect, BatchLookups> lookups = new HashMap<>();

    /**
     * @param around the execution, or the outer rows that the batch belongs to
     * @param number what the plan calls the rows
     * @param rows arrays, or the bare values of rows of one column, as generated code has them
     * @param converter makes a cursor's values of them
     */
    OuterBatch(DataContext around, int number, List<?> rows, RowConverter converter) {
        this.around = around;
        this.number = number;
        this.rows = rows;
        this.converter = converter;
        this.runtime = new HeldRuntime(CqlScan.runtime(around));
    }

    DataContext around() {
        return around;
    }

    int number() {
        return number;
    }

    List<?> rows() {
        return rows;
    }

    /** Counts what is held for the batch. */
    HeldRuntime runtime() {
        return runtime;
    }

    /** A row's values, and those of the outer rows around it. */
    Binder.OuterRow row(int position) {
        @Nullable Object[] values = converter.applyToGenerated(rows.get(position));
        return (row, field) -> row == number
                ? values[field]
                : OuterContext.of(around, row).row().outer(row, field);
    }

    /** The rows that a statement finds for one outer row; it is run for the whole batch when it is first asked. */
    List<@Nullable Object[]> lookUp(CqlSelect select, int position) {
        return lookups.computeIfAbsent(select, key -> new BatchLookups(lookUp(key), rows.size(), runtime))
                .of(position);
    }

    /** The rows that a statement finds for all outer rows together. */
    LookupRows lookUp(CqlSelect select) {
        return runtime.lookUp(
                select, IntStream.range(0, rows.size()).mapToObj(this::row).toList());
    }

    /** Discards what was found for a row and is not needed for a later one. */
    void leave(int position) {
        lookups.values().forEach(lookup -> lookup.leave(position));
    }

    /** Sends no further request, and releases all memory. */
    void close() {
        lookups.values().forEach(BatchLookups::close);
        lookups.clear();
        runtime.release();
    }
}
