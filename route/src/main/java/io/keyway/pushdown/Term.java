package io.keyway.pushdown;

import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where the value of a restriction comes from; it is known at the latest when the statement is bound. */
public sealed interface Term {
    /** A literal of the query, as the Java value of its SQL type; null is SQL's NULL. */
    record Constant(@Nullable Object value) implements Term {}

    /** A {@code ?} of the query, counted from 0. */
    record Parameter(int index) implements Term {}

    /**
     * A parameter whose value is a list of values, none of them null.
     *
     * @param index counted from 0
     * @param count how many values it has as far as planning is concerned
     */
    record Listed(int index, int count) implements Term {}

    /**
     * A value of an outer row: of the row that a lookup join or a correlated sub-query is evaluated for.
     *
     * @param row the number that the plan gives the outer row; they nest
     * @param field the value's position in that row
     */
    record Outer(int row, int field) implements Term {
        /** The numbers of the outer rows among some terms. */
        public static Set<Integer> rows(Stream<Term> terms) {
            return terms.filter(Outer.class::isInstance)
                    .map(term -> ((Outer) term).row())
                    .collect(Collectors.toSet());
        }
    }

    /**
     * The value in one execution; of a parameter that is a list, the {@link List}.
     *
     * @return null for SQL's NULL
     */
    default @Nullable Object value(Binder.Values values) {
        if (this instanceof Constant constant) {
            return constant.value();
        }
        if (this instanceof Parameter parameter) {
            return values.parameter(parameter.index());
        }
        if (this instanceof Listed listed) {
            return values.parameter(listed.index());
        }
        Outer outer = (Outer) this;
        return values.outer(outer.row(), outer.field());
    }

    /** How many values it stands for. */
    default int values() {
        return this instanceof Listed listed ? listed.count() : 1;
    }

    /**
     * The term with the value of a parameter in its place, as often as there are values.
     *
     * @param values what is known: null for a parameter that stays open
     */
    default Stream<Term> filled(IntFunction<@Nullable Object> values) {
        if (this instanceof Parameter parameter) {
            Object value = values.apply(parameter.index());
            return Stream.of(value == null ? this : new Constant(value));
        }
        if (this instanceof Listed listed && values.apply(listed.index()) instanceof List<?> list) {
            return list.stream().map(Constant::new);
        }
        return Stream.of(this);
    }
}
