package io.keyway.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Struct;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every CQL type through every getter and back through the setters, on a real node. */
@WithCassandra
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TypeMatrixTest {
    private static final TimeZone ZONE = TimeZone.getDefault();

    /** One that no value that is read here is written in. */
    private static final TimeZone TOKYO = TimeZone.getTimeZone("Asia/Tokyo");

    private static final Map<String, Class<?>> CLASSES = Stream.of(
                    String.class,
                    Boolean.class,
                    Byte.class,
                    Short.class,
                    Integer.class,
                    Long.class,
                    Float.class,
                    Double.class,
                    BigDecimal.class,
                    BigInteger.class,
                    byte[].class,
                    Date.class,
                    Time.class,
                    Timestamp.class,
                    LocalDate.class,
                    LocalTime.class,
                    LocalDateTime.class,
                    Instant.class,
                    OffsetDateTime.class,
                    ZonedDateTime.class,
                    UUID.class,
                    List.class,
                    Map.class,
                    Struct.class,
                    Array.class)
            .collect(Collectors.toMap(Class::getSimpleName, Function.identity(), (a, b) -> a, LinkedHashMap::new));

    private interface Getter {
        Object get(ResultSet rows, String column) throws Exception;
    }

    private static final Map<String, Getter> GETTERS = getters();

    private final Connection connection;

    TypeMatrixTest(TestKeyspace keyspace) throws SQLException {
        String ks = keyspace.name();
        keyspace.execute(
                "CREATE TYPE " + ks + ".address (street text, zip int)",
                "CREATE TABLE " + ks + ".matrix (id int PRIMARY KEY, c_ascii ascii, c_bigint bigint, c_blob blob,"
                        + " c_boolean boolean, c_date date, c_decimal decimal, c_double double, c_duration duration,"
                        + " c_float float, c_inet inet, c_int int, c_list list<timestamp>, c_map map<text, int>,"
                        + " c_set set<text>, c_smallint smallint, c_text text, c_time time, c_timestamp timestamp,"
                        + " c_timeuuid timeuuid, c_tinyint tinyint, c_tuple tuple<int, text>, c_udt address,"
                        + " c_uuid uuid, c_varint varint, c_vector vector<float, 2>)",
                "INSERT INTO " + ks + ".matrix (id, c_ascii, c_bigint, c_blob, c_boolean, c_date, c_decimal, c_double,"
                        + " c_duration, c_float, c_inet, c_int, c_list, c_map, c_set, c_smallint, c_text, c_time,"
                        + " c_timestamp, c_timeuuid, c_tinyint, c_tuple, c_udt, c_uuid, c_varint, c_vector) VALUES"
                        + " (1, '7', 4, 0xcafe, true, '2018-11-01', 12.50, 2.5, 1mo2d3h, 1.5, '::1', 3,"
                        + " ['2018-11-01T21:08:16.796Z'], {'k': 7}, {'b', 'a'}, 2, 'é', '10:11:12.123456789',"
                        + " '2018-11-01T21:08:16.796Z', 50554d6e-29bb-11e5-b345-feff819cdc9f, 1, (1, 'z'),"
                        + " {street: 'Elm', zip: null}, 123e4567-e89b-12d3-a456-426614174000, 99, [1, 2.5])",
                "INSERT INTO " + ks + ".matrix (id) VALUES (2)",
                "CREATE TABLE " + ks + ".counters (id int PRIMARY KEY, c_counter counter)",
                "UPDATE " + ks + ".counters SET c_counter = c_counter + 5 WHERE id = 1");
        connection =
                DriverManager.getConnection("jdbc:keyway://" + keyspace.contactPoint() + "/" + ks + "?fullScan=allow");
    }

    @AfterEach
    void restoreZone() {
        TimeZone.setDefault(ZONE);
    }

    @AfterAll
    void close() throws SQLException {
        connection.close();
    }

    /** The ones of each family that agree where the value fits are one column of the table. */
    private static Map<String, Getter> getters() {
        Map<String, Getter> map = new LinkedHashMap<>();
        map.put(
                "text",
                (rows, column) ->
                        same(rows.getString(column), rows.getNString(column), read(rows.getAsciiStream(column))));
        map.put("truth", ResultSet::getBoolean);
        map.put(
                "whole number",
                (rows, column) ->
                        same(rows.getLong(column), rows.getInt(column), rows.getShort(column), rows.getByte(column)));
        map.put("number", (rows, column) -> {
            BigDecimal exact = rows.getBigDecimal(column);
            same(exact.doubleValue(), rows.getDouble(column), (double) rows.getFloat(column));
            return exact;
        });
        map.put("bytes", (rows, column) -> {
            byte[] bytes = rows.getBytes(column);
            same(hex(bytes), hex(rows.getBinaryStream(column).readAllBytes()));
            return same(hex(bytes), hex(rows.getBlob(column).getBytes(1, bytes.length)));
        });
        map.put("date", ResultSet::getDate);
        map.put("time", ResultSet::getTime);
        map.put("timestamp", ResultSet::getTimestamp);
        map.put(
                "array",
                (rows, column) ->
                        Arrays.toString((Object[]) rows.getArray(column).getArray()));
        return map;
    }

    private static Object same(Object first, Object... others) {
        for (Object other : others) {
            // An é has no ASCII.
            assertThat(other.toString()).isIn(first.toString(), "?");
        }
        return first;
    }

    private static String read(InputStream stream) throws Exception {
        return new String(stream.readAllBytes(), StandardCharsets.US_ASCII);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** A number is the SQLSTATE of the refusal. */
    @ParameterizedTest(name = "row 47: {0} as text, truth, whole number, number, bytes, date, time, timestamp, array")
    @CsvSource(delimiter = '|', textBlock = """
            ascii     | 7                                    | 22018 | 7     | 7     | 37    | 22007      | 22007    | 1970-01-01 09:00:00.007 | 22018
            bigint    | 4                                    | true  | 4     | 4     | 22018 | 22018      | 22018    | 22018 | 22018
            blob      | 0xcafe                               | 22018 | 22018 | 22018 | cafe  | 22018      | 22018    | 22018 | 22018
            boolean   | true                                 | true  | 1     | 1     | 22018 | 22018      | 22018    | 22018 | 22018
            counter   | 5                                    | true  | 5     | 5     | 22018 | 22018      | 22018    | 22018 | 22018
            date      | 2018-11-01                           | 22018 | 22018 | 22018 | 22018 | 2018-11-01 | 22018    | 2018-11-01 09:00:00.0 | 22018
            decimal   | 12.50                                | true  | 12    | 12.50 | 22018 | 22018      | 22018    | 22018 | 22018
            double    | 2.5                                  | true  | 2     | 2.5   | 22018 | 22018      | 22018    | 22018 | 22018
            duration  | 1mo2d3h                              | 22018 | 22018 | 22018 | 316d6f32643368 | 22007 | 22007 | 22007 | 22018
            float     | 1.5                                  | true  | 1     | 1.5   | 22018 | 22018      | 22018    | 22018 | 22018
            inet      | ::1                                  | 22018 | 22018 | 22018 | 3a3a31 | 22007     | 22007    | 22007 | 22018
            int       | 3                                    | true  | 3     | 3     | 22018 | 22018      | 22018    | 22018 | 22018
            list      | ["2018-11-01 21:08:16.796"]          | 22018 | 22018 | 22018 | 22018 | 22018      | 22018    | 22018 | [2018-11-02 06:08:16.796]
            map       | {"k":7}                              | 22018 | 22018 | 22018 | 22018 | 22018      | 22018    | 22018 | 22018
            set       | ["a","b"]                            | 22018 | 22018 | 22018 | 22018 | 22018      | 22018    | 22018 | [a, b]
            smallint  | 2                                    | true  | 2     | 2     | 22018 | 22018      | 22018    | 22018 | 22018
            text      | é                                    | 22018 | 22018 | 22018 | c3a9  | 22007      | 22007    | 22007 | 22018
            time      | 10:11:12.123456789                   | 22018 | 22018 | 22018 | 22018 | 22018      | 10:11:12 | 22018 | 22018
            timestamp | 2018-11-01 21:08:16.796              | 22018 | 22018 | 22018 | 22018 | 2018-11-01 | 21:08:16 | 2018-11-02 06:08:16.796 | 22018
            timeuuid  | 50554d6e-29bb-11e5-b345-feff819cdc9f | 22018 | 22018 | 22018 | 22018 | 22018      | 22018    | 22018 | 22018
            tinyint   | 1                                    | true  | 1     | 1     | 22018 | 22018      | 22018    | 22018 | 22018
            tuple     | {"f1":1,"f2":"z"}                    | 22018 | 22018 | 22018 | 22018 | 22018      | 22018    | 22018 | 22018
            udt       | {"street":"Elm","zip":null}          | 22018 | 22018 | 22018 | 22018 | 22018      | 22018    | 22018 | 22018
            uuid      | 123e4567-e89b-12d3-a456-426614174000 | 22018 | 22018 | 22018 | 22018 | 22018      | 22018    | 22018 | 22018
            varint    | 99                                   | true  | 99    | 99    | 22018 | 22018      | 22018    | 22018 | 22018
            vector    | [1.0,2.5]                            | 22018 | 22018 | 22018 | 22018 | 22018      | 22018    | 22018 | [1.0, 2.5]
            """)
    void getters(
            String type,
            String text,
            String truth,
            String whole,
            String number,
            String bytes,
            String date,
            String time,
            String timestamp,
            String array)
            throws Exception {
        TimeZone.setDefault(TOKYO);
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM " + table(type) + " WHERE id = 1")) {
            assertThat(rows.next()).isTrue();
            Map<String, String> actual = new LinkedHashMap<>();
            for (Map.Entry<String, Getter> getter : GETTERS.entrySet()) {
                actual.put(getter.getKey(), outcome(rows, "c_" + type, getter.getValue()));
            }
            assertThat(actual.values())
                    .as(actual.keySet().toString())
                    .containsExactly(text, truth, whole, number, bytes, date, time, timestamp, array);
        }
    }

    private static String table(String type) {
        return type.equals("counter") ? "counters" : "matrix";
    }

    private static String outcome(ResultSet rows, String column, Getter getter) throws Exception {
        try {
            return getter.get(rows, column).toString();
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }

    @Test
    @DisplayName("row 47: NULL of every type is null, 0 or false by every getter, and wasNull says so")
    void nulls() throws Exception {
        List<Getter> getters = List.of(
                ResultSet::getObject,
                ResultSet::getString,
                ResultSet::getBoolean,
                ResultSet::getByte,
                ResultSet::getShort,
                ResultSet::getInt,
                ResultSet::getLong,
                ResultSet::getFloat,
                ResultSet::getDouble,
                ResultSet::getBigDecimal,
                ResultSet::getBytes,
                ResultSet::getDate,
                ResultSet::getTime,
                ResultSet::getTimestamp,
                ResultSet::getArray,
                ResultSet::getBlob,
                ResultSet::getClob,
                ResultSet::getBinaryStream,
                ResultSet::getAsciiStream,
                ResultSet::getCharacterStream);
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM matrix WHERE id = 2")) {
            assertThat(rows.next()).isTrue();
            for (int i = 2; i <= rows.getMetaData().getColumnCount(); i++) {
                String column = rows.getMetaData().getColumnLabel(i);
                for (Getter getter : getters) {
                    assertThat(rows.getInt("id")).isEqualTo(2);
                    assertThat(rows.wasNull()).isFalse();
                    Object value = getter.get(rows, column);
                    assertThat(value == null || value.equals(false) || ((Number) value).doubleValue() == 0)
                            .as(column)
                            .isTrue();
                    assertThat(rows.wasNull()).as(column).isTrue();
                }
                for (Class<?> target : CLASSES.values()) {
                    assertThat((Object) rows.getObject(column, target)).isNull();
                }
            }
        }
    }

    /** What these classes read is found again when it is set; what the others read does not matter. */
    @ParameterizedTest(name = "row 50: {0} by getObject(i, Class) and back by setObject: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            ascii     | String
            bigint    | String Byte Short Integer Long Float Double BigDecimal BigInteger
            blob      | byte[]
            boolean   | String Boolean
            counter   | String Integer Long BigDecimal
            date      | String Date LocalDate LocalDateTime Instant OffsetDateTime ZonedDateTime Timestamp
            decimal   | String Float Double BigDecimal
            double    | String Float Double BigDecimal
            duration  | String
            float     | String Float Double BigDecimal
            inet      | String
            int       | String Byte Short Integer Long Float Double BigDecimal BigInteger
            list      | List Array
            map       | Map
            set       | List Array
            smallint  | String Byte Short Integer Long Float Double BigDecimal BigInteger
            text      | String
            time      | String LocalTime
            timestamp | String Timestamp LocalDateTime Instant OffsetDateTime ZonedDateTime
            timeuuid  | String UUID
            tinyint   | String Byte Short Integer Long Float Double BigDecimal BigInteger
            tuple     | Map Struct
            udt       | Map Struct
            uuid      | String UUID
            varint    | String Byte Short Integer Long Float Double BigDecimal BigInteger
            vector    | List Array
            """)
    void roundTrips(String type, String classes) throws SQLException {
        TimeZone.setDefault(TOKYO);
        for (String name : classes.split(" ")) {
            Object value = value(type, CLASSES.get(name));
            assertThat(value).isNotNull();
            assertThat(found(type, query -> query.setObject(1, value))).as(name).containsExactly(1);
        }
        assertThat(found(type, query -> query.setNull(1, Types.VARCHAR))).isEmpty();
        assertThat(found(type, query -> query.setObject(1, null))).isEmpty();
    }

    private Object value(String type, Class<?> target) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT c_" + type + " FROM " + table(type) + " WHERE id = 1")) {
            assertThat(rows.next()).isTrue();
            return rows.getObject(1, target);
        }
    }

    private interface Setter {
        void set(PreparedStatement query) throws SQLException;
    }

    private List<Integer> found(String type, Setter setter) throws SQLException {
        String sql = "SELECT id FROM " + table(type) + " WHERE c_" + type + " = ?";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            setter.set(query);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? List.of(rows.getInt(1)) : List.of();
            }
        }
    }

    @Test
    @DisplayName("rows 45, 47, 50: reading as, or setting, an unfitting class is class 22 for every type")
    void misfits() throws SQLException {
        List<Object> values = List.of(
                "no such value",
                true,
                1,
                1.5,
                new byte[] {1},
                LocalDate.EPOCH,
                LocalTime.NOON,
                Instant.EPOCH,
                UUID.randomUUID(),
                List.of("x"),
                Map.of("x", "y"),
                new Object());
        try (ResultSet columns = connection.getMetaData().getColumns(null, connection.getSchema(), "matrix", "c%")) {
            while (columns.next()) {
                String type = columns.getString("COLUMN_NAME").substring(2);
                for (Class<?> target : CLASSES.values()) {
                    assertData(() -> value(type, target), type + " as " + target.getSimpleName());
                }
                for (Object value : values) {
                    assertData(() -> found(type, query -> query.setObject(1, value)), type + " = " + value);
                }
            }
        }
    }

    private interface Action {
        void run() throws SQLException;
    }

    private static void assertData(Action action, String what) {
        try {
            action.run();
        } catch (SQLException e) {
            assertThat(e.getSQLState()).as(what + ": " + e).startsWith("22");
        }
    }

    @ParameterizedTest(name = "row 49: set by the setters of JDBC, in the zone {0}")
    @ValueSource(strings = {"UTC", "Asia/Tokyo", "America/New_York"})
    void typedSetters(String zone) throws SQLException {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        Instant instant = Instant.parse("2018-11-01T21:08:16.796Z");
        Map<String, Setter> setters = new LinkedHashMap<>();
        setters.put("timestamp", query -> query.setTimestamp(1, Timestamp.from(instant)));
        setters.put("date", query -> query.setDate(1, Date.valueOf("2018-11-01")));
        setters.put("boolean", query -> query.setBoolean(1, true));
        setters.put("tinyint", query -> query.setByte(1, (byte) 1));
        setters.put("smallint", query -> query.setShort(1, (short) 2));
        setters.put("int", query -> query.setInt(1, 3));
        setters.put("bigint", query -> query.setLong(1, 4));
        setters.put("float", query -> query.setFloat(1, 1.5f));
        setters.put("double", query -> query.setDouble(1, 2.5));
        setters.put("decimal", query -> query.setBigDecimal(1, new BigDecimal("12.5")));
        setters.put("text", query -> query.setString(1, "é"));
        setters.put("ascii", query -> query.setNString(1, "7"));
        setters.put("blob", query -> query.setBytes(1, new byte[] {(byte) 0xca, (byte) 0xfe}));
        setters.put("uuid", query -> query.setObject(1, "123e4567-e89b-12d3-a456-426614174000", Types.OTHER));
        setters.put("set", query -> query.setArray(1, connection.createArrayOf("VARCHAR", new Object[] {"a", "b"})));
        setters.put(
                "list",
                query -> query.setArray(
                        1, connection.createArrayOf("TIMESTAMP", new Object[] {Timestamp.from(instant)})));
        setters.put("varint", query -> query.setObject(1, BigInteger.valueOf(99), Types.NUMERIC));
        for (Map.Entry<String, Setter> setter : setters.entrySet()) {
            assertThat(found(setter.getKey(), setter.getValue()))
                    .as(setter.getKey())
                    .containsExactly(1);
        }
        assertThat(((Timestamp) value("timestamp", Timestamp.class)).toInstant())
                .isEqualTo(instant);
    }

    @Test
    @DisplayName("row 32: one name and number for a type in getColumns, in results and in getTypeInfo")
    void names() throws SQLException {
        Map<String, Integer> known = new LinkedHashMap<>();
        try (ResultSet types = connection.getMetaData().getTypeInfo()) {
            while (types.next()) {
                known.put(types.getString("TYPE_NAME"), types.getInt("DATA_TYPE"));
            }
        }
        try (Statement statement = connection.createStatement();
                ResultSet columns = connection.getMetaData().getColumns(null, connection.getSchema(), "%", "%")) {
            int described = 0;
            while (columns.next()) {
                described++;
                String column = columns.getString("COLUMN_NAME");
                ResultSetMetaData meta = statement
                        .executeQuery("SELECT " + column + " FROM " + columns.getString("TABLE_NAME") + " WHERE id = 1")
                        .getMetaData();
                assertThat(meta.getColumnTypeName(1)).as(column).isEqualTo(columns.getString("TYPE_NAME"));
                assertThat(meta.getColumnType(1))
                        .as(column)
                        .isEqualTo(columns.getInt("DATA_TYPE"))
                        .isEqualTo(known.get(meta.getColumnTypeName(1)));
            }
            assertThat(described).isEqualTo(28);
        }
    }
}
