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

/** Text in all its notations, infix casts, and comparisons with the elements of collections. PostgreSQL 15 gave the rows. */
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
                "INSERT INTO ks.coll (k) VALUES (3)");
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
                "FEATURE_NOT_SUPPORTED ! SELECT t = k::varchar LIKE 'a' FROM coll",
            })
    void refused(ErrorCode code, String sql) {
        assertThatThrownBy(() -> tables.rows(sql))
                .isInstanceOfSatisfying(
                        KeywayException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
