package io.keyway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.error.Position;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a user reads of a query that fails: a state, a place, and no word of Java's, Calcite's or the driver's. */
@WithCassandra
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErrorTextsTest {
    /** Classes, methods, rules, expressions and types as Calcite writes them, and sentences of libraries. */
    private static final Pattern FOREIGN = Pattern.compile(
            "(?i:exception|calcite|\\bjava|janino|jackson|jayway|datastax|enumerable|logical[A-Z]|RexNode|rel#|RecordType"
                    + "|not enough rules|SINGLE_VALUE|neither a decimal|for input string|_UTF-8|cannot translate"
                    + "|Supported form|Was expecting|internal error|null pointer|\\bindex \\d)|EXPR\\$|(?<!\")\\$[a-z0-9]+\\b|\\bt\\d\\)"
                    + "|\\w\\.\\w+\\(|\\n");

    /** Each with its SQLSTATE and the column of its place, or a dash. */
    private static final String QUERIES = """
            42601 1 SELEC id FROM one
            42601 8 SELECT FROM one
            42601 11 SELECT id FROM
            42601 15 SELECT id one WHERE
            42601 29 SELECT id FROM one WHERE id = = 1
            42601 32 SELECT id FROM one WHERE (id = 1
            42601 32 SELECT id FROM one WHERE id = 1)
            42601 8 SELECT 'abc FROM one
            42601 11 SELECT 1; 'abc
            42601 1 /* abc
            42601 22 SET fullScan = allow now
            42601 8 SELECT "id FROM one
            42601 28 SELECT id FROM one WHERE s = #1
            42601 20 SELECT id FROM one ORDER id
            42601 20 SELECT id FROM one GROUP id
            42601 20 SELECT id FROM one LIMIT x
            2201W 20 SELECT id FROM one LIMIT -1
            2201X 28 SELECT id FROM one LIMIT 1 OFFSET -1
            2201X 20 SELECT id FROM one OFFSET -1 ROWS
            42601 32 SELECT id FROM one ORDER BY id UNION SELECT id FROM one
            42601 10 SELECT id, FROM one
            42601 32 SELECT * FROM one WHERE id IN ()
            42601 38 SELECT id FROM one WHERE id BETWEEN 1
            42601 32 SELECT CASE WHEN id = 1 THEN 2 FROM one
            42601 18 SELECT CAST(id AS) FROM one
            42702 8 SELECT id FROM one JOIN one x
            42702 8 SELECT id FROM one CROSS JOIN one x ON TRUE
            42601 42 SELECT id FROM one NATURAL JOIN one x ON x.id = 1
            42601 11 SELECT id timestamp FROM one
            42601 8 SELECT order FROM one
            22007 8 SELECT DATE 'x' FROM one
            22007 8 SELECT DATE '2020-02-30' FROM one
            22007 8 SELECT TIMESTAMP '2020-13-01 00:00:00' FROM one
            22007 8 SELECT TIME '25:00:00' FROM one
            22007 8 SELECT INTERVAL 'x' DAY FROM one
            22003 8 SELECT INTERVAL '1000000' DAY(2) FROM one
            22018 8 SELECT X'123' FROM one
            22018 8 SELECT X'zz' FROM one
            42P01 16 SELECT id FROM nowhere
            3F000 16 SELECT id FROM ks9.one
            42703 8 SELECT x FROM one
            42703 12 SELECT one.x FROM one
            42P01 8 SELECT y.id FROM one x
            42702 8 SELECT id FROM one x, one y
            42000 25 SELECT x.id FROM one x, one x
            42883 8 SELECT nofunction(id) FROM one
            42883 8 SELECT left(id) FROM one
            42601 19 SELECT substring(s) FROM one
            42883 8 SELECT upper(s, s) FROM one
            42883 8 SELECT upper() FROM one
            42804 8 SELECT id + TRUE FROM one
            42804 8 SELECT s + l FROM one
            22018 - SELECT -s FROM one WHERE id = 2
            42804 8 SELECT NOT id FROM one
            42804 8 SELECT id AND TRUE FROM one
            42804 26 SELECT id FROM one WHERE id
            42804 26 SELECT id FROM one WHERE s
            42803 8 SELECT id FROM one HAVING s
            42804 26 SELECT id FROM one WHERE l = 1
            42804 26 SELECT id FROM one WHERE mp = 'x'
            42804 26 SELECT id FROM one WHERE u = 5
            22018 30 SELECT id FROM one WHERE u = 'x'
            22007 31 SELECT id FROM one WHERE dt = 'x'
            22007 31 SELECT id FROM one WHERE ts > 'x'
            22007 31 SELECT id FROM one WHERE tm = '25:00'
            22018 31 SELECT id FROM one WHERE id = '338x'
            22018 30 SELECT id FROM one WHERE d = 'x'
            22018 30 SELECT id FROM one WHERE m > '1..2'
            22018 31 SELECT id FROM one WHERE bo = 'maybe'
            42804 26 SELECT id FROM one WHERE dt = 5
            42804 26 SELECT id FROM one WHERE ts + 1 = ts
            22018 - SELECT id FROM one WHERE ip > 5
            22018 36 SELECT id FROM one WHERE id IN (1, 'x')
            42804 26 SELECT id FROM one WHERE id IN (SELECT id, s FROM one)
            42000 36 SELECT id FROM one WHERE (id, s) = (1, 2, 3)
            21000 - SELECT id FROM one WHERE id = (SELECT id FROM one)
            21000 - SELECT (SELECT id FROM one) FROM one
            42804 8 SELECT (SELECT id, s FROM one) FROM one
            22025 26 SELECT id FROM one WHERE s LIKE 'a' ESCAPE 'ab'
            22025 26 SELECT id FROM one WHERE s LIKE 'a\\'
            2201B 26 SELECT id FROM one WHERE s SIMILAR TO '['
            2201B 26 SELECT id FROM one WHERE s ~ '('
            2201B 8 SELECT regexp_replace(s, '(', '') FROM one
            2201B - SELECT regexp_like(s, 'a', 'k') FROM one
            22018 - SELECT CAST(s AS INTEGER) FROM one WHERE id = 2
            22018 - SELECT CAST(s AS DOUBLE) FROM one WHERE id = 2
            22018 - SELECT CAST(s AS DECIMAL(5,2)) FROM one WHERE id = 2
            22018 - SELECT CAST(s AS BIGINT) FROM one WHERE id = 2
            22007 - SELECT CAST(s AS DATE) FROM one WHERE id = 2
            22007 - SELECT CAST(s AS TIMESTAMP) FROM one WHERE id = 2
            22007 - SELECT CAST(s AS TIME) FROM one WHERE id = 2
            22018 - SELECT CAST(s AS UUID) FROM one WHERE id = 2
            22018 - SELECT CAST(s AS BOOLEAN) FROM one WHERE id = 2
            42703 18 SELECT CAST(s AS NOTYPE) FROM one
            22018 13 SELECT CAST('x' AS INTEGER) FROM one
            42804 8 SELECT CAST(l AS INTEGER) FROM one
            42804 8 SELECT CAST(bl AS UUID) FROM one
            42804 - SELECT MAX(tu['f1']) FROM one
            42804 - SELECT tu['f2'] LIKE 'x%' FROM one
            42804 - SELECT TRIM(tu['f2']), -tu['f1'], NOT tu['f1'] FROM one
            42804 - SELECT SUM(tu['f1']) OVER () FROM one
            42804 - SELECT RANK() OVER (ORDER BY tu['f1']) FROM one
            42804 30 SELECT id FROM one WHERE NOT ? = ANY (l)
            42804 22 SELECT * FROM UNNEST(NULL)
            42804 - SELECT SUM(tu['f1']), AVG(tu['f1']) FROM one
            42804 8 SELECT CAST(X'00' AS UUID) FROM one
            42712 25 WITH a AS (SELECT 1 n), a AS (SELECT 2 n) SELECT n FROM a
            42712 40 SELECT n FROM (WITH a AS (SELECT 1 n), a AS (SELECT 2 n) SELECT n FROM a) x
            42804 8 SELECT CAST(id AS DATE) FROM one
            42804 8 SELECT CAST(dt AS INTEGER) FROM one
            22003 - SELECT CAST(300 AS TINYINT) FROM one
            22003 - SELECT CAST(b * 1000000000000 AS INTEGER) FROM one WHERE id = 1
            22012 - SELECT id / 0 FROM one
            22012 - SELECT (m - m) / (m - m) FROM one WHERE id = 1
            22012 - SELECT 0.0 / 0.0 FROM one
            22012 - SELECT id % 0 FROM one
            22012 - SELECT mod(id, 0) FROM one WHERE id = 1
            22012 - SELECT 1 / (id - 1) FROM one
            22003 - SELECT id + 2147483647 FROM one WHERE id = 1
            22003 - SELECT b + 9223372036854775807 FROM one WHERE id = 1
            22003 8 SELECT 99999999999999999999999999999999999999999999999999999999999999999999999999999999999999999 FROM one
            2201E - SELECT ln(0) FROM one
            2201E - SELECT ln(-1) FROM one
            2201E - SELECT log10(0) FROM one
            42804 8 SELECT l['a'] FROM one WHERE id = 1
            42804 8 SELECT mp[1] FROM one WHERE id = 1
            42804 8 SELECT s[1] FROM one
            42804 8 SELECT ARRAY[1, 'x'] FROM one
            42804 8 SELECT MAP['a'] FROM one
            22018 - SELECT ELEMENT(ARRAY[1,2]) FROM one
            42804 15 SELECT x FROM UNNEST(5) AS t(x)
            42804 20 SELECT x FROM one, UNNEST(s) AS t(x)
            42804 30 SELECT x FROM one, UNNEST(l, s) AS t(x, y)
            42703 18 SELECT ROW(1, 2).x FROM one
            42803 8 SELECT id, count(*) FROM one
            42803 8 SELECT s FROM one GROUP BY id
            42803 39 SELECT id FROM one GROUP BY id HAVING s = 'x'
            42803 8 SELECT count(count(*)) FROM one
            42803 26 SELECT id FROM one WHERE count(*) > 1
            42803 29 SELECT id FROM one GROUP BY count(*)
            22018 - SELECT sum(s) FROM one
            42804 8 SELECT avg(dt) FROM one
            42804 8 SELECT sum(l) FROM one
            42803 8 SELECT GROUPING(id) FROM one
            42000 29 SELECT id FROM one ORDER BY 5
            42703 29 SELECT id FROM one ORDER BY x
            42803 38 SELECT DISTINCT id FROM one ORDER BY s
            42000 - SELECT id FROM one ORDER BY l
            42000 29 SELECT id FROM one GROUP BY 7
            42803 8 SELECT rank() FROM one
            42000 20 SELECT rank() OVER () FROM one
            42803 26 SELECT id FROM one WHERE row_number() OVER () = 1
            42000 21 SELECT sum(id) OVER w FROM one
            42000 63 SELECT sum(id) OVER (ORDER BY id ROWS BETWEEN CURRENT ROW AND 1 PRECEDING) FROM one
            22013 39 SELECT sum(id) OVER (ORDER BY id ROWS -1 PRECEDING) FROM one
            22013 39 SELECT sum(id) OVER (ORDER BY id ROWS NULL PRECEDING) FROM one
            22013 40 SELECT sum(id) OVER (ORDER BY id RANGE NULL PRECEDING) FROM one
            22013 40 SELECT sum(id) OVER (ORDER BY id RANGE -1 PRECEDING) FROM one
            22013 40 SELECT sum(id) OVER (ORDER BY dt RANGE INTERVAL '-1' DAY PRECEDING) FROM one
            22013 - SELECT sum(id) OVER (ORDER BY id ROWS 1 - 2 PRECEDING) FROM one
            42000 39 SELECT sum(id) OVER (ORDER BY id ROWS id PRECEDING) FROM one
            42000 39 SELECT sum(id) OVER (ORDER BY id ROWS 1.5 PRECEDING) FROM one
            42000 - SELECT nth_value(s, id) OVER (ORDER BY id) FROM one
            22016 - SELECT nth_value(s, 0) OVER (ORDER BY id) FROM one
            22018 19 SELECT lag(id, 1, 'x') OVER (ORDER BY id) FROM one
            42804 8 SELECT lag(id, 1, s) OVER (ORDER BY id) FROM one
            42000 39 SELECT sum(id) OVER (ORDER BY s RANGE 1 PRECEDING) FROM one
            42000 21 SELECT sum(id) OVER (RANGE 1 PRECEDING) FROM one
            42000 - SELECT sum(DISTINCT id) OVER () FROM one
            42803 8 SELECT upper(s) OVER () FROM one
            42000 8 SELECT string_agg(s, ',') FILTER (WHERE id > 1) OVER () FROM one
            42803 8 SELECT upper(s) FILTER (WHERE TRUE) FROM one
            42000 - SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY id) FROM one
            42000 8 SELECT percentile_cont(2) WITHIN GROUP (ORDER BY id) FROM one
            42883 8 SELECT mode() WITHIN GROUP (ORDER BY id) FROM one
            42804 31 SELECT count(*) FILTER (WHERE id) FROM one
            42804 33 SELECT id FROM one UNION SELECT s, id FROM one
            42804 8 SELECT id FROM one UNION SELECT l FROM one
            42000 - WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 3) SELECT n FROM r
            42703 39 WITH r AS (SELECT id FROM one) SELECT x FROM r
            42804 7 WITH r(a, b) AS (SELECT id FROM one) SELECT a FROM r
            42804 18 SELECT date_part('foo', ts) FROM one
            42804 18 SELECT date_part(5, ts) FROM one
            42601 19 SELECT 1 FROM one JOIN one x
            42601 36 SELECT 1 FROM one CROSS JOIN one x ON TRUE
            42000 - SELECT * FROM one TABLESAMPLE BERNOULLI(10)
            42000 - SELECT * FROM one MATCH_RECOGNIZE (ORDER BY id PATTERN (a) DEFINE a AS a.id = 1)
            42P01 15 SELECT * FROM one FOR SYSTEM_TIME AS OF TIMESTAMP '2020-01-01 00:00:00'
            42883 21 SELECT * FROM TABLE(make_rows(1, 3))
            42883 15 SELECT x FROM make_rows(1, 3) AS t(x)
            0A000 8 SELECT unnest(ARRAY[1]) + 1 FROM one
            0A000 43 SELECT id FROM one WHERE id = $1 AND dt > $1
            0A000 8 SELECT unnest(ARRAY[1]), count(*) FROM one
            42702 8 SELECT id FROM one ASOF JOIN one y MATCH_CONDITION one.id > y.id ON one.id = y.id
            22018 - SELECT JSON_VALUE('{', 'strict $.a' ERROR ON ERROR) FROM one WHERE id = 1
            22018 - SELECT JSON_VALUE('{"a":[1]}', 'strict $.b' ERROR ON ERROR) FROM one WHERE id = 1
            22018 - SELECT JSON_QUERY('{"a":1}', 'strict $.a' ERROR ON ERROR) FROM one WHERE id = 1
            42804 8 SELECT JSON_OBJECT(NULL: 1) FROM one
            42804 16 SELECT EXTRACT(FOO FROM dt) FROM one
            42804 8 SELECT EXTRACT(DAY FROM s) FROM one
            42804 21 SELECT TIMESTAMPADD(FOO, 1, ts) FROM one
            22018 26 SELECT TIMESTAMPADD(DAY, 'x', ts) FROM one
            42804 8 SELECT TIMESTAMPDIFF(DAY, s, ts) FROM one
            22007 13 SELECT dt + INTERVAL 'x' FROM one
            22008 - SELECT INTERVAL '3000000' MONTH * 1000 FROM one
            22008 - SELECT INTERVAL '106751991' DAY(9) * (id * 1000000) FROM one
            22012 - SELECT INTERVAL '1' DAY / (id - 1) FROM one WHERE id = 1
            42804 43 SELECT x.id FROM one x LEFT JOIN one y ON (SELECT TRUE, TRUE FROM one)
            42804 8 SELECT dt - s FROM one
            42804 8 SELECT dt + dt FROM one
            42804 8 SELECT ts + 5 FROM one
            42804 20 SELECT FLOOR(dt TO FOO) FROM one
            42804 20 SELECT FLOOR(tm TO YEAR) FROM one
            42804 19 SELECT CEIL(tm TO DAY) FROM one
            22018 - SELECT FLOOR(s) FROM one WHERE id = 2
            22023 - SELECT date_trunc('foo', ts) FROM one
            22007 - SELECT to_date('x', 'YYYY-MM-DD') FROM one
            22007 - SELECT to_timestamp('x', 'YYYY') FROM one
            42804 8 SELECT (dt, dt) OVERLAPS (dt) FROM one
            42000 8 SELECT CURRENT_TIMESTAMP(30) FROM one
            0A000 18 SELECT s COLLATE foo FROM one
            42804 8 SELECT _klingon'abc' FROM one
            42804 - SELECT CONVERT(s USING foo) FROM one
            42804 8 SELECT s || l FROM one
            42804 8 SELECT s || 5 || bl FROM one WHERE id = 1
            22011 - SELECT overlay(s placing 'x' from 0) FROM one
            22011 - SELECT substring(s from 1 for -1) FROM one
            22003 - SELECT chr(-5) FROM one
            22023 - SELECT split_part(s, ',', 0) FROM one
            22003 - SELECT repeat(s, 2000000000) FROM one WHERE id = 1
            22018 16 SELECT lpad(s, 'x') FROM one
            42883 8 SELECT coalesce() FROM one
            42883 8 SELECT nullif(id) FROM one
            42804 8 SELECT CASE WHEN id = 1 THEN 1 ELSE l END FROM one
            22018 21 SELECT CASE id WHEN 'x' THEN 1 END FROM one
            42804 8 SELECT CASE WHEN id THEN 1 END FROM one
            22018 21 SELECT greatest(id, 'x') FROM one
            42804 8 SELECT greatest(l, id) FROM one
            42804 26 SELECT id FROM one WHERE id = ANY (SELECT id, s FROM one)
            42804 26 SELECT id FROM one WHERE id > ALL (SELECT l FROM one)
            42601 40 SELECT id FROM one WHERE EXISTS (SELECT)
            42804 26 SELECT id FROM one WHERE id = 5 MULTISET UNION 5
            42000 8 SELECT id MEMBER OF l FROM one
            42804 8 SELECT CARDINALITY(id) FROM one
            42601 8 SELECT CURSOR(SELECT id FROM one) FROM one
            42P01 23 SELECT NEXT VALUE FOR seq FROM one
            42601 8 SELECT DEFAULT FROM one
            42601 28 SELECT id FROM one LIMIT 1 OFFSET 'x'
            42601 32 SELECT id FROM one FETCH FIRST x ROWS ONLY
            42703 16 SELECT one.* , x.* FROM one
            42703 8 SELECT id FROM one AS t(a, b)
            42702 48 SELECT * FROM (SELECT id, id FROM one) t WHERE id = 1
            42703 42 SELECT x.id FROM one x JOIN one y USING (nothing)
            42883 8 SELECT {fn foo(s)} FROM one
            22007 8 SELECT {d 'x'} FROM one
            22007 8 SELECT {ts 'x'} FROM one
            25006 1 INSERT INTO one VALUES (1)
            25006 1 DELETE FROM one
            25006 1 DROP TABLE one
            42601 - DESCRIBE
            42804 1 VALUES (1, 2), (3)
            42601 10 SELECT 1 WHERE
            42703 21 SELECT CAST(NULL AS FOO)
            42601 8 SELECT *
            42703 12 SELECT id::foo FROM one
            22018 8 SELECT 'x'::int FROM one
            22018 - SELECT s::int FROM one WHERE id = 2
            42601 8 SELECT @x FROM one
            42601 8 SELECT :x FROM one
            42601 8 SELECT $a FROM one
            42601 21 SELECT id FROM one; SELECT 1
            42883 8 SELECT ST_Point(1, 2) FROM one
            42883 8 SELECT XMLTRANSFORM(s, s) FROM one
            42883 8 SELECT HOP(id, 1) FROM one
            42000 - SELECT * FROM TABLE(TUMBLE(TABLE one, DESCRIPTOR(ts), INTERVAL '1' DAY))
            42883 8 SELECT TRY_CAST(s AS INTEGER) FROM one WHERE id = 2
            42883 8 SELECT SAFE_CAST(s AS INTEGER) FROM one WHERE id = 2
            42883 8 SELECT RANDOM(5) FROM one
            42000 28 SELECT id FROM one QUALIFY id = 1
            42804 26 SELECT id FROM one WHERE l IS A SET
            42804 26 SELECT id FROM one WHERE id SUBMULTISET OF id
            42804 31 SELECT id FROM one WHERE s IN ('a', 1, l)
            42703 36 SELECT id FROM one GROUP BY ROLLUP(x)
            42803 8 SELECT id FROM one GROUP BY l
            42703 43 SELECT x.id FROM one x, LATERAL (SELECT y.foo FROM one y WHERE y.id = x.id) z
            22003 - SELECT CAST(d * 1e300 * 1e300 AS BIGINT) FROM one WHERE id = 1
            22003 - SELECT CAST(1e30 AS BIGINT) FROM one
            22003 - SELECT CAST(12345 AS DECIMAL(3,1)) FROM one
            22018 - SELECT COSD(s) FROM one WHERE id = 2
            22007 - SELECT age(s) FROM one
            22018 16 SELECT lag(id, 's') OVER (ORDER BY id) FROM one
            42803 8 SELECT first_value(id) FROM one
            42000 24 SELECT first_value(id) IGNORE NULLS OVER (ORDER BY id) FROM one
            42000 8 SELECT SUM(id) AS MEASURE total FROM one
            42703 30 SELECT array_agg(id ORDER BY x) FROM one
            42804 8 SELECT id IS DISTINCT FROM l FROM one
            42804 8 SELECT mp < MAP['a', 2] FROM one
            42804 26 SELECT id FROM one WHERE mp BETWEEN MAP['a', 1] AND mp
            42804 8 SELECT EVERY(id) FROM one
            22018 - SELECT bit_and(s) FROM one
            42883 8 SELECT GROUP_CONCAT(s) FROM one
            """;

    private final TypeTables tables;

    ErrorTextsTest(TestKeyspace keyspace) {
        tables = new TypeTables(
                keyspace,
                "CREATE TABLE ks.one (id int PRIMARY KEY, s text, d double, b bigint, m decimal, dt date, ts timestamp,"
                        + " tm time, u uuid, ip inet, bl blob, l list<int>, mp map<text, int>, bo boolean,"
                        + " tu tuple<int, text>)",
                "INSERT INTO ks.one (id, s, d, b, m, dt, ts, tm, u, ip, bl, l, mp, bo) VALUES (1, 'abc', 1.5, 5, 2.50,"
                        + " '2018-11-01', '2018-11-01 21:01:46.796+0000', '12:00:00.000000001',"
                        + " ffffffff-1111-4111-8111-111111111111, '10.0.0.1', 0x0102, [1, 2], {'a': 1}, true)",
                "INSERT INTO ks.one (id, s) VALUES (2, 'x9')");
    }

    @AfterAll
    void close() {
        tables.close();
    }

    private record Bad(String state, String place, String sql) {
        static Bad of(String line) {
            String[] parts = line.split(" ", 3);
            return new Bad(parts[0], parts[1], parts[2]);
        }
    }

    static Stream<Bad> queries() {
        return QUERIES.lines().map(Bad::of);
    }

    @ParameterizedTest
    @MethodSource("queries")
    void saysWhatIsWrongInWordsOfItsOwn(Bad query) {
        KeywayException failure = failure(query.sql());
        assertThat(failure.code().sqlState()).isEqualTo(query.state());
        Position position = failure.position();
        assertThat(position == null ? "-" : String.valueOf(position.column())).isEqualTo(query.place());
        speaksPlainly(failure);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "SELECT 'abc FROM one ! a text that begins here does not end",
                "SELECT \"id FROM one ! a name that begins here does not end",
                "SELECT id /* FROM one ! a comment that begins here does not end",
                "SELECT id FROM one WHERE id = U&'x ! a text that begins here does not end",
                "SELECT id FROM one LIMIT -1 ! LIMIT takes a whole number from 0 on",
                "SELECT id FROM one LIMIT x ! syntax error at \"LIMIT\"",
                "BATCH ! Keyway reads; it does not run BATCH",
                "SET TIME ZONE 'Asia/Tokyo' ! the time zone is UTC, as Cassandra's own is; not Asia/Tokyo",
                "USE nowhere ! the cluster has no keyspace \"nowhere\"",
                "DESCRIBE nothing ! table \"nothing\" does not exist",
                "SHOW COLUMNS one ! SHOW COLUMNS FROM takes the name of a table",
                "SELECT l['a'] FROM one ! [ ] does not apply to INTEGER ARRAY and CHAR(1)",
                "SELECT EXTRACT(YEAR FROM s) FROM one ! EXTRACT does not apply to INTERVAL YEAR and VARCHAR",
                "SELECT id + (SELECT id, s FROM one) FROM one ! a sub-query here has one column",
                "SELECT id FROM one WHERE ts + ? > ts ! + does not apply to TIMESTAMP(3) and ?",
            })
    void namesWhatTheUserWrote(String sql, String message) {
        assertThat(failure(sql)).hasMessage(message);
    }

    private KeywayException failure(String sql, Object... parameters) {
        Throwable failure = catchThrowable(() -> tables.rows(sql, parameters));
        assertThat(failure).as(sql).isInstanceOf(KeywayException.class);
        return (KeywayException) failure;
    }

    private static void speaksPlainly(KeywayException failure) {
        assertThat(failure.code()).isNotEqualTo(ErrorCode.INTERNAL_ERROR);
        assertThat(failure.text()).doesNotContainPattern(FOREIGN);
        if (failure.hint() != null) {
            assertThat(failure.hint()).doesNotContainPattern(FOREIGN);
        }
    }

    @Test
    void namesTheValue() {
        assertThat(failure("SELECT id FROM one WHERE id = '338x'").text())
                .isEqualTo("\"338x\" cannot be read: not a number");
        assertThat(failure("SELECT CAST(s AS UUID) FROM one WHERE id = 2").text())
                .contains("x9");
        assertThat(failure("WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 3) TABLE r"))
                .hasMessageContaining("WITH RECURSIVE");
        assertThat(failure("SELECT id FROM one WHERE s ~ '('").text()).contains("'('");
        assertThat(failure("SELECT left(id, s, 1) FROM one").text()).contains("LEFT");
        assertThat(failure("SELECT id FROM one WHERE id = (SELECT id FROM one)").hint())
                .contains("LIMIT 1");
    }

    @Test
    void aTextThatIsNoNumberIsAskedOfNobody() {
        assertThat(tables.cqlOfFailure("SELECT s FROM one WHERE b = '338x'")).isEmpty();
        assertThat(tables.cqlOfFailure("SELECT s FROM one WHERE d < 'x'")).isEmpty();
        assertThat(tables.cqlOfFailure("SELECT s FROM one WHERE m IN ('1', 'x')"))
                .isEmpty();
    }

    @Test
    void parameters() {
        speaksPlainly(failure("SELECT id FROM one WHERE id = ?", "338x"));
        speaksPlainly(failure("SELECT id FROM one WHERE s LIKE ?", "a\\"));
        speaksPlainly(failure("SELECT id + ? FROM one", "x"));
        speaksPlainly(failure("SELECT id FROM one WHERE u = ?", "x"));
        speaksPlainly(failure("SELECT id FROM one WHERE dt = ?", "x"));
        speaksPlainly(failure("SELECT id FROM one WHERE l = ?", List.of("x")));
    }
}
