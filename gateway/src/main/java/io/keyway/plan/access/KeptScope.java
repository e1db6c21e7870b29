package io.keyway.plan.access;

import io.keyway.plan.type.RowSize;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.function.Function0;
import org.jspecify.annotations.Nullable;

/** Rows that are read once and kept, for an execution or for as long as an expression is evaluated for an outer row. */
public final class KeptScope {
    /** The name under which a DataContext holds what an execution keeps. */
    public static final String NAME = "keyway.kept";

    private final CqlRuntime runtime;
    private final Map<KeptRows.KeptRowsInput, KeptTable> tables = new HashMap<>();

    /** @param runtime accounts for the memory of what is kept, and releases it when the scope ends */
    public KeptScope(CqlRuntime runtime) {
        this.runtime = runtime;
    }

    /** The scope of the outer rows with a number, or of the execution. */
    static KeptScope of(DataContext context, int number) {
        if (number != KeptRows.EXECUTION) {
            return OuterContext.of(context, number).kept();
        }
        Object scope = context.get(NAME);
        if (scope == null) {
            throw new IllegalStateException("the plan runs outside an execution");
        }
        return (KeptScope) scope;
    }

    /** The kept rows, read when they are first asked for. */
    <T> KeptTable rows(KeptRows.KeptRowsInput source, Function0<Enumerable<T>> rows) {
        KeptTable known = tables.get(source);
        if (known == null) {
            known = new KeptTable(source.columns());
            try (Enumerator<T> all = rows.apply().enumerator()) {
                while (all.moveNext()) {
                    runtime.check();
                    runtime.hold(RowSize.of(all.current()), "a sub-query");
                    known.add(all.current());
                }
            }
            tables.put(source, known);
        }
        return known;
    }

    /** Rows, which can be found by the values of some columns. */
    static final class KeptTable {
        private final List<Integer> columns;
        private final List<@Nullable Object> all = new ArrayList<>();
        private final Map<List<Object>, List<@Nullable Object>> byKey = new HashMap<>();

        KeptTable(List<Integer> columns) {
            this.columns = columns;
        }

        private void add(@Nullable Object row) {
            if (columns.isEmpty()) {
                all.add(row);
                return;
            }
            List<Object> key = new ArrayList<>(columns.size());
            for (int column : columns) {
                Object value = row instanceof @Nullable Object[] values ? values[column] : row;
                if (value == null) {
                    return;
                }
                key.add(comparable(value));
            }
            byKey.computeIfAbsent(key, found -> new ArrayList<>()).add(row);
        }

        /** All rows; for use without key columns. */
        List<@Nullable Object> all() {
            return all;
        }

        /**
         * The rows that have these values in the columns, and perhaps some that have not; none for a null, which equals
         * nothing.
         */
        List<@Nullable Object> matching(List<@Nullable Object> values) {
            List<Object> key = new ArrayList<>(values.size());
            for (Object value : values) {
                if (value == null) {
                    return List.of();
                }
                key.add(comparable(value));
            }
            return byKey.getOrDefault(key, List.of());
        }

        /** A value that equals, by Java's rules, that of every value that is equal in SQL. */
        private static Object comparable(Object value) {
            if (value instanceof BigDecimal number) {
                return number.stripTrailingZeros();
            }
            if (value instanceof Double || value instanceof Float) {
                return ((Number) value).doubleValue() + 0.0;
            }
            return value;
        }
    }
}
