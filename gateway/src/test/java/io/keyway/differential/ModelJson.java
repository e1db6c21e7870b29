package io.keyway.differential;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keyway.model.LogicalTable;
import io.keyway.model.QueryTable;
import java.util.List;
import java.util.Map;

/** Writes logical tables as a model file. */
final class ModelJson {
    private ModelJson() {}

    static String of(String keyspace, List<LogicalTable> tables) {
        Map<String, Object> operand = Map.of(
                "keyspace",
                keyspace,
                "tables",
                tables.stream().map(ModelJson::table).toList());
        Map<String, Object> schema = Map.of(
                "name",
                keyspace,
                "type",
                "custom",
                "factory",
                "io.keyway.calcite.KeywaySchemaFactory",
                "operand",
                operand);
        try {
            return new ObjectMapper()
                    .writeValueAsString(
                            Map.of("version", "1.0", "defaultSchema", keyspace, "schemas", List.of(schema)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> table(LogicalTable table) {
        return Map.of(
                "name",
                table.name(),
                "columns",
                table.columns().stream()
                        .map(column -> Map.of(
                                "name", column.name(),
                                "type", column.type().asCql(false, false),
                                "nullable", column.nullable()))
                        .toList(),
                "key",
                table.key(),
                "determines",
                table.determines().stream()
                        .map(dependency -> Map.of("by", dependency.by(), "columns", dependency.columns()))
                        .toList(),
                "queryTables",
                table.queryTables().stream().map(ModelJson::queryTable).toList());
    }

    private static Map<String, Object> queryTable(QueryTable table) {
        return Map.of(
                "name",
                table.name(),
                "partitionKey",
                table.partitionKey(),
                "clusteringKey",
                table.clusteringKey().stream()
                        .map(column -> Map.of("name", column.name(), "order", column.descending() ? "desc" : "asc"))
                        .toList(),
                "columns",
                table.columns());
    }
}
