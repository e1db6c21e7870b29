package io.keyway.pushdown;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A condition that CQL can state. */
public sealed interface Restriction {
    /** A condition on one column. */
    sealed interface OnColumn extends Restriction {
        /** The restricted column, as stored. */
        String column();

        /** The condition with the values of parameters in their places; null for a parameter that stays open. */
        OnColumn filled(IntFunction<@Nullable Object> values);
    }

    /**
     * {@code column = value}.
     *
     * @param others values that must be the same, or else nothing can match
     */
    record Equal(String column, Term value, List<Term> others) implements OnColumn {
        public Equal {
            others = List.copyOf(others);
        }

        /** An equality with one value. */
        public Equal(String column, Term value) {
            this(column, value, List.of());
        }

        /** Every value that the column must have. */
        public Stream<Term> values() {
            return Stream.concat(Stream.of(value), others.stream());
        }

        /** The same column equal to further values. */
        Equal and(Equal more) {
            return new Equal(
                    column, value, Stream.concat(others.stream(), more.values()).toList());
        }

        @Override
        public OnColumn filled(IntFunction<@Nullable Object> known) {
            return new Equal(
                    column,
                    one(value, known),
                    others.stream().map(other -> one(other, known)).toList());
        }
    }

    /** {@code column IN (values)}; values may repeat. */
    record In(String column, List<Term> values) implements OnColumn {
        public In {
            values = List.copyOf(values);
        }

        @Override
        public OnColumn filled(IntFunction<@Nullable Object> known) {
            return new In(
                    column, values.stream().flatMap(term -> term.filled(known)).toList());
        }
    }

    /**
     * {@code lower <(=) column AND column <(=) upper}.
     *
     * @param lower null when the range has no lower end
     * @param upper null when the range has no upper end
     */
    record Range(
            String column, @Nullable Bound lower, @Nullable Bound upper) implements OnColumn {
        @Override
        public OnColumn filled(IntFunction<@Nullable Object> values) {
            return new Range(
                    column,
                    lower == null ? null : new Bound(one(lower.value(), values), lower.inclusive()),
                    upper == null ? null : new Bound(one(upper.value(), values), upper.inclusive()));
        }
    }

    /** {@code column IS NOT NULL}, which CQL need not be asked about its keys. */
    record NotNull(String column) implements Restriction {}

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

    private static Term one(Term term, IntFunction<@Nullable Object> values) {
        return term.filled(values).findFirst().orElse(term);
    }
}
