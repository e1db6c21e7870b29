package io.keyway.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.ClusteringOrder;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.RelationMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.driver.api.core.type.DataType;
import io.keyway.cassandra.CassandraColumn.Role;
import io.keyway.model.ClusteringColumn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A live table or materialized view, as a value.
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

    /** The driver's view of a table or materialized view as a value. */
    public static CassandraTable of(RelationMetadata relation) {
        List<String> partitionKey = relation.getPartitionKey().stream()
                .map(column -> column.getName().asInternal())
                .toList();
        List<ClusteringColumn> clusteringKey = relation.getClusteringColumns().entrySet().stream()
                .map(entry -> new ClusteringColumn(
                        entry.getKey().getName().asInternal(), entry.getValue() == ClusteringOrder.DESC))
                .toList();
        return new CassandraTable(
                relation.getKeyspace().asInternal(),
                relation.getName().asInternal(),
                !(relation instanceof TableMetadata),
                columns(relation),
                partitionKey,
                clusteringKey,
                indexes(relation),
                comment(relation));
    }

    private static List<CassandraColumn> columns(RelationMetadata relation) {
        Set<CqlIdentifier> partition = new HashSet<>();
        relation.getPartitionKey().forEach(column -> partition.add(column.getName()));
        Set<CqlIdentifier> clustering = new HashSet<>();
        relation.getClusteringColumns().keySet().forEach(column -> clustering.add(column.getName()));
        List<CassandraColumn> result = new ArrayList<>();
        for (ColumnMetadata column : relation.getColumns().values()) {
            Role role = partition.contains(column.getName())
                    ? Role.PARTITION_KEY
                    : clustering.contains(column.getName())
                            ? Role.CLUSTERING
                            : column.isStatic() ? Role.STATIC : Role.REGULAR;
            result.add(new CassandraColumn(column.getName().asInternal(), column.getType(), role));
        }
        return result;
    }

    private static List<CassandraIndex> indexes(RelationMetadata relation) {
        if (!(relation instanceof TableMetadata table)) {
            return List.of();
        }
        return table.getIndexes().values().stream().map(CassandraIndex::of).toList();
    }

    private static String comment(RelationMetadata relation) {
        Object comment = relation.getOptions().get(CqlIdentifier.fromInternal("comment"));
        return comment == null ? "" : comment.toString();
    }
}
