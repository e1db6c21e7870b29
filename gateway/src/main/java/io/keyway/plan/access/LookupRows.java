package io.keyway.plan.access;

import io.keyway.plan.expression.GatewayFunctions;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Set;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/** The rows of a lookup join: reads the outer rows in growing batches, and asks for the distinct keys of each. */
final class LookupRows implements Enumerator<@Nullable Object> {
    /** Small at first, so that a query with a LIMIT looks up little that nobody reads. */
    private static final int FIRST_BATCH = 16;

    private static final int LARGEST_BATCH = 1_024;

    private final CqlRuntime runtime;
    private final Enumerator<?> outer;
    private final CqlLookupJoin.Source source;
    private final Queue<@Nullable Object[]> joined = new ArrayDeque<>();
    private int batchSize = FIRST_BATCH;
    private @Nullable Object @Nullable [] current;

    /** The join as often as it is enumerated. */
    static final class Of extends AbstractEnumerable<@Nullable Object> {
        private final CqlRuntime runtime;
        private final Enumerable<?> outer;
        private final CqlLookupJoin.Source source;

        Of(CqlRuntime runtime, Enumerable<?> outer, CqlLookupJoin.Source source) {
            this.runtime = runtime;
            this.outer = outer;
            this.source = source;
        }

        @Override
        public Enumerator<@Nullable Object> enumerator() {
            return new LookupRows(runtime, outer.enumerator(), source);
        }
    }

    private LookupRows(CqlRuntime runtime, Enumerator<?> outer, CqlLookupJoin.Source source) {
        this.runtime = runtime;
        this.outer = outer;
        this.source = source;
    }

    @Override
    public boolean moveNext() {
        while (joined.isEmpty()) {
            List<@Nullable Object[]> batch = batch();
            if (batch.isEmpty()) {
                current = null;
                return false;
            }
            join(batch);
        }
        current = joined.remove();
        return true;
    }

    private List<@Nullable Object[]> batch() {
        List<@Nullable Object[]> batch = new ArrayList<>();
        while (batch.size() < batchSize && outer.moveNext()) {
            Object row = outer.current();
            batch.add(source.scalar() ? new @Nullable Object[] {row} : (@Nullable Object[]) row);
        }
        batchSize = Math.min(2 * batchSize, LARGEST_BATCH);
        return batch;
    }

    private void join(List<@Nullable Object[]> batch) {
        Map<List<@Nullable Object>, List<@Nullable Object[]>> found = lookUp(batch);
        List<Integer> added = source.keys().added();
        for (@Nullable Object[] row : batch) {
            List<@Nullable Object> key = values(row, source.keys().outer());
            // As in SQL, null equals nothing, not even null.
            List<@Nullable Object[]> matches = key.contains(null) ? List.of() : found.getOrDefault(key, List.of());
            for (@Nullable Object[] match : matches) {
                @Nullable Object[] result = Arrays.copyOf(row, row.length + added.size());
                for (int i = 0; i < added.size(); i++) {
                    result[row.length + i] = match[added.get(i)];
                }
                joined.add(result);
            }
            if (matches.isEmpty() && source.keys().outerStays()) {
                joined.add(Arrays.copyOf(row, row.length + added.size()));
            }
        }
    }

    private Map<List<@Nullable Object>, List<@Nullable Object[]>> lookUp(List<@Nullable Object[]> batch) {
        List<@Nullable Object[]> outerRows =
                batch.stream().map(source.outerValues()::apply).toList();
        Map<List<@Nullable Object>, List<@Nullable Object[]>> found = new HashMap<>();
        Set<List<@Nullable Object>> seen = new HashSet<>();
        try (Enumerator<@Nullable Object[]> rows = runtime.lookUp(source.select(), outerRows)) {
            while (rows.moveNext()) {
                @Nullable Object[] row = source.innerValues().apply(rows.current());
                if (source.keys().distinct() && !seen.add(Arrays.asList(row))) {
                    continue;
                }
                found.computeIfAbsent(values(row, source.keys().inner()), key -> new ArrayList<>())
                        .add(row);
            }
        }
        return found;
    }

    private static List<@Nullable Object> values(@Nullable Object[] row, List<Integer> positions) {
        List<@Nullable Object> values = new ArrayList<>(positions.size());
        positions.forEach(position -> {
            Object value = row[position];
            values.add(value instanceof BigDecimal decimal ? GatewayFunctions.decimalIdentity(decimal) : value);
        });
        return values;
    }

    /** A joined row; the bare value when it has one column. */
    @Override
    public @Nullable Object current() {
        if (current == null) {
            throw new NoSuchElementException();
        }
        return current.length == 1 ? current[0] : current;
    }

    @Override
    public void reset() {
        throw new UnsupportedOperationException("rows are read once");
    }

    @Override
    public void close() {
        outer.close();
    }
}
