package io.keyway.pushdown;

import com.datastax.oss.driver.api.core.type.DataType;
import io.keyway.pushdown.Coercion.End;
import io.keyway.pushdown.Restriction.Bound;
import io.keyway.pushdown.Restriction.Range;
import io.keyway.schema.CassandraTable;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the ends of a range in one execution. */
final class RangeValues {
    private RangeValues() {}

    /**
     * The range with the ends that restrict anything; null when nothing lies within.
     *
     * @param binds is added the value of each end that is left, the lower one first
     */
    static @Nullable Range of(Range range, CassandraTable table, Binder.Values values, List<Object> binds) {
        DataType type = table.type(range.column());
        End from = range.lower() == null ? new End.Open() : end(range.lower(), type, values, true);
        End to = range.upper() == null ? new End.Open() : end(range.upper(), type, values, false);
        if (from instanceof End.Nothing || to instanceof End.Nothing || isEmpty(from, to)) {
            return null;
        }
        if (from instanceof End.At at) {
            binds.add(at.value());
        }
        if (to instanceof End.At at) {
            binds.add(at.value());
        }
        return new Range(
                range.column(),
                from instanceof End.At ? range.lower() : null,
                to instanceof End.At ? range.upper() : null);
    }

    /** Whether the lower end is above the upper one. */
    private static boolean isEmpty(End from, End to) {
        // Buffers compare their bytes with signs, which is not the order of blobs.
        return from instanceof End.At lower
                && to instanceof End.At upper
                && !(lower.value() instanceof ByteBuffer)
                && CodePointOrder.compare(lower.value(), upper.value()) > 0;
    }

    private static End end(Bound bound, DataType type, Binder.Values values, boolean lower) {
        Object value = bound.value().value(values);
        return value == null ? new End.Nothing() : Coercion.end(value, type, lower, bound.inclusive());
    }
}
