package io.keyway.route;

import io.keyway.model.ClusteringColumn;
import io.keyway.model.CqlTypeNames;
import io.keyway.model.LogicalTable;
import io.keyway.model.QueryTable;
import io.keyway.pushdown.Restriction.EqualityOrIn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The query table that would serve a use of a logical table that now reads a whole table, in the form that a model file
 * takes.
 */
final class QueryTableSuggestion {
    private static final int LONGEST_NAME = 48;

    private QueryTableSuggestion() {}

    /**
     * A table keyed by what the query compares with values.
     *
     * @return empty when the query compares no column with values that a key could hold, so that no table could be pinned
     */
    static Optional<QueryTable> of(TableUse<?> use) {
        LogicalTable declared = use.table().declared();
        Set<String> compared = use.conjuncts().stream()
                .flatMap(conjunct -> conjunct.restrictions(EqualityOrIn.class))
                .map(EqualityOrIn::column)
                .filter(name -> declared.column(name)
                        .filter(column -> CqlTypeNames.isKeyType(column.type()))
                        .isPresent())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (compared.isEmpty()) {
            return Optional.empty();
        }
        List<String> partitionKey = new ArrayList<>(compared);
        // With the logical table's key after it, the table holds a row for each of the logical table's.
        List<String> clustering = declared.key().stream()
                .filter(column -> !compared.contains(column))
                .toList();
        Set<String> others = new LinkedHashSet<>();
        declared.columns().forEach(column -> others.add(column.name()));
        Set<String> read = new LinkedHashSet<>(use.output());
        use.conjuncts().forEach(conjunct -> read.addAll(conjunct.columns()));
        others.retainAll(read);
        others.removeAll(partitionKey);
        clustering.forEach(others::remove);
        return Optional.of(new QueryTable(
                name(declared, partitionKey),
                partitionKey,
                clustering.stream().map(column -> ordered(declared, column)).toList(),
                List.copyOf(others)));
    }

    /** In the order that the column has in the first query table that orders by it. */
    private static ClusteringColumn ordered(LogicalTable declared, String name) {
        return declared.queryTables().stream()
                .flatMap(table -> table.clusteringKey().stream())
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElse(new ClusteringColumn(name, false));
    }

    /** A name that Cassandra takes, and that no table of the logical one has. */
    private static String name(LogicalTable declared, List<String> partitionKey) {
        Set<String> taken = new HashSet<>(Set.of(declared.name()));
        declared.queryTables().forEach(table -> taken.add(table.name()));
        String wished =
                (declared.name() + "_by_" + String.join("_and_", partitionKey)).replaceAll("[^A-Za-z0-9_]", "_");
        String name = shortened(wished, "");
        for (int i = 2; taken.contains(name); i++) {
            name = shortened(wished, "_" + i);
        }
        return name;
    }

    private static String shortened(String name, String end) {
        return name.substring(0, Math.min(name.length(), LONGEST_NAME - end.length())) + end;
    }
}
