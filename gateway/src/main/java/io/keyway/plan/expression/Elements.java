package io.keyway.plan.expression;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values of the rows of a group or a window, nulls among them. Public, because generated code calls it. */
public final class Elements {
    private final List<@Nullable Object> elements = new ArrayList<>();
    private final @Nullable Set<@Nullable Object> seen;

    /**
     * What generated code begins with.
     *
     * @param once whether of values with the same equality key only the first stays
     */
    public Elements(boolean once) {
        this.seen = once ? new HashSet<>() : null;
    }

    /** Takes the value of one row. */
    public void add(@Nullable Object element, @Nullable Object key) {
        if (seen == null || seen.add(key)) {
            elements.add(element);
        }
    }

    /** A list of all so far, null for no rows: in a window, each row has one of its own. */
    public @Nullable List<@Nullable Object> list() {
        return elements.isEmpty() ? null : new ArrayList<>(elements);
    }
}
