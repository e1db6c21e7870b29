package io.keyway.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.datastax.oss.driver.api.core.type.DataTypes;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelReaderTest {
    private static final Path SPARKIFY = Path.of("..", "model.json");

    /** A model with one of everything, in which each error case changes one spot. */
    private static final String SMALL = """
            {"version": "1.0", "defaultSchema": "shop", "schemas": [{"name": "shop", "type": "custom",
              "factory": "io.keyway.calcite.KeywaySchemaFactory",
              "operand": {"keyspace": "shop", "tables": [{"name": "orders",
                "columns": [{"name": "id", "type": "int"}, {"name": "customer", "type": "text"},
                  {"name": "placed", "type": "timestamp", "nullable": false}, {"name": "tags", "type": "set<text>"}],
                "key": ["id"],
                "rows": "kind = 'order'",
                "determines": [{"by": ["placed"], "columns": ["customer"]}],
                "queryTables": [
                  {"name": "orders_by_id", "partitionKey": ["id"], "columns": ["customer", "placed", "tags"]},
                  {"name": "orders_by_customer", "partitionKey": ["customer"],
                   "clusteringKey": [{"name": "placed", "order": "desc"}, "id"]}]}]}}]}
            """;

    @Test
    void readsTheSparkifyModel() {
        Model model = ModelReader.read(SPARKIFY);
        assertThat(model.contactPoints()).contains("127.0.0.1:9142");
        assertThat(model.keyspace()).isEqualTo("sparkify");
        assertThat(model.replication()).containsEntry("replication_factor", "1");
        LogicalTable library = model.tables().get(0);
        assertThat(library.columns())
                .extracting(Column::name)
                .containsExactly(
                        "artist",
                        "firstname",
                        "gender",
                        "iteminsession",
                        "lastname",
                        "length",
                        "level",
                        "location",
                        "sessionid",
                        "song",
                        "userid");
        assertThat(library.columns()).noneMatch(Column::nullable);
        assertThat(library.column("firstname").orElseThrow().source()).isEqualTo("firstName");
        assertThat(library.column("length").orElseThrow().type()).isEqualTo(DataTypes.DOUBLE);
        assertThat(library.key()).containsExactly("sessionid", "iteminsession");
        assertThat(library.rows()).contains(new RowFilter(List.of(new RowFilter.Equal("page", "NextSong"))));
        assertThat(library.queryTables())
                .extracting(QueryTable::name, QueryTable::primaryKey)
                .containsExactly(
                        tuple("music_library_by_sessions", List.of("sessionid", "iteminsession")),
                        tuple("music_library_by_users_and_sessions", List.of("userid", "sessionid", "iteminsession")),
                        tuple("music_library_by_songs", List.of("song", "userid", "sessionid", "iteminsession")));
    }

    @Test
    void readsDefaultsAndOrders() {
        Model model = ModelReader.parse(SMALL, "shop.json");
        assertThat(model.json()).isEqualTo(SMALL);
        assertThat(model.contactPoints()).isEmpty();
        assertThat(model.replication()).isEmpty();
        LogicalTable orders = model.tables().get(0);
        assertThat(orders.columns())
                .containsExactly(
                        new Column("id", DataTypes.INT, false, "id"),
                        new Column("customer", DataTypes.TEXT, true, "customer"),
                        new Column("placed", DataTypes.TIMESTAMP, false, "placed"),
                        new Column("tags", DataTypes.setOf(DataTypes.TEXT), true, "tags"));
        assertThat(orders.queryTables().get(1).clusteringKey())
                .containsExactly(new ClusteringColumn("placed", true), new ClusteringColumn("id", false));
    }

    @Test
    void takesTheDefaultSchemaAmongSeveral() {
        String two = SMALL.replace(
                        "\"schemas\": [",
                        "\"schemas\": [{\"name\": \"other\", \"factory\": \"io.keyway.calcite.KeywaySchemaFactory\"},"
                                + " {\"name\": \"jdbc\", \"type\": \"jdbc\", \"jdbcUrl\": \"x\"}, ")
                .replace("{\"version\"", "// a comment, as Calcite allows\n{\"version\"");
        assertThat(ModelReader.parse(two, "shop.json").keyspace()).isEqualTo("shop");
        assertThatThrownBy(() -> ModelReader.parse(two.replace("\"defaultSchema\": \"shop\",", ""), "shop.json"))
                .hasMessageStartingWith("shop.json: $: several schemas have the factory");
    }

    /** What is replaced; by what; the complaint. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "id"], "columns" | "ident"], "columns" | $.schemas[0].operand.tables[0].queryTables[0].partitionKey[0]: no column "ident" in orders
            ["customer", "placed", "tags"] | ["custmer", "placed", "tags"] | $.schemas[0].operand.tables[0].queryTables[0].columns[0]: no column "custmer" in orders; did you mean "customer"?
            "key": ["id"] | "key": [] | $.schemas[0].operand.tables[0].key: expected at least one entry
            "key": ["id"] | "key": ["Id"] | $.schemas[0].operand.tables[0].key[0]: no column "Id" in orders; did you mean "id"?
            "key": ["id"] | "keys": ["id"] | $.schemas[0].operand.tables[0]: unknown property "keys"; did you mean "key"?
            "key": ["id"], | `` | $.schemas[0].operand.tables[0]: missing property "key"
            "key": ["id"] | "key": "id" | $.schemas[0].operand.tables[0].key: expected a list, not the text "id"
            "key": ["id"] | "key": [7] | $.schemas[0].operand.tables[0].key[0]: expected a text, not 7
            "type": "int" | "type": "integer" | $.schemas[0].operand.tables[0].columns[0].type: no CQL type "integer" that a model may use
            "type": "int" | "type": "txt" | $.schemas[0].operand.tables[0].columns[0].type: no CQL type "txt" that a model may use; did you mean "text"?
            "type": "int" | "type": "counter" | $.schemas[0].operand.tables[0].columns[0].type: a counter cannot be loaded from records
            "type": "int" | "type": "duration" | $.schemas[0].operand.tables[0].queryTables[0].partitionKey[0]: "id" is a duration, which Cassandra does not take in a primary key
            "type": "int" | "type": "list<int>" | $.schemas[0].operand.tables[0].queryTables[0].partitionKey[0]: "id" is a list<int>, which Cassandra does not take in a primary key
            "type": "set<text>" | "type": "set<list<text>>" | $.schemas[0].operand.tables[0].columns[3].type: a collection inside a collection must be frozen<...> in "set<list<text>>"
            "type": "set<text>" | "type": "set<text" | $.schemas[0].operand.tables[0].columns[3].type: cannot read the CQL type "set<text" at character 9
            "type": "int"} | "type": "int", "nullable": true} | $.schemas[0].operand.tables[0].columns[0].nullable: the key's column "id" cannot be null
            "nullable": false | "nullable": "no" | $.schemas[0].operand.tables[0].columns[2].nullable: expected true or false, not the text "no"
            "name": "customer" | "name": "id" | $.schemas[0].operand.tables[0].columns[1]: "id" stands here twice
            "name": "orders_by_id" | "name": "orders_by_customer" | $.schemas[0].operand.tables[0].queryTables[1]: "orders_by_customer" stands here twice
            "name": "orders_by_id" | "name": "orders" | $.schemas[0].operand.tables[0].queryTables[0].name: a query table may not have a logical table's name, "orders"
            "name": "orders_by_id" | "name": "orders-by-id" | $.schemas[0].operand.tables[0].queryTables[0].name: Cassandra takes 1 to 48 letters, digits and underscores as a name, not "orders-by-id"
            "name": "orders_by_id" | "name": "keyway_model" | $.schemas[0].operand.tables[0].queryTables[0].name: names that start with keyway_ are reserved for Keyway's own tables
            "order": "desc" | "order": "down" | $.schemas[0].operand.tables[0].queryTables[1].clusteringKey[0].order: expected "asc" or "desc", not "down"
            , "tags"]} | ]} | $.schemas[0].operand.tables[0].columns[3]: no query table holds "tags"
            ["customer", "placed", "tags"] | ["customer", "id", "placed", "tags"] | $.schemas[0].operand.tables[0].queryTables[0].columns[1]: "id" stands here twice
            "by": ["placed"] | "by": ["placed", "customer"] | $.schemas[0].operand.tables[0].determines[0].columns[0]: "customer" is one of the determining columns itself
            "by": ["placed"] | "by": ["plced"] | $.schemas[0].operand.tables[0].determines[0].by[0]: no column "plced" in orders; did you mean "placed"?
            kind = 'order' | kind = order | $.schemas[0].operand.tables[0].rows: expected a text in single quotes at character 8
            kind = 'order' | kind = '' | $.schemas[0].operand.tables[0].rows: a blank field is NULL; write IS NULL or IS NOT NULL instead of ''
            "keyspace": "shop" | "keyspace": 7 | $.schemas[0].operand.keyspace: expected a text, not 7
            "keyspace": "shop" | "replication": {}, "keyspace": "shop" | $.schemas[0].operand.replication: missing property "class", for example "SimpleStrategy"
            "keyspace": "shop" | "keyspce": "shop" | $.schemas[0].operand: unknown property "keyspce"; did you mean "keyspace"?
            "operand": { | "operand": [], "types": { | $.schemas[0].operand: expected an object, not a list
            io.keyway.calcite.KeywaySchemaFactory | io.other.Factory | $.schemas: no schema here has the factory io.keyway.calcite.KeywaySchemaFactory
            """)
    void complainsAboutTheSpot(String spot, String replacement, String complaint) {
        assertThat(SMALL).contains(spot);
        int at = SMALL.indexOf(spot);
        String broken = SMALL.substring(0, at) + replacement + SMALL.substring(at + spot.length());
        assertThatThrownBy(() -> ModelReader.parse(broken, "shop.json"))
                .isInstanceOfSatisfying(
                        KeywayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_MODEL))
                .hasMessage("shop.json: " + complaint);
    }

    @Test
    void namesLineAndColumnOfBrokenJson() {
        assertThatThrownBy(() -> ModelReader.parse("{\n  \"version\": \"1.0\",\n  oops\n}", "m.json"))
                .hasMessageStartingWith("m.json:3:3: not valid JSON: Unexpected character");
        assertThatThrownBy(() -> ModelReader.parse("{\"a\": 1, \"a\": 2}", "m.json"))
                .hasMessageContaining("Duplicate field 'a'");
        assertThatThrownBy(() -> ModelReader.parse("", "m.json")).hasMessageContaining("expected an object");
        assertThatThrownBy(() -> ModelReader.parse("{} {}", "m.json")).hasMessageContaining("not valid JSON");
    }

    @Test
    void namesTheFileThatCannotBeRead(@TempDir Path folder) throws IOException {
        Path missing = folder.resolve("none.json");
        assertThatThrownBy(() -> ModelReader.read(missing)).hasMessage("no model file at " + missing);
        Path binary = Files.write(folder.resolve("binary.json"), new byte[] {(byte) 0xff, 0});
        assertThatThrownBy(() -> ModelReader.read(binary)).hasMessage(binary + ": not UTF-8 text");
    }

    @Test
    void readsCalcitesOperandByTheSameRules() {
        Map<String, Object> operand = new HashMap<>(Map.of(
                "keyspace",
                "shop",
                "tables",
                List.of(Map.of(
                        "name",
                        "orders",
                        "columns",
                        List.of(Map.of("name", "id", "type", "int")),
                        "key",
                        List.of("id"),
                        "queryTables",
                        List.of(Map.of("name", "orders_by_id", "partitionKey", List.of("id"))))),
                "modelUri",
                "shop.json",
                "baseDirectory",
                Path.of("x").toFile()));
        Model model = ModelReader.ofOperand("shop", operand);
        assertThat(ModelReader.parse(model.json(), "again").tables()).isEqualTo(model.tables());
        operand.put("keyspace", List.of());
        assertThatThrownBy(() -> ModelReader.ofOperand("shop", operand))
                .hasMessage("shop.json: schema shop: operand.keyspace: expected a text, not a list");
    }
}
