package io.keyway.pushdown;

import com.datastax.oss.driver.api.core.type.DataType;
import io.keyway.pushdown.Restriction.EqualityOrIn;
import io.keyway.schema.CassandraTable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the values that equalities and lists allow a column in one execution. */
final class EqualityValues {
    /** The most bytes that Cassandra allows in a key component. */
    private static final int MAX_KEY_BYTES = 65_535;

    private final DataType type;
    private final Binder.Values values;
    private final boolean key;
    private final boolean soleKey;

    private EqualityValues(DataType type, Binder.Values values, boolean key, boolean soleKey) {
        this.type = type;
        this.values = values;
        this.key = key;
        this.soleKey = soleKey;
    }

    /** The distinct values that a column may have. */
    static List<Object> of(EqualityOrIn points, CassandraTable table, Binder.Values values) {
        boolean key = table.primaryKey().contains(points.column());
        return new EqualityValues(table.type(points.column()), values, key, false).of(points);
    }

    /** The distinct values that a column of the partition key may have. */
    static List<Object> ofKey(EqualityOrIn points, CassandraTable table, Binder.Values values) {
        boolean sole = table.partitionKey().size() == 1;
        return new EqualityValues(table.type(points.column()), values, true, sole).of(points);
    }

    private List<Object> of(EqualityOrIn points) {
        if (points.isOneValue() && points.others().isEmpty()) {
            Object value = point(points.values().get(0).value(values));
            return value == null ? List.of() : List.of(value);
        }
        Set<Object> left = distinct(points.values());
        for (List<Term> other : points.others()) {
            left.retainAll(distinct(other));
        }
        return new ArrayList<>(left);
    }

    private Set<Object> distinct(List<Term> terms) {
        Set<Object> distinct = new LinkedHashSet<>();
        for (Term term : terms) {
            Object value = term.value(values);
            if (value instanceof List<?> list) {
                list.forEach(each -> add(distinct, each));
            } else {
                add(distinct, value);
            }
        }
        return distinct;
    }

    private void add(Set<Object> distinct, @Nullable Object value) {
        Object point = point(value);
        if (point != null) {
            distinct.addAll(KeyTypes.isApproximate(type) ? ApproximateValues.keys(point) : List.of(point));
        }
    }

    /** The value of the column's type that is equal; null when there is none, or no row can have it. */
    private @Nullable Object point(@Nullable Object value) {
        Object converted = value == null ? null : Coercion.exact(value, type);
        return converted != null && (!key || canBeKey(converted)) ? converted : null;
    }

    private boolean canBeKey(Object value) {
        int bytes = 1;
        if (value instanceof String text) {
            // UTF-8 takes at most three bytes for each UTF-16 unit, so most texts need not be encoded to be measured.
            bytes = text.length() * 3 <= MAX_KEY_BYTES ? text.length() : text.getBytes(StandardCharsets.UTF_8).length;
        } else if (value instanceof ByteBuffer blob) {
            bytes = blob.remaining();
        }
        return bytes <= MAX_KEY_BYTES && (bytes > 0 || !soleKey);
    }
}
