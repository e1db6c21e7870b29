package io.keyway.schema;

import com.datastax.oss.driver.api.core.type.DataType;
import io.keyway.model.ClusteringColumn;
import io.keyway.schema.CassandraColumn.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table or materialized view.
 *
 * @param keyspace its keyspace, as stored
 * @param name its name, as stored
 * @param view whether it is a materialized view
 * @param columns in CQL's order: partition key, clustering columns, then the others by name
 * @param partitionKey names, at least one
 * @param clusteringKey possibly empty
 * @param indexes its secondary indexes
 * @param comment the table's comment, possibly empty
 */
public record CassandraTable(
        String keyspace,
        String name,
        boolean view,
        List<CassandraColumn> columns,
        List<String> partitionKey,
        List<ClusteringColumn> clusteringKey,
        List<CassandraIndex> indexes,
        String comment) {
    public CassandraTable {
        columns = List.copyOf(columns);
        partitionKey = List.copyOf(partitionKey);
        clusteringKey = List.copyOf(clusteringKey);
        indexes = List.copyOf(indexes);
    }

    /** The column of that name, if there is one. */
    public Optional<CassandraColumn> column(String columnName) {
        for (CassandraColumn column : columns) {
            if (column.name().equals(columnName)) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }

    /**
     * The type of a column.
     *
     * @throws IllegalArgumentException when there is no such column
     */
    public DataType type(String columnName) {
        return column(columnName)
                .orElseThrow(() -> new IllegalArgumentException(name + " has no column " + columnName))
                .type();
    }

    /** Partition key columns, then clustering columns. */
    public List<String> primaryKey() {
        List<String> names = new ArrayList<>(partitionKey);
        clusteringKey.forEach(column -> names.add(column.name()));
        return names;
    }

    /** Whether some column is static, so that a partition without rows still answers with one. */
    public boolean hasStaticColumns() {
        return columns.stream().anyMatch(column -> column.role() == Role.STATIC);
    }

    /** Whether a column has one value for all rows of a partition. */
    public boolean isOfPartition(String columnName) {
        return column(columnName)
                .filter(column -> column.role() == Role.PARTITION_KEY || column.role() == Role.STATIC)
                .isPresent();
    }
}
