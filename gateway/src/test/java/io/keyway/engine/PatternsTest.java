package io.keyway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Patterns in queries: what they match, what is asked of Cassandra, and when a faulty one is found. */
@WithCassandra
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PatternsTest {
    private final TypeTables tables;

    PatternsTest(TestKeyspace keyspace) {
        tables = new TypeTables(
                keyspace,
                "CREATE TABLE ks.texts (p int, c text, n int, PRIMARY KEY (p, c))",
                "INSERT INTO ks.texts (p, c, n) VALUES (1, 'a\nb', 1)",
                "INSERT INTO ks.texts (p, c, n) VALUES (1, 'ab', 2)",
                "INSERT INTO ks.texts (p, c, n) VALUES (1, 'a%b', 3)",
                "INSERT INTO ks.texts (p, c, n) VALUES (1, 'a.b', 4)",
                "INSERT INTO ks.texts (p, c, n) VALUES (1, 'a\\b', 5)",
                "INSERT INTO ks.texts (p, c, n) VALUES (1, 'MÜLLER', 6)",
                "INSERT INTO ks.texts (p, c, n) VALUES (1, 'a😀b', 7)",
                "INSERT INTO ks.texts (p, c, n) VALUES (1, '%', 8)",
                "CREATE TABLE ks.pairs (id int PRIMARY KEY, t text, pat text)",
                "INSERT INTO ks.pairs (id, t, pat) VALUES (1, 'abc', 'a%')",
                "INSERT INTO ks.pairs (id, t, pat) VALUES (2, 'abc', 'b%')",
                "INSERT INTO ks.pairs (id, t) VALUES (3, 'abc')",
                "INSERT INTO ks.pairs (id, pat) VALUES (4, '%')");
    }

    @AfterAll
    void close() {
        tables.close();
    }

    private void finds(String condition, Integer... numbers) {
        tables.returns(
                "SELECT n FROM texts WHERE p = 1 AND " + condition,
                List.of(),
                Arrays.stream(numbers).map(String::valueOf).toArray(String[]::new));
    }

    @Test
    void oneCharacterIsAnyOne() {
        finds("c LIKE 'a_b'", 1, 3, 4, 5, 7);
        finds("c NOT LIKE 'a_b'", 2, 6, 8);
        finds("c ILIKE 'A_B'", 1, 3, 4, 5, 7);
        finds("c SIMILAR TO 'a_b'", 1, 3, 4, 5, 7);
        finds("c ~ '^a.b$'", 1, 3, 4, 5, 7);
    }

    @Test
    void caseIsIgnoredInAnyAlphabet() {
        finds("c ILIKE 'müller'", 6);
        finds("c NOT ILIKE 'mü%' AND n > 5", 7, 8);
        finds("c ~* 'mü'", 6);
        finds("c !~* 'mü' AND n > 5", 7, 8);
        finds("c LIKE 'müller'");
    }

    @Test
    void anyCharacterEscapes() {
        finds("c LIKE '%%' ESCAPE '%'", 8);
        finds("c NOT LIKE '%%' ESCAPE '%' AND n > 5", 6, 7);
        finds("c LIKE 'a%%b' ESCAPE '%'", 3);
        finds("c LIKE 'a!%%' ESCAPE '!'", 3);
        finds("c LIKE 'a\\\\b'", 5);
        finds("c LIKE 'a\\%b'", 3);
        finds("c LIKE 'a\\b' ESCAPE ''", 5);
        finds("c LIKE 'a\\b'", 2);
    }

    @Test
    void theDotOfSimilarToIsADot() {
        finds("c SIMILAR TO 'a.b'", 4);
        finds("c NOT SIMILAR TO 'a.b' AND n < 5", 1, 2, 3);
        finds("c SIMILAR TO '(a|M)[.Ü]%'", 4, 6);
        finds("REGEXP_LIKE(c, '^A.B$', 'i')", 1, 3, 4, 5, 7);
        tables.returns(
                "SELECT REGEXP_REPLACE(c, '(.)b', '<\\1>', 'g') FROM texts WHERE p = 1 AND n = 4", List.of(), "'a<.>'");
    }

    @Test
    void nullsAndPatternsOfColumns() {
        tables.returns(
                "SELECT id, t LIKE pat, t NOT LIKE pat, t ILIKE pat, t SIMILAR TO pat, t ~ pat,"
                        + " t LIKE pat ESCAPE NULL FROM pairs",
                List.of(),
                "1 | true | false | true | true | false | null",
                "2 | false | true | false | false | false | null",
                "3 | null | null | null | null | null | null",
                "4 | null | null | null | null | null | null");
        tables.returns("SELECT id FROM pairs WHERE t LIKE '%'", List.of(), "1", "2", "3");
        tables.returns("SELECT id FROM pairs WHERE NOT t LIKE '%'", List.of());
        tables.returns("SELECT id FROM pairs WHERE t LIKE ?", List.of("a_c"), "1", "2", "3");
        tables.returns("SELECT id FROM pairs WHERE 'abc' LIKE 'a%' AND t IS NULL", List.of(), "4");
    }

    @Test
    void aPrefixIsAskedOfCassandra() {
        String select = "SELECT n FROM texts WHERE p = 1 AND c LIKE ";
        assertThat(tables.cql(select + "'a%'")).containsExactly("SELECT n FROM texts WHERE p=? AND c>=? AND c<?");
        assertThat(tables.cql(select + "'a\\%b'")).containsExactly("SELECT n FROM texts WHERE p=? AND c=?");
        assertThat(tables.cql(select + "'a\\%%'")).containsExactly("SELECT n FROM texts WHERE p=? AND c>=? AND c<?");
        finds("c LIKE 'a\\%%'", 3);
        finds("c LIKE 'a\\_%'");
        assertThat(tables.cql(select + "'%'")).containsExactly("SELECT n FROM texts WHERE p=?");
    }

    @Test
    void aFaultyPatternIsFoundBeforeAnythingIsAsked() {
        refuses("SELECT n FROM texts WHERE c LIKE 'a\\'", ErrorCode.INVALID_ESCAPE, 27);
        refuses("SELECT n FROM texts WHERE c ILIKE 'a' ESCAPE 'xy'", ErrorCode.INVALID_ESCAPE, 27);
        refuses("SELECT n FROM texts WHERE c SIMILAR TO '(a'", ErrorCode.INVALID_REGEX, 27);
        refuses("SELECT n FROM texts WHERE c !~ 'a**'", ErrorCode.INVALID_REGEX, 27);
        refuses("SELECT REGEXP_REPLACE(c, '[', '') FROM texts", ErrorCode.INVALID_REGEX, 8);
        refuses("SELECT n FROM texts WHERE c LIKE ?", ErrorCode.INVALID_ESCAPE, null, "a\\");
    }

    private void refuses(String sql, ErrorCode code, @Nullable Integer column, Object... parameters) {
        assertThatThrownBy(() -> tables.rows(sql, parameters))
                .as(sql)
                .isInstanceOfSatisfying(KeywayException.class, e -> {
                    assertThat(e.code()).isEqualTo(code);
                    assertThat(e.position() == null ? null : e.position().column())
                            .isEqualTo(column);
                });
    }
}
