package io.keyway.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import io.keyway.catalog.CatalogTable;
import io.keyway.model.ClusteringColumn;
import io.keyway.model.Column;
import io.keyway.model.LogicalTable;
import io.keyway.model.QueryTable;
import io.keyway.route.RouteStep.How;
import io.keyway.schema.CassandraColumn;
import io.keyway.schema.CassandraColumn.Role;
import io.keyway.schema.CassandraTable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two tables that together hold all columns: by {@code k} without {@code x}, and by {@code d}, k without {@code y}. */
class RouterTest {
    @ParameterizedTest
    @CsvSource({"int, by_d", "text, by_d", "double, by_d", "decimal, by_k"})
    void decimalKeysAreNotLookedUp(String type, String lookedUp) {
        DataType ofD = List.of(DataTypes.INT, DataTypes.TEXT, DataTypes.DOUBLE, DataTypes.DECIMAL).stream()
                .filter(candidate -> candidate.asCql(false, false).equals(type))
                .findFirst()
                .orElseThrow();
        Route<String> route = Router.route(new TableUse<String>(table(ofD), Set.of("x", "y"), List.of(), true))
                .orThrow();
        assertThat(route.steps()).extracting(RouteStep::how).containsExactly(How.FIRST, How.LOOKUP);
        assertThat(route.tables()).endsWith(lookedUp);
    }

    private static CatalogTable.Logical table(DataType ofD) {
        List<Column> columns = List.of(
                column("k", DataTypes.INT), column("d", ofD), column("x", DataTypes.INT), column("y", DataTypes.INT));
        LogicalTable declared = new LogicalTable(
                "l",
                columns,
                List.of("k"),
                Optional.empty(),
                List.of(),
                List.of(
                        new QueryTable("by_k", List.of("k"), List.of(), List.of("d", "y")),
                        new QueryTable("by_d", List.of("d"), List.of(new ClusteringColumn("k", false)), List.of("x"))));
        List<CassandraTable> effective = declared.queryTables().stream()
                .map(queryTable -> effective(queryTable, declared))
                .toList();
        return new CatalogTable.Logical("ks", declared, List.of(), effective, List.of());
    }

    private static Column column(String name, DataType type) {
        return new Column(name, type, false, name);
    }

    private static CassandraTable effective(QueryTable declared, LogicalTable table) {
        List<CassandraColumn> columns = declared.allColumns().stream()
                .map(name -> new CassandraColumn(
                        name,
                        table.column(name).orElseThrow().type(),
                        declared.partitionKey().contains(name) ? Role.PARTITION_KEY : Role.REGULAR))
                .toList();
        return new CassandraTable(
                "ks",
                declared.name(),
                false,
                columns,
                declared.partitionKey(),
                declared.clusteringKey(),
                List.of(),
                "");
    }
}
