package io.keyway.differential;

import io.keyway.differential.Source.Ref;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A sub-query in an expression. */
sealed interface SubQuery extends Nested {
    /** The columns of outer rows that its value depends on, each once. */
    default List<Ref> outer() {
        return body().outer();
    }

    @Override
    default Stream<Ref> named() {
        return outer().stream();
    }

    @Override
    default Sql with(Map<String, Sql> values) {
        return Sql.of(withBody(body().with(values)));
    }

    /** {@code EXISTS}, or its negation. */
    record Exists(boolean negated, Sql body) implements SubQuery {
        @Override
        public Sql written() {
            return Sql.of(negated ? "NOT EXISTS (" : "EXISTS (", body, ")");
        }

        @Override
        public Nested withBody(Sql other) {
            return new Exists(negated, other);
        }
    }

    /**
     * A query of one column and at most one row, as a value.
     *
     * @param type of the column
     */
    record Scalar(Sql body, CellType type) implements SubQuery {
        @Override
        public Sql written() {
            return Sql.of("(", body, ")");
        }

        @Override
        public Nested withBody(Sql other) {
            return new Scalar(other, type);
        }
    }

    /** How a value is compared with all rows; columns of the body are named c0, c1 and so on. */
    enum Comparator {
        IN("IN", "=", false),
        NOT_IN("NOT IN", "<>", true),
        EQUALS_ANY("= ANY", "=", false),
        DIFFERS_FROM_ANY("<> ANY", "<>", false),
        DIFFERS_FROM_ALL("<> ALL", "<>", true),
        EQUALS_ALL("= ALL", "=", true),
        LESS_THAN_ANY("< ANY", "<", false),
        LESS_THAN_ALL("< ALL", "<", true),
        AT_LEAST_SOME(">= SOME", ">=", false),
        AT_LEAST_ALL(">= ALL", ">=", true);

        private final String written;
        private final String operator;
        private final boolean every;

        Comparator(String written, String operator, boolean every) {
            this.written = written;
            this.operator = operator;
            this.every = every;
        }

        /** Whether its question needs values that have an order. */
        boolean isOrder() {
            return !operator.equals("=") && !operator.equals("<>");
        }

        /** Whether every row has to satisfy it, rather than one. */
        boolean isOfEvery() {
            return every;
        }

        /** The comparison with one row; of rows of several columns, {@code =} and {@code <>}. */
        Sql withRow(List<Sql> operands, String alias) {
            List<Sql> pairs = new ArrayList<>();
            for (Sql operand : operands) {
                String pair = operands.size() == 1 ? operator : "=";
                pairs.add(Sql.of("(", operand, ") ", pair, " ", alias, ".c", pairs.size()));
            }
            Sql all = Sql.of("(", Sql.join(" AND ", pairs), ")");
            return operands.size() > 1 && operator.equals("<>") ? Sql.of("(NOT ", all, ")") : all;
        }
    }

    /**
     * {@code IN} and its kind.
     *
     * @param operands what is compared with the columns of each row
     */
    record Quantified(List<Sql> operands, Comparator comparator, Sql body) implements SubQuery {
        @Override
        public Sql written() {
            Sql left = operands.size() == 1 ? operands.get(0) : Sql.of("(", Sql.join(", ", operands), ")");
            return Sql.of(left, " ", comparator.written, " (", body, ")");
        }

        @Override
        public List<Ref> outer() {
            return Sql.join(
                            ", ",
                            Stream.concat(operands.stream(), body.outer().stream())
                                    .toList())
                    .outer();
        }

        @Override
        public Nested withBody(Sql other) {
            return new Quantified(operands, comparator, other);
        }

        @Override
        public Sql with(Map<String, Sql> values) {
            List<Sql> left = operands.stream().map(each -> each.with(values)).toList();
            return Sql.of(new Quantified(left, comparator, body.with(values)));
        }
    }
}
