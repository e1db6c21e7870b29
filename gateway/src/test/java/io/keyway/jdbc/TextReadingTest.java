package io.keyway.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import io.keyway.value.TextCase;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Text is read in one way, wherever it comes from: a literal, a cast, a column of text, a parameter, or a getter. */
@WithCassandra
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TextReadingTest {
    /** The types of {@link Types} by which a text may be bound, and the class by which it may be got, for each CQL type. */
    private static final Map<String, Jdbc> JDBC = Map.ofEntries(
            Map.entry("timestamp", new Jdbc(Types.TIMESTAMP, Instant.class)),
            Map.entry("date", new Jdbc(Types.DATE, LocalDate.class)),
            Map.entry("time", new Jdbc(Types.TIME, LocalTime.class)),
            Map.entry("uuid", new Jdbc(Types.OTHER, UUID.class)),
            Map.entry("timeuuid", new Jdbc(Types.OTHER, UUID.class)),
            Map.entry("boolean", new Jdbc(Types.BOOLEAN, Boolean.class)),
            Map.entry("tinyint", new Jdbc(Types.TINYINT, Byte.class)),
            Map.entry("smallint", new Jdbc(Types.SMALLINT, Short.class)),
            Map.entry("int", new Jdbc(Types.INTEGER, Integer.class)),
            Map.entry("bigint", new Jdbc(Types.BIGINT, Long.class)),
            Map.entry("varint", new Jdbc(Types.NUMERIC, BigInteger.class)),
            Map.entry("decimal", new Jdbc(Types.DECIMAL, BigDecimal.class)),
            Map.entry("double", new Jdbc(Types.DOUBLE, Double.class)),
            Map.entry("float", new Jdbc(Types.REAL, Float.class)),
            Map.entry("inet", new Jdbc(Types.VARCHAR, String.class)),
            Map.entry("blob", new Jdbc(Types.VARBINARY, byte[].class)));

    private record Jdbc(int type, Class<?> javaClass) {}

    private final Connection connection;
    private int texts;
    private final TestKeyspace keyspace;

    TextReadingTest(TestKeyspace keyspace) throws SQLException {
        this.keyspace = keyspace;
        String ks = keyspace.name();
        keyspace.execute("CREATE TABLE " + ks + ".texts (id int PRIMARY KEY, txt text)");
        TextCase.TYPES.forEach((type, facts) -> keyspace.execute(
                "CREATE TABLE %s.of_%s (k %s PRIMARY KEY, v %s, id text)".formatted(ks, type, type, type),
                "INSERT INTO %s.of_%s (k, v, id) VALUES (%s, %s, '%s')"
                        .formatted(ks, type, facts.value(), facts.value(), TextCase.THE_VALUE),
                "INSERT INTO %s.of_%s (k, v, id) VALUES (%s, %s, 'other')"
                        .formatted(ks, type, facts.other(), facts.other())));
        connection =
                DriverManager.getConnection("jdbc:keyway://" + keyspace.contactPoint() + "/" + ks + "?fullScan=allow");
    }

    @AfterAll
    void close() throws SQLException {
        connection.close();
    }

    @ParameterizedTest
    @MethodSource("io.keyway.value.TextCase#all")
    void comparesAlike(TextCase each) throws SQLException {
        String text = each.text();
        String quoted = "'" + text + "'";
        String from = "SELECT id FROM of_" + each.type() + " WHERE ";
        int type = jdbc(each).type();
        Map<String, String> found = new LinkedHashMap<>();
        found.put("a literal", ids(from + "v = " + quoted));
        found.put("a literal that is computed", ids(from + "COALESCE(v, v) = " + quoted));
        found.put("a key", ids(from + "k = " + quoted));
        found.put("a list", ids(from + "v IN (" + quoted + ", " + quoted + ")"));
        found.put("a parameter", ids(from + "v = ?", query -> query.setString(1, text)));
        found.put("a parameter that is computed", ids(from + "COALESCE(v, v) = ?", query -> query.setString(1, text)));
        found.put("a key's parameter", ids(from + "k = ?", query -> query.setString(1, text)));
        found.put("an object", ids(from + "k = ?", query -> query.setObject(1, text)));
        found.put("an object of a type", ids(from + "k = ?", query -> query.setObject(1, text, type)));
        assertThat(found.values()).as("%s: %s", each, found).containsOnly(each.meaning());
    }

    /** A cast rounds, so that of what can be read there is no value that it does not make. */
    @ParameterizedTest
    @MethodSource("io.keyway.value.TextCase#all")
    void castsAlike(TextCase each) throws SQLException {
        if (each.meaning().equals(TextCase.NO_VALUE) || each.type().equals("inet")) {
            return;
        }
        int id = store(each.text());
        String cast = "CAST(%s AS " + each.facts().sqlType() + ")";
        String from = "SELECT t.id FROM of_" + each.type() + " t";
        Map<String, String> found = new LinkedHashMap<>();
        found.put("a literal", ids(from + " WHERE v = " + cast.formatted("'" + each.text() + "'")));
        found.put(
                "a parameter",
                ids(from + " WHERE v = " + cast.formatted("?"), query -> query.setString(1, each.text())));
        found.put("a column", ids(from + ", texts x WHERE x.id = " + id + " AND t.v = " + cast.formatted("x.txt")));
        assertThat(found.values()).as("%s: %s", each, found).containsOnly(each.meaning());
    }

    /** The getters of a column of text. They cut fractions, and take the bytes of text as they are. */
    @ParameterizedTest
    @MethodSource("io.keyway.value.TextCase#all")
    void isGotAlike(TextCase each) throws SQLException {
        boolean cut = each.meaning().equals(TextCase.NO_VALUE);
        if (cut || each.type().equals("inet") || each.type().equals("blob")) {
            return;
        }
        Class<?> javaClass = jdbc(each).javaClass();
        String stored = "SELECT v FROM of_" + each.type() + " WHERE id = '" + TextCase.THE_VALUE + "'";
        Object value = comparable(first(stored, javaClass));
        String found;
        try {
            Object got = first("SELECT txt FROM texts WHERE id = " + store(each.text()), javaClass);
            found = comparable(got).equals(value) ? TextCase.THE_VALUE : String.valueOf(got);
        } catch (SQLException e) {
            found = e.getSQLState();
        }
        assertThat(found).isEqualTo(each.meaning());
    }

    private static Jdbc jdbc(TextCase each) {
        Jdbc jdbc = JDBC.get(each.type());
        if (jdbc == null) {
            throw new IllegalStateException("no type " + each.type());
        }
        return jdbc;
    }

    private static Object comparable(Object value) {
        return value instanceof BigDecimal decimal ? decimal.stripTrailingZeros() : value;
    }

    /** The text's number in the table of texts. */
    private int store(String text) {
        int id = ++texts;
        keyspace.execute("INSERT INTO " + keyspace.name() + ".texts (id, txt) VALUES (" + id + ", '" + text + "')");
        return id;
    }

    private Object first(String sql, Class<?> javaClass) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            assertThat(rows.next()).isTrue();
            return rows.getObject(1, javaClass);
        }
    }

    private interface Setting {
        void set(PreparedStatement query) throws SQLException;
    }

    private String ids(String sql) {
        return ids(sql, query -> {});
    }

    private String ids(String sql, Setting parameters) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            parameters.set(statement);
            List<String> ids = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
            return ids.isEmpty() ? TextCase.NO_VALUE : String.join(",", ids);
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }
}
