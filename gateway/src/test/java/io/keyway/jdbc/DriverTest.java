package io.keyway.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.keyway.devcassandra.Request;
import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The driver against a real node, through {@link DriverManager}. */
@WithCassandra
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class DriverTest {
    private static final UUID ID = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");

    /** Its product with itself is far more rows than any time allows. */
    private static final String ENDLESS = "SELECT count(*) FROM plays a, plays b, plays c, plays d, plays e, plays f,"
            + " plays g, plays h, plays i, plays j, plays k, plays l, plays m, plays n, plays o, plays p, plays q";

    private final TestKeyspace keyspace;
    private final Connection connection;

    DriverTest(TestKeyspace keyspace) throws SQLException {
        this.keyspace = keyspace;
        fill(keyspace);
        this.connection = DriverManager.getConnection(url(""));
    }

    private static void fill(TestKeyspace keyspace) {
        String plays = keyspace.name() + ".plays";
        String every = keyspace.name() + ".every_type";
        keyspace.execute(
                "CREATE TABLE " + plays + " (session int, item int, song text, PRIMARY KEY (session, item))",
                "INSERT INTO " + plays + " (session, item, song) VALUES (1, 1, 'Found')",
                "INSERT INTO " + plays + " (session, item, song) VALUES (1, 2, 'Lost')",
                "INSERT INTO " + plays + " (session, item, song) VALUES (2, 1, 'Alone')",
                "CREATE TABLE " + every + " (id uuid PRIMARY KEY, c_boolean boolean, c_tinyint tinyint,"
                        + " c_smallint smallint, c_int int, c_bigint bigint, c_float float, c_double double,"
                        + " c_decimal decimal, c_varint varint, c_text text, c_blob blob, c_date date, c_time time,"
                        + " c_timestamp timestamp, c_timeuuid timeuuid, c_inet inet, c_duration duration,"
                        + " c_list list<int>, c_set set<text>, c_map map<text, int>, c_tuple tuple<int, text>,"
                        + " c_vector vector<float, 2>)",
                "INSERT INTO " + every + " (id, c_boolean, c_tinyint, c_smallint, c_int, c_bigint, c_float, c_double,"
                        + " c_decimal, c_varint, c_text, c_blob, c_date, c_time, c_timestamp, c_timeuuid, c_inet,"
                        + " c_duration, c_list, c_set, c_map, c_tuple, c_vector) VALUES (" + ID + ", true, 1, 2, 3, 4,"
                        + " 1.5, 2.5, 1.230, 123456789012345678901234567890, '日本', 0xcafe, '2018-11-01', '10:11:12',"
                        + " '2018-11-01T21:08:16.796Z', 50554d6e-29bb-11e5-b345-feff819cdc9f, '127.0.0.1', 1mo2d3h,"
                        + " [1, 2], {'a', 'b'}, {'k': 7}, (1, 'z'), [1, 2])");
    }

    private String url(String query) {
        return "jdbc:keyway://" + keyspace.contactPoint() + "/" + keyspace.name() + query;
    }

    @AfterAll
    void close() throws SQLException {
        connection.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            id          | VARCHAR   | java.lang.String     | 123e4567-e89b-12d3-a456-426614174000
            c_boolean   | BOOLEAN   | java.lang.Boolean    | true
            c_tinyint   | TINYINT   | java.lang.Integer    | 1
            c_smallint  | SMALLINT  | java.lang.Integer    | 2
            c_int       | INTEGER   | java.lang.Integer    | 3
            c_bigint    | BIGINT    | java.lang.Long       | 4
            c_float     | REAL      | java.lang.Float      | 1.5
            c_double    | DOUBLE    | java.lang.Double     | 2.5
            c_decimal   | DECIMAL   | java.math.BigDecimal | 1.230
            c_varint    | DECIMAL   | java.math.BigDecimal | 123456789012345678901234567890
            c_text      | VARCHAR   | java.lang.String     | 日本
            c_blob      | VARBINARY | [B                   | 0xcafe
            c_date      | DATE      | java.sql.Date        | 2018-11-01
            c_time      | TIME      | java.sql.Time        | 10:11:12
            c_timestamp | TIMESTAMP | java.sql.Timestamp   | 2018-11-01 21:08:16.796
            c_timeuuid  | VARCHAR   | java.lang.String     | 50554d6e-29bb-11e5-b345-feff819cdc9f
            c_inet      | VARCHAR   | java.lang.String     | 127.0.0.1
            c_duration  | VARCHAR   | java.lang.String     | 1mo2d3h
            c_list      | VARCHAR   | java.lang.String     | [1,2]
            c_set       | VARCHAR   | java.lang.String     | ["a","b"]
            c_map       | VARCHAR   | java.lang.String     | {"k":7}
            c_tuple     | VARCHAR   | java.lang.String     | {"f1":1,"f2":"z"}
            c_vector    | VARCHAR   | java.lang.String     | [1.0,2.0]
            """)
    void everyTypeReads(String column, String typeName, String className, String text) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT " + column + " FROM every_type WHERE id = ?")) {
            statement.setObject(1, ID);
            ResultSet rows = statement.executeQuery();
            assertThat(rows.getMetaData().getColumnTypeName(1)).isEqualTo(typeName);
            assertThat(rows.getMetaData().getColumnClassName(1)).isEqualTo(className);
            assertThat(rows.getMetaData().getTableName(1)).isEqualTo("every_type");
            assertThat(rows.next()).isTrue();
            assertThat(rows.getObject(1).getClass().getName()).isEqualTo(className);
            assertThat(rows.getString(1)).isEqualTo(text);
            try (ResultSet described =
                    connection.getMetaData().getColumns(null, keyspace.name(), "every_type", column)) {
                assertThat(described.next()).isTrue();
                assertThat(described.getString("TYPE_NAME")).isEqualTo(typeName);
            }
        }
    }

    @Test
    void classesOfTheUsersChoice() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT * FROM every_type WHERE id = ?")) {
            statement.setString(1, ID.toString());
            ResultSet rows = statement.executeQuery();
            assertThat(rows.next()).isTrue();
            assertThat(rows.getObject("id", UUID.class)).isEqualTo(ID);
            assertThat(rows.getArray("c_list").getArray()).isEqualTo(new Integer[] {1, 2});
            assertThat(rows.getObject("c_map", Map.class)).isEqualTo(Map.of("k", 7));
            assertThat(rows.getObject("c_timestamp", Instant.class))
                    .isEqualTo(Instant.parse("2018-11-01T21:08:16.796Z"));
            assertThat(rows.getObject("c_varint", BigInteger.class))
                    .isEqualTo(new BigInteger("123456789012345678901234567890"));
            assertThat(rows.getBigDecimal("c_decimal")).isEqualTo(new BigDecimal("1.230"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SELEC 1                                | 42601
            ''                                     | 42601
            SELECT 1; SELECT 2                     | 42601
            SELECT * FROM nowhere                  | 42P01
            SELECT nothing FROM plays              | 42703
            SELECT nosuch(song) FROM plays         | 42883
            SELECT 1/0                             | 22012
            SELECT cast('x' AS integer)            | 22018
            INSERT INTO plays VALUES (1, 1, 'x')   | 25006
            SET nosuch = 1                         | 42704
            """)
    void statesOfErrors(String sql, String state) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery(sql).next())
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state))
                    .isInstanceOf(ErrorDetails.class);
            assertThat(statement.executeQuery("SELECT 1;").next()).isTrue();
        }
    }

    @Test
    void connectingFailsWithAReason() {
        assertConnecting("08001", "refused", "jdbc:keyway://127.0.0.1:1/ks");
        assertConnecting("08001", "unknown", "jdbc:keyway://no.such.host.invalid/ks");
        assertConnecting("08001", "data centre \"nowhere\"", url("?localDatacenter=nowhere"));
        assertConnecting("08001", "datacenter1", url("?localDatacenter=nowhere"));
        assertConnecting("08001", "SSL/TLS", url("?ssl=true&connectTimeout=3s"));
        assertConnecting("3F000", "nosuch", "jdbc:keyway://" + keyspace.contactPoint() + "/nosuch");
        assertConnecting("F0000", "nosuch.json", url("?model=nosuch.json"));
    }

    private static void assertConnecting(String state, String message, String url) {
        assertThatThrownBy(() -> DriverManager.getConnection(url))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state))
                .hasMessageContaining(message);
    }

    @Test
    void aDataSourceIsTheSameAsABean() throws SQLException {
        KeywayDataSource source = new KeywayDataSource();
        source.setUrl(url(""));
        source.setProperty("fetchSize", "7");
        source.setLoginTimeout(5);
        try (Connection own = source.getConnection();
                Statement statement = own.createStatement()) {
            ResultSet rows = statement.executeQuery("SHOW fetchSize");
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(2)).isEqualTo("7");
            assertThat((Throwable) own.getWarnings()).isNull();
        }
        source.setUrl("jdbc:other:");
        assertThatThrownBy(source::getConnection).hasMessageContaining("jdbc:keyway:");
    }

    @Test
    @DisplayName("row 24: metadata shows what is made and dropped meanwhile")
    void catalogChanges() throws Exception {
        String table = keyspace.name() + ".meanwhile";
        assertThat(tables("meanwhile")).isEmpty();
        keyspace.execute("CREATE TABLE " + table + " (id int PRIMARY KEY)");
        awaitTables("meanwhile", List.of("meanwhile"));
        keyspace.execute("DROP TABLE " + table);
        awaitTables("meanwhile", List.of());
    }

    /** The node tells of a change a moment after it has happened. */
    private void awaitTables(String pattern, List<String> expected) {
        await().untilAsserted(() -> assertThat(tables(pattern)).isEqualTo(expected));
    }

    private List<String> tables(String pattern) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = connection.getMetaData().getTables(null, keyspace.name(), pattern, null)) {
            while (rows.next()) {
                names.add(rows.getString("TABLE_NAME"));
            }
        }
        return names;
    }

    @Test
    @DisplayName("row 25: getColumns gives the columns in the order of SELECT *")
    void columnsInTheOrderOfSelectStar() throws SQLException {
        List<String> described = new ArrayList<>();
        try (ResultSet rows = connection.getMetaData().getColumns(null, keyspace.name(), "every\\_type", null)) {
            while (rows.next()) {
                described.add(rows.getString("COLUMN_NAME"));
                assertThat(rows.getInt("ORDINAL_POSITION")).isEqualTo(described.size());
            }
        }
        List<String> selected = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("SELECT * FROM every_type")) {
            ResultSetMetaData meta = statement.getMetaData();
            for (int i = 1; i <= meta.getColumnCount(); i++) {
                selected.add(meta.getColumnName(i));
            }
        }
        assertThat(described).isEqualTo(selected).hasSize(23);
    }

    @Test
    @DisplayName("row 46: what is known of columns, of expressions, and of both sides of a join")
    void resultMetadata() throws Exception {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT a.song AS title, a.item + 1, count(*) AS n, avg(b.item) AS mean FROM plays a JOIN plays b"
                        + " ON a.session = b.session WHERE a.session = 1 GROUP BY a.song, a.item")) {
            ResultSetMetaData meta = statement.getMetaData();
            assertThat(meta.getColumnLabel(1)).isEqualTo("title");
            assertThat(meta.getColumnLabel(3)).isEqualTo("n");
            for (int i = 1; i <= meta.getColumnCount(); i++) {
                assertThat(meta.getCatalogName(i)).isEmpty();
                assertThat(meta.getColumnDisplaySize(i)).isPositive();
                assertThat(meta.getPrecision(i)).isPositive();
                assertThat(meta.isSearchable(i)).isTrue();
                assertThat(Class.forName(meta.getColumnClassName(i))).isNotNull();
                if (i > 1) {
                    assertThat(meta.getTableName(i)).isEmpty();
                    assertThat(meta.getSchemaName(i)).isEmpty();
                }
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT a.song, e.c_decimal FROM plays a, every_type e WHERE a.session = 1 AND e.id = ?")) {
            ResultSetMetaData meta = statement.getMetaData();
            assertThat(List.of(meta.getTableName(1), meta.getTableName(2))).containsExactly("plays", "every_type");
            assertThat(meta.getSchemaName(2)).isEqualTo(keyspace.name());
            assertThat(meta.getPrecision(2)).isPositive();
            assertThat(meta.getScale(2)).isPositive();
        }
    }

    @Test
    @DisplayName("row 31: a literal with the prefix and suffix of getTypeInfo is of that type")
    void literals() throws SQLException {
        Map<String, String> values = Map.of(
                "VARCHAR",
                "x",
                "VARBINARY",
                "cafe",
                "DATE",
                "2018-11-01",
                "TIME",
                "10:11:12",
                "TIMESTAMP",
                "2018-11-01 10:11:12");
        try (ResultSet types = connection.getMetaData().getTypeInfo();
                Statement statement = connection.createStatement()) {
            int quoted = 0;
            while (types.next()) {
                String prefix = types.getString("LITERAL_PREFIX");
                if (prefix != null) {
                    quoted++;
                    String name = types.getString("TYPE_NAME");
                    String literal = prefix + values.get(name) + types.getString("LITERAL_SUFFIX");
                    ResultSet rows = statement.executeQuery("SELECT " + literal);
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getMetaData().getColumnTypeName(1))
                            .as(literal)
                            .isEqualTo(name);
                }
            }
            assertThat(quoted).isEqualTo(values.size());
        }
    }

    @Test
    @DisplayName("row 52: a full scan is a warning of class 01, a request by key is none")
    void warnings() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement
                    .executeQuery("SELECT count(*) FROM plays WHERE song = 'Found'")
                    .next();
            assertThat((Throwable) statement.getWarnings())
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).startsWith("01"))
                    .hasMessageContaining("full scan of " + keyspace.name() + ".plays");
            assertThat((Throwable) statement.getWarnings().getNextWarning()).isNull();
            statement.clearWarnings();
            assertThat((Throwable) statement.getWarnings()).isNull();
            statement.executeQuery("SELECT song FROM plays WHERE session = 1").next();
            assertThat((Throwable) statement.getWarnings()).isNull();
        }
    }

    @Test
    @DisplayName("row 38: the fetch size is the number of rows of a page")
    void fetchSize() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(1);
            List<Request> sent = keyspace.requests()
                    .ofKind(Request.Kind.EXECUTE)
                    .during(() -> {
                        try (ResultSet rows = statement.executeQuery("SELECT song FROM plays WHERE session = 1")) {
                            while (rows.next()) {
                                assertThat(rows.getString(1)).isNotNull();
                            }
                        } catch (SQLException e) {
                            throw new AssertionError(e);
                        }
                    });
            // Cassandra says that there may be more when a page is full.
            assertThat(sent).hasSize(3);
        }
    }

    @Test
    void theSchemaFindsUnqualifiedNames() throws SQLException {
        try (Connection own = DriverManager.getConnection("jdbc:keyway://" + keyspace.contactPoint() + "/");
                Statement statement = own.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("SELECT song FROM plays WHERE session = 1"))
                    .isInstanceOf(SQLException.class);
            own.setSchema(keyspace.name());
            assertThat(statement
                            .executeQuery("SELECT song FROM plays WHERE session = 1")
                            .next())
                    .isTrue();
        }
    }

    @Test
    void maxRowsAreAllThatIsRead() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setMaxRows(2);
            ResultSet rows = statement.executeQuery("SELECT * FROM plays");
            assertThat(rows.next()).isTrue();
            assertThat(rows.next()).isTrue();
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void nullsSortHighAsMetadataSays() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            ResultSet ascending = statement.executeQuery(
                    "SELECT x FROM (VALUES (2), (CAST(NULL AS INTEGER)), (1)) AS t (x) ORDER BY x");
            assertThat(ascending.next()).isTrue();
            assertThat(ascending.getInt(1)).isEqualTo(1);
            ResultSet rows = statement.executeQuery(
                    "SELECT x FROM (VALUES (2), (CAST(NULL AS INTEGER)), (1)) AS t (x) ORDER BY x DESC");
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isZero();
            assertThat(rows.wasNull()).isTrue();
            assertThat(connection.getMetaData().nullsAreSortedHigh()).isTrue();
        }
    }

    @Test
    void timeoutAndCancelLeaveTheStatementUsable() throws Exception {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            assertThatThrownBy(() -> statement.executeQuery(ENDLESS).next()).isInstanceOf(SQLTimeoutException.class);
            statement.setQueryTimeout(0);
            CompletableFuture<Void> cancelled = CompletableFuture.runAsync(
                    () -> {
                        try {
                            statement.cancel();
                        } catch (SQLException e) {
                            throw new IllegalStateException(e);
                        }
                    },
                    CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS));
            assertThatThrownBy(() -> statement.executeQuery(ENDLESS).next())
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("57014"));
            cancelled.get();
            assertThat(statement
                            .executeQuery("SELECT song FROM plays WHERE session = 1")
                            .next())
                    .isTrue();
        }
    }
}
