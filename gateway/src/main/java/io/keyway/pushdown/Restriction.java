package io.keyway.pushdown;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A condition that CQL can state. */
public sealed interface Restriction {
    /** A condition on one column. */
    sealed interface OnColumn extends Restriction {
        /** The restricted column, as stored. */
        String column();
    }

    /** {@code column = value}. */
    record Equal(String column, Term value) implements OnColumn {}

    /** {@code column IN (values)}; values may repeat. */
    record In(String column, List<Term> values) implements OnColumn {
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
            String column, @Nullable Bound lower, @Nullable Bound upper) implements OnColumn {}

    /** {@code column IS NOT NULL}, which CQL need not be asked about its keys. */
    record NotNull(String column) implements OnColumn {}

    /** One end of a range. */
    record Bound(Term value, boolean inclusive) {}

    /**
     * {@code (columns) IN (rows)}: whole keys, where a list for each column would be every combination.
     *
     * @param columns at least two
     * @param rows a value for each column; rows may repeat
     */
    record Tuples(List<String> columns, List<List<Term>> rows) implements Restriction {
        public Tuples {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }
}
