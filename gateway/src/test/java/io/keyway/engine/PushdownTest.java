package io.keyway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import io.keyway.exec.FullScan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What of a condition reaches Cassandra: the CQL that the server executes, and how often. {@link RuleMatrixTest} has the
 * plain conditions, {@link KnownDefectsTest} what others do wrong; here is every other form.
 */
@WithCassandra
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PushdownTest {
    private static final String SELECT = "SELECT r FROM t WHERE ";

    private final Sparkify gateway;

    PushdownTest(TestKeyspace keyspace) {
        String table = keyspace.name() + ".t";
        keyspace.execute("CREATE TABLE " + table
                + " (a int, b int, c int, d text, e int, r int, PRIMARY KEY ((a, b), c, d, e))");
        for (int i = 0; i < 64; i++) {
            keyspace.execute(String.format(
                    "INSERT INTO %s (a, b, c, d, e, r) VALUES (%d, %d, %d, '%s', %d, %d)",
                    table, i % 2, i / 2 % 2, i / 4 % 4, i / 16 % 2 == 0 ? "abc" : "abd", i / 32, i));
        }
        gateway = Sparkify.connect(keyspace, FullScan.ALLOW);
    }

    @AfterAll
    void close() {
        gateway.close();
    }

    /** Pinned conditions: what follows WHERE in CQL, and the number of requests. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(a = 0 OR a = 1) AND b = 1 | a=? AND b=? | 2",
                "(a, b) IN ((0, 1), (1, 0)) | a=? AND b=? | 2",
                "(a = 0 AND b = 1) OR (a = 1 AND b = 0) OR (b = 1 AND a = 0) | a=? AND b=? | 2",
                "a IN (1, 1, 1) AND b = 1 | a=? AND b=? | 1",
                "a = 1 AND b = 1 AND c IN (2, 3) | a=? AND b=? AND c IN ? | 1",
                "a = 1 AND b = 1 AND c = 2 AND d > 'abc' | a=? AND b=? AND c=? AND d>? | 1",
                "a = 1 AND b = 1 AND c < 2 AND d = 'abc' | a=? AND b=? AND c<? | 1",
                "a = 1 AND b = 1 AND c > 0 AND c <= 2 | a=? AND b=? AND c>? AND c<=? | 1",
                "a = 1 AND b = 1 AND c BETWEEN 1 AND 2 | a=? AND b=? AND c>=? AND c<=? | 1",
                "a = 1 AND b = 1 AND (c BETWEEN 0 AND 1 OR c = 3) | a=? AND b=? AND c>=? AND c<=? | 1",
                "a = 1 AND b = 1 AND (c < 1 OR c = 3) | a=? AND b=? AND c<=? | 1",
                "a = 1 AND b = 1 AND (c = 0 OR c > 2) | a=? AND b=? AND c>=? | 1",
                "a = 1 AND b = 1 AND c IN (1, 2) AND d IN ('abc', 'abd') AND e = 1 | a=? AND b=? AND c IN ? AND d IN ? AND e=? | 1",
                "a = 1 AND b = 1 AND c = 1 AND d LIKE 'ab%' | a=? AND b=? AND c=? AND d>=? AND d<? | 1",
                "a = 1 AND b = 1 AND c = 1 AND d LIKE 'ab%' ESCAPE '!' | a=? AND b=? AND c=? AND d>=? AND d<? | 1",
                "a = 1 AND b = 1 AND c = 1 AND d LIKE 'abd' ESCAPE '!' | a=? AND b=? AND c=? AND d=? | 1",
                "a = 1 AND b = 1 AND c = 1 AND d LIKE 'a!_%' ESCAPE '!' OR a = 1 AND b = 1 | a=? AND b=? | 1",
                "a = 1 AND b = 1 AND c = 1 AND d ILIKE 'AB%' | a=? AND b=? AND c=? | 1",
                "a = 1 AND b IN (0, 1) AND c IN (0, 2) | a=? AND b=? AND c IN ? | 2",
                "a = 1 AND b = 1 AND c IN (0, 2) AND d > 'abc' | a=? AND b=? AND c IN ? AND d>? | 1",
                "a = 1 AND b = 1 AND c IN (0, 2) AND d > 'abc' AND e IN (0, 1) | a=? AND b=? AND c IN ? AND d>? | 1",
                "a = 1 AND b = 1 AND c = 1 AND d LIKE 'ab_' | a=? AND b=? AND c=? AND d>=? AND d<? | 1",
                "a = 1 AND b = 1 AND r = 3 | a=? AND b=? | 1",
                "a = 1 AND b = 1 AND c < 2 AND (COALESCE(r, 7) = 7) IS FALSE | a=? AND b=? AND c<? | 1",
                "a = 1 AND b = 1 AND upper(d) = 'ABC' | a=? AND b=? | 1",
                "a = 1 AND b = 1 AND (c = 1 OR r = 3) | a=? AND b=? | 1",
                "(a = 1 AND b = 1 AND c = 1) OR (a = 0 AND b = 0 AND c = 2) | a=? AND b=? AND c IN ? | 2",
                "CAST(a AS BIGINT) = 1 AND b = 1 | a=? AND b=? | 1",
                "a = 1.0 AND b = 1 | a=? AND b=? | 1",
                "a = '1' AND b = 1 | a=? AND b=? | 1",
            })
    void pins(String condition, String cql, int requests) {
        List<String> sent = new ArrayList<>();
        gateway.sql(SELECT + condition).sent().forEach(text -> sent.add(text.substring(text.indexOf(" WHERE ") + 7)));
        assertThat(sent).as(condition).hasSize(requests).containsOnly(cql);
        assertThat(gateway.sql(SELECT + condition).rows()).as(condition).isNotEmpty();
    }

    /** Cassandra is asked for so many values that it answers in some milliseconds, and no more. */
    @Test
    void listsOfClusteringValuesAreBounded() {
        String asked = "SELECT r FROM t WHERE a=? AND b=? AND c IN ?";
        gateway.sql(SELECT + "a = 1 AND b = 1 AND c IN (" + numbers(1_000) + ")")
                .returnsRows(12)
                .sends(asked);
        gateway.sql(SELECT + "a = 1 AND b = 1 AND c IN (" + numbers(1_001) + ")")
                .returnsRows(12)
                .sends("SELECT c,r FROM t WHERE a=? AND b=?");
        gateway.sql(SELECT + "a = 1 AND b = 1 AND c IN (" + numbers(501) + ") AND d IN ('abc', 'abd')")
                .returnsRows(12)
                .sends("SELECT d,r FROM t WHERE a=? AND b=? AND c IN ?");
    }

    private static String numbers(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(String::valueOf).collect(Collectors.joining(", "));
    }

    /** The rows of a list come as the table is clustered, whatever the order of the list, through any number of pages. */
    @ParameterizedTest
    @ValueSource(strings = {"a = 1 AND b = 1", "a = 1 AND b IN (0, 1)", "(a, b) IN ((1, 1), (0, 0), (0, 1))"})
    void aListOfClusteringValuesKeepsTheOrder(String keys) {
        String select = "SELECT c, d, e FROM t WHERE " + keys;
        String order = " IN (3, 0, 2) ORDER BY c DESC, d DESC, e DESC";
        // A query with a limit ends while requests are under way, so those of another run may be among what is seen
        // here.
        assertThat(gateway.sql(select + " AND c" + order).sent())
                .isNotEmpty()
                .allMatch(cql -> cql.contains(" AND c IN ? ORDER BY c DESC,d DESC,e DESC"));
        SessionSettings before = gateway.session().settings();
        gateway.session().settings(before.withFetchSize(2));
        try {
            for (String limit : List.of("", " LIMIT 5", " LIMIT 3 OFFSET 2")) {
                assertThat(gateway.sql(select + " AND c" + order + limit).rows())
                        .isNotEmpty()
                        .isEqualTo(gateway.sql(select + " AND c + 0" + order + limit)
                                .rows());
            }
        } finally {
            gateway.session().settings(before);
        }
    }

    /** Conditions that no value can satisfy cost no request. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a = 1.5 AND b = 1",
                "a = 4294967297 AND b = 1",
                "a = NULL AND b = 1",
                "a = 1 AND a = 2 AND b = 1",
                "a IS NULL AND b = 1",
                "a = 1 AND b = 1 AND c > 3 AND c < 2",
                "a = 1 AND b = 1 AND c > 9223372036854775807",
                "a IN (1.5, NULL) AND b = 1",
            })
    void matchesNothing(String condition) {
        assertThat(gateway.sql(SELECT + condition).sent()).as(condition).isEmpty();
    }

    /** An incomplete partition key means a scan: the whole table, nothing restricted in its first page. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "r = 1",
                "a = b AND b = a",
                "a + 1 = 2 AND b = 1",
                "a = 1 OR b = 1",
                "NOT (a = 1 AND b = 1)",
            })
    void scans(String condition) {
        assertThat(gateway.sql(SELECT + condition).sent())
                .as(condition)
                .singleElement()
                .asString()
                .doesNotContain("WHERE");
    }

    @Test
    void consecutiveKeysStayKeys() {
        gateway.sql("SELECT count(*) FROM t WHERE a IN (0, 1, 2, 3, 4) AND b = 1")
                .sendsRequests(5);
        gateway.sql("SELECT count(*) FROM t WHERE a IN (?, ?, ?) AND b = ?", 0, 1, 1, 1)
                .sendsRequests(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void tenThousandKeysAreTenThousandRequests(boolean parameters) {
        String keys = IntStream.range(0, 10_000)
                .mapToObj(key -> parameters ? "?" : String.valueOf(key))
                .collect(Collectors.joining(", "));
        Object[] values = parameters ? IntStream.range(0, 10_000).boxed().toArray() : new Object[0];
        gateway.sql("SELECT r FROM t WHERE a IN (" + keys + ") AND b = 1", values)
                .returnsRows(32)
                .sendsRequests(10_000);
    }

    @Test
    void parametersThatContradictEachOtherSendNothing() {
        String cql = "SELECT r FROM t WHERE a=? AND b=? AND c=?";
        String sql = SELECT + "a = ? AND b = 1 AND a = ? AND c = ? AND c = ?";
        gateway.sql(sql, 1, 1, 3, "3").returnsRows(4).sends(cql);
        gateway.sql(sql, 1, 0, 3, 3).returns().sends();
        gateway.sql(sql, 1, 1, 3, 2).returns().sends();
        gateway.sql(sql, 1, null, 3, 3).returns().sends();
    }

    /** Each key that all lists have is a request, and no other. */
    @Test
    void listsOfOneColumnAreIntersectedWhenTheirValuesAreKnown() {
        String cql = "SELECT r FROM t WHERE a=? AND b=?";
        gateway.sql(SELECT + "a = ? AND b = 1 AND a IN (?, ?)", 1, 0, 0)
                .returns()
                .sends();
        gateway.sql(SELECT + "a IN (0, 1, 2) AND b = 1 AND a = ?", 1)
                .returnsRows(16)
                .sends(cql);
        gateway.sql(SELECT + "a IN (0, 1, 2) AND b = 1 AND a = ?", 3).returns().sends();
        gateway.sql(SELECT + "a IN (0, 1, 2) AND b = 1 AND a IN (?, ?) AND a IN (?, ?)", 2, 1, "1", 7)
                .returnsRows(16)
                .sends(cql);
        gateway.sql(SELECT + "(a, b) IN ((0, 0), (1, 1), (1, 0)) AND a = ?", 1)
                .returnsRows(32)
                .sends(cql, cql);
        gateway.sql(SELECT + "a = 1 AND b = 1 AND c IN (1, 2, 3) AND c IN (?, ?)", 3, 0)
                .returnsRows(4)
                .sends(cql + " AND c IN ?");
        gateway.sql(SELECT + "a = 1 AND b = 1 AND c IN (1, 2, 3) AND c = ?", 0)
                .returns()
                .sends();
    }

    @Test
    void anExplanationNamesEveryList() {
        assertThat(gateway.sql("EXPLAIN " + SELECT + "a IN (0, 1, 2) AND b = 1 AND a = ? AND a IN (5, ?)", 1, 2)
                        .rows())
                .contains("    binds: a = ?1, a in (0, 1, 2), a in (5, ?2), b = 1");
    }

    @Test
    void parametersPinLikeLiterals() {
        gateway.sql(SELECT + "a = ? AND ? = b AND c >= ?", 1, 1, 3)
                .returnsInAnyOrder("15", "31", "47", "63")
                .sends("SELECT r FROM t WHERE a=? AND b=? AND c>=?");
        gateway.sql(SELECT + "a = ? AND b = ?", 4294967297L, 1).returns().sends();
        gateway.sql(SELECT + "a = ? AND b = ?", null, 1).returns().sends();
    }
}
