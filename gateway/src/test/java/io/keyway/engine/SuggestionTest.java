package io.keyway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keyway.cassandra.ClusterOptions;
import io.keyway.cassandra.ClusterSession;
import io.keyway.cassandra.HostAndPort;
import io.keyway.cassandra.ModelStore;
import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import io.keyway.loader.LoadOptions;
import io.keyway.loader.Loader;
import io.keyway.model.Model;
import io.keyway.model.ModelReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What EXPLAIN suggests instead of a scan is pasted into the model file, loaded, and serves the query. */
@WithCassandra
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SuggestionTest {
    private static final String MODEL = """
            {"version": "1.0", "defaultSchema": "s", "schemas": [{"name": "s", "type": "custom",
              "factory": "io.keyway.calcite.KeywaySchemaFactory", "operand": {"keyspace": "s",
              "tables": [{"name": "plays", "key": ["id", "at"],
                "columns": [{"name": "id", "type": "int"}, {"name": "at", "type": "int"},
                  {"name": "a\\"b", "type": "text", "from": "quote"}, {"name": "Größe", "type": "int", "from": "size"},
                  {"name": "Upper", "type": "text", "from": "upper"}, {"name": "日本", "type": "text", "from": "japan"},
                  {"name": "back\\\\slash", "type": "text", "from": "slash"}, {"name": "tags", "type": "list<int>"}],
                "queryTables": [
                  {"name": "plays_by_id", "partitionKey": ["id"], "clusteringKey": [{"name": "at", "order": "desc"}],
                   "columns": ["a\\"b", "Größe", "Upper", "日本", "back\\\\slash", "tags"]},
                  {"name": "plays_by_Upper", "partitionKey": ["Upper"], "clusteringKey": ["Größe"]}]}]}}]}
            """;

    private final TestKeyspace keyspace;
    private final CqlSession cql;
    private final Path folder;

    SuggestionTest(TestKeyspace keyspace, @TempDir Path folder) {
        this.keyspace = keyspace;
        this.folder = folder;
        this.cql = ClusterSession.open(ClusterOptions.of(List.of(new HostAndPort(keyspace.host(), keyspace.port()))));
    }

    @BeforeAll
    void load() throws IOException {
        Files.writeString(folder.resolve("plays.csv"), """
                id,at,quote,size,upper,japan,slash,tags
                1,1,q,7,U,j,s,"[1]"
                1,2,q,7,U,j,s,"[1]"
                2,1,other,8,V,k,t,"[2]"
                """);
        load(MODEL);
    }

    @AfterAll
    void close() {
        cql.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "\"a\"\"b\" = 'q'; plays_by_a_b",
                "\"Größe\" = 7 AND \"日本\" = 'j'; plays_by_Gr__e_and___",
                "\"back\\slash\" IN ('s', 'x'); plays_by_back_slash",
                "\"Upper\" = 'U' AND tags = ARRAY[1]; plays_by_Upper_2",
                "at IN (1, 2) AND \"Größe\" = 7 AND \"Upper\" = 'U' AND \"日本\" = 'j' AND \"a\"\"b\" = 'q';"
                        + " plays_by_at_and_Gr__e_and_Upper_and____and_a_b",
            })
    void itServesTheQuery(String condition, String table) throws IOException {
        String sql = "SELECT id, at FROM plays WHERE " + condition;
        load(withQueryTable(suggestion(sql)));
        try (Sparkify gateway = Sparkify.connect(keyspace)) {
            assertThat(gateway.sql(sql).explanation()).contains("plays -> " + table + ": its partition key is pinned");
            gateway.sql(sql).returnsInAnyOrder("1 | 1", "1 | 2");
            // Newest first, as in the table that was read before.
            assertThat(gateway.sql("EXPLAIN " + sql + " ORDER BY at DESC").rows())
                    .noneMatch(line -> line.contains("would serve it"));
        } finally {
            ModelStore.save(cql, model(MODEL));
        }
    }

    @Test
    void theOrderOfTheClusteringKeyIsKept() throws JsonProcessingException {
        assertThat(suggestion("SELECT id, at FROM plays WHERE \"日本\" = 'j'"))
                .isEqualTo("{\"name\": \"plays_by___\", \"partitionKey\": [\"日本\"], \"clusteringKey\": [\"id\","
                        + " {\"name\": \"at\", \"order\": \"desc\"}], \"columns\": []}");
    }

    @Test
    void nothingIsSuggestedForWhatNoKeyHolds() {
        try (Sparkify gateway = Sparkify.connect(keyspace)) {
            assertThat(gateway.sql("SELECT id FROM plays WHERE tags = ARRAY[1]").explanation())
                    .contains("the whole table is read")
                    .doesNotContain("would serve it");
        }
    }

    private String suggestion(String sql) {
        try (Sparkify gateway = Sparkify.connect(keyspace)) {
            return gateway.sql(sql)
                    .explanation()
                    .lines()
                    .map(String::strip)
                    .filter(line -> line.startsWith("would serve it: "))
                    .map(line -> line.substring("would serve it: ".length()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** As a user pastes it. */
    private static String withQueryTable(String entry) throws JsonProcessingException {
        JsonMapper json = JsonMapper.builder().build();
        ObjectNode file = (ObjectNode) json.readTree(MODEL);
        JsonNode table = file.at("/schemas/0/operand/tables/0");
        ((ArrayNode) table.get("queryTables")).add(json.readTree(entry));
        return file.toPrettyString();
    }

    private void load(String json) {
        assertThat(Loader.load(cql, model(json), List.of(folder), LoadOptions.DEFAULT)
                        .loaded())
                .isEqualTo(3);
    }

    private Model model(String json) {
        return ModelReader.parse(json, "model.json").inKeyspace(keyspace.name());
    }
}
