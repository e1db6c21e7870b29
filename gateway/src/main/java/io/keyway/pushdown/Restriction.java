package io.keyway.pushdown;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A condition on one column that CQL can state. */
public sealed interface Restriction {
    /** The restricted column, as stored. */
    String column();

    /** {@code column = value}. */
    record Equal(String column, Term value) implements Restriction {}

    /** {@code column IN (values)}; values may repeat. */
    record In(String column, List<Term> values) implements Restriction {
        public In {
            values = List.copyOf(values);
        }
    }

    /**
     * {@code lower <(=) column AND column <(=) upper}.
     *
     * @param lower null when the range has no lower end
     * @param upper null when the range has no upper end
     */
    record Range(
            String column, @Nullable Bound lower, @Nullable Bound upper) implements Restriction {}

    /** One end of a range. */
    record Bound(Term value, boolean inclusive) {}
}
