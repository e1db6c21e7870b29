package io.keyway.pushdown;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * A statement with its values: one request for each partition key.
 *
 * @param statement what is asked, the same object for every execution that asks the same
 * @param keys the partition keys
 * @param binds the values after those of the partition key
 */
public record BoundSelect(CqlSelect statement, BoundKeys keys, List<Object> binds) {

    /** The values of each request in turn, made as they are asked for. */
    public Iterator<List<Object>> requests() {
        return new Iterator<>() {
            private long next;

            @Override
            public boolean hasNext() {
                return next < keys.count();
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
        List<Object> key = keys.key(ordinal);
        if (binds.isEmpty()) {
            return key;
        }
        List<Object> values = new ArrayList<>(key.size() + binds.size());
        values.addAll(key);
        values.addAll(binds);
        return values;
    }

    /** The statements of one plan differ in their values most of the time. */
    @Override
    public int hashCode() {
        return 31 * keys.hashCode() + binds.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BoundSelect that
                && keys.equals(that.keys)
                && binds.equals(that.binds)
                && statement.equals(that.statement);
    }
}
