package io.keyway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Text in all its notations and beside other types, infix casts, and comparisons with the elements of collections. PostgreSQL
 * 15 gave the rows.
 */
@WithCassandra
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiteralsAndCastsTest {
    private final TypeTables tables;

    LiteralsAndCastsTest(TestKeyspace keyspace) {
        tables = new TypeTables(
                keyspace,
                "CREATE TABLE ks.coll (k int PRIMARY KEY, t text, l list<text>, i list<int>, s set<int>)",
                "INSERT INTO ks.coll (k, t, l, i, s) VALUES (1, 'é', ['x', 'yy'], [1, 2], {1, 2})",
                "INSERT INTO ks.coll (k, t, l, i) VALUES (2, 'ann', ['yy', 'z'], [3])",
                "INSERT INTO ks.coll (k) VALUES (3)",
                "CREATE TABLE ks.vals (k int PRIMARY KEY, d date, at timestamp, u uuid, n decimal, b blob)",
                "INSERT INTO ks.vals (k, d, at, u, n, b) VALUES (1, '2018-11-01', '2018-11-01 20:01:46.123+0000',"
                        + " 7f000000-0000-4000-8000-0000000000ab, 1.50, 0x00ff)",
                "INSERT INTO ks.vals (k) VALUES (2)");
    }

    @AfterAll
    void close() {
        tables.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "k FROM coll WHERE t = U&'\\00e9' ! 1",
                "k FROM coll WHERE t = N'é' ! 1",
                "k FROM coll WHERE t IN (N'é', U&'\\0061nn') ORDER BY k ! 1; 2",
                "U&'x' || 'y' || N'z' ! 'xyz'",
                "U&'d\\+000061\\0062\\\\' ! 'dab\\'",
                "U&'d$+000061$$' UESCAPE '$' ! 'da$'",
                "U&'it''s \\+01F600' = U&'it''s \\D83D\\DE00' ! true",
                "CASE WHEN k = 1 THEN N'a' ELSE _latin1'b' END FROM coll ORDER BY k ! 'a'; 'b'; 'b'",
                "k FROM coll WHERE 'x' = ANY (l) ! 1",
                "k FROM coll WHERE 1 = ANY (s) ! 1",
                "k, 'x' = ANY (l), 'x' <> ALL (l), 'yy' = ALL (l), 'x' <> ANY (l) FROM coll ORDER BY k"
                        + " ! 1 | true | false | false | true; 2 | false | true | false | true; 3 | null | null | null | null",
                "k, 3 > ALL (i), 2 < ANY (i), 1.0 = ANY (i) FROM coll ORDER BY k"
                        + " ! 1 | true | false | true; 2 | false | true | false; 3 | null | null | null",
                "'x' = ANY (ARRAY['y', NULL]), 'x' = ANY (ARRAY['x', NULL]), 'x' <> ALL (ARRAY['y', NULL]),"
                        + " 'x' <> ALL (ARRAY['x', NULL]) ! null | true | null | false",
                "k FROM coll WHERE t = ANY (ARRAY['ann', 'bobby']) ! 2",
                "k FROM coll WHERE k = 2::bigint ! 2",
                "1 = '1'::integer, 2 + '3'::int * 2, (2 + '3')::int * 2 ! true | 8 | 10",
                "NOT '0'::int = 1 AND '2'::int = 2 ! true",
                "k::varchar || '-' || 7::varchar FROM coll WHERE k = 1 OR k = '2'::int ORDER BY k ! '1-7'; '2-7'",
                "k FROM coll WHERE (k + 1)::varchar::int = 3::bigint ! 2",
                "k = k::bigint IS NOT NULL FROM coll WHERE k = 1 ! true",
                "k FROM coll WHERE t || k::varchar LIKE 'ann%' ! 2",
                "k FROM coll WHERE t LIKE 'ann'::varchar ! 2",
                "k FROM coll WHERE t LIKE 'a_%'::varchar ! 2",
                "k FROM coll WHERE t LIKE 'a'::varchar ! ``",
                "k FROM coll WHERE t || 'x' LIKE k::varchar || '%' ! ``",
                "COALESCE('2020-01-01', d) FROM vals ORDER BY k ! 2020-01-01; 2020-01-01",
                "COALESCE(d, '2020-01-01') FROM vals ORDER BY k ! 2018-11-01; 2020-01-01",
                "CASE WHEN k = 1 THEN d ELSE '2020-01-01' END FROM vals ORDER BY k ! 2018-11-01; 2020-01-01",
                "CASE WHEN k = 1 THEN '7' ELSE k END + 1 FROM vals ORDER BY k ! 8; 3",
                "COALESCE(at, '2020-01-01') FROM vals ORDER BY k ! 2018-11-01T20:01:46.123Z; 2020-01-01T00:00:00Z",
                "COALESCE(u, '7f000000-0000-4000-8000-0000000000ab') FROM vals WHERE k = 2"
                        + " ! 7f000000-0000-4000-8000-0000000000ab",
                "COALESCE(n, '2.50'), COALESCE(b, '0xff') FROM vals ORDER BY k ! 1.50m | 0x00ff; 2.50m | 0xff",
                "NULLIF(d, '2018-11-01') FROM vals WHERE k = 1 ! null",
                "GREATEST(d, '2020-01-01'), LEAST('2020-01-01', d) FROM vals WHERE k = 1 ! 2020-01-01 | 2018-11-01",
                "GREATEST(k, '10'), LEAST(k, '10') FROM vals ORDER BY k ! 10 | 1; 10 | 2",
                "LEAST(u, '7f000000-0000-4000-8000-0000000000aa') FROM vals WHERE k = 1"
                        + " ! 7f000000-0000-4000-8000-0000000000aa",
                "d FROM vals WHERE k = 1 UNION ALL SELECT '2020-01-01' ! 2018-11-01; 2020-01-01",
                "'7' UNION ALL SELECT k FROM vals WHERE k = 1 ! 7; 1",
                "d FROM vals WHERE k = 1 INTERSECT SELECT '2018-11-01' ! 2018-11-01",
                "'a' UNION ALL SELECT t FROM coll WHERE k = 2 ! 'a'; 'ann'",
                "k FROM vals WHERE '2018-11-01' IN (d, at) ! 1",
                "k FROM vals WHERE b = '0x00ff' ! 1",
                "k FROM vals WHERE b IN ('0x00FF', X'01') ! 1",
                "k FROM vals WHERE b > '0x00' AND b < X'01' ! 1",
                "CAST(TRUE AS VARCHAR), (1 = 2) || 'x' FROM vals WHERE k = 1 ! 'TRUE' | 'FALSEx'",
                "CAST(b AS VARCHAR), CAST(CAST(b AS VARCHAR) AS VARBINARY) FROM vals WHERE k = 1 ! '0x00ff' | 0x00ff",
                "{d '1582-10-10'}, {ts '1582-10-10 00:00:00.5'}, {t '10:00:00.000000001'}, {d '+12000-02-28'}"
                        + " ! 1582-10-10 | 1582-10-10T00:00:00.500Z | 10:00:00.000000001 | +12000-02-28",
                "{D  '1582-10-10'}, { ts '2020-01-01 10:00:00' }, {d'2020-01-01'}"
                        + " ! 1582-10-10 | 2020-01-01T10:00:00Z | 2020-01-01",
                "k FROM vals WHERE d = {d '2018-11-01'} AND at > {ts '2018-11-01 00:00:00'} ! 1",
                "CAST('1.50' AS NUMERIC), '1.50'::numeric || 'x', CAST(1.50 AS NUMERIC), CAST('0.00' AS NUMERIC)"
                        + " ! 1.50m | '1.50x' | 1.50m | 0.00m",
                "k FROM vals WHERE n = '1.500' AND n = CAST('1.50' AS NUMERIC) AND n IN ('1.500', '2') ! 1",
                "k::text, CAST(k AS TEXT), n::Text, k::\"text\", t::bpchar FROM vals JOIN coll USING (k) WHERE k = 1"
                        + " ! '1' | '1' | '1.50' | '1' | 'é'",
                "'7'::int2, '7'::int4, '7'::INT8, '1.5'::float4, '1.5'::float8 ! 7s | 7 | 7L | 1.5f | 1.5",
                "'yes'::bool, at::timestamptz, '10:00'::timetz, b::text::bytea FROM vals WHERE k = 1"
                        + " ! true | 2018-11-01T20:01:46.123Z | 10:00 | 0x00ff",
                "CAST(i AS int8 array), i::float8 array FROM coll WHERE k = 1 ! [1L, 2L] | [1.0, 2.0]",
                "CAST(MAP['a', 1] AS MAP<text, int4>), CAST(ROW(1, 'a') AS ROW(x int8, y text))"
                        + " ! {'a': 1} | {'x': 1L, 'y': 'a'}",
                "k FROM coll WHERE t = 'ann'::text AND k = 2::int8 ! 2",
            })
    void answers(String query, String rows) {
        assertThat(String.join("; ", tables.rows("SELECT " + query))).as(query).isEqualTo(rows);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "SYNTAX_ERROR ! SELECT U&'\\D83D'",
                "SYNTAX_ERROR ! SELECT U&'\\+110000'",
                "TYPE_MISMATCH ! SELECT k FROM coll WHERE 'x' = ANY (t)",
                "TYPE_MISMATCH ! SELECT k FROM coll WHERE 1 = ALL (k)",
                "TYPE_MISMATCH ! SELECT k FROM coll WHERE 'x' = SOME ('x', 'y')",
                "TYPE_MISMATCH ! SELECT COALESCE(d, t) FROM vals, coll",
                "TYPE_MISMATCH ! SELECT CASE WHEN k = 1 THEN k ELSE t END FROM coll",
                "TYPE_MISMATCH ! SELECT d FROM vals UNION SELECT t FROM coll",
                "TYPE_MISMATCH ! SELECT GREATEST(k, t) FROM coll",
                "INVALID_DATETIME ! SELECT COALESCE('text', d) FROM vals",
                "INVALID_DATETIME ! SELECT CASE WHEN k = 1 THEN d ELSE 'x' END FROM vals",
                "INVALID_DATETIME ! SELECT NULLIF(d, 'x') FROM vals",
                "INVALID_DATETIME ! SELECT GREATEST(d, 'x') FROM vals",
                "INVALID_DATETIME ! SELECT d FROM vals UNION SELECT 'x'",
                "INVALID_DATETIME ! SELECT k FROM vals WHERE d IN ('2018-11-01', 'x')",
                "INVALID_DATETIME ! SELECT {d '2020-02-30'}",
                "VALUE_OUT_OF_RANGE ! SELECT 70000::int2",
                "INVALID_CAST ! SELECT t::int4 FROM coll",
                "UNKNOWN_COLUMN ! SELECT t::texts FROM coll",
                "UNKNOWN_COLUMN ! SELECT t::\"TEXT\" FROM coll",
                "INVALID_CAST ! SELECT COALESCE(k, 'x') FROM vals",
                "INVALID_CAST ! SELECT COALESCE(u, 'x') FROM vals",
                "INVALID_CAST ! SELECT k FROM vals WHERE b = 'x'",
                "INVALID_CAST ! SELECT u FROM vals UNION ALL SELECT 'x'",
            })
    void refused(ErrorCode code, String sql) {
        assertThatThrownBy(() -> tables.rows(sql))
                .isInstanceOfSatisfying(
                        KeywayException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
