package io.keyway.pushdown;

import io.keyway.cassandra.CassandraColumn;
import io.keyway.cassandra.CassandraTable;
import io.keyway.model.ClusteringColumn;
import io.keyway.pushdown.Restriction.Equal;
import io.keyway.pushdown.Restriction.In;
import io.keyway.pushdown.Restriction.Range;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A WHERE condition divided between Cassandra and the gateway.
 *
 * <p>A row satisfies the condition exactly when it satisfies every pushed restriction and every residual condition.
 *
 * @param partitionKey a restriction for each partition key column, or empty when some column has none
 * @param clustering restrictions of a prefix of the clustering key
 * @param residual what the gateway checks
 */
public record FilterSplit(List<Restriction> partitionKey, List<Restriction> clustering, List<Conjunct> residual) {
    public FilterSplit {
        partitionKey = List.copyOf(partitionKey);
        clustering = List.copyOf(clustering);
        residual = List.copyOf(residual);
    }

    /**
     * Divides a condition for one table. The partition key is restricted as a whole or not at all; clustering columns
     * in their order, by equalities and lists, then one range.
     *
     * @param table the table that would be read
     * @param conjuncts the condition; those over columns that the table lacks stay residual
     */
    public static FilterSplit of(CassandraTable table, List<Conjunct> conjuncts) {
        Set<Conjunct> decided = new LinkedHashSet<>();
        List<Restriction> partition = new ArrayList<>();
        for (String column : table.partitionKey()) {
            Restriction restriction = points(table, column, conjuncts, decided);
            if (restriction == null) {
                return new FilterSplit(List.of(), List.of(), conjuncts);
            }
            partition.add(restriction);
        }
        List<Restriction> clustering = new ArrayList<>();
        for (ClusteringColumn column : table.clusteringKey()) {
            Restriction restriction = points(table, column.name(), conjuncts, decided);
            if (restriction == null) {
                restriction = range(table, column.name(), conjuncts, decided);
                if (restriction != null) {
                    clustering.add(restriction);
                }
                break;
            }
            clustering.add(restriction);
        }
        List<Conjunct> residual = conjuncts.stream()
                .filter(conjunct -> !decided.contains(conjunct))
                .toList();
        return new FilterSplit(partition, clustering, residual);
    }

    /** Whether the partition key is restricted. */
    public boolean isPinned() {
        return !partitionKey.isEmpty();
    }

    /** How many partitions are read at most, counting each parameter as one value; 0 when all are. */
    public long partitions() {
        return isPinned()
                ? partitionKey.stream()
                        .mapToLong(restriction ->
                                restriction instanceof In in ? in.values().size() : 1)
                        .reduce(1, Math::multiplyExact)
                : 0;
    }

    /** An equality, or failing that a list, for the column. */
    private static @Nullable Restriction points(
            CassandraTable table, String column, List<Conjunct> conjuncts, Set<Conjunct> decided) {
        Conjunct best = null;
        for (Conjunct conjunct : conjuncts) {
            Restriction restriction = conjunct.restriction();
            if (restriction == null || !restriction.column().equals(column)) {
                continue;
            }
            boolean equal = restriction instanceof Equal;
            if (equal || restriction instanceof In && best == null) {
                best = conjunct;
            }
            if (equal) {
                break;
            }
        }
        if (best == null || !supports(table, column, true)) {
            return null;
        }
        if (best.exact()) {
            decided.add(best);
        }
        return best.restriction();
    }

    /** The first lower and the first upper end for the column, as one range. */
    private static @Nullable Restriction range(
            CassandraTable table, String column, List<Conjunct> conjuncts, Set<Conjunct> decided) {
        if (!supports(table, column, false)) {
            return null;
        }
        Restriction.Bound lower = null;
        Restriction.Bound upper = null;
        for (Conjunct conjunct : conjuncts) {
            if (!(conjunct.restriction() instanceof Range range)
                    || !range.column().equals(column)) {
                continue;
            }
            boolean taken = range.lower() != null && lower != null || range.upper() != null && upper != null;
            if (taken) {
                continue;
            }
            lower = range.lower() != null ? range.lower() : lower;
            upper = range.upper() != null ? range.upper() : upper;
            if (conjunct.exact()) {
                decided.add(conjunct);
            }
        }
        return lower == null && upper == null ? null : new Range(column, lower, upper);
    }

    private static boolean supports(CassandraTable table, String column, boolean equality) {
        return table.column(column)
                .map(CassandraColumn::type)
                .filter(type -> equality ? Coercion.supportsEquality(type) : Coercion.supportsRange(type))
                .isPresent();
    }
}
