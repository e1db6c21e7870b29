package io.keyway.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.keyway.devcassandra.Request;
import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows of the acceptance list that are about SQL texts, parameters and errors, on a real node. */
@WithCassandra
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AcceptanceSqlTest {
    private static final UUID ID = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");

    private final TestKeyspace keyspace;
    private final Connection connection;

    AcceptanceSqlTest(TestKeyspace keyspace) throws SQLException {
        this.keyspace = keyspace;
        String typed = keyspace.name() + ".typed";
        keyspace.execute(
                "CREATE TABLE " + typed + " (k int, ck int, d date, ts timestamp, u uuid, n decimal, t text, b boolean,"
                        + " PRIMARY KEY (k, ck))",
                "INSERT INTO " + typed + " (k, ck, d, ts, u, n, t, b) VALUES (1, 1, '2018-11-01',"
                        + " '2018-11-01T21:08:16.796Z', " + ID + ", 1.5, 'one', true)",
                "INSERT INTO " + typed + " (k, ck, t) VALUES (1, 2, 'two')",
                "INSERT INTO " + typed + " (k, ck, t) VALUES (2, 1, 'three')");
        for (int i = 0; i < 600; i++) {
            keyspace.execute("INSERT INTO " + typed + " (k, ck, t) VALUES (" + (i + 100) + ", 1, 'more')");
        }
        connection = DriverManager.getConnection("jdbc:keyway://" + keyspace.contactPoint() + "/" + keyspace.name());
    }

    @AfterAll
    void close() throws SQLException {
        connection.close();
    }

    private List<String> rows(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return strings(rows);
        }
    }

    private static List<String> strings(ResultSet rows) throws SQLException {
        List<String> values = new ArrayList<>();
        while (rows.next()) {
            values.add(rows.getString(1));
        }
        return values;
    }

    private SQLException failure(String sql) {
        return catchThrowableOfType(SQLException.class, () -> rows(sql));
    }

    @ParameterizedTest(name = "row 42: [{0}] is read as one statement")
    @ValueSource(
            strings = {
                "SELECT t FROM typed WHERE k = 1 AND ck = 2;",
                "SELECT t FROM typed WHERE k = 1 AND ck = 2 ; ",
                "-- the second\nSELECT t FROM typed /* ; */ WHERE k = 1 AND ck = 2 -- ;",
            })
    void oneStatement(String sql) throws SQLException {
        assertThat(rows(sql)).containsExactly("two");
    }

    @ParameterizedTest(name = "row 42: [{0}] is 42601 and nothing is executed")
    @ValueSource(strings = {"", " ", ";", "-- nothing", "SELECT 1; SELECT 2", "SET fullScan = allow; SELECT 1"})
    void noStatement(String sql) throws SQLException {
        assertThat(failure(sql).getSQLState()).isEqualTo("42601");
        try (Statement statement = connection.createStatement();
                ResultSet setting = statement.executeQuery("SHOW fullScan")) {
            assertThat(setting.next()).isTrue();
            assertThat(setting.getString(2)).isEqualTo("guard");
        }
    }

    @ParameterizedTest(name = "row 43: {0} is a result set with the CQL and the gateway''s share")
    @ValueSource(strings = {"EXPLAIN PLAN FOR", "EXPLAIN", "explain"})
    void explain(String words) throws SQLException {
        assertThat(String.join("\n", rows(words + " SELECT upper(t) FROM typed WHERE k = 1 AND upper(t) = 'ONE'")))
                .contains("FROM " + keyspace.name() + ".typed WHERE k=?")
                .contains("gateway:")
                .contains("UPPER");
    }

    @ParameterizedTest(name = "rows 44, 45: {0} is {1}")
    @CsvSource(delimiter = '|', textBlock = """
            SELEC 1                                                 | 42601
            SELECT t FRO typed                                      | 42601
            SELECT t FROM nothing                                   | 42P01
            SELECT t FROM nokeyspace.typed                          | 3F000
            SELECT nothing FROM typed WHERE k = 1                   | 42703
            SELECT typed.nothing FROM typed WHERE k = 1             | 42703
            SELECT k FROM typed a, typed b WHERE a.k = 1            | 42702
            SELECT nofunction(t) FROM typed WHERE k = 1             | 42883
            SELECT t FROM typed WHERE k = 1 GROUP BY ck             | 42803
            SELECT t + b FROM typed WHERE k = 1                     | 42804
            SELECT 1 / 0                                            | 22012
            SELECT k / 0 FROM typed WHERE k = 1                     | 22012
            SELECT 2147483647 + ck FROM typed WHERE k = 1           | 22003
            SELECT CAST(t AS INTEGER) FROM typed WHERE k = 1        | 22018
            SELECT CAST('x' AS INTEGER)                             | 22018
            SELECT CAST(t AS DATE) FROM typed WHERE k = 1           | 22007
            SELECT CAST(t AS TIMESTAMP) FROM typed WHERE k = 1      | 22007
            SELECT CAST('x' AS DATE)                                | 22007
            SELECT (SELECT t FROM typed WHERE k = 1)                | 21000
            INSERT INTO typed (k, ck) VALUES (1, 1)                 | 25006
            DROP TABLE typed                                        | 25006
            SET nothing = 1                                         | 42704
            SET fetchSize = none                                    | 22023
            """)
    void states(String sql, String state) throws SQLException {
        SQLException failure = failure(sql);
        assertThat((Throwable) failure).as(sql).isNotNull();
        assertThat(failure.getSQLState()).as(failure.toString()).isEqualTo(state);
        assertThat(failure.getErrorCode()).isPositive();
        assertThat(failure.getMessage()).doesNotContain(sql);
        if (state.startsWith("22") && !state.equals("22023")) {
            assertThat((Throwable) failure).isInstanceOf(SQLDataException.class);
        }
        if (state.startsWith("42")) {
            assertThat((Throwable) failure).isInstanceOf(SQLSyntaxErrorException.class);
        }
        assertThat(connection.isClosed()).isFalse();
    }

    @Test
    @DisplayName("row 44: a division by zero is called so, with what to do")
    void divisionByZero() throws SQLException {
        assertThat((Throwable) failure("SELECT k / 0 FROM typed WHERE k = 1"))
                .hasMessage("division by zero; leave such rows out, or divide by NULLIF(..., 0)");
        assertThat(rows("SELECT k / NULLIF(ck - 1, 0) FROM typed WHERE k = 1 AND ck = 1"))
                .containsExactly((String) null);
    }

    @ParameterizedTest(name = "row 44: {0} says where: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            SELECT t FRO typed                          | line 1, column 14
            SELECT t FROM nothing                       | line 1, column 15
            SELECT nothing FROM typed WHERE k = 1       | line 1, column 8
            SELECT nofunction(t) FROM typed WHERE k = 1 | line 1, column 8
            """)
    void positions(String sql, String position) {
        assertThat((Throwable) failure(sql)).hasMessageContaining(position);
    }

    @Test
    @DisplayName("row 45: twenty thousand ORs, and a deeply nested text, are an SQLException")
    void tooMuch() {
        assertThat(failure("SELECT t FROM typed WHERE " + "k = 1 OR ".repeat(20_000) + "k = 1")
                        .getSQLState())
                .isEqualTo("42000");
        assertThat(failure("SELECT " + "(".repeat(20_000) + "1" + ")".repeat(20_000))
                        .getSQLState())
                .isEqualTo("42000");
    }

    @Test
    @DisplayName("row 45: more memory than allowed is 53200, and the connection goes on")
    void outOfMemory() throws SQLException {
        try (Connection small = DriverManager.getConnection("jdbc:keyway://" + keyspace.contactPoint() + "/"
                        + keyspace.name() + "?fullScan=allow&maxMemory=1kB");
                Statement statement = small.createStatement()) {
            SQLException failure = catchThrowableOfType(
                    SQLException.class,
                    () -> statement
                            .executeQuery("SELECT a.k, b.k FROM typed a JOIN typed b ON a.t = b.t")
                            .next());
            assertThat(failure.getSQLState()).isEqualTo("53200");
            assertThat((Throwable) failure).hasMessageContaining("maxMemory");
            assertThat(strings(statement.executeQuery("SELECT t FROM typed WHERE k = 2")))
                    .containsExactly("three");
        }
    }

    @Test
    @DisplayName("row 50: parameters of every class, and as text")
    void parameters() throws SQLException {
        Map<String, Object> values = Map.of(
                "d = ?",
                LocalDate.of(2018, 11, 1),
                "ts = ?",
                Instant.parse("2018-11-01T21:08:16.796Z"),
                "u = ?",
                ID,
                "n = ?",
                new BigDecimal("1.50"),
                "b = ?",
                true,
                "ck < ? AND t = 'one'",
                "2",
                "n < ?",
                2L,
                "d >= ? AND t = 'one'",
                java.sql.Date.valueOf("2018-11-01"),
                "t IN (?, 'x')",
                "one");
        for (Map.Entry<String, Object> value : values.entrySet()) {
            String sql = "SELECT t FROM typed WHERE k = 1 AND " + value.getKey();
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                query.setObject(1, value.getValue());
                assertThat(strings(query.executeQuery())).as(sql).containsExactly("one");
            }
        }
        try (PreparedStatement query = connection.prepareStatement("SELECT t FROM typed WHERE k = ? AND u = ?")) {
            query.setObject(1, "1", Types.INTEGER);
            query.setObject(2, ID.toString());
            assertThat(strings(query.executeQuery())).containsExactly("one");
            query.setNull(2, Types.VARCHAR);
            assertThat(strings(query.executeQuery())).isEmpty();
        }
    }

    @Test
    @DisplayName("row 50: LIMIT ?, OFFSET ?, IN (?, ?), and the types of parameters")
    void limits() throws SQLException {
        String sql =
                "SELECT t FROM typed WHERE k IN (?, ?) AND ck >= ? ORDER BY t OFFSET ? ROWS FETCH NEXT ? ROWS ONLY";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            ParameterMetaData meta = query.getParameterMetaData();
            assertThat(meta.getParameterCount()).isEqualTo(5);
            for (int i = 1; i <= 5; i++) {
                assertThat(meta.getParameterType(i)).as("parameter " + i).isIn(Types.INTEGER, Types.BIGINT);
            }
            query.setInt(1, 1);
            query.setInt(2, 2);
            query.setInt(3, 0);
            query.setInt(4, 1);
            query.setInt(5, 1);
            assertThat(strings(query.executeQuery())).containsExactly("three");
        }
        try (PreparedStatement query = connection.prepareStatement("SELECT t FROM typed WHERE k = ? LIMIT ?")) {
            query.setInt(1, 1);
            query.setInt(2, 1);
            assertThat(strings(query.executeQuery())).containsExactly("one");
            query.clearParameters();
            assertThat(catchThrowableOfType(SQLException.class, query::executeQuery)
                            .getSQLState())
                    .isEqualTo("07002");
        }
    }

    @Test
    @DisplayName("row 50: a list of rows, as Hibernate writes composite keys")
    void rowsOfParameters() throws SQLException {
        String sql = "SELECT t FROM typed WHERE (k, ck) IN ((?, ?), (?, ?)) ORDER BY t";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setInt(1, 1);
            query.setInt(2, 2);
            query.setInt(3, 2);
            query.setInt(4, 1);
            assertThat(strings(query.executeQuery())).containsExactly("three", "two");
        }
    }

    @Test
    @DisplayName("row 50: a statement that is used again is prepared on the server once")
    void preparedOnce() {
        List<Request> prepared = keyspace.requests()
                .ofKind(Request.Kind.PREPARE)
                .during(() -> {
                    try (PreparedStatement query =
                            connection.prepareStatement("SELECT b FROM typed WHERE k = ? AND ck = ?")) {
                        for (int ck = 0; ck < 5; ck++) {
                            query.setInt(1, 1);
                            query.setInt(2, ck);
                            query.executeQuery().close();
                        }
                    } catch (SQLException e) {
                        throw new AssertionError(e);
                    }
                });
        assertThat(prepared).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    @DisplayName("row 37: setMaxRows(200) reads one page of 200 rows, however large the table")
    void maxRows() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setMaxRows(200);
            List<Request> sent = keyspace.requests()
                    .ofKind(Request.Kind.EXECUTE)
                    .during(() -> {
                        try {
                            assertThat(strings(statement.executeQuery("SELECT * FROM typed")))
                                    .hasSize(200);
                        } catch (SQLException e) {
                            throw new AssertionError(e);
                        }
                    });
            assertThat(sent).hasSizeLessThanOrEqualTo(2);
        }
    }

    @ParameterizedTest(name = "row 53: a text of a tool: {0}")
    @ValueSource(
            strings = {
                "SELECT COUNT(*) AS COUNT FROM \"typed\"",
                "SELECT COUNT(*) AS value FROM typed",
                "SELECT k AS year, ck AS user, t AS position, b AS day FROM typed WHERE k = 1",
                "SELECT t AS method, k AS rank, ck AS \"order\", n AS count FROM typed WHERE k = 1",
                "SELECT * FROM typed WHERE 1=0",
                "SELECT * FROM typed WHERE 0 = 1",
                "SELECT * FROM typed LIMIT 0",
                "SELECT COUNT(*) FROM (\nSELECT t FROM typed WHERE k = 1\n) dbvrcnt",
                "SELECT x.* FROM typed x WHERE k = 1 ORDER BY ck",
                "SELECT \"k\",\"ck\" FROM typed WHERE (\"k\" IS NOT NULL) AND (\"k\" = 1)",
                "SELECT \"k\",\"ck\",\"d\",\"ts\",\"u\",\"n\",\"t\",\"b\" FROM typed ORDER BY \"k\",\"ck\",\"d\",\"u\",\"b\"",
                "SELECT COUNT(1) AS \"cnt:x:ok\", t AS \"none:t:nk\" FROM typed GROUP BY t HAVING (COUNT(1) > 0)",
                "SELECT SUM(1) AS \"sum:Number of Records:ok\" FROM typed HAVING (COUNT(1) > 0)",
                "SELECT e1_0.k,e1_0.t FROM typed e1_0 WHERE e1_0.k=1 fetch first 3 rows only",
                "SELECT {fn ucase(t)} FROM typed WHERE k = 1",
                "SELECT t FROM typed WHERE ts > {ts '2018-01-01 00:00:00'} AND k = 1",
                "SELECT t FROM typed WHERE d = {d '2018-11-01'} AND k = 1",
                "SELECT t::varchar FROM typed WHERE k = 1",
                "SELECT CAST(k AS VARCHAR(10)), EXTRACT(YEAR FROM d) FROM typed WHERE k = 1",
                "SELECT DISTINCT t FROM typed WHERE k = 1 ORDER BY 1",
                "SELECT 1",
                "VALUES (1)",
                "SELECT current_timestamp",
                "WITH a AS (SELECT t FROM typed WHERE k = 1) SELECT * FROM a",
                "SELECT t, ROW_NUMBER() OVER (ORDER BY ck) FROM typed WHERE k = 1",
                "SELECT CASE WHEN ck = 1 THEN 'first' ELSE 'later' END FROM typed WHERE k = 1",
            })
    void textsOfTools(String sql) throws SQLException {
        assertThat(rows(sql)).isNotNull();
    }

    @ParameterizedTest(name = "row 53: not understood, and said so: {0}")
    @ValueSource(strings = {"SELECT TOP 1 t FROM typed", "SELECT `t` FROM typed", "SELECT [t] FROM typed"})
    void textsOfOtherDialects(String sql) {
        assertThat(failure(sql).getSQLState()).isEqualTo("42601");
    }

    @Test
    @DisplayName("row 34: every function that metadata lists can be called as {fn ...}")
    void functions() throws SQLException {
        Map<String, String> arguments = Map.ofEntries(
                Map.entry("ATAN2", "1, 2"),
                Map.entry("MOD", "7, 2"),
                Map.entry("POWER", "2, 3"),
                Map.entry("ROUND", "1.5, 0"),
                Map.entry("TRUNCATE", "1.5, 0"),
                Map.entry("PI", ""),
                Map.entry("RAND", ""),
                Map.entry("CONCAT", "'a', 'b'"),
                Map.entry("CHAR", "65"),
                Map.entry("SPACE", "3"),
                Map.entry("DIFFERENCE", "'a', 'b'"),
                Map.entry("LEFT", "'abc', 1"),
                Map.entry("RIGHT", "'abc', 1"),
                Map.entry("REPEAT", "'a', 2"),
                Map.entry("LOCATE", "'b', 'abc'"),
                Map.entry("REPLACE", "'abc', 'b', 'x'"),
                Map.entry("SUBSTRING", "'abc', 2, 1"),
                Map.entry("INSERT", "'abc', 1, 1, 'x'"),
                Map.entry("IFNULL", "1, 2"));
        var meta = connection.getMetaData();
        List<String> failures = new ArrayList<>();
        call(meta.getNumericFunctions(), "1", arguments, failures);
        call(meta.getStringFunctions(), "'abc'", arguments, failures);
        call(meta.getTimeDateFunctions(), "TIMESTAMP '2018-11-01 10:11:12'", arguments, failures);
        call(meta.getSystemFunctions(), "1", arguments, failures);
        assertThat(failures).isEmpty();
    }

    private void call(String names, String argument, Map<String, String> arguments, List<String> failures) {
        for (String name : names.isEmpty() ? new String[0] : names.split(",")) {
            boolean now = name.startsWith("CUR") || name.equals("NOW");
            try {
                rows("SELECT {fn " + name + "(" + (now ? "" : arguments.getOrDefault(name, argument)) + ")}");
            } catch (SQLException e) {
                failures.add(name + ": " + e.getMessage());
            }
        }
    }

    @Test
    @DisplayName("row 35: versions of product, driver and JDBC")
    void versions() throws SQLException {
        var meta = connection.getMetaData();
        assertThat(meta.getDatabaseProductName()).isEqualTo("Apache Cassandra");
        assertThat(meta.getDatabaseProductVersion()).matches("5\\.\\d+\\.\\d+");
        assertThat(meta.getDatabaseMajorVersion()).isEqualTo(5);
        assertThat(meta.getDriverVersion())
                .startsWith(meta.getDriverMajorVersion() + "." + meta.getDriverMinorVersion());
        assertThat(meta.getJDBCMajorVersion()).isEqualTo(4);
        assertThat(meta.getJDBCMinorVersion()).isEqualTo(3);
    }
}
