package io.keyway.route;

import io.keyway.model.Dependencies;
import io.keyway.model.LogicalTable;
import io.keyway.model.QueryTable;
import io.keyway.pushdown.KeyTypes;
import io.keyway.schema.CassandraTable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a query table can be trusted for.
 *
 * <p>A query table holds one row for each value of its primary key among the rows of the logical table in which no
 * primary key column is null. Columns that its primary key does not determine hold whatever was written last, and are
 * never served.
 *
 * @param effective the table
 * @param columns the columns that may be served
 * @param rowGrain whether it holds a row for each row of the logical table, rather than one for several
 */
record ServingTable(CassandraTable effective, Set<String> columns, boolean rowGrain) {

    static ServingTable of(LogicalTable table, CassandraTable effective, Dependencies dependencies) {
        QueryTable declared = table.queryTables().stream()
                .filter(candidate -> candidate.name().equals(effective.name()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(effective.name() + " does not serve " + table.name()));
        Set<String> determined = dependencies.closure(declared.primaryKey());
        Set<String> served = new LinkedHashSet<>(declared.allColumns());
        served.retainAll(determined);
        return new ServingTable(effective, served, determined.containsAll(table.key()));
    }

    /** A primary key column that may be null, so that the table lacks rows. */
    Optional<String> missesRowsWhereNull(Set<String> notNull) {
        return effective.primaryKey().stream()
                .filter(column -> !notNull.contains(column))
                .findFirst();
    }

    /** Whether a row with these columns identifies a partition to read, by columns whose values Cassandra compares as SQL does. */
    boolean canBeLookedUpBy(Set<String> given) {
        return unpinned(given).isEmpty()
                && effective.partitionKey().stream().allMatch(column -> KeyTypes.supportsPoints(effective, column));
    }

    /** The partition key columns that are not among these. */
    List<String> unpinned(Set<String> columns) {
        return effective.partitionKey().stream()
                .filter(column -> !columns.contains(column))
                .toList();
    }
}
