package io.keyway.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes parts of model files, as {@link ModelReader} reads them. */
public final class ModelWriter {
    /** On one line, with spaces where people write them. */
    private static final ObjectWriter ONE_LINE = JsonMapper.builder()
            .build()
            .writer(new DefaultPrettyPrinter(Separators.createDefaultInstance()
                            .withObjectFieldValueSpacing(Spacing.AFTER)
                            .withObjectEntrySpacing(Spacing.AFTER)
                            .withArrayValueSpacing(Spacing.AFTER)
                            .withArrayEmptySeparator(""))
                    .withObjectIndenter(DefaultPrettyPrinter.NopIndenter.instance)
                    .withArrayIndenter(DefaultPrettyPrinter.NopIndenter.instance));

    private ModelWriter() {}

    /** An entry of {@code queryTables}, on one line. */
    public static String json(QueryTable table) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode().put("name", table.name());
        ArrayNode partitionKey = entry.putArray("partitionKey");
        table.partitionKey().forEach(partitionKey::add);
        ArrayNode clusteringKey = entry.putArray("clusteringKey");
        for (ClusteringColumn column : table.clusteringKey()) {
            if (column.descending()) {
                clusteringKey.addObject().put("name", column.name()).put("order", "desc");
            } else {
                clusteringKey.add(column.name());
            }
        }
        ArrayNode columns = entry.putArray("columns");
        table.columns().forEach(columns::add);
        try {
            return ONE_LINE.writeValueAsString(entry);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts cannot fail", e);
        }
    }
}
