package io.keyway.pushdown;

import org.jspecify.annotations.Nullable;

/** Where the value of a restriction comes from; it is known at the latest when the statement is bound. */
public sealed interface Term {
    /** A literal of the query, as the Java value of its SQL type; null is SQL's NULL. */
    record Constant(@Nullable Object value) implements Term {}

    /** A {@code ?} of the query, counted from 0. */
    record Parameter(int index) implements Term {}

    /** A value of the outer row of a lookup join, by its position in that row. */
    record Outer(int field) implements Term {}
}
