package io.keyway.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import io.keyway.loader.convert.Cell;
import io.keyway.loader.convert.CellReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text is read in one way, wherever it comes from: a literal, a cast, a column of text, a parameter, or a file. */
@WithCassandra
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TextReadingTest {
    /** For each type: its SQL name, the value that rows of the table below mean by 1, another value, and the driver's type. */
    private static final Map<String, List<Object>> TYPES = new LinkedHashMap<>(Map.of(
            "timestamp", List.of("TIMESTAMP", "'2018-11-01T20:01:46.000Z'", "'1970-01-01'", DataTypes.TIMESTAMP),
            "date", List.of("DATE", "'2020-02-29'", "'1970-01-01'", DataTypes.DATE),
            "time", List.of("TIME(9)", "'20:57:10.796'", "'00:00:00'", DataTypes.TIME),
            "uuid",
                    List.of(
                            "UUID",
                            "7f000000-0000-4000-8000-0000000000ab",
                            "00000000-0000-4000-8000-000000000000",
                            DataTypes.UUID),
            "boolean", List.of("BOOLEAN", "true", "false", DataTypes.BOOLEAN),
            "int", List.of("INTEGER", "1500", "0", DataTypes.INT),
            "bigint", List.of("BIGINT", "1541106106796", "0", DataTypes.BIGINT),
            "decimal", List.of("DECIMAL(38, 18)", "-0.1", "7", DataTypes.DECIMAL),
            "double", List.of("DOUBLE", "0.1", "7", DataTypes.DOUBLE),
            "float", List.of("REAL", "0.1", "7", DataTypes.FLOAT)));

    static {
        TYPES.put("blob", List.of("VARBINARY", "0x00ff", "0x01", DataTypes.BLOB));
    }

    private final Connection connection;
    private int texts;
    private final TestKeyspace keyspace;

    TextReadingTest(TestKeyspace keyspace) throws SQLException {
        this.keyspace = keyspace;
        String ks = keyspace.name();
        keyspace.execute("CREATE TABLE " + ks + ".texts (id int PRIMARY KEY, txt text)");
        TYPES.forEach((type, facts) -> keyspace.execute(
                "CREATE TABLE %s.of_%s (k %s PRIMARY KEY, v %s, id int)".formatted(ks, type, type, type),
                "INSERT INTO %s.of_%s (k, v, id) VALUES (%s, %s, 1)".formatted(ks, type, facts.get(1), facts.get(1)),
                "INSERT INTO %s.of_%s (k, v, id) VALUES (%s, %s, 2)".formatted(ks, type, facts.get(2), facts.get(2))));
        connection =
                DriverManager.getConnection("jdbc:keyway://" + keyspace.contactPoint() + "/" + ks + "?fullScan=allow");
    }

    @AfterAll
    void close() throws SQLException {
        connection.close();
    }

    /** A type; a text between bars; 1 if it names that value of the type, none if no value is equal, else the SQLSTATE. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            timestamp; |2018-11-01 20:01:46|; 1
            timestamp; |2018-11-01T20:01:46Z|; 1
            timestamp; |2018-11-01T21:01:46+01|; 1
            timestamp; |2018-11-01T21:01:46+0100|; 1
            timestamp; |2018-11-01 21:01:46 +01:00|; 1
            timestamp; |2018-11-01 20:01:46.000000+0000|; 1
            timestamp; | 2018-11-01 20:01:46.000 |; 1
            timestamp; |1541102506000|; 1
            timestamp; |2018-11-01 20:01:46.0001|; none
            timestamp; |+999999999-01-01|; none
            timestamp; |2019-02-29|; 22007
            timestamp; |2020-13-01 00:00:00|; 22007
            timestamp; |2020-02-28 24:00:01|; 22007
            timestamp; |01/11/2018|; 22007
            timestamp; |x|; 22007
            date; |2020-02-29|; 1
            date; |2020-02-29 00:00:00|; 1
            date; |2020-02-29T02:00+02|; 1
            date; |2020-02-29 00:00:01|; none
            date; |+999999999-01-01|; none
            date; |2019-02-29|; 22007
            date; |2020-13-01|; 22007
            date; |1582933810|; 22007
            time; |20:57:10.796|; 1
            time; |20:57:10.796000000|; 1
            time; |24:00|; 22007
            time; |9:30|; 22007
            blob; |0x00ff|; 1
            blob; | 0X00FF |; 1
            blob; |00ff|; 22018
            blob; |0x0|; 22018
            uuid; |7F000000-0000-4000-8000-0000000000AB|; 1
            uuid; |{7f000000-0000-4000-8000-0000000000ab}|; 22018
            uuid; |1-1-1-1-1|; 22018
            boolean; |TRUE|; 1
            boolean; |yes|; 1
            boolean; |on|; 1
            boolean; |1|; 1
            boolean; |perhaps|; 22018
            int; |1500|; 1
            int; |+1.5E+3|; 1
            int; |1500.0|; 1
            int; |1500.5|; none
            int; |4294968796|; none
            int; |1500x|; 22018
            int; |٣|; 22018
            bigint; |1541106106796|; 1
            bigint; |1.541106106796E12|; 1
            bigint; |1E99|; none
            decimal; |-.10|; 1
            decimal; |-1E-1|; 1
            decimal; |NaN|; 22018
            double; |0.1|; 1
            double; |1e-1|; 1
            double; |0.1f|; 22018
            float; |0.1|; 1
            float; |0x1p3|; 22018
            """)
    void readsAlike(String type, String barred, String expected) throws SQLException {
        String text = barred.substring(1, barred.length() - 1);
        String quoted = "'" + text + "'";
        int id = ++texts;
        keyspace.execute("INSERT INTO " + keyspace.name() + ".texts (id, txt) VALUES (" + id + ", " + quoted + ")");
        String from = "SELECT id FROM of_" + type + " WHERE ";
        String other = (String) TYPES.get(type).get(2);
        Map<String, String> found = new LinkedHashMap<>();
        found.put("a literal", rows(from + "v = " + quoted));
        found.put("a literal that is computed", rows(from + "COALESCE(v, v) = " + quoted));
        found.put("a key", rows(from + "k = " + quoted));
        found.put("a list", rows(from + "v IN (" + quoted + ", " + quoted + ")"));
        found.put("a parameter", rows(from + "v = ?", text));
        found.put("a key's parameter", rows(from + "k = ?", text));
        found.put("a file", loaded((DataType) TYPES.get(type).get(3), text, expected));
        assertThat(other).isNotEmpty();
        for (Map.Entry<String, String> each : found.entrySet()) {
            assertThat(each.getValue())
                    .as("%s of %s as %s", text, type, each.getKey())
                    .isEqualTo(expected);
        }
        if (!expected.equals("none")) {
            String cast = "CAST(%s AS " + TYPES.get(type).get(0) + ")";
            assertThat(rows(from + "v = " + cast.formatted(quoted)))
                    .as("a cast")
                    .isEqualTo(expected);
            String column = "SELECT t.id FROM of_" + type + " t, texts x WHERE x.id = " + id + " AND t.v = "
                    + cast.formatted("x.txt");
            assertThat(rows(column)).as("a cast of a column").isEqualTo(expected);
        }
    }

    /** What a cell is for a load, in the words of the table. */
    private static String loaded(DataType type, String text, String expected) {
        Cell cell = CellReader.of(type).read(text);
        if (cell instanceof Cell.Malformed) {
            return expected.equals("1") ? "malformed" : expected;
        }
        return "1";
    }

    private String rows(String sql, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            List<String> ids = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
            return ids.isEmpty() ? "none" : String.join(",", ids);
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }
}
