package io.keyway.pushdown;

import io.keyway.pushdown.Restriction.Equal;
import io.keyway.pushdown.Restriction.EqualityOrIn;
import io.keyway.pushdown.Restriction.OnColumn;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which partitions a statement reads; each distinct key is a request of its own. */
public sealed interface PartitionKeys {
    /**
     * The whole table.
     *
     * @param filter what Cassandra may check of the rows before it returns them, one restriction for a column; the gateway
     *     checks more, so that this may be left out
     */
    record All(List<OnColumn> filter) implements PartitionKeys {
        /** The whole table, of which every row is returned. */
        public static final All ROWS = new All(List.of());

        public All {
            filter = List.copyOf(filter);
        }
    }

    /**
     * Every combination of the columns' values.
     *
     * @param columns the values of each partition key column, in order
     */
    record Product(List<EqualityOrIn> columns) implements PartitionKeys {
        public Product {
            columns = List.copyOf(columns);
        }
    }

    /**
     * These keys and no others.
     *
     * @param keys a value for each partition key column, in order; keys may repeat
     * @param columns what else is said of single columns: a key with another value matches nothing
     */
    record Tuples(List<List<Term>> keys, List<EqualityOrIn> columns) implements PartitionKeys {
        public Tuples {
            keys = List.copyOf(keys);
            columns = List.copyOf(columns);
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
            return product.columns().stream().mapToLong(EqualityOrIn::count).reduce(1, PartitionKeys::saturatedProduct);
        }
        return 0;
    }

    /** Every term that a key is made of. */
    default Stream<Term> terms() {
        if (this instanceof Tuples tuples) {
            return Stream.concat(
                    tuples.keys().stream().flatMap(List::stream),
                    tuples.columns().stream().flatMap(EqualityOrIn::terms));
        }
        if (this instanceof Product product) {
            return product.columns().stream().flatMap(EqualityOrIn::terms);
        }
        return this instanceof Indexed indexed ? indexed.restriction().terms() : Stream.empty();
    }

    /** The keys with the values of parameters in their places; null for a parameter that stays open. */
    default PartitionKeys filled(IntFunction<@Nullable Object> values) {
        if (this instanceof Tuples tuples) {
            List<List<Term>> keys = tuples.keys().stream()
                    .map(key ->
                            key.stream().flatMap(term -> term.filled(values)).toList())
                    .toList();
            return new Tuples(keys, filled(tuples.columns(), values));
        }
        if (this instanceof Indexed indexed) {
            return new Indexed(indexed.restriction().filled(values));
        }
        if (this instanceof All all) {
            return new All(all.filter().stream()
                    .map(restriction -> restriction.filled(values))
                    .toList());
        }
        return new Product(filled(((Product) this).columns(), values));
    }

    private static List<EqualityOrIn> filled(List<EqualityOrIn> columns, IntFunction<@Nullable Object> values) {
        return columns.stream().map(column -> column.filled(values)).toList();
    }

    private static long saturatedProduct(long left, long right) {
        return Math.multiplyHigh(left, right) != 0 || left * right < 0 ? Long.MAX_VALUE : left * right;
    }
}
