package io.keyway.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.ClusteringOrder;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.IndexKind;
import com.datastax.oss.driver.api.core.metadata.schema.IndexMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.RelationMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import io.keyway.model.ClusteringColumn;
import io.keyway.schema.CassandraColumn;
import io.keyway.schema.CassandraColumn.Role;
import io.keyway.schema.CassandraIndex;
import io.keyway.schema.CassandraIndex.Kind;
import io.keyway.schema.CassandraTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the driver's metadata of tables and materialized views as values. */
public final class RelationReader {
    /** SAI's options that do not change what it answers, and those that make it fold texts. */
    private static final Set<String> UNDERSTOOD =
            Set.of("class_name", "target", "case_sensitive", "normalize", "ascii");

    private RelationReader() {}

    /** A table or materialized view as a value. */
    public static CassandraTable table(RelationMetadata relation) {
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
        return table.getIndexes().values().stream().map(RelationReader::index).toList();
    }

    private static String comment(RelationMetadata relation) {
        Object comment = relation.getOptions().get(CqlIdentifier.fromInternal("comment"));
        return comment == null ? "" : comment.toString();
    }

    private static CassandraIndex index(IndexMetadata index) {
        return new CassandraIndex(
                index.getName().asInternal(), index.getTarget(), kind(index), isFolding(index.getOptions()));
    }

    /** Cassandra stores the class as it was written: its alias in any case, its short name, or its full one. */
    private static Kind kind(IndexMetadata index) {
        if (index.getKind() != IndexKind.CUSTOM) {
            return Kind.LEGACY;
        }
        String full = index.getClassName().orElse("");
        String name = full.substring(full.lastIndexOf('.') + 1);
        boolean attached = name.equalsIgnoreCase("sai") || name.equals("StorageAttachedIndex");
        return attached && UNDERSTOOD.containsAll(index.getOptions().keySet()) ? Kind.STORAGE_ATTACHED : Kind.OTHER;
    }

    private static boolean isFolding(Map<String, String> options) {
        return is(options, "case_sensitive", "false")
                || is(options, "normalize", "true")
                || is(options, "ascii", "true");
    }

    private static boolean is(Map<String, String> options, String name, String value) {
        return options.getOrDefault(name, "").toLowerCase(Locale.ROOT).equals(value);
    }
}
