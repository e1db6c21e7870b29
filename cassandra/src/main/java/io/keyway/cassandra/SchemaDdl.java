package io.keyway.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.detach.AttachmentPoint;
import com.datastax.oss.driver.api.core.metadata.schema.ClusteringOrder;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.querybuilder.SchemaBuilder;
import com.datastax.oss.driver.api.querybuilder.schema.CreateTable;
import com.datastax.oss.driver.api.querybuilder.schema.CreateTableWithOptions;
import io.keyway.model.ClusteringColumn;
import io.keyway.model.CqlTypeNames;
import io.keyway.model.LogicalTable;
import io.keyway.model.Model;
import io.keyway.model.QueryTable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The CQL that creates what a model declares. */
public final class SchemaDdl {
    private SchemaDdl() {}

    /**
     * {@code CREATE KEYSPACE IF NOT EXISTS}.
     *
     * @param model one that declares replication
     */
    public static SimpleStatement createKeyspace(Model model) {
        // Sorted, so that one model always gives one statement; "class" sorts before the options Cassandra knows.
        Map<String, Object> replication = new TreeMap<>();
        model.replication().forEach((option, value) -> replication.put(escaped(option), escaped(value)));
        return SchemaBuilder.createKeyspace(id(model.keyspace()))
                .ifNotExists()
                .withReplicationOptions(replication)
                .build();
    }

    /** The driver's builder puts options and comments in quotes as they are. */
    private static String escaped(String text) {
        return text.replace("'", "''");
    }

    /**
     * {@code CREATE TABLE IF NOT EXISTS} for a query table.
     *
     * @param keyspace as stored
     * @param table the logical table, which knows the columns' types
     * @param queryTable one of its query tables
     */
    public static SimpleStatement createTable(String keyspace, LogicalTable table, QueryTable queryTable) {
        List<String> key = queryTable.partitionKey();
        CreateTable create = SchemaBuilder.createTable(id(keyspace), id(queryTable.name()))
                .ifNotExists()
                .withPartitionKey(id(key.get(0)), type(table, key.get(0)));
        for (String column : key.subList(1, key.size())) {
            create = create.withPartitionKey(id(column), type(table, column));
        }
        for (ClusteringColumn column : queryTable.clusteringKey()) {
            create = create.withClusteringColumn(id(column.name()), type(table, column.name()));
        }
        for (String column : queryTable.columns()) {
            create = create.withColumn(id(column), type(table, column));
        }
        return ordered(create, queryTable.clusteringKey()).build();
    }

    private static CreateTableWithOptions ordered(CreateTable create, List<ClusteringColumn> clustering) {
        CreateTableWithOptions ordered = create;
        if (clustering.stream().anyMatch(ClusteringColumn::descending)) {
            for (ClusteringColumn column : clustering) {
                ordered = ordered.withClusteringOrder(
                        id(column.name()), column.descending() ? ClusteringOrder.DESC : ClusteringOrder.ASC);
            }
        }
        return ordered;
    }

    private static CqlIdentifier id(String name) {
        return CqlIdentifier.fromInternal(name);
    }

    private static DataType type(LogicalTable table, String column) {
        return new Named(table.column(column).orElseThrow().type());
    }

    /** A type that is written as {@link CqlTypeNames} does, and not in the digits of the JVM's language. */
    private record Named(DataType type) implements DataType {
        @Override
        public String asCql(boolean frozen, boolean pretty) {
            return frozen ? CqlTypeNames.of(type) : CqlTypeNames.unfrozen(type);
        }

        @Override
        public int getProtocolCode() {
            return type.getProtocolCode();
        }

        @Override
        public boolean isDetached() {
            return type.isDetached();
        }

        @Override
        public void attach(AttachmentPoint point) {
            type.attach(point);
        }
    }
}
