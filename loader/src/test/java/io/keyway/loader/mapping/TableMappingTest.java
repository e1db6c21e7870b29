package io.keyway.loader.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.datastax.oss.driver.api.core.ProtocolVersion;
import com.datastax.oss.driver.api.core.type.codec.TypeCodec;
import com.datastax.oss.driver.api.core.type.codec.registry.CodecRegistry;
import io.keyway.loader.mapping.MappedRecord.Rejected;
import io.keyway.loader.mapping.MappedRecord.Rows;
import io.keyway.model.LogicalTable;
import io.keyway.model.ModelReader;
import io.keyway.model.QueryTable;
import io.keyway.write.TableRow;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TableMappingTest {
    private static final LogicalTable ORDERS =
            ModelReader.parse("""
            {"schemas": [{"factory": "io.keyway.calcite.KeywaySchemaFactory", "operand": {"keyspace": "shop",
              "tables": [{"name": "orders", "key": ["id"], "rows": "kind = 'order' AND state <> 'draft'",
                "columns": [{"name": "id", "type": "int", "from": "orderId"}, {"name": "customer", "type": "text"},
                  {"name": "total", "type": "decimal", "nullable": false}, {"name": "note", "type": "text"}],
                "queryTables": [
                  {"name": "orders_by_id", "partitionKey": ["id"], "columns": ["customer", "total", "note"]},
                  {"name": "orders_by_customer", "partitionKey": ["customer"], "clusteringKey": ["id"],
                   "columns": ["total"]}]}]}}]}
            """, "shop.json").tables().get(0);

    private final TableMapping mapping =
            TableMapping.of(ORDERS, List.of("kind", "state", "note", "total", "customer", "orderId"));

    @Test
    void knowsTheFieldsItNeeds() {
        assertThat(TableMapping.sourceFields(ORDERS))
                .containsExactly("orderId", "customer", "total", "note", "kind", "state");
    }

    @Test
    void aRecordStandsInEveryQueryTable() {
        assertThat(rows("order", "sent", " as a gift ", "9.90", "Ann", "7"))
                .containsExactly("orders_by_id: 7, 'Ann', 9.90, ' as a gift '", "orders_by_customer: 'Ann', 7, 9.90");
    }

    @Test
    void aBlankFieldIsNull() {
        assertThat(rows("order", "sent", "", "1", "Ann", "7"))
                .containsExactly("orders_by_id: 7, 'Ann', 1, NULL", "orders_by_customer: 'Ann', 7, 1");
    }

    @Test
    void aBlankKeyKeepsOutOfThatTableAlone() {
        assertThat(rows("order", "sent", "x", "1", "", "7")).containsExactly("orders_by_id: 7, NULL, 1, 'x'");
    }

    @Test
    void otherRecordsAreFiltered() {
        assertThat(map("visit", "sent", "", "not looked at", "", "")).isInstanceOf(MappedRecord.Filtered.class);
        assertThat(map("order", "draft", "", "", "", "")).isInstanceOf(MappedRecord.Filtered.class);
        assertThat(map("order", "", "", "1", "Ann", "7")).isInstanceOf(MappedRecord.Filtered.class);
    }

    @Test
    void everyProblemOfARecordIsSaid() {
        assertThat(map("order", "sent", "", "", "Ann", "7.5"))
                .isEqualTo(new Rejected(List.of(
                        new Problem("id", "7.5", "not a whole number"),
                        new Problem("total", "", "blank, and the model wants a value here"))));
    }

    @Test
    void aKeyThatCassandraCannotHoldIsRejected() {
        MappedRecord outcome = map("order", "sent", "", "1", "x".repeat(65_536), "7");
        assertThat(((Rejected) outcome).problems())
                .extracting(Problem::where, Problem::reason)
                .containsExactly(tuple(
                        "customer",
                        "too long: it makes the partition key of orders_by_customer 65536 bytes long,"
                                + " and Cassandra takes 65535"));
        assertThat(map("order", "sent", "", "1", "x".repeat(65_535), "7")).isInstanceOf(Rows.class);
    }

    private MappedRecord map(String... fields) {
        return mapping.map(List.of(fields));
    }

    private List<String> rows(String... fields) {
        List<String> result = new ArrayList<>();
        for (TableRow row : ((Rows) map(fields)).rows()) {
            QueryTable table = ORDERS.queryTables().get(row.table());
            List<String> values = new ArrayList<>();
            for (int i = 0; i < row.values().size(); i++) {
                values.add(written(table.allColumns().get(i), row.values().get(i)));
            }
            result.add(table.name() + ": " + String.join(", ", values));
        }
        return result;
    }

    private static String written(String column, @Nullable ByteBuffer value) {
        TypeCodec<Object> codec = CodecRegistry.DEFAULT.codecFor(
                ORDERS.column(column).orElseThrow().type());
        return codec.format(codec.decode(value, ProtocolVersion.DEFAULT));
    }
}
