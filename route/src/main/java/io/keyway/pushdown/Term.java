package io.keyway.pushdown;

import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where the value of a restriction comes from; it is known at the latest when the statement is bound. */
public sealed interface Term {
    /**
     * The value in one execution; of a parameter that is a list, the {@link List}.
     *
     * @return null for SQL's NULL
     */
    @Nullable
    Object value(Binder.Values values);

    /** How many values it stands for, as far as planning is concerned. */
    default int values() {
        return 1;
    }

    /** The number of the outer row that gives the value; empty when none does. */
    default OptionalInt outerRow() {
        return OptionalInt.empty();
    }

    /**
     * The term with the value of a parameter in its place, as often as there are values.
     *
     * @param values what is known: null for a parameter that stays open
     */
    Stream<Term> filled(IntFunction<@Nullable Object> values);

    /** The term as people read it: a literal of SQL, or {@code ?1}. */
    String words();

    /** The numbers of the outer rows that give the values of some terms. */
    static Set<Integer> outerRows(Stream<Term> terms) {
        return terms.flatMapToInt(term -> term.outerRow().stream()).boxed().collect(Collectors.toSet());
    }

    /** What stands for a parameter that has no value yet, counted from 1 as JDBC does. */
    private static String placeholder(int index) {
        return "?" + (index + 1);
    }

    /** A literal of the query, as the Java value of its SQL type; null is SQL's NULL. */
    record Constant(@Nullable Object value) implements Term {
        @Override
        public @Nullable Object value(Binder.Values values) {
            return value;
        }

        @Override
        public Stream<Term> filled(IntFunction<@Nullable Object> values) {
            return Stream.of(this);
        }

        @Override
        public String words() {
            if (value instanceof byte[] bytes) {
                return "0x" + HexFormat.of().formatHex(bytes);
            }
            return value instanceof String text ? "'" + text.replace("'", "''") + "'" : String.valueOf(value);
        }
    }

    /** A {@code ?} of the query, counted from 0. */
    record Parameter(int index) implements Term {
        @Override
        public @Nullable Object value(Binder.Values values) {
            return values.parameter(index);
        }

        @Override
        public Stream<Term> filled(IntFunction<@Nullable Object> values) {
            Object value = values.apply(index);
            return Stream.of(value == null ? this : new Constant(value));
        }

        @Override
        public String words() {
            return placeholder(index);
        }
    }

    /**
     * A parameter whose value is a list of values, none of them null.
     *
     * @param index counted from 0
     * @param values how many values it has as far as planning is concerned
     */
    record ListParameter(int index, int values) implements Term {
        @Override
        public @Nullable Object value(Binder.Values execution) {
            return execution.parameter(index);
        }

        @Override
        public Stream<Term> filled(IntFunction<@Nullable Object> known) {
            return known.apply(index) instanceof List<?> list ? list.stream().map(Constant::new) : Stream.of(this);
        }

        @Override
        public String words() {
            return placeholder(index);
        }
    }

    /**
     * A value of an outer row: of the row that a lookup join or a correlated sub-query is evaluated for.
     *
     * @param row the number that the plan gives the outer row; they nest
     * @param field the value's position in that row
     */
    record Outer(int row, int field) implements Term {
        @Override
        public @Nullable Object value(Binder.Values values) {
            return values.outer(row, field);
        }

        @Override
        public OptionalInt outerRow() {
            return OptionalInt.of(row);
        }

        @Override
        public Stream<Term> filled(IntFunction<@Nullable Object> values) {
            return Stream.of(this);
        }

        @Override
        public String words() {
            return "each value found";
        }
    }
}
