package io.keyway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import io.keyway.value.DateTimeText;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Dates and times as text and back, for every value that Cassandra holds. */
@WithCassandra
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TextOfValuesTest {
    static final List<Long> MILLIS = List.of(
            Long.MIN_VALUE,
            -62_198_755_200_000L,
            -62_135_596_800_001L,
            -12_219_638_400_000L,
            -1L,
            1_577_836_800_001L,
            1_577_836_800_002L,
            253_402_300_799_999L,
            253_402_300_800_000L,
            Long.MAX_VALUE);
    static final List<Long> DAYS =
            List.of((long) Integer.MIN_VALUE, -719_529L, -141_437L, -1L, 18_262L, 2_932_897L, (long) Integer.MAX_VALUE);

    private final TypeTables tables;

    TextOfValuesTest(TestKeyspace keyspace) {
        List<String> cql = new ArrayList<>(List.of(
                "CREATE TABLE ks.stamps (k timestamp PRIMARY KEY, at timestamp, n int)",
                "CREATE TABLE ks.days (k date PRIMARY KEY, d date, n int)",
                "CREATE TABLE ks.hours (k int PRIMARY KEY, t time)",
                "INSERT INTO ks.hours (k, t) VALUES (1, '10:00:00.000000001')"));
        for (int i = 0; i < MILLIS.size(); i++) {
            cql.add("INSERT INTO ks.stamps (k, at, n) VALUES (%1$d, %1$d, %2$d)".formatted(MILLIS.get(i), i));
        }
        for (int i = 0; i < DAYS.size(); i++) {
            // CQL counts days from the middle of 32 bits without sign.
            cql.add("INSERT INTO ks.days (k, d, n) VALUES (%1$d, %1$d, %2$d)".formatted(DAYS.get(i) + (1L << 31), i));
        }
        tables = new TypeTables(keyspace, cql.toArray(String[]::new));
    }

    @AfterAll
    void close() {
        tables.close();
    }

    @ParameterizedTest
    @FieldSource("MILLIS")
    void timestamps(long millis) {
        int n = MILLIS.indexOf(millis);
        String text = DateTimeText.of(Instant.ofEpochMilli(millis));
        assertThat(text).matches(".*\\.[0-9]{3}");
        String row = String.valueOf(n);
        String where = " FROM stamps WHERE n = " + n;
        tables.returns("SELECT CAST(at AS VARCHAR)" + where, List.of(), "'" + text + "'");
        tables.returns("SELECT 'at ' || at" + where, List.of(), "'at " + text + "'");
        tables.returns("SELECT CONCAT(at, '!')" + where, List.of(), "'" + text + "!'");
        tables.returns("SELECT STRING_AGG(CAST(at AS VARCHAR), ',')" + where, List.of(), "'" + text + "'");
        tables.returns("SELECT n" + where + " AND CAST(CAST(at AS VARCHAR) AS TIMESTAMP) = at", List.of(), row);
        tables.returns("SELECT n FROM stamps WHERE CAST(at AS VARCHAR) = '" + text + "'", List.of(), row);
        for (String literal :
                List.of("'" + text + "'", "TIMESTAMP '" + text + "'", "CAST('" + text + "' AS TIMESTAMP)")) {
            String key = "SELECT n FROM stamps WHERE k = " + literal;
            tables.returns(key, List.of(), row);
            assertThat(tables.cql(key)).containsExactly("SELECT n FROM stamps WHERE k=?");
            tables.returns("SELECT n FROM stamps WHERE at + INTERVAL '0' DAY = " + literal, List.of(), row);
            tables.returns("SELECT n FROM stamps WHERE at < " + literal, List.of(), below(MILLIS, millis));
            if (!literal.startsWith("'")) {
                tables.returns(
                        "SELECT " + literal + where,
                        List.of(),
                        Instant.ofEpochMilli(millis).toString());
            }
        }
    }

    @ParameterizedTest
    @FieldSource("DAYS")
    void dates(long days) {
        int n = DAYS.indexOf(days);
        String text = LocalDate.ofEpochDay(days).toString();
        String row = String.valueOf(n);
        String where = " FROM days WHERE n = " + n;
        tables.returns("SELECT CAST(d AS VARCHAR)" + where, List.of(), "'" + text + "'");
        tables.returns("SELECT 'on ' || d" + where, List.of(), "'on " + text + "'");
        tables.returns("SELECT n" + where + " AND CAST(CAST(d AS VARCHAR) AS DATE) = d", List.of(), row);
        for (String literal : List.of("'" + text + "'", "DATE '" + text + "'", "CAST('" + text + "' AS DATE)")) {
            String key = "SELECT n FROM days WHERE k = " + literal;
            tables.returns(key, List.of(), row);
            assertThat(tables.cql(key)).containsExactly("SELECT n FROM days WHERE k=?");
            tables.returns("SELECT n FROM days WHERE d < " + literal, List.of(), below(DAYS, days));
            if (!literal.startsWith("'")) {
                tables.returns("SELECT " + literal + where, List.of(), text);
            }
        }
    }

    private static String[] below(List<Long> values, long bound) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) < bound) {
                rows.add(String.valueOf(i));
            }
        }
        return rows.toArray(String[]::new);
    }

    @Test
    void timestampsThatDifferByAMillisecondStayApart() {
        tables.returns("SELECT COUNT(DISTINCT CAST(at AS VARCHAR)) FROM stamps", List.of(), MILLIS.size() + "L");
    }

    @Test
    void timesOfDay() {
        tables.returns(
                "SELECT CAST(t AS VARCHAR), 'at ' || t FROM hours",
                List.of(),
                "'10:00:00.000000001' | 'at 10:00:00.000000001'");
        tables.returns("SELECT k FROM hours WHERE CAST(CAST(t AS VARCHAR) AS TIME(9)) = t", List.of(), "1");
        tables.returns("SELECT k FROM hours WHERE t = '10:00:00.000000001'", List.of(), "1");
        tables.returns(
                "SELECT CAST(TIME '10:00:00.1' AS VARCHAR), CAST(TIME '10:00:00' AS VARCHAR)",
                List.of(),
                "'10:00:00.1' | '10:00:00'");
    }

    /** What a column cannot hold equals none of its values, and lies between two of them. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            at = '2020-01-01 00:00:00.0015';
            at <> '2020-01-01 00:00:00.0015' AND n IN (5, 6); 5 6
            at > '2020-01-01 00:00:00.0015' AND n IN (5, 6); 6
            at >= '2020-01-01 00:00:00.0015' AND n IN (5, 6); 6
            at < TIMESTAMP '2020-01-01 00:00:00.0015' AND n IN (5, 6); 5
            at <= TIMESTAMP '2020-01-01 00:00:00.0015' AND n IN (5, 6); 5
            '2020-01-01 00:00:00.0015' < at AND n IN (5, 6); 6
            at BETWEEN '2020-01-01 00:00:00.0005' AND '2020-01-01 00:00:00.0015'; 5
            at IN ('2020-01-01 00:00:00.0015', '2020-01-01 00:00:00.002'); 6
            at NOT IN ('2020-01-01 00:00:00.0015', '2020-01-01 00:00:00.002') AND n IN (5, 6); 5
            at IS DISTINCT FROM '2020-01-01 00:00:00.0015' AND n = 5; 5
            at = CAST('2020-01-01 00:00:00.0015' AS TIMESTAMP); 6
            at > '+999999999-01-01';
            at < '+999999999-01-01' AND n < 2; 0 1
            at > '-999999999-01-01' AND n < 2; 0 1
            k > '2020-01-01 00:00:00.0015' AND n = 6; 6
            n = '5.5';
            n > '4.5' AND n < '5.5'; 5
            n < '99999999999' AND n > '7'; 8 9
            """)
    void whatAColumnCannotHold(String condition, String rows) {
        tables.returns(
                "SELECT n FROM stamps WHERE " + condition, List.of(), rows == null ? new String[0] : rows.split(" "));
    }

    /** Conditions on rows that do not exist are not asked for. */
    @Test
    void whatEqualsNothingIsNotRead() {
        assertThat(tables.cql("SELECT n FROM stamps WHERE k = '2020-01-01 00:00:00.0015'"))
                .isEmpty();
        assertThat(tables.cql("SELECT n FROM days WHERE k = '2020-01-01 00:00:01'"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            DATE '1582-10-10'; 1582-10-10
            DATE '1500-02-28' + INTERVAL '1' DAY; 1500-03-01
            TIMESTAMP '1582-10-10 00:00:00'; 1582-10-10T00:00:00Z
            TIMESTAMP '2020-01-01 00:00:00+01'; 2019-12-31T23:00:00Z
            TIMESTAMP WITH LOCAL TIME ZONE '2020-01-01 10:00:00'; 2020-01-01T10:00:00Z
            TIMESTAMP WITH TIME ZONE '2020-01-01 10:00:00+02:00'; 2020-01-01T08:00:00Z
            CAST('2020-01-01 10:00:00+02' AS TIMESTAMP WITH TIME ZONE); 2020-01-01T08:00:00Z
            CAST('2020-01-01 10:00:00' AS TIMESTAMP WITH LOCAL TIME ZONE); 2020-01-01T10:00:00Z
            MIN(CAST('2020-01-01 10:00:00.001' AS TIMESTAMP WITH TIME ZONE)); 2020-01-01T10:00:00.001Z
            TO_TIMESTAMP('2020-01-01 10:00:00', 'YYYY-MM-DD HH24:MI:SS'); 2020-01-01T10:00:00Z
            CAST(TIMESTAMP '2020-01-01 10:00:00.12' AS VARCHAR); '2020-01-01 10:00:00.120'
            CAST(TIMESTAMP '2020-01-01 10:00:00' AS VARCHAR(10)); '2020-01-01'
            CAST(DATE '1582-10-10' AS TIMESTAMP); 1582-10-10T00:00:00Z
            CAST('2020-01-01 21:01:46' AS DATE); 2020-01-01
            DATE '9999-12-31' + INTERVAL '1' DAY; +10000-01-01
            TIMESTAMP '9999-12-31 23:59:59' + INTERVAL '1' SECOND; +10000-01-01T00:00:00Z
            TIMESTAMP '0000-01-01 00:00:00' - INTERVAL '1' SECOND; -0001-12-31T23:59:59Z
            CAST(DATE '2020-01-01' AS VARCHAR); '2020-01-01'
            """)
    void expressions(String expression, String value) {
        tables.returns("SELECT " + expression + " FROM hours", List.of(), value);
        tables.returns("SELECT " + expression, List.of(), value);
    }
}
