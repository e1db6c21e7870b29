package io.keyway.pushdown;

import com.datastax.oss.driver.api.core.type.DataType;
import io.keyway.model.ClusteringColumn;
import io.keyway.pushdown.Restriction.Equal;
import io.keyway.pushdown.Restriction.EqualityOrIn;
import io.keyway.pushdown.Restriction.NotNull;
import io.keyway.pushdown.Restriction.OnColumn;
import io.keyway.pushdown.Restriction.Tuples;
import io.keyway.schema.CassandraColumn;
import io.keyway.schema.CassandraTable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A WHERE condition divided between Cassandra and the gateway.
 *
 * <p>A row satisfies the condition exactly when it satisfies every pushed restriction and every residual condition.
 *
 * @param <C> how the engine that asks writes conditions
 * @param partitions the partitions in which such rows may be
 * @param clustering restrictions of a prefix of the clustering key
 * @param residual what the gateway checks
 */
public record FilterSplit<C>(PartitionKeys partitions, List<OnColumn> clustering, List<Conjunct<C>> residual) {
    /** The most combinations of clustering values that one request lists: Cassandra takes 20 microseconds for each. */
    private static final long MAX_LISTED = 1_000;

    /** The most combinations of values that a filter lists: Cassandra compares each row with every one. */
    private static final long MAX_FILTERED = 100;

    public FilterSplit {
        clustering = List.copyOf(clustering);
        residual = List.copyOf(residual);
    }

    /** Everything is left to the gateway. */
    public static <C> FilterSplit<C> nothing(List<Conjunct<C>> conjuncts) {
        return new FilterSplit<>(PartitionKeys.All.ROWS, List.of(), conjuncts);
    }

    /**
     * Divides a condition for one table. The partition key is restricted as a whole or not at all; clustering columns
     * in their order, by equalities and lists, then one range. Where the partition key is not restricted, one condition
     * may be asked of a secondary index; else the whole table is read, and what could be filtered remains to be checked.
     *
     * @param table the table that would be read
     * @param conjuncts the condition; those over columns that the table lacks stay residual
     */
    public static <C> FilterSplit<C> of(CassandraTable table, List<Conjunct<C>> conjuncts) {
        return new Division<>(table, conjuncts).divide();
    }

    /** Whether the partition key is restricted. */
    public boolean isPinned() {
        return partitions.isPinned();
    }

    /** Whether the whole table has to be read. */
    public boolean isScan() {
        return partitions.isScan();
    }

    /** The columns that have one value only, in all rows that are found. */
    public Set<String> constantColumns() {
        Stream<OnColumn> keys = partitions instanceof PartitionKeys.Product product
                ? product.columns().stream().map(OnColumn.class::cast)
                : Stream.empty();
        return Stream.concat(keys, clustering.stream())
                .filter(Equal.class::isInstance)
                .map(OnColumn::column)
                .collect(Collectors.toSet());
    }

    /** One division under way. */
    private static final class Division<C> {
        private final CassandraTable table;
        private final List<Conjunct<C>> conjuncts;
        private final Set<Conjunct<C>> decided = new LinkedHashSet<>();

        Division(CassandraTable table, List<Conjunct<C>> conjuncts) {
            this.table = table;
            this.conjuncts = conjuncts;
        }

        FilterSplit<C> divide() {
            keysAreNotNull();
            Optional<PartitionKeys> partitions = partitions();
            if (partitions.isEmpty()) {
                return IndexChoice.of(table, conjuncts)
                        .map(choice -> {
                            decided.addAll(choice.decided());
                            return new FilterSplit<>(
                                    new PartitionKeys.Indexed(choice.restriction()), List.of(), undecided());
                        })
                        .orElseGet(() -> new FilterSplit<>(new PartitionKeys.All(filter()), List.of(), undecided()));
            }
            List<OnColumn> clustering = clustering();
            return new FilterSplit<>(partitions.get(), clustering, undecided());
        }

        /**
         * What Cassandra may check of the rows of a whole table: what is said of each column, in its own order of values.
         * A partition of nothing but static columns is a row that filters treat in ways of their own, and an index may
         * answer in its place.
         */
        private List<OnColumn> filter() {
            List<OnColumn> filter = new ArrayList<>();
            long listed = 1;
            for (CassandraColumn column : table.columns()) {
                String name = column.name();
                boolean indexed = table.indexes().stream()
                        .anyMatch(index -> index.column().equals(name));
                if (table.hasStaticColumns() || indexed) {
                    continue;
                }
                Optional<EqualityOrIn> points = points(name, conjuncts, new LinkedHashSet<>());
                long combinations = listed * points.map(EqualityOrIn::count).orElse(1L);
                if (points.isPresent() && combinations <= MAX_FILTERED) {
                    filter.add(points.get());
                    listed = combinations;
                } else if (KeyTypes.supportsRange(column.type())) {
                    Ranges.of(name, column.type(), conjuncts, new LinkedHashSet<>())
                            .ifPresent(filter::add);
                }
            }
            return filter;
        }

        private List<Conjunct<C>> undecided() {
            return conjuncts.stream()
                    .filter(conjunct -> !decided.contains(conjunct))
                    .toList();
        }

        /** A partition of nothing but static columns is a row whose clustering columns are null; other rows have none. */
        private void keysAreNotNull() {
            Set<String> never =
                    new LinkedHashSet<>(table.hasStaticColumns() ? table.partitionKey() : table.primaryKey());
            for (Conjunct<C> conjunct : conjuncts) {
                boolean holds = conjunct.restrictions().stream()
                        .anyMatch(restriction -> restriction instanceof NotNull key
                                && conjunct.isDecidedBy(key)
                                && never.contains(key.column()));
                if (holds) {
                    decided.add(conjunct);
                }
            }
        }

        /** A restriction of every partition key column, or the key as a whole where that means fewer keys. */
        private Optional<PartitionKeys> partitions() {
            Set<Conjunct<C>> used = new LinkedHashSet<>();
            List<EqualityOrIn> columns = points(conjuncts, used);
            boolean all = columns.size() == table.partitionKey().size();
            Optional<PartitionKeys> product = all ? Optional.of(new PartitionKeys.Product(columns)) : Optional.empty();
            long fewer = product.map(PartitionKeys::count).orElse(Long.MAX_VALUE);
            Optional<Conjunct<C>> listing =
                    listing().filter(conjunct -> tuples(conjunct).rows().size() <= fewer);
            if (listing.isPresent()) {
                return Optional.of(listed(listing.get()));
            }
            product.ifPresent(keys -> decided.addAll(used));
            return product;
        }

        /** The keys that a condition lists, as far as the others allow them. */
        private PartitionKeys listed(Conjunct<C> listing) {
            Tuples tuples = tuples(listing);
            List<List<Term>> keys = tuples.rows().stream()
                    .map(row -> table.partitionKey().stream()
                            .map(column -> row.get(tuples.columns().indexOf(column)))
                            .toList())
                    .toList();
            boolean exactlyTheKey = listing.isDecidedBy(tuples)
                    && tuples.columns().size() == table.partitionKey().size()
                    && tuples.columns().stream().noneMatch(column -> KeyTypes.isApproximate(table.type(column)));
            if (exactlyTheKey) {
                decided.add(listing);
            }
            List<Conjunct<C>> others = conjuncts.stream()
                    .filter(conjunct -> !conjunct.equals(listing))
                    .toList();
            return new PartitionKeys.Tuples(keys, points(others, decided));
        }

        /** What conditions say of single columns of the partition key. */
        private List<EqualityOrIn> points(List<Conjunct<C>> conditions, Set<Conjunct<C>> used) {
            return table.partitionKey().stream()
                    .flatMap(column -> points(column, conditions, used).stream())
                    .toList();
        }

        /** A condition that lists values of all partition key columns together. */
        private Optional<Conjunct<C>> listing() {
            boolean comparable =
                    table.partitionKey().stream().allMatch(column -> KeyTypes.supportsPoints(table, column));
            return conjuncts.stream()
                    .filter(conjunct -> comparable
                            && conjunct.restrictions().stream()
                                    .anyMatch(restriction -> restriction instanceof Tuples tuples
                                            && tuples.columns().containsAll(table.partitionKey())))
                    .findFirst();
        }

        private static Tuples tuples(Conjunct<?> conjunct) {
            return conjunct.restrictions().stream()
                    .filter(Tuples.class::isInstance)
                    .map(Tuples.class::cast)
                    .findFirst()
                    .orElseThrow();
        }

        private List<OnColumn> clustering() {
            List<OnColumn> clustering = new ArrayList<>();
            long listed = 1;
            for (ClusteringColumn column : table.clusteringKey()) {
                Set<Conjunct<C>> used = new LinkedHashSet<>();
                Optional<EqualityOrIn> points = points(column.name(), conjuncts, used);
                listed *= points.map(EqualityOrIn::count).orElse(1L);
                if (points.isEmpty() || listed > MAX_LISTED) {
                    DataType type = table.type(column.name());
                    if (KeyTypes.supportsRange(type)) {
                        Ranges.of(column.name(), type, conjuncts, decided).ifPresent(clustering::add);
                    }
                    break;
                }
                decided.addAll(used);
                clustering.add(points.get());
            }
            return clustering;
        }

        /** What conditions say of the values of a column; empty when it is nothing. */
        private Optional<EqualityOrIn> points(String column, List<Conjunct<C>> conditions, Set<Conjunct<C>> used) {
            if (!KeyTypes.supportsPoints(table, column)) {
                return Optional.empty();
            }
            List<List<Term>> lists = new ArrayList<>();
            for (Conjunct<C> conjunct : conditions) {
                for (Restriction restriction : conjunct.restrictions()) {
                    if (restriction instanceof EqualityOrIn points
                            && points.column().equals(column)) {
                        addIfDecided(conjunct, points, used);
                        lists.add(points.values());
                    }
                }
            }
            return lists.isEmpty() ? Optional.empty() : Optional.of(EqualityOrIn.of(table, column, lists));
        }

        /** Binary numbers are asked for by their nearest, and checked again. */
        private void addIfDecided(Conjunct<C> conjunct, EqualityOrIn asked, Set<Conjunct<C>> used) {
            if (conjunct.isDecidedBy(asked) && !KeyTypes.isApproximate(table.type(asked.column()))) {
                used.add(conjunct);
            }
        }
    }
}
