package io.keyway.pushdown;

import io.keyway.cassandra.CassandraColumn;
import io.keyway.cassandra.CassandraTable;
import io.keyway.model.ClusteringColumn;
import io.keyway.pushdown.Restriction.Equal;
import io.keyway.pushdown.Restriction.In;
import io.keyway.pushdown.Restriction.NotNull;
import io.keyway.pushdown.Restriction.OnColumn;
import io.keyway.pushdown.Restriction.Tuples;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A WHERE condition divided between Cassandra and the gateway.
 *
 * <p>A row satisfies the condition exactly when it satisfies every pushed restriction and every residual condition.
 *
 * @param partitions the partitions in which such rows may be
 * @param clustering restrictions of a prefix of the clustering key
 * @param residual what the gateway checks
 */
public record FilterSplit(PartitionKeys partitions, List<OnColumn> clustering, List<Conjunct> residual) {
    public FilterSplit {
        clustering = List.copyOf(clustering);
        residual = List.copyOf(residual);
    }

    /** Everything is left to the gateway. */
    public static FilterSplit nothing(List<Conjunct> conjuncts) {
        return new FilterSplit(new PartitionKeys.All(), List.of(), conjuncts);
    }

    /**
     * Divides a condition for one table. The partition key is restricted as a whole or not at all; clustering columns
     * in their order, by equalities and lists, then one range. Where the partition key is not restricted, one condition
     * may be asked of a secondary index.
     *
     * @param table the table that would be read
     * @param conjuncts the condition; those over columns that the table lacks stay residual
     */
    public static FilterSplit of(CassandraTable table, List<Conjunct> conjuncts) {
        return new Division(table, conjuncts).divide();
    }

    /** Whether the partition key is restricted. */
    public boolean isPinned() {
        return partitions.isPinned();
    }

    /** Whether the whole table has to be read. */
    public boolean isScan() {
        return partitions.isScan();
    }

    /** One division under way. */
    private static final class Division {
        private final CassandraTable table;
        private final List<Conjunct> conjuncts;
        private final Set<Conjunct> decided = new LinkedHashSet<>();

        Division(CassandraTable table, List<Conjunct> conjuncts) {
            this.table = table;
            this.conjuncts = conjuncts;
        }

        FilterSplit divide() {
            keysAreNotNull();
            Optional<PartitionKeys> partitions = partitions();
            if (partitions.isEmpty()) {
                return IndexChoice.of(table, conjuncts)
                        .map(choice -> {
                            decided.addAll(choice.decided());
                            return new FilterSplit(
                                    new PartitionKeys.Indexed(choice.restriction()), List.of(), undecided());
                        })
                        .orElseGet(() -> new FilterSplit(new PartitionKeys.All(), List.of(), undecided()));
            }
            List<OnColumn> clustering = clustering();
            return new FilterSplit(partitions.get(), clustering, undecided());
        }

        private List<Conjunct> undecided() {
            return conjuncts.stream()
                    .filter(conjunct -> !decided.contains(conjunct))
                    .toList();
        }

        /** A partition of nothing but static columns is a row whose clustering columns are null; other rows have none. */
        private void keysAreNotNull() {
            Set<String> never =
                    new LinkedHashSet<>(table.hasStaticColumns() ? table.partitionKey() : table.primaryKey());
            for (Conjunct conjunct : conjuncts) {
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
            Set<Conjunct> used = new LinkedHashSet<>();
            List<OnColumn> columns = new ArrayList<>();
            for (String column : table.partitionKey()) {
                OnColumn restriction = points(column, used);
                if (restriction != null) {
                    columns.add(restriction);
                }
            }
            boolean all = columns.size() == table.partitionKey().size();
            Optional<PartitionKeys> product = all ? Optional.of(new PartitionKeys.Product(columns)) : Optional.empty();
            long fewer = product.map(PartitionKeys::count).orElse(Long.MAX_VALUE);
            Optional<Conjunct> listing =
                    listing().filter(conjunct -> tuples(conjunct).rows().size() <= fewer);
            if (listing.isEmpty()) {
                product.ifPresent(keys -> decided.addAll(used));
                return product;
            }
            Tuples tuples = tuples(listing.get());
            PartitionKeys keys = new PartitionKeys.Tuples(tuples.rows().stream()
                    .map(row -> table.partitionKey().stream()
                            .map(column -> row.get(tuples.columns().indexOf(column)))
                            .toList())
                    .toList());
            boolean exactlyTheKey = listing.get().isDecidedBy(tuples)
                    && tuples.columns().size() == table.partitionKey().size();
            if (exactlyTheKey) {
                decided.add(listing.get());
            }
            return Optional.of(keys);
        }

        /** A condition that lists values of all partition key columns together. */
        private Optional<Conjunct> listing() {
            boolean comparable = table.partitionKey().stream().allMatch(column -> supports(column, true));
            return conjuncts.stream()
                    .filter(conjunct -> comparable
                            && conjunct.restrictions().stream()
                                    .anyMatch(restriction -> restriction instanceof Tuples tuples
                                            && tuples.columns().containsAll(table.partitionKey())))
                    .findFirst();
        }

        private static Tuples tuples(Conjunct conjunct) {
            return conjunct.restrictions().stream()
                    .filter(Tuples.class::isInstance)
                    .map(Tuples.class::cast)
                    .findFirst()
                    .orElseThrow();
        }

        private List<OnColumn> clustering() {
            List<OnColumn> clustering = new ArrayList<>();
            for (ClusteringColumn column : table.clusteringKey()) {
                OnColumn restriction = points(column.name(), decided);
                if (restriction == null) {
                    if (supports(column.name(), false)) {
                        Ranges.of(column.name(), conjuncts, decided).ifPresent(clustering::add);
                    }
                    break;
                }
                clustering.add(restriction);
            }
            return clustering;
        }

        /** The equalities, or failing these a list, for the column; null when there is neither. */
        private @Nullable OnColumn points(String column, Set<Conjunct> used) {
            if (!supports(column, true)) {
                return null;
            }
            Equal equalities = null;
            OnColumn list = null;
            Conjunct listedBy = null;
            for (Conjunct conjunct : conjuncts) {
                for (Restriction restriction : conjunct.restrictions()) {
                    if (restriction instanceof Equal equal && equal.column().equals(column)) {
                        addIfDecided(conjunct, equal, used);
                        equalities = equalities == null ? equal : equalities.and(equal);
                    }
                    if (list == null
                            && restriction instanceof In in
                            && in.column().equals(column)) {
                        list = in;
                        listedBy = conjunct;
                    }
                }
            }
            if (equalities != null) {
                return equalities;
            }
            if (listedBy != null && list != null) {
                addIfDecided(listedBy, list, used);
            }
            return list;
        }

        private static void addIfDecided(Conjunct conjunct, Restriction asked, Set<Conjunct> used) {
            if (conjunct.isDecidedBy(asked)) {
                used.add(conjunct);
            }
        }

        private boolean supports(String column, boolean equality) {
            return table.column(column)
                    .map(CassandraColumn::type)
                    .filter(type -> equality ? Coercion.supportsEquality(type) : Coercion.supportsRange(type))
                    .isPresent();
        }
    }
}
