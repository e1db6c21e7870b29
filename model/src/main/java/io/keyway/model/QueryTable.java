package io.keyway.model;

import java.util.ArrayList;
import java.util.List;

/**
 * A physical table that holds the rows of a logical table under its own key.
 *
 * @param name CQL name, as stored
 * @param partitionKey at least one column
 * @param clusteringKey possibly empty
 * @param columns all other columns
 */
public record QueryTable(
        String name, List<String> partitionKey, List<ClusteringColumn> clusteringKey, List<String> columns) {
    public QueryTable {
        partitionKey = List.copyOf(partitionKey);
        clusteringKey = List.copyOf(clusteringKey);
        columns = List.copyOf(columns);
    }

    /** Partition key columns, then clustering columns. */
    public List<String> primaryKey() {
        List<String> names = new ArrayList<>(partitionKey);
        clusteringKey.forEach(column -> names.add(column.name()));
        return names;
    }

    /** Primary key columns, then the others. */
    public List<String> allColumns() {
        List<String> names = new ArrayList<>(primaryKey());
        names.addAll(columns);
        return names;
    }
}
