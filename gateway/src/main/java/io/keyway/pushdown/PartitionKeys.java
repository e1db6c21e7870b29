package io.keyway.pushdown;

import io.keyway.pushdown.Restriction.Equal;
import io.keyway.pushdown.Restriction.In;
import io.keyway.pushdown.Restriction.OnColumn;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which partitions a statement reads; each distinct key is a request of its own. */
public sealed interface PartitionKeys {
    /** The whole table. */
    record All() implements PartitionKeys {}

    /**
     * Every combination of the columns' values.
     *
     * @param columns an {@link Equal} or {@link In} for each partition key column, in order
     */
    record Product(List<OnColumn> columns) implements PartitionKeys {
        public Product {
            columns = List.copyOf(columns);
        }
    }

    /**
     * These keys and no others.
     *
     * @param keys a value for each partition key column, in order; keys may repeat
     */
    record Tuples(List<List<Term>> keys) implements PartitionKeys {
        public Tuples {
            keys = List.copyOf(keys);
        }
    }

    /**
     * Those in which a secondary index finds rows; the statement returns these rows alone.
     *
     * @param restriction an {@link Equal} or {@link Restriction.Range} of the indexed column
     */
    record Indexed(OnColumn restriction) implements PartitionKeys {}

    /** Whether the keys of single partitions are known. */
    default boolean isPinned() {
        return this instanceof Product || this instanceof Tuples;
    }

    /** Whether the whole table is read. */
    default boolean isScan() {
        return this instanceof All;
    }

    /** Whether it is one partition at most. */
    default boolean isOne() {
        return this instanceof Product product && product.columns().stream().allMatch(Equal.class::isInstance);
    }

    /** How many partitions are read at most, counting each term as one value; 0 when all are, or an index knows. */
    default long count() {
        if (this instanceof Tuples tuples) {
            return tuples.keys().size();
        }
        if (this instanceof Product product) {
            return product.columns().stream()
                    .mapToLong(column -> column instanceof In in
                            ? in.values().stream().mapToLong(Term::values).sum()
                            : 1)
                    .reduce(1, PartitionKeys::saturatedProduct);
        }
        return 0;
    }

    /** Every term that a key is made of. */
    default Stream<Term> terms() {
        if (this instanceof Tuples tuples) {
            return tuples.keys().stream().flatMap(List::stream);
        }
        if (this instanceof Product product) {
            return product.columns().stream()
                    .flatMap(column -> column instanceof In in ? in.values().stream() : ((Equal) column).values());
        }
        return Stream.empty();
    }

    /** The keys with the values of parameters in their places; null for a parameter that stays open. */
    default PartitionKeys filled(IntFunction<@Nullable Object> values) {
        if (this instanceof Tuples tuples) {
            return new Tuples(tuples.keys().stream()
                    .map(key ->
                            key.stream().flatMap(term -> term.filled(values)).toList())
                    .toList());
        }
        if (this instanceof Indexed indexed) {
            return new Indexed(indexed.restriction().filled(values));
        }
        return this instanceof Product product
                ? new Product(product.columns().stream()
                        .map(column -> column.filled(values))
                        .toList())
                : this;
    }

    private static long saturatedProduct(long left, long right) {
        return Math.multiplyHigh(left, right) != 0 || left * right < 0 ? Long.MAX_VALUE : left * right;
    }
}
