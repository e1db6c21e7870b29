package io.keyway.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** SQL as people and their tools write it for PostgreSQL, answered by it and by Keyway. */
@WithCassandra
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresFormsTest {
    private static final int DIGITS = 12;

    private final Connection keyway;
    private final Optional<Connection> postgres;

    PostgresFormsTest(TestKeyspace keyspace) throws SQLException {
        String songs = keyspace.name() + ".songs";
        keyspace.execute(
                "CREATE TABLE " + songs
                        + " (k int PRIMARY KEY, artist text, length double, ts timestamp, d date, u uuid,"
                        + " l list<int>)",
                "INSERT INTO " + songs + " (k, artist, length, ts, d, u, l) VALUES (1, 'Muse', 200.5,"
                        + " '2018-11-01 21:01:46.250+0000', '2018-11-01', 7f000000-0000-0000-0000-000000000001, [1, 2])",
                "INSERT INTO " + songs + " (k, artist, length, ts, d, u) VALUES (2, 'Coldplay', 250.25,"
                        + " '2018-11-03 10:00:00+0000', '2018-11-03', 7f000000-0000-0000-0000-000000000002)",
                "INSERT INTO " + songs
                        + " (k, artist, length, ts, d) VALUES (3, 'Moby', 100, '2018-12-24 00:00:00+0000',"
                        + " '2018-12-24')");
        keyway = DriverManager.getConnection(
                "jdbc:keyway://" + keyspace.contactPoint() + "/" + keyspace.name() + "?fullScan=allow");
        postgres = Postgres.open(
                "CREATE TABLE songs (k int PRIMARY KEY, artist text, length double precision, ts timestamptz, d date,"
                        + " u uuid, l int[])",
                "INSERT INTO songs VALUES (1, 'Muse', 200.5, '2018-11-01 21:01:46.250+0000', '2018-11-01',"
                        + " '7f000000-0000-0000-0000-000000000001', '{1,2}'),"
                        + " (2, 'Coldplay', 250.25, '2018-11-03 10:00:00+0000', '2018-11-03',"
                        + " '7f000000-0000-0000-0000-000000000002', NULL),"
                        + " (3, 'Moby', 100, '2018-12-24 00:00:00+0000', '2018-12-24', NULL, NULL)");
    }

    @AfterAll
    void close() throws SQLException {
        keyway.close();
        if (postgres.isPresent()) {
            postgres.get().close();
        }
    }

    static Stream<String> forms() {
        try (InputStream text = PostgresFormsTest.class.getResourceAsStream("postgres-forms.txt")) {
            String all = new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8);
            return all.lines().filter(line -> !line.isBlank() && !line.startsWith("--"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void answersAsPostgres(String form) throws SQLException {
        Assumptions.assumeTrue(postgres.isPresent());
        assertThat(rows(keyway, form)).isEqualTo(rows(postgres.get(), form));
    }

    private static List<List<@Nullable Object>> rows(Connection connection, String form) throws SQLException {
        List<String> parts = List.of(form.split(" ;; ", 2));
        boolean numbered = parts.get(0).contains("$1");
        boolean isPostgres = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
        String sql = parts.get(0);
        List<String> values =
                parts.size() == 1 ? List.of() : List.of(parts.get(1).split("~", -1));
        if (numbered && isPostgres) {
            // Its driver has no parameters of that form, which its server has.
            for (int i = values.size(); i > 0; i--) {
                sql = sql.replace("$" + i, "'" + values.get(i - 1) + "'");
            }
            values = List.of();
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                // PostgreSQL infers the type of each from the query alone then.
                statement.setObject(i + 1, values.get(i), isPostgres ? Types.OTHER : Types.VARCHAR);
            }
            try (ResultSet result = statement.executeQuery()) {
                List<List<@Nullable Object>> rows = new ArrayList<>();
                while (result.next()) {
                    rows.add(row(result));
                }
                return rows;
            }
        }
    }

    private static List<@Nullable Object> row(ResultSet result) throws SQLException {
        List<@Nullable Object> row = new ArrayList<>();
        for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
            row.add(value(result, column));
        }
        return row;
    }

    /** A value in a form that both give it in: moments, numbers to so many digits, lists, and the text of all others. */
    private static @Nullable Object value(ResultSet result, int column) throws SQLException {
        Object value = result.getObject(column);
        if (value instanceof Number) {
            return new BigDecimal(result.getString(column))
                    .round(new MathContext(DIGITS))
                    .stripTrailingZeros()
                    .toPlainString();
        }
        if (value instanceof java.sql.Timestamp) {
            Calendar utc = Calendar.getInstance(TimeZone.getTimeZone("UTC"), Locale.ROOT);
            return result.getTimestamp(column, utc).toInstant();
        }
        if (value instanceof Array array) {
            return Arrays.asList((Object[]) array.getArray());
        }
        return value == null ? null : value instanceof Boolean ? value : result.getString(column);
    }
}
