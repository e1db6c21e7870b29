package io.keyway.pushdown;

import com.datastax.oss.driver.api.core.type.DataType;
import io.keyway.pushdown.Coercion.End;
import io.keyway.pushdown.Restriction.Range;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the ends of a range in one execution. */
final class RangeValues {
    private RangeValues() {}

    /**
     * The range with the ends that restrict anything.
     *
     * @param type the column's
     * @return empty when nothing lies within
     */
    static Optional<BoundRestrictions> of(Range range, DataType type, Binder.Values values) {
        End from = range.lower() == null ? new End.Open() : range.lower().lowerEnd(values, type);
        End to = range.upper() == null ? new End.Open() : range.upper().upperEnd(values, type);
        if (from.isEmpty() || to.isEmpty() || isEmpty(from, to)) {
            return Optional.empty();
        }
        List<Object> binds = new ArrayList<>(2);
        from.value().ifPresent(binds::add);
        to.value().ifPresent(binds::add);
        if (binds.isEmpty()) {
            return Optional.of(BoundRestrictions.NONE);
        }
        Range asked = new Range(
                range.column(),
                from.value().isPresent() ? range.lower() : null,
                to.value().isPresent() ? range.upper() : null);
        return Optional.of(new BoundRestrictions(List.of(asked), binds));
    }

    /** Whether the lower end is above the upper one. */
    private static boolean isEmpty(End from, End to) {
        // Buffers compare their bytes with signs, which is not the order of blobs.
        return from.value()
                .filter(lower -> !(lower instanceof ByteBuffer))
                .flatMap(lower -> to.value().filter(upper -> CodePointOrder.compare(lower, upper) > 0))
                .isPresent();
    }
}
