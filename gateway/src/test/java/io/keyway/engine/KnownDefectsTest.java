package io.keyway.engine;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.keyway.catalog.ColumnType;
import io.keyway.catalog.ResultColumn;
import io.keyway.devcassandra.DevNode;
import io.keyway.devcassandra.NodeOptions;
import io.keyway.devcassandra.Request;
import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.exec.FullScan;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Defects that were found by reading other gateways to Cassandra, by their number in the research; Keyway has none of
 * them. Those of scans (15, 16, 17) are looked for where scans are tested.
 */
@WithCassandra
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KnownDefectsTest {
    private final TestKeyspace keyspace;
    private final Sparkify gateway;
    private final Sparkify scanning;

    KnownDefectsTest(TestKeyspace keyspace) {
        this.keyspace = keyspace;
        String name = keyspace.name();
        keyspace.execute(
                "CREATE TABLE " + name
                        + ".t (k int, c1 int, c2 int, c3 int, payload text, PRIMARY KEY (k, c1, c2, c3))",
                "CREATE TABLE " + name
                        + ".mixed (\"Key\" int, \"Item No\" int, \"Value\" int, PRIMARY KEY (\"Key\", \"Item No\"))",
                "CREATE TABLE " + name + ".wide (a int, b int, c int, PRIMARY KEY ((a, b, c)))",
                "CREATE TABLE " + name + ".texts (k text PRIMARY KEY, n int)",
                "CREATE TABLE " + name + ".pairs (k text, l text, n int, PRIMARY KEY ((k, l)))",
                "CREATE TABLE " + name + ".types (k int PRIMARY KEY, v varint, d decimal, t time)",
                "CREATE TABLE " + name + ".found (k int PRIMARY KEY, a int, b int, \"A\" int, tags set<text>)",
                "CREATE INDEX z_first ON " + name + ".found (a)",
                "CREATE INDEX a_second ON " + name + ".found (b)",
                "CREATE INDEX ON " + name + ".found (\"A\")",
                "CREATE INDEX ON " + name + ".found (values(tags))",
                "CREATE TABLE " + name + ".spelled (k int PRIMARY KEY, a int, b int, c int)",
                "CREATE INDEX ON " + name + ".spelled (a) USING 'sai'",
                "CREATE CUSTOM INDEX ON " + name + ".spelled (b) USING 'StorageAttachedIndex'",
                "CREATE CUSTOM INDEX ON " + name + ".spelled (c)"
                        + " USING 'org.apache.cassandra.index.sai.StorageAttachedIndex'",
                "INSERT INTO " + name
                        + ".types (k, v, d, t) VALUES (1, 123456789012345678901234567890123456789012, 1E30,"
                        + " '12:00:00.123456789')",
                "INSERT INTO " + name + ".types (k, d) VALUES (2, 1E-30)");
        for (int i = 0; i < 24; i++) {
            keyspace.execute(
                    String.format(
                            "INSERT INTO %s.t (k, c1, c2, c3, payload) VALUES (%d, %d, %d, %d, 'p%d')",
                            name, i % 2, i / 8, 9 - i % 8, i % 4, i),
                    String.format(
                            "INSERT INTO %s.mixed (\"Key\", \"Item No\", \"Value\") VALUES (1, %d, %d)", name, i, -i),
                    String.format("INSERT INTO %s.wide (a, b, c) VALUES (%d, %d, %d)", name, i, i, i),
                    String.format(
                            "INSERT INTO %s.found (k, a, b, \"A\", tags) VALUES (%d, %d, %d, %d, {'x'})",
                            name, i, i % 2, i % 3, i % 4),
                    String.format("INSERT INTO %s.spelled (k, a, b, c) VALUES (%d, %d, %d, %d)", name, i, i, i, i));
        }
        Sparkify.load(keyspace);
        gateway = Sparkify.connect(keyspace, FullScan.REFUSE);
        scanning = Sparkify.connect(keyspace, FullScan.ALLOW);
    }

    @AfterAll
    void close() {
        gateway.close();
        scanning.close();
    }

    @Test
    @DisplayName("defect 1: a literal on the left is not recognised")
    void literalOnTheLeft() {
        gateway.sql("SELECT c1 FROM t WHERE 1 = k AND 2 <= c1")
                .returnsRows(4)
                .sends("SELECT c1 FROM t WHERE k=? AND c1>=?");
    }

    @Test
    @DisplayName("defect 2: one condition that cannot be pushed stops all others")
    void residualSplit() {
        gateway.sql("SELECT c1 FROM t WHERE k = 1 AND payload = 'p3'")
                .returns("0")
                .sends("SELECT c1,payload FROM t WHERE k=?");
    }

    @Test
    @DisplayName("defect 3: a cast on a key column is taken off unchecked")
    void castOnAKey() {
        scanning.sql("SELECT DISTINCT k FROM t WHERE CAST(k AS VARCHAR) = '1'").returns("1");
        scanning.sql("SELECT DISTINCT k FROM t WHERE CAST(k AS VARCHAR) = '01'").returns();
        scanning.sql("SELECT k FROM t WHERE CAST(k AS TINYINT) = 1 AND payload = 'p1'")
                .returns("1");
        gateway.sql("SELECT payload FROM t WHERE CAST(k AS BIGINT) = 1 AND c1 = 0 AND c2 = 8")
                .returns("p1");
    }

    @Test
    @DisplayName("defect 4: restricted clustering columns are counted, whether or not they are a prefix")
    void clusteringColumnsThatAreNoPrefix() {
        gateway.sql("SELECT c2 FROM t WHERE k = 1 AND c3 = 3 ORDER BY c2, c1")
                .returns("2", "2", "2", "6", "6", "6")
                .sends("SELECT c1,c2,c3 FROM t WHERE k=?");
    }

    @Test
    @DisplayName("defect 5: names are not quoted")
    void mixedCaseNames() {
        gateway.sql("SELECT \"Value\" FROM mixed WHERE \"Key\" = 1 AND \"Item No\" > 20 ORDER BY \"Item No\" DESC")
                .returns("-23", "-22", "-21")
                .sends("SELECT \"Value\" FROM mixed WHERE \"Key\"=? AND \"Item No\">? ORDER BY \"Item No\" DESC");
    }

    @Test
    @DisplayName("defect 6: LIMIT 0 is no limit, and LIMIT ? fails")
    void limits() {
        gateway.sql("SELECT c1 FROM t WHERE k = 1 LIMIT 0").returns().sends();
        gateway.sql("SELECT c1 FROM t WHERE k = 1 LIMIT 0 OFFSET 0").returns().sends();
        gateway.sql("SELECT c1 FROM t WHERE k = 1 LIMIT ?", 0).returns().sends();
        gateway.sql("SELECT c1 FROM t WHERE k = 1 LIMIT ? OFFSET ?", 2, 3)
                .returns("0", "1")
                .sends("SELECT c1 FROM t WHERE k=? LIMIT ?");
    }

    @Test
    @Timeout(120)
    @DisplayName("defect 7: the data centre must bear one name, and views that are made later are not seen")
    void anotherDataCentreAndALaterView() {
        // This snitch names the data centre after the second part of the address.
        NodeOptions options = NodeOptions.forTests().withSetting("endpoint_snitch", "RackInferringSnitch");
        try (DevNode node = DevNode.start(options)) {
            TestKeyspace there = new TestKeyspace(node, "west");
            there.execute(
                    "CREATE KEYSPACE west WITH replication = {'class': 'NetworkTopologyStrategy', '0': 1}",
                    "CREATE TABLE west.t (k int PRIMARY KEY, v int)",
                    "INSERT INTO west.t (k, v) VALUES (1, 7)");
            try (Sparkify west = Sparkify.connect(there, FullScan.REFUSE)) {
                west.sql("SELECT v FROM t WHERE k = 1").returns("7");
                there.execute("CREATE MATERIALIZED VIEW west.by_v AS SELECT * FROM west.t"
                        + " WHERE v IS NOT NULL AND k IS NOT NULL PRIMARY KEY (v, k)");
                await().until(() -> isSeen(west, "SELECT k FROM by_v WHERE v = 7"));
                west.sql("SELECT k FROM by_v WHERE v = 7").returns("1");
            }
        }
    }

    private static boolean isSeen(Sparkify gateway, String sql) {
        try {
            return !gateway.sql(sql).rows().isEmpty();
        } catch (KeywayException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.UNKNOWN_TABLE);
            return false;
        }
    }

    @Test
    @DisplayName("defect 8: ORDER BY with IN on the partition key is sent in one request, which Cassandra refuses")
    void orderOfSeveralPartitions() {
        String cql = "SELECT c1,c2 FROM t WHERE k=? ORDER BY c1 ASC,c2 ASC,c3 ASC LIMIT ?";
        gateway.sql("SELECT c1, c2 FROM t WHERE k IN (0, 1) ORDER BY c1, c2 LIMIT 3")
                .returns("0 | 2", "0 | 3", "0 | 4")
                .sends(cql, cql);
    }

    @Test
    @DisplayName("defect 9: varint, decimal and time become types that cannot hold them")
    void typesThatHoldTheValues() {
        gateway.sql("SELECT v, t FROM types WHERE k = 1")
                .returns("123456789012345678901234567890123456789012 | 12:00:00.123456789");
        assertThat(gateway.session().prepare("SELECT v, d, t FROM types").columns())
                .extracting(column -> column.type().kind())
                .containsExactly(ColumnType.Kind.DECIMAL, ColumnType.Kind.DECIMAL, ColumnType.Kind.TIME);
    }

    @Test
    @DisplayName("defect 10: long keys overflow a buffer")
    void longKeys() {
        String four = "k".repeat(4_096);
        String longest = "ü".repeat(32_767) + "x";
        for (String key : List.of(four, longest)) {
            keyspace.execute("INSERT INTO " + keyspace.name() + ".texts (k, n) VALUES ('" + key + "', 1)");
            gateway.sql("SELECT n FROM texts WHERE k = ?", key).returns("1");
        }
        keyspace.execute(
                "INSERT INTO " + keyspace.name() + ".pairs (k, l, n) VALUES ('" + "k".repeat(60_000) + "', 'l', 1)");
        gateway.sql("SELECT n FROM pairs WHERE k = ? AND l = 'l'", "k".repeat(60_000))
                .returns("1");
        gateway.sql("SELECT n FROM texts WHERE k = ?", longest + "x").returns().sends();
        gateway.sql("SELECT n FROM texts WHERE k = ?", "").returns().sends();
    }

    @Test
    @DisplayName("defect 11: count(*) ships columns that nobody looks at")
    void countShipsNoFurtherColumns() {
        assertThat(scanning.sql("SELECT count(*) FROM t").returns("24").sent())
                .noneMatch(cql -> cql.contains("payload"));
        assertThat(gateway.sql("SELECT count(*) FROM t WHERE k = 1")
                        .returns("12")
                        .sent())
                .noneMatch(cql -> cql.contains("payload"));
    }

    @Test
    @DisplayName("defect 12: which index is asked depends on chance, and targets are compared as they are written")
    void indexes() {
        String cql = "SELECT k,b FROM found WHERE a=?";
        gateway.sql("SELECT k FROM found WHERE a = 1 AND b = 2 AND k < 10")
                .returnsInAnyOrder("5")
                .sends(cql);
        gateway.sql("SELECT k FROM found WHERE b = 2 AND a = 1 AND k < 10")
                .returnsInAnyOrder("5")
                .sends(cql);
        gateway.sql("SELECT k FROM found WHERE \"A\" = 3").returnsRows(6).sends("SELECT k FROM found WHERE \"A\"=?");
        assertThatThrownBy(() -> gateway.sql("SELECT k FROM found WHERE tags = ARRAY['x']")
                        .rows())
                .isInstanceOfSatisfying(
                        KeywayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FULL_SCAN_REFUSED));
    }

    @Test
    @DisplayName("defect 13: a product of lists makes any number of requests")
    void productsOfLists() {
        String fifty = IntStream.range(0, 50).mapToObj(String::valueOf).collect(Collectors.joining(", "));
        String keys = String.format("a IN (%1$s) AND b IN (%1$s) AND c IN (%1$s)", fifty);
        // 125,000 keys are made as they are asked for, so that a LIMIT ends the reading.
        assertThat(gateway.sql("SELECT a FROM wide WHERE " + keys + " LIMIT 1")
                        .returns("0")
                        .sent())
                .hasSizeLessThan(1_000);
        String more = IntStream.range(0, 101).mapToObj(String::valueOf).collect(Collectors.joining(", "));
        assertThatThrownBy(() -> gateway.sql("SELECT a FROM wide WHERE " + keys.replace(fifty, more))
                        .rows())
                .isInstanceOfSatisfying(KeywayException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.FULL_SCAN_REFUSED);
                    assertThat(e.hint()).startsWith("list whole keys as rows");
                })
                .hasMessageContaining("more than 1,000,000 keys");
    }

    @Test
    @Timeout(180)
    @DisplayName("defect 14: the statistics of another table are looked at")
    void statisticsOfTheTableItself(@TempDir Path directory) {
        try (DevNode node = DevNode.start(NodeOptions.forTests().withDirectory(directory))) {
            TestKeyspace there = new TestKeyspace(node, "sizes");
            there.execute(
                    "CREATE KEYSPACE sizes WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}",
                    "CREATE TABLE sizes.small (k int PRIMARY KEY)",
                    "CREATE TABLE sizes.large (k int PRIMARY KEY)",
                    "INSERT INTO sizes.small (k) VALUES (1)");
            for (int i = 0; i < 2_000; i++) {
                there.execute("INSERT INTO sizes.large (k) VALUES (" + i + ")");
            }
            // What is in memory has no statistics. A node writes it to disk when it stops.
            node.restart();
            await().atMost(ofMinutes(2)).pollInterval(ofSeconds(1)).until(() -> isRefusedAtOnce(there));
            try (Sparkify sizes = Sparkify.connect(there)) {
                sizes.session().settings(sizes.session().settings().withFullScanLimit(1_000));
                sizes.sql("SELECT k FROM small").returns("1");
            }
        }
    }

    /** Statistics are kept for a while, so each look takes a connection of its own. */
    private static boolean isRefusedAtOnce(TestKeyspace keyspace) {
        try (Sparkify gateway = Sparkify.connect(keyspace)) {
            gateway.session().settings(gateway.session().settings().withFullScanLimit(1_000));
            List<Request> requests = keyspace.requests()
                    .during(() -> assertThatThrownBy(
                                    () -> gateway.sql("SELECT k FROM large").rows())
                            .isInstanceOf(KeywayException.class));
            return requests.stream().noneMatch(request -> request.cql().contains("large"));
        }
    }

    @Test
    @DisplayName("defect 18: decimals of many digits overflow")
    void decimalsOfManyDigits() {
        gateway.sql("SELECT d FROM types WHERE k IN (1, 2)").returnsInAnyOrder("1E+30", "1E-30");
        gateway.sql("SELECT k FROM types WHERE k IN (1, 2) AND d > 999999999999999999999999999999")
                .returns("1");
    }

    @Test
    @DisplayName("defect 19: an SAI index is recognised by one of its names only")
    void namesOfStorageAttachedIndexes() {
        for (String column : List.of("a", "b", "c")) {
            gateway.sql("SELECT k FROM spelled WHERE " + column + " > 21")
                    .returnsInAnyOrder("22", "23")
                    .sends("SELECT k FROM spelled WHERE " + column + ">?");
        }
    }

    @Test
    @DisplayName("defect 20: the type of a column depends on the table that it is read from")
    void typesThroughEveryTable() {
        List<String> tables = List.of(
                "music_library_by_sessions",
                "music_library_by_users_and_sessions",
                "music_library_by_songs",
                "music_library");
        for (String column : List.of("sessionid", "iteminsession", "song", "userid", "firstname")) {
            Stream<ColumnType> types = tables.stream().flatMap(table -> type(table, column));
            assertThat(types.distinct()).as(column).hasSize(1);
        }
    }

    private Stream<ColumnType> type(String table, String column) {
        return scanning.session().prepare("SELECT * FROM " + table).columns().stream()
                .filter(found -> found.name().equals(column))
                .map(ResultColumn::type);
    }
}
