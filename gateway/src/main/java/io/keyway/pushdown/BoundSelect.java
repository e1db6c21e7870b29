package io.keyway.pushdown;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A statement with its values: one request for each partition key.
 *
 * @param cql the text, the same for every request
 * @param keys the partition keys
 * @param binds the values behind those of the partition key
 */
public record BoundSelect(String cql, BoundKeys keys, List<Object> binds) {
    /** No request at all: nothing can match. */
    public static final BoundSelect NOTHING = new BoundSelect("", new BoundKeys.Listed(List.of()), List.of());

    /** The values of each request in turn, made as they are asked for. */
    public Iterator<List<Object>> requests() {
        return LongStream.range(0, keys.count()).mapToObj(this::request).iterator();
    }

    private List<Object> request(long ordinal) {
        List<Object> values = new ArrayList<>(keys.key(ordinal));
        values.addAll(binds);
        return values;
    }
}
