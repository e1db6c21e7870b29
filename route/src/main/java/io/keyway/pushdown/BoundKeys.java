package io.keyway.pushdown;

import java.util.Arrays;
import java.util.List;

/** The distinct partition keys of an execution, made as they are asked for. */
public sealed interface BoundKeys {
    /** One request without a key, for the whole table. */
    static BoundKeys wholeTable() {
        return new KeyList(List.of(List.of()));
    }

    /** How many there are. */
    long count();

    /**
     * A key, as the values of its columns.
     *
     * @param ordinal from 0, below {@link #count}
     */
    List<Object> key(long ordinal);

    /** Keys that are listed one by one. */
    record KeyList(List<List<Object>> keys) implements BoundKeys {
        @Override
        public long count() {
            return keys.size();
        }

        @Override
        public List<Object> key(long ordinal) {
            return keys.get((int) ordinal);
        }
    }

    /**
     * Every combination of the columns' values; the last column varies fastest.
     *
     * @param columns the distinct values of each column
     */
    record KeyProduct(List<List<Object>> columns) implements BoundKeys {
        @Override
        public long count() {
            long count = 1;
            for (List<Object> column : columns) {
                // Lists are shorter than 2^31, so the product of two is exact, and a count that is too large stays too
                // large.
                count = Math.min(count * column.size(), Integer.MAX_VALUE);
            }
            return count;
        }

        @Override
        public List<Object> key(long ordinal) {
            Object[] key = new Object[columns.size()];
            long rest = ordinal;
            for (int i = key.length - 1; i >= 0; i--) {
                List<Object> values = columns.get(i);
                // Most columns have one value, and divisions are slow.
                int place = values.size() == 1 ? 0 : (int) (rest % values.size());
                rest = values.size() == 1 ? rest : rest / values.size();
                key[i] = values.get(place);
            }
            return Arrays.asList(key);
        }
    }
}
