package io.keyway.route;

import io.keyway.model.ClusteringColumn;
import io.keyway.model.QueryTable;
import io.keyway.pushdown.Restriction.Points;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The query table that would serve a use of a logical table which now means reading a whole table. */
final class Suggestion {
    private Suggestion() {}

    /**
     * A table keyed by what the query compares with values.
     *
     * @return empty when the query compares no column with values, so that no table could be pinned
     */
    static Optional<QueryTable> of(TableUse use) {
        Set<String> compared = use.conjuncts().stream()
                .flatMap(conjunct -> conjunct.restrictions().stream())
                .filter(Points.class::isInstance)
                .map(restriction -> ((Points) restriction).column())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (compared.isEmpty()) {
            return Optional.empty();
        }
        List<String> partitionKey = new ArrayList<>(compared);
        // With the logical table's key behind it, the table holds a row for each of the logical table's.
        List<String> clustering = use.table().declared().key().stream()
                .filter(column -> !compared.contains(column))
                .toList();
        Set<String> others = new LinkedHashSet<>();
        use.table().declared().columns().forEach(column -> others.add(column.name()));
        Set<String> read = new LinkedHashSet<>(use.output());
        use.conjuncts().forEach(conjunct -> read.addAll(conjunct.columns()));
        others.retainAll(read);
        others.removeAll(partitionKey);
        clustering.forEach(others::remove);
        return Optional.of(new QueryTable(
                use.table().name() + "_by_" + String.join("_and_", partitionKey),
                partitionKey,
                clustering.stream()
                        .map(column -> new ClusteringColumn(column, false))
                        .toList(),
                List.copyOf(others)));
    }
}
