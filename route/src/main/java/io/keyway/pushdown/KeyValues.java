package io.keyway.pushdown;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.pushdown.Restriction.EqualityOrIn;
import io.keyway.schema.CassandraTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds the partition keys of one execution. */
final class KeyValues {
    /** The most partitions that one statement reads key by key; more are a scan. */
    private static final long MAX_KEYS = 1_000_000;

    private KeyValues() {}

    /**
     * Every combination of the columns' values.
     *
     * @param columns the values of each partition key column, in order
     * @return empty when there is none
     * @throws KeywayException FULL_SCAN_REFUSED when they are too many
     */
    static Optional<BoundKeys> combined(List<EqualityOrIn> columns, CassandraTable table, Binder.Values values) {
        List<List<Object>> found = new ArrayList<>(columns.size());
        for (EqualityOrIn column : columns) {
            found.add(EqualityValues.ofKey(column, table, values));
        }
        return checked(new BoundKeys.KeyProduct(found));
    }

    /**
     * The distinct keys of which every part exists in its column's type, and is none that other conditions exclude.
     *
     * @return empty when there is none
     * @throws KeywayException FULL_SCAN_REFUSED when they are too many
     */
    static Optional<BoundKeys> listed(PartitionKeys.KeyTuples tuples, CassandraTable table, Binder.Values values) {
        Set<List<Object>> distinct = new LinkedHashSet<>();
        for (List<Term> terms : tuples.keys()) {
            List<List<Object>> parts = new ArrayList<>();
            for (int i = 0; i < terms.size(); i++) {
                EqualityOrIn part = EqualityOrIn.of(table, table.partitionKey().get(i), List.of(List.of(terms.get(i))));
                parts.add(EqualityValues.ofKey(part, table, values));
            }
            BoundKeys keys = new BoundKeys.KeyProduct(parts);
            for (long i = 0; i < keys.count(); i++) {
                distinct.add(keys.key(i));
            }
        }
        for (EqualityOrIn points : tuples.columns()) {
            int column = table.partitionKey().indexOf(points.column());
            Set<Object> allowed = new HashSet<>(EqualityValues.ofKey(points, table, values));
            distinct.removeIf(key -> !allowed.contains(key.get(column)));
        }
        return checked(new BoundKeys.KeyList(new ArrayList<>(distinct)));
    }

    private static Optional<BoundKeys> checked(BoundKeys keys) {
        if (keys.count() > MAX_KEYS) {
            throw new KeywayException(
                            ErrorCode.FULL_SCAN_REFUSED,
                            String.format(Locale.ROOT, "the lists of key values make more than %,d keys", MAX_KEYS))
                    .withHint("list whole keys as rows, (a, b) IN ((1, 2), (3, 4)), or ask in several queries");
        }
        return keys.count() == 0 ? Optional.empty() : Optional.of(keys);
    }
}
