package io.keyway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.value.DateTimeText;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @Test
    void json() {
        tables.returns(
                "SELECT JSON_ARRAY(t), JSON_OBJECT('t': t) FROM hours",
                List.of(),
                "'[\"10:00:00.000000001\"]' | '{\"t\":\"10:00:00.000000001\"}'");
        tables.returns("SELECT JSON_ARRAYAGG(t), COUNT(*) FROM hours", List.of(), "'[\"10:00:00.000000001\"]' | 1L");
        tables.returns(
                "SELECT n, JSON_OBJECTAGG('at': at) FROM stamps WHERE n IN (4, 5) GROUP BY n",
                List.of(),
                "4 | '{\"at\":\"1969-12-31T23:59:59.999\"}'",
                "5 | '{\"at\":\"2020-01-01T00:00:00.001\"}'");
        tables.returns("SELECT JSON_ARRAYAGG(d) FROM days WHERE n = 2", List.of(), "'[\"1582-10-05\"]'");
        assertThatThrownBy(() -> tables.rows("SELECT JSON_ARRAY(ARRAY[at]) FROM stamps"))
                .isInstanceOfSatisfying(
                        KeywayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNSUPPORTED_SQL));
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
            DATE '2018-11-01' + INTERVAL '5' HOUR; 2018-11-01T05:00:00Z
            INTERVAL '5' MINUTE + DATE '2018-11-01'; 2018-11-01T00:05:00Z
            DATE '2018-11-01' - INTERVAL '1' SECOND; 2018-10-31T23:59:59Z
            DATE '2018-11-01' + INTERVAL '1 12' DAY TO HOUR; 2018-11-02T12:00:00Z
            DATE '2018-11-01' + INTERVAL '1' HOUR * 25; 2018-11-02T01:00:00Z
            DATE '2018-11-01' + INTERVAL '23' HOUR = DATE '2018-11-01'; false
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
            TO_CHAR(TIMESTAMP '1582-10-10 01:02:03.456', 'YYYY-MM-DD HH24:MI:SS.MS'); '1582-10-10 01:02:03.456'
            TO_CHAR(DATE '2018-11-04', 'FMDD "of" YYYY'); '4 of 2018'
            TO_CHAR(DATE '2018-11-04', '"YYYY" FMDD"th" "a\\"CC\\\\" CC'); 'YYYY 4th a"CC\\ 21'
            TO_CHAR(DATE '2018-11-04', 'DD \\"YYYY\\" \\MM "DD'); '04 "2018" \\11 DD'
            TO_CHAR(DATE '2018-11-04', '""'); ''
            TO_DATE('4 of 2018', 'FMDD "of" YYYY'); 2018-01-04
            TO_DATE('4xDDx2018', 'DD"-YY-"YYYY'); 2018-01-04
            TO_CHAR(DATE '1582-10-10', 'D Day IW DDD J'); '1 Sunday    40 283 2299156'
            TO_CHAR(DATE '0001-01-01', 'YYYY-MM-DD BC'); '0001-01-01 AD'
            TO_CHAR(DATE '-0043-03-15', 'YYYY-MM-DD BC, FMYYYY, CC'); '0044-03-15 BC, 44, -01'
            TO_CHAR(DATE '1900-12-31', 'CC') || TO_CHAR(DATE '1901-01-01', 'CC'); '1920'
            TO_CHAR(DATE '0999-12-31', 'CC FMCC'); '10 10'
            TO_CHAR(DATE '0099-12-31', 'CC FMCC'); '01 1'
            TO_CHAR(TIMESTAMP '+12345-10-15 00:00:00', 'YYYY-MM-DD'); '12345-10-15'
            TO_DATE('1582-10-10', 'YYYY-MM-DD'); 1582-10-10
            TO_DATE('0044-03-15 BC', 'YYYY-MM-DD BC'); -0043-03-15
            TO_TIMESTAMP('1582-10-10 01:02:03', 'YYYY-MM-DD HH24:MI:SS'); 1582-10-10T01:02:03Z
            CAST(DATE '1582-10-10' AS VARCHAR FORMAT 'DD.MM.YYYY'); '10.10.1582'
            CAST('10.10.1582' AS DATE FORMAT 'DD.MM.YYYY'); 1582-10-10
            CAST('10.10.1582 11:12' AS TIMESTAMP FORMAT 'DD.MM.YYYY HH24:MI'); 1582-10-10T11:12:00Z
            {fn DAYNAME(DATE '1582-10-10')}; 'Sun'
            {fn MONTHNAME(TIMESTAMP '+200000000-02-10 00:00:00')}; 'Feb'
            LAST_DAY(DATE '-12000-02-10'); -12000-02-29
            LAST_DAY(TIMESTAMP '0001-02-10 00:00:00'); 0001-02-28
            TIMESTAMPADD(DAY, 1, DATE '1582-10-04'); 1582-10-05
            TIMESTAMPADD(YEAR, 1, TIMESTAMP '+200000000-02-29 00:00:00'); +200000001-02-28T00:00:00Z
            TIMESTAMPDIFF(MONTH, DATE '1500-01-31', DATE '1582-10-10'); 992
            TIMESTAMPDIFF(YEAR, TIMESTAMP '-100000000-01-01 00:00:00', TIMESTAMP '+50000000-01-01 00:00:00'); 150000000
            TIMESTAMP '+200000000-02-10 00:00:00' + INTERVAL '1' MONTH; +200000000-03-10T00:00:00Z
            DATE '0001-01-31' - INTERVAL '1' MONTH; 0000-12-31
            EXTRACT(YEAR FROM TIMESTAMP '+292278994-08-17 07:12:55.807'); 292278994L
            EXTRACT(YEAR FROM DATE '0000-01-01'); -1L
            EXTRACT(YEAR FROM DATE '-0043-03-15'); -44L
            EXTRACT(CENTURY FROM DATE '0000-01-01'); -1L
            EXTRACT(CENTURY FROM DATE '2000-12-31'); 20L
            EXTRACT(MILLENNIUM FROM DATE '-1000-01-01'); -2L
            EXTRACT(DECADE FROM DATE '-0001-01-01'); -1L
            EXTRACT(ISOYEAR FROM DATE '2021-01-03'); 2020L
            EXTRACT(WEEK FROM DATE '2021-01-03'); 53L
            EXTRACT(WEEK FROM TIMESTAMP '-290000000-12-31 00:00:00'); 52L
            EXTRACT(DOY FROM DATE '1582-10-15'); 288L
            EXTRACT(QUARTER FROM DATE '1500-02-28'); 1L
            EXTRACT(DOW FROM DATE '1582-10-10'); 0L
            EXTRACT(ISODOW FROM DATE '1582-10-10'); 7L
            EXTRACT(HOUR FROM TIMESTAMP '-290000000-01-01 23:00:00'); 23L
            FLOOR(TIMESTAMP '+200000000-02-10 11:12:13.456' TO YEAR); +200000000-01-01T00:00:00Z
            FLOOR(TIMESTAMP '+200000000-02-10 11:12:13.456' TO DAY); +200000000-02-10T00:00:00Z
            FLOOR(TIMESTAMP '-200000000-02-10 11:12:13.456' TO HOUR); -200000000-02-10T11:00:00Z
            FLOOR(DATE '2000-02-10' TO CENTURY); 1901-01-01
            FLOOR(DATE '2000-02-10' TO MILLENNIUM); 1001-01-01
            FLOOR(DATE '0001-02-10' TO DECADE); 0000-01-01
            FLOOR(DATE '2018-11-01' TO ISOYEAR); 2018-01-01
            FLOOR(DATE '2018-11-01' TO WEEK); 2018-10-28
            FLOOR(DATE '2018-11-01' TO HOUR); 2018-11-01
            CEIL(DATE '2018-11-01' TO ISOYEAR); 2018-12-31
            CEIL(DATE '2018-11-01' TO MONTH); 2018-11-01
            CEIL(DATE '2018-11-01' TO QUARTER); 2019-01-01
            CEIL(TIMESTAMP '2018-11-01 00:00:00.001' TO DECADE); 2020-01-01T00:00:00Z
            CEIL(TIMESTAMP '2018-11-01 00:00:00.001' TO SECOND); 2018-11-01T00:00:01Z
            CEIL(TIMESTAMP '-200000000-02-10 11:12:13.456' TO DAY); -200000000-02-11T00:00:00Z
            CAST(TIME '23:59:59.999999999' AS VARCHAR) || TIME '00:00:00.000000001'; '23:59:59.99999999900:00:00.000000001'
            CAST(CAST(TIME '23:59:59.999999999' AS VARCHAR) AS TIME(9)); 23:59:59.999999999
            CAST(TIMESTAMP '2020-01-01 12:00:00.123' AS TIME); 12:00:00.123
            CAST('10:00:00.623' AS TIME); 10:00:00.623
            CAST(TIME '10:00:00.623' AS TIME); 10:00:00.623
            CAST(TIMESTAMP '2020-01-01 12:00:00.623' AS TIMESTAMP(0)); 2020-01-01T12:00:00.623Z
            COALESCE(NULL, TIME '10:00:00.000000001'); 10:00:00.000000001
            JSON_ARRAY(DATE '1582-10-10', TIME '10:00:00.000000001', TIME '10:00'); '["1582-10-10","10:00:00.000000001","10:00:00"]'
            JSON_OBJECT('a': TIMESTAMP '2020-01-01 12:00:00.120'); '{"a":"2020-01-01T12:00:00.12"}'
            JSON_OBJECT('a': TIMESTAMP '2020-01-01 12:00:00'); '{"a":"2020-01-01T12:00:00"}'
            JSON_ARRAYAGG(TIME '10:00:00.000000001'); '["10:00:00.000000001"]'
            AGE(TIMESTAMP '2020-03-01 00:00:00', TIMESTAMP '1582-10-10 00:00:00'); '437 years 4 mons 20 days'
            """)
    void expressions(String expression, String value) {
        tables.returns("SELECT " + expression + " FROM hours", List.of(), value);
        tables.returns("SELECT " + expression, List.of(), value);
    }

    /** What no date, timestamp or interval holds is an error, of constants and of columns alike. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "LAST_DAY(%s)",
                "CAST(%s AS DATE)",
                "%s + INTERVAL '1' SECOND",
                "%s + INTERVAL '1' MONTH",
                "CEIL(%s TO HOUR)",
                "CEIL(%s TO YEAR)",
                "TIMESTAMPADD(YEAR, 2000000000, %s)",
                "TIMESTAMPDIFF(DAY, TIMESTAMP '-290000000-01-01 00:00:00', %s)",
                "TIMESTAMPADD(DAY, 1, DATE '+5881580-07-11')",
                "DATE '-5877641-06-23' - INTERVAL '1' MONTH",
                "FLOOR(DATE '-5877641-06-23' TO MONTH)",
                "INTERVAL '1' DAY * 2000000000000",
                "TO_DATE('9999999-01-01', 'YYYY-MM-DD')",
            })
    void outOfRange(String expression) {
        int last = MILLIS.size() - 1;
        for (String query : List.of(
                "SELECT " + expression.replace("%s", "TIMESTAMP '+292278994-08-17 07:12:55.807'"),
                "SELECT " + expression.replace("%s", "at") + " FROM stamps WHERE n = " + last)) {
            assertThatThrownBy(() -> tables.rows(query))
                    .as(query)
                    .isInstanceOfSatisfying(
                            KeywayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DATETIME_OVERFLOW));
        }
    }

    /** The parts of timestamps near and far are those of java.time, but that PostgreSQL counts no year 0. */
    @ParameterizedTest
    @FieldSource("MILLIS")
    void partsOfTimestamps(long millis) {
        ZonedDateTime at = Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC);
        int year = at.getYear() > 0 ? at.getYear() : at.getYear() - 1;
        tables.returns(
                "SELECT EXTRACT(YEAR FROM at), EXTRACT(MONTH FROM at), EXTRACT(DAY FROM at), EXTRACT(DOY FROM at),"
                        + " EXTRACT(DOW FROM at), EXTRACT(HOUR FROM at), EXTRACT(MINUTE FROM at), EXTRACT(SECOND FROM at)"
                        + " FROM stamps WHERE n = " + MILLIS.indexOf(millis),
                List.of(),
                "%dL | %dL | %dL | %dL | %dL | %dL | %dL | %sm"
                        .formatted(
                                year,
                                at.getMonthValue(),
                                at.getDayOfMonth(),
                                at.getDayOfYear(),
                                at.getDayOfWeek().getValue() % 7,
                                at.getHour(),
                                at.getMinute(),
                                BigDecimal.valueOf(at.getSecond() * 1000L + at.getNano() / 1_000_000, 3)));
    }
}
