package io.keyway.pushdown;

import io.keyway.pushdown.Restriction.EqualityOrIn;
import io.keyway.pushdown.Restriction.OnColumn;
import io.keyway.schema.CassandraTable;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which partitions a statement reads; each distinct key is a request of its own. */
public sealed interface PartitionKeys {
    /** Whether the keys of single partitions are known. */
    default boolean isPinned() {
        return true;
    }

    /** Whether the whole table is read. */
    default boolean isScan() {
        return false;
    }

    /** Whether it is one partition at most. */
    default boolean isOne() {
        return false;
    }

    /** How many partitions are read at most, counting each term as one value; 0 when all are, or an index knows. */
    long count();

    /** The restrictions on single columns; those on a pinned key are in the statement's values, not in its text. */
    List<? extends OnColumn> restrictions();

    /** Every term that decides which partitions are read. */
    Stream<Term> terms();

    /** What a secondary index is asked, if one is. */
    default Optional<OnColumn> index() {
        return Optional.empty();
    }

    /** The keys with the values of parameters in their places; null for a parameter that stays open. */
    PartitionKeys filled(IntFunction<@Nullable Object> values);

    /**
     * The partitions of one execution.
     *
     * @return empty when no row can be in any
     * @throws io.keyway.error.KeywayException FULL_SCAN_REFUSED when there are too many keys
     */
    Optional<BoundPartitions> bind(CassandraTable table, Binder.Values values);

    /** How many partitions are read, as people read it. */
    default String countInWords() {
        return terms().anyMatch(term -> term.outerRow().isPresent())
                ? "one for each distinct key"
                : Long.toString(count());
    }

    /**
     * What is asked, as people read it.
     *
     * @param key the table's partition key
     */
    default Stream<String> words(List<String> key) {
        return restrictions().stream().flatMap(OnColumn::words);
    }

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

        @Override
        public boolean isPinned() {
            return false;
        }

        @Override
        public boolean isScan() {
            return true;
        }

        @Override
        public long count() {
            return 0;
        }

        @Override
        public List<OnColumn> restrictions() {
            return filter;
        }

        @Override
        public Stream<Term> terms() {
            return Stream.empty();
        }

        @Override
        public All filled(IntFunction<@Nullable Object> values) {
            return new All(filter.stream()
                    .map(restriction -> restriction.filled(values))
                    .toList());
        }

        @Override
        public Optional<BoundPartitions> bind(CassandraTable table, Binder.Values values) {
            return BoundRestrictions.of(filter, table, values)
                    .map(bound -> new BoundPartitions(new All(bound.asked()), BoundKeys.wholeTable(), bound.binds()));
        }

        @Override
        public String countInWords() {
            return "all";
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

        @Override
        public boolean isOne() {
            return columns.stream().allMatch(OnColumn::isOneValue);
        }

        @Override
        public long count() {
            return columns.stream().mapToLong(EqualityOrIn::count).reduce(1, Product::saturated);
        }

        private static long saturated(long left, long right) {
            return Math.multiplyHigh(left, right) != 0 || left * right < 0 ? Long.MAX_VALUE : left * right;
        }

        @Override
        public List<EqualityOrIn> restrictions() {
            return columns;
        }

        @Override
        public Stream<Term> terms() {
            return columns.stream().flatMap(EqualityOrIn::terms);
        }

        @Override
        public Product filled(IntFunction<@Nullable Object> values) {
            return new Product(
                    columns.stream().map(column -> column.filled(values)).toList());
        }

        @Override
        public Optional<BoundPartitions> bind(CassandraTable table, Binder.Values values) {
            return KeyValues.combined(columns, table, values).map(keys -> new BoundPartitions(this, keys));
        }
    }

    /**
     * These keys and no others.
     *
     * @param keys a value for each partition key column, in order; keys may repeat
     * @param columns what else is said of single columns: a key with another value matches nothing
     */
    record KeyTuples(List<List<Term>> keys, List<EqualityOrIn> columns) implements PartitionKeys {
        public KeyTuples {
            keys = List.copyOf(keys);
            columns = List.copyOf(columns);
        }

        @Override
        public long count() {
            return keys.size();
        }

        @Override
        public List<EqualityOrIn> restrictions() {
            return columns;
        }

        @Override
        public Stream<Term> terms() {
            return Stream.concat(
                    keys.stream().flatMap(List::stream), columns.stream().flatMap(EqualityOrIn::terms));
        }

        @Override
        public KeyTuples filled(IntFunction<@Nullable Object> values) {
            List<List<Term>> known = keys.stream()
                    .map(key ->
                            key.stream().flatMap(term -> term.filled(values)).toList())
                    .toList();
            return new KeyTuples(
                    known, columns.stream().map(column -> column.filled(values)).toList());
        }

        @Override
        public Optional<BoundPartitions> bind(CassandraTable table, Binder.Values values) {
            return KeyValues.listed(this, table, values).map(found -> new BoundPartitions(this, found));
        }

        @Override
        public Stream<String> words(List<String> key) {
            String listed = Words.some(keys, each -> "(" + Words.some(each, Term::words) + ")");
            return Stream.concat(
                    Stream.of("(" + String.join(", ", key) + ") in " + listed), PartitionKeys.super.words(key));
        }
    }

    /**
     * Those in which a secondary index finds rows; the statement returns these rows alone.
     *
     * @param restriction an {@link Restriction.Equal} or {@link Restriction.Range} of the indexed column
     */
    record Indexed(OnColumn restriction) implements PartitionKeys {
        @Override
        public boolean isPinned() {
            return false;
        }

        @Override
        public long count() {
            return 0;
        }

        @Override
        public List<OnColumn> restrictions() {
            return List.of(restriction);
        }

        @Override
        public Stream<Term> terms() {
            return restriction.terms();
        }

        @Override
        public Optional<OnColumn> index() {
            return Optional.of(restriction);
        }

        @Override
        public Indexed filled(IntFunction<@Nullable Object> values) {
            return new Indexed(restriction.filled(values));
        }

        /** Null is in no range, so a range without ends is not left out. */
        @Override
        public Optional<BoundPartitions> bind(CassandraTable table, Binder.Values values) {
            return restriction
                    .bind(table, values)
                    .map(bound -> bound.asked().isEmpty() ? notNull(table) : bound)
                    .map(bound -> new BoundPartitions(
                            new Indexed(bound.asked().get(0)), BoundKeys.wholeTable(), bound.binds()));
        }

        private BoundRestrictions notNull(CassandraTable table) {
            String column = restriction.column();
            Object least = Coercion.least(table.type(column));
            Restriction.Bound lower = new Restriction.Bound(new Term.Constant(least), true);
            return BoundRestrictions.of(new Restriction.Range(column, lower, null), least);
        }

        @Override
        public String countInWords() {
            return "those that the index finds";
        }
    }
}
