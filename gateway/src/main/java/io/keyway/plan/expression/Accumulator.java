package io.keyway.plan.expression;

import org.jspecify.annotations.Nullable;

/** What an aggregate function keeps of the rows of a group or a window. Public, because generated code calls it. */
public interface Accumulator {
    /**
     * Takes the values of one row.
     *
     * @param value what is aggregated; not null
     * @param other the second argument, null if the function has one
     */
    void add(Object value, @Nullable Object other);

    /** The value of the rows so far, of which there is one at least. */
    @Nullable
    Object result();
}
