package io.keyway.pushdown;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * A statement with its values: one request for each combination of partition key values.
 *
 * @param cql the text, the same for every request; empty when there are none
 * @param keys the distinct values of each partition key column; empty when the whole table is read by one request
 * @param binds the values behind those of the partition key
 */
public record BoundSelect(String cql, List<List<Object>> keys, List<Object> binds) {
    /** No request at all: nothing can match. */
    public static final BoundSelect NOTHING = new BoundSelect("", List.of(), List.of());

    /** How many requests there are, without following pages. */
    public long requests() {
        if (cql.isEmpty()) {
            return 0;
        }
        return keys.stream().mapToLong(List::size).reduce(1, Math::multiplyExact);
    }

    /** The values of each request in turn, made as they are asked for. */
    public Iterator<List<Object>> values() {
        long count = requests();
        return new Iterator<>() {
            private long next;

            @Override
            public boolean hasNext() {
                return next < count;
            }

            @Override
            public List<Object> next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return request(next++);
            }
        };
    }

    private List<Object> request(long ordinal) {
        Object[] key = new Object[keys.size()];
        long rest = ordinal;
        for (int i = keys.size() - 1; i >= 0; i--) {
            int size = keys.get(i).size();
            key[i] = keys.get(i).get((int) (rest % size));
            rest /= size;
        }
        List<Object> values = new ArrayList<>(key.length + binds.size());
        values.addAll(List.of(key));
        values.addAll(binds);
        return values;
    }
}
