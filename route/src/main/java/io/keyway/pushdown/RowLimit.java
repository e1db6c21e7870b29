package io.keyway.pushdown;

import io.keyway.pushdown.Restriction.Bound;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * How many rows to skip and how many to return.
 *
 * @param offset null means none are skipped
 * @param fetch null means all that are left
 * @param ofPartition bounds the number, from 1, of a row among those of its partition; null when all are needed
 */
public record RowLimit(
        @Nullable Term offset,
        @Nullable Term fetch,
        @Nullable Bound ofPartition) {
    public static final RowLimit NONE = new RowLimit(null, null);

    /** A limit of all rows together. */
    public RowLimit(@Nullable Term offset, @Nullable Term fetch) {
        this(offset, fetch, null);
    }

    /** A limit of the rows of each partition. */
    public static RowLimit ofPartition(Bound most) {
        return new RowLimit(null, null, most);
    }

    /** The limit with the values of parameters of conditions in their places; null for a parameter that stays open. */
    RowLimit filled(IntFunction<@Nullable Object> values) {
        return ofPartition == null ? this : new RowLimit(offset, fetch, ofPartition.filled(values));
    }
}
