package io.keyway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import io.keyway.cassandra.ClusterOptions;
import io.keyway.cassandra.ClusterSession;
import io.keyway.cassandra.HostAndPort;
import io.keyway.devcassandra.DevNode;
import io.keyway.devcassandra.NodeOptions;
import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that Cassandra does not take: each is a reject with its place and the reason, and the others are loaded. */
@WithCassandra
class RefusedRowsTest {
    private static final String MODEL = """
            {"version": "1.0", "defaultSchema": "s", "schemas": [{"name": "s", "type": "custom",
              "factory": "io.keyway.calcite.KeywaySchemaFactory", "operand": {"keyspace": "s",
              "tables": [{"name": "things", "key": ["id"],
                "columns": [{"name": "id", "type": "int"}, {"name": "b", "type": "blob"},
                  {"name": "x", "type": "text"}, {"name": "y", "type": "text"}, {"name": "z", "type": "text"},
                  {"name": "tag", "type": "text"}, {"name": "words", "type": "set<text>"}],
                "queryTables": [
                  {"name": "by_id", "partitionKey": ["id"], "columns": ["tag", "words"]},
                  {"name": "by_blob", "partitionKey": ["b"], "clusteringKey": ["id"]},
                  {"name": "by_pair", "partitionKey": ["x", "y"], "clusteringKey": ["id"]},
                  {"name": "by_order", "partitionKey": ["id"], "clusteringKey": ["x", "z"]}]}]}}]}
            """;

    private static final String HEADER = "id,b,x,y,z,tag,words\n";
    private static final List<String> TABLES = List.of("by_id", "by_blob", "by_pair", "by_order");

    private final TestKeyspace keyspace;
    private final CqlSession session;
    private final Path folder;
    private final Path model;

    RefusedRowsTest(TestKeyspace keyspace, @TempDir Path folder) throws IOException {
        this.keyspace = keyspace;
        this.session = ClusterSession.open(ClusterOptions.of(HostAndPort.parseList(keyspace.contactPoint())));
        this.folder = folder;
        this.model = Files.writeString(folder.resolve("model.json"), MODEL);
    }

    @BeforeEach
    void makeTables() throws IOException {
        assertThat(load(file("0,0x00,x,y,z,tag,")).exitCode()).isZero();
    }

    @AfterEach
    void dropTables() {
        session.close();
        TABLES.forEach(table -> keyspace.execute("DROP TABLE " + keyspace.name() + "." + table));
    }

    @Test
    void keysThatCassandraRefusesAreRejectedBeforeTheyAreSent() throws IOException {
        String most = "x".repeat(40_000);
        Path file = file(
                "1,0x01,x,y,z,tag,",
                "2,0x,x,y,z,tag,",
                // Two columns of a partition key count three bytes each besides their values.
                "3,0x01," + most + "," + "y".repeat(65_535 - 40_000 - 6) + ",z,tag,",
                "4,0x01," + most + "," + "y".repeat(65_535 - 40_000 - 5) + ",z,tag,",
                // Those of a clustering key do not.
                "5,0x01," + most + ",y," + "z".repeat(65_535 - 40_000) + ",tag,",
                "6,0x01," + most + ",y," + "z".repeat(65_535 - 40_000 + 1) + ",tag,",
                "7,0x" + "00".repeat(65_535) + ",x,y,z,tag,",
                "8,0x" + "00".repeat(65_536) + ",x,y,z,tag,",
                "9,0x01,x,y,z,tag,");
        CommandRun run = load(file);
        String shown = "\"" + "x".repeat(60) + "...\": too long: it makes the ";
        assertThat(run.err().lines().filter(line -> line.startsWith("rejected ")))
                .containsExactly(
                        "rejected " + file + ":3: b: \"0x\": empty, which cannot be the whole partition key of by_blob",
                        "rejected " + file + ":5: x: " + shown
                                + "partition key of by_pair 65536 bytes long, and Cassandra takes 65535",
                        "rejected " + file + ":7: x: " + shown
                                + "clustering key of by_order 65536 bytes long, and Cassandra takes 65535",
                        "rejected " + file + ":9: b: \"0x" + "0".repeat(58)
                                + "...\": too long: it makes the partition key of by_blob 65536 bytes long,"
                                + " and Cassandra takes 65535");
        assertThat(run.out()).contains("9 read, 5 loaded, 0 filtered, 4 rejected");
        assertThat(run.exitCode()).isEqualTo(1);
        // What is rejected before it is sent stands nowhere.
        for (String table : TABLES) {
            assertThat(count(table)).as(table).isEqualTo(6);
        }
    }

    /** An index, and the largest mutation. */
    @Test
    void whatOnlyCassandraKnowsIsRejectedWithItsWords() throws IOException {
        NodeOptions strict = NodeOptions.forTests().withSetting("max_mutation_size", "1MiB");
        try (DevNode node = DevNode.start(strict)) {
            TestKeyspace own = new TestKeyspace(node, "strict");
            own.execute(
                    "CREATE KEYSPACE strict WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}");
            assertThat(load(own, file("0,0x00,x,y,z,tag,")).exitCode()).isZero();
            own.execute("CREATE INDEX ON strict.by_id (tag)");
            Path file = file(
                    "1,0x01,x,y,z,tag,",
                    "2,0x01,x,y,z," + "t".repeat(65_536) + ",",
                    "4,0x01,x,y,z,tag,\"[\"\"" + "w".repeat(1_100_000) + "\"\"]\"",
                    "5,0x01,x,y,z,tag,");
            Path rejects = folder.resolve("rejects");
            CommandRun run = load(own, file, "--rejects", rejects);
            String refused = ": Cassandra refused the row of by_id: ";
            assertThat(run.err()
                            .lines()
                            .filter(line -> line.startsWith("rejected " + file))
                            .sorted())
                    .satisfiesExactly(
                            line -> assertThat(line)
                                    .startsWith(
                                            "rejected " + file + ":3" + refused + "Cannot index value of size 65536"),
                            line -> assertThat(line).startsWith("rejected " + file + ":4" + refused));
            assertThat(run.out()).contains("4 read, 2 loaded, 0 filtered, 2 rejected");
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(Files.readAllLines(rejects.resolve("things.csv")))
                    .extracting(line -> line.substring(0, 2))
                    .containsExactlyInAnyOrder("id", "2,", "4,");
            // A file with rejects is no file that is done with.
            assertThat(load(own, file, "--skip-loaded").out()).contains("4 read, 2 loaded, 0 filtered, 2 rejected");
        }
    }

    private long count(String table) {
        Row row = session.execute("SELECT count(*) FROM " + keyspace.name() + "." + table)
                .one();
        return row == null ? -1 : row.getLong(0);
    }

    private Path file(String... lines) throws IOException {
        return Files.writeString(folder.resolve("things.csv"), HEADER + String.join("\n", lines) + "\n");
    }

    private CommandRun load(Path file) {
        return load(keyspace, file);
    }

    private CommandRun load(TestKeyspace into, Path file, Object... more) {
        List<Object> args = new ArrayList<>(
                List.of("--model", model, "--host", into.contactPoint(), "--keyspace", into.name(), file));
        args.addAll(List.of(more));
        return CommandRun.load(args.toArray());
    }
}
