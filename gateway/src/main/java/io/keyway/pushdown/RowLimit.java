package io.keyway.pushdown;

import org.jspecify.annotations.Nullable;

/**
 * How many rows to skip and how many to return.
 *
 * @param offset null means none are skipped
 * @param fetch null means all that are left
 */
public record RowLimit(@Nullable Term offset, @Nullable Term fetch) {
    public static final RowLimit NONE = new RowLimit(null, null);
}
