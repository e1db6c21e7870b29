package io.keyway.pushdown;

import com.datastax.oss.driver.api.core.type.DataType;
import io.keyway.model.ClusteringColumn;
import io.keyway.pushdown.Restriction.EqualityOrIn;
import io.keyway.pushdown.Restriction.NotNull;
import io.keyway.pushdown.Restriction.OnColumn;
import io.keyway.pushdown.Restriction.Tuples;
import io.keyway.schema.CassandraColumn;
import io.keyway.schema.CassandraTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Divides a condition for one table.
 *
 * @param <C> how the calling engine represents conditions
 * @param table the table that would be read
 * @param conjuncts the condition
 */
record FilterDivision<C>(CassandraTable table, List<Conjunct<C>> conjuncts) {
    /** The most combinations of clustering values that one request lists: Cassandra takes 20 microseconds for each. */
    private static final long MAX_LISTED = 1_000;

    /** The most combinations of values that a filter lists: Cassandra compares each row with every one. */
    private static final long MAX_FILTERED = 100;

    FilterSplit<C> divide() {
        Optional<Pushed<PartitionKeys, C>> keys = partitions();
        if (keys.isPresent()) {
            return split(keys.get(), clustering());
        }
        return IndexChoice.of(table, conjuncts)
                .map(index -> index.<PartitionKeys>as(PartitionKeys.Indexed::new))
                .map(index -> split(index, new Pushed<>(List.of(), Set.of())))
                .orElseGet(() -> split(
                        new Pushed<>(new PartitionKeys.All(filter()), Set.of()), new Pushed<>(List.of(), Set.of())));
    }

    private FilterSplit<C> split(Pushed<PartitionKeys, C> partitions, Pushed<List<OnColumn>, C> clustering) {
        Set<Conjunct<C>> decided = Pushed.decided(Stream.of(keysAreNotNull(), partitions, clustering));
        return new FilterSplit<>(
                partitions.asked(),
                clustering.asked(),
                conjuncts.stream()
                        .filter(conjunct -> !decided.contains(conjunct))
                        .toList());
    }

    /**
     * IS NOT NULL on key columns, which Cassandra is not asked about: only a partition of static columns alone gives a
     * row whose clustering columns are null.
     */
    private Pushed<List<OnColumn>, C> keysAreNotNull() {
        List<String> never = table.hasStaticColumns() ? table.partitionKey() : table.primaryKey();
        return new Pushed<>(
                List.of(),
                conjuncts.stream()
                        .filter(conjunct -> conjunct.restrictions(NotNull.class)
                                .anyMatch(key -> conjunct.isDecidedBy(key) && never.contains(key.column())))
                        .collect(Collectors.toSet()));
    }

    /**
     * What Cassandra may check of the rows of a whole table: restrictions on each column, in its own order of values.
     * Filters treat a partition of static columns alone inconsistently, and an index may answer instead.
     */
    private List<OnColumn> filter() {
        List<OnColumn> filter = new ArrayList<>();
        long listed = 1;
        for (CassandraColumn column : table.columns()) {
            String name = column.name();
            boolean indexed =
                    table.indexes().stream().anyMatch(index -> index.column().equals(name));
            if (table.hasStaticColumns() || indexed) {
                continue;
            }
            Optional<EqualityOrIn> points = points(name, conjuncts).map(Pushed::asked);
            long combinations = listed * points.map(EqualityOrIn::count).orElse(1L);
            if (points.isPresent() && combinations <= MAX_FILTERED) {
                filter.add(points.get());
                listed = combinations;
            } else {
                range(name).ifPresent(range -> filter.add(range.asked()));
            }
        }
        return filter;
    }

    /** A restriction of every partition key column, or the key as a whole where that means fewer keys. */
    private Optional<Pushed<PartitionKeys, C>> partitions() {
        Pushed<List<EqualityOrIn>, C> columns = keyColumns(conjuncts);
        boolean all = columns.asked().size() == table.partitionKey().size();
        Optional<Pushed<PartitionKeys, C>> product =
                all ? Optional.of(columns.as(PartitionKeys.Product::new)) : Optional.empty();
        long fewer = product.map(keys -> keys.asked().count()).orElse(Long.MAX_VALUE);
        return listing()
                .filter(conjunct -> tuples(conjunct).rows().size() <= fewer)
                .map(this::listed)
                .or(() -> product);
    }

    /** The keys that a condition lists, as far as the others allow them. */
    private Pushed<PartitionKeys, C> listed(Conjunct<C> listing) {
        Tuples tuples = tuples(listing);
        List<List<Term>> keys = tuples.rows().stream()
                .map(row -> table.partitionKey().stream()
                        .map(column -> row.get(tuples.columns().indexOf(column)))
                        .toList())
                .toList();
        boolean exactlyTheKey = listing.isDecidedBy(tuples)
                && tuples.columns().size() == table.partitionKey().size()
                && tuples.columns().stream().noneMatch(column -> KeyTypes.isApproximate(table.type(column)));
        Pushed<List<EqualityOrIn>, C> others = keyColumns(
                conjuncts.stream().filter(conjunct -> !conjunct.equals(listing)).toList());
        Set<Conjunct<C>> decided = new HashSet<>(others.decided());
        if (exactlyTheKey) {
            decided.add(listing);
        }
        return new Pushed<>(new PartitionKeys.KeyTuples(keys, others.asked()), decided);
    }

    /** The restrictions on single columns of the partition key. */
    private Pushed<List<EqualityOrIn>, C> keyColumns(List<Conjunct<C>> conditions) {
        return Pushed.all(table.partitionKey().stream()
                .flatMap(column -> points(column, conditions).stream())
                .toList());
    }

    /** A condition that lists values of all partition key columns together. */
    private Optional<Conjunct<C>> listing() {
        boolean comparable = table.partitionKey().stream().allMatch(column -> KeyTypes.supportsPoints(table, column));
        return conjuncts.stream()
                .filter(conjunct -> comparable
                        && conjunct.restrictions(Tuples.class)
                                .anyMatch(tuples -> tuples.columns().containsAll(table.partitionKey())))
                .findFirst();
    }

    private static Tuples tuples(Conjunct<?> conjunct) {
        return conjunct.restrictions(Tuples.class).findFirst().orElseThrow();
    }

    /** Restrictions of a prefix of the clustering key: equalities and lists, then one range. */
    private Pushed<List<OnColumn>, C> clustering() {
        List<Pushed<OnColumn, C>> clustering = new ArrayList<>();
        long listed = 1;
        for (ClusteringColumn column : table.clusteringKey()) {
            Optional<Pushed<EqualityOrIn, C>> points = points(column.name(), conjuncts);
            listed *= points.map(found -> found.asked().count()).orElse(1L);
            if (points.isEmpty() || listed > MAX_LISTED) {
                range(column.name()).ifPresent(clustering::add);
                break;
            }
            clustering.add(points.get().as(OnColumn.class::cast));
        }
        return Pushed.all(clustering);
    }

    /** The restriction on the values of a column; empty when there is none. */
    private Optional<Pushed<EqualityOrIn, C>> points(String column, List<Conjunct<C>> conditions) {
        if (!KeyTypes.supportsPoints(table, column)) {
            return Optional.empty();
        }
        // Of binary numbers the nearest value is asked for, and checked again.
        boolean decides = !KeyTypes.isApproximate(table.type(column));
        List<List<Term>> lists = new ArrayList<>();
        Set<Conjunct<C>> decided = new HashSet<>();
        for (Conjunct<C> conjunct : conditions) {
            for (EqualityOrIn points : conjunct.on(column, EqualityOrIn.class).toList()) {
                lists.add(points.values());
                if (decides && conjunct.isDecidedBy(points)) {
                    decided.add(conjunct);
                }
            }
        }
        return lists.isEmpty()
                ? Optional.empty()
                : Optional.of(new Pushed<>(EqualityOrIn.of(table, column, lists), decided));
    }

    /**
     * The range that conditions set for a column; empty when there is none, or Cassandra would order it differently.
     */
    private Optional<Pushed<OnColumn, C>> range(String column) {
        DataType type = table.type(column);
        return KeyTypes.supportsRange(type)
                ? Ranges.of(column, type, conjuncts).map(range -> range.as(OnColumn.class::cast))
                : Optional.empty();
    }
}
