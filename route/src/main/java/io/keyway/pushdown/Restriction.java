package io.keyway.pushdown;

import com.datastax.oss.driver.api.core.type.DataType;
import io.keyway.schema.CassandraTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A condition that CQL can state. */
public sealed interface Restriction {
    /** Every term that it names. */
    Stream<Term> terms();

    /** How CQL compares a column with the value of a bind marker. */
    enum Operator {
        EQUAL,
        IN,
        GREATER,
        GREATER_OR_EQUAL,
        LESS,
        LESS_OR_EQUAL
    }

    /** A condition on one column. */
    sealed interface OnColumn extends Restriction {
        /** The restricted column, as stored. */
        String column();

        /** The comparisons with the column that state it in CQL, each with a bind marker, in order. */
        List<Operator> operators();

        /** Whether it leaves the column one value. */
        default boolean isOneValue() {
            return false;
        }

        /**
         * The restriction with the values of one execution, a value for each operator.
         *
         * @return empty when no row can satisfy it; what every value but null satisfies is left out
         */
        Optional<BoundRestrictions> bind(CassandraTable table, Binder.Values values);

        /** What it says, as people read it: {@code sessionid = 338}. */
        Stream<String> words();

        /** The condition with the values of parameters in their places; null for a parameter that stays open. */
        OnColumn filled(IntFunction<@Nullable Object> values);
    }

    /** One or several values that the column may have. */
    sealed interface EqualityOrIn extends OnColumn {
        /**
         * The values that every list has; an equality only if the value is one key.
         *
         * @param column a key column of the table
         * @param lists at least one, none of them empty
         */
        static EqualityOrIn of(CassandraTable table, String column, List<List<Term>> lists) {
            List<List<Term>> others = new ArrayList<>(lists);
            List<Term> shortest = Collections.min(lists, Comparator.comparingLong(EqualityOrIn::count));
            others.remove(shortest);
            return count(shortest) == 1 && !KeyTypes.isAmbiguous(table, column)
                    ? new Equal(column, shortest.get(0), others)
                    : new In(column, shortest, others);
        }

        private static long count(List<Term> terms) {
            return terms.stream().mapToLong(Term::values).sum();
        }

        /** The values; they may repeat. */
        List<Term> values();

        /** Further lists: a value that is missing in one of them matches nothing. */
        List<List<Term>> others();

        @Override
        EqualityOrIn filled(IntFunction<@Nullable Object> known);

        /** How many values there are at most. */
        default long count() {
            return count(values());
        }

        @Override
        default Stream<Term> terms() {
            return Stream.concat(values().stream(), others().stream().flatMap(List::stream));
        }

        @Override
        default Stream<String> words() {
            return Stream.concat(
                    Stream.of(words(values(), !isOneValue())),
                    others().stream().map(list -> words(list, list.size() > 1)));
        }

        private String words(List<Term> terms, boolean list) {
            return list
                    ? column() + " in (" + Words.some(terms, Term::words) + ")"
                    : column() + " = " + terms.get(0).words();
        }
    }

    /**
     * {@code column = value}.
     *
     * @param others lists that must have the value, or else nothing can match
     */
    record Equal(String column, Term value, List<List<Term>> others) implements EqualityOrIn {
        public Equal {
            others = List.copyOf(others);
        }

        /** An equality that nothing else is said about. */
        public Equal(String column, Term value) {
            this(column, value, List.of());
        }

        @Override
        public List<Term> values() {
            return List.of(value);
        }

        @Override
        public List<Operator> operators() {
            return List.of(Operator.EQUAL);
        }

        @Override
        public boolean isOneValue() {
            return true;
        }

        @Override
        public Optional<BoundRestrictions> bind(CassandraTable table, Binder.Values execution) {
            List<Object> found = EqualityValues.of(this, table, execution);
            return found.isEmpty() ? Optional.empty() : Optional.of(BoundRestrictions.of(this, found.get(0)));
        }

        @Override
        public EqualityOrIn filled(IntFunction<@Nullable Object> known) {
            return new Equal(column, one(value, known), filledLists(others, known));
        }
    }

    /**
     * {@code column IN (values)}.
     *
     * @param values they may repeat
     * @param others lists that must have a value too, or else it matches nothing
     */
    record In(String column, List<Term> values, List<List<Term>> others) implements EqualityOrIn {
        public In {
            values = List.copyOf(values);
            others = List.copyOf(others);
        }

        /** A list that nothing else is said about. */
        public In(String column, List<Term> values) {
            this(column, values, List.of());
        }

        @Override
        public List<Operator> operators() {
            return List.of(Operator.IN);
        }

        @Override
        public Optional<BoundRestrictions> bind(CassandraTable table, Binder.Values execution) {
            List<Object> found = EqualityValues.of(this, table, execution);
            return found.isEmpty() ? Optional.empty() : Optional.of(BoundRestrictions.of(this, found));
        }

        @Override
        public EqualityOrIn filled(IntFunction<@Nullable Object> known) {
            return new In(column, filledList(values, known), filledLists(others, known));
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
        /** Whether it has no end. */
        boolean isOpen() {
            return lower == null && upper == null;
        }

        @Override
        public List<Operator> operators() {
            return Stream.of(
                            Optional.ofNullable(lower)
                                    .map(end -> end.inclusive() ? Operator.GREATER_OR_EQUAL : Operator.GREATER),
                            Optional.ofNullable(upper)
                                    .map(end -> end.inclusive() ? Operator.LESS_OR_EQUAL : Operator.LESS))
                    .flatMap(Optional::stream)
                    .toList();
        }

        @Override
        public Optional<BoundRestrictions> bind(CassandraTable table, Binder.Values values) {
            return RangeValues.of(this, table.type(column), values);
        }

        @Override
        public Stream<Term> terms() {
            return Stream.of(Optional.ofNullable(lower), Optional.ofNullable(upper))
                    .flatMap(Optional::stream)
                    .map(Bound::value);
        }

        @Override
        public Stream<String> words() {
            return Stream.of(
                            Optional.ofNullable(lower).map(end -> end.words(">")),
                            Optional.ofNullable(upper).map(end -> end.words("<")))
                    .flatMap(Optional::stream)
                    .map(end -> column + " " + end);
        }

        @Override
        public OnColumn filled(IntFunction<@Nullable Object> values) {
            return new Range(
                    column, lower == null ? null : lower.filled(values), upper == null ? null : upper.filled(values));
        }
    }

    /** {@code column IS NOT NULL}, which is always true of CQL's key columns. */
    record NotNull(String column) implements Restriction {
        @Override
        public Stream<Term> terms() {
            return Stream.empty();
        }
    }

    /** One end of a range. */
    record Bound(Term value, boolean inclusive) {
        /** The end with the value of a parameter in its place; null for a parameter that stays open. */
        Bound filled(IntFunction<@Nullable Object> values) {
            return new Bound(one(value, values), inclusive);
        }

        /** The lower bound of a range of values of a type, in one execution; of a null, the range is empty. */
        Coercion.End lowerEnd(Binder.Values values, DataType type) {
            return end(values, type, true);
        }

        /** The upper bound of a range of values of a type, in one execution; of a null, the range is empty. */
        Coercion.End upperEnd(Binder.Values values, DataType type) {
            return end(values, type, false);
        }

        private Coercion.End end(Binder.Values values, DataType type, boolean lower) {
            Object known = value.value(values);
            return known == null ? new Coercion.End.Nothing() : Coercion.end(known, type, lower, inclusive);
        }

        /** The end as people read it: {@code < 5} or {@code <= 5}. */
        String words(String operator) {
            return operator + (inclusive ? "= " : " ") + value.words();
        }
    }

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

        @Override
        public Stream<Term> terms() {
            return rows.stream().flatMap(List::stream);
        }
    }

    private static List<List<Term>> filledLists(List<List<Term>> lists, IntFunction<@Nullable Object> values) {
        return lists.stream().map(list -> filledList(list, values)).toList();
    }

    private static List<Term> filledList(List<Term> terms, IntFunction<@Nullable Object> values) {
        return terms.stream().flatMap(term -> term.filled(values)).toList();
    }

    private static Term one(Term term, IntFunction<@Nullable Object> values) {
        return term.filled(values).findFirst().orElse(term);
    }
}
