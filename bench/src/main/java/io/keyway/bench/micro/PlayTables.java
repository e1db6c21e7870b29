package io.keyway.bench.micro;

import io.keyway.bench.data.Dataset;
import io.keyway.bench.data.ModelFile;
import io.keyway.bench.data.Plays;
import io.keyway.catalog.CatalogTable;
import io.keyway.model.LogicalTable;
import io.keyway.model.ModelReader;
import io.keyway.model.QueryTable;
import io.keyway.schema.CassandraColumn;
import io.keyway.schema.CassandraTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The benchmark's tables as the gateway knows them, without a node. */
final class PlayTables {
    private PlayTables() {}

    /** The logical table with its query tables. */
    static CatalogTable.Logical musicLibrary() {
        try {
            String model = ModelFile.text(new Dataset(new Plays(100_000), true));
            LogicalTable declared =
                    ModelReader.parse(model, "the benchmark's model").tables().get(0);
            List<CassandraTable> effective = declared.queryTables().stream()
                    .map(table -> effective(table, declared))
                    .toList();
            return new CatalogTable.Logical("bench", declared, List.of(), effective, List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CassandraTable effective(QueryTable table, LogicalTable logical) {
        List<CassandraColumn> columns = table.allColumns().stream()
                .map(name -> new CassandraColumn(
                        name, logical.column(name).orElseThrow().type(), role(table, name)))
                .toList();
        return new CassandraTable(
                "bench", table.name(), false, columns, table.partitionKey(), table.clusteringKey(), List.of(), "");
    }

    private static CassandraColumn.Role role(QueryTable table, String column) {
        if (table.partitionKey().contains(column)) {
            return CassandraColumn.Role.PARTITION_KEY;
        }
        return table.clusteringKey().stream().anyMatch(key -> key.name().equals(column))
                ? CassandraColumn.Role.CLUSTERING
                : CassandraColumn.Role.REGULAR;
    }
}
