package io.keyway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import io.keyway.engine.Sample.Pushed;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every scalar type in every position, with literals and parameters alike. */
@WithCassandra
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScalarTypesTest {
    private static final List<Sample> SAMPLES = Sample.ALL;

    private final TypeTables tables;

    ScalarTypesTest(TestKeyspace keyspace) {
        List<String> cql = new ArrayList<>();
        for (Sample sample : SAMPLES) {
            String type = sample.type();
            cql.add("CREATE TABLE ks.value_%1$s (id int PRIMARY KEY, v %1$s)".formatted(type));
            cql.add("CREATE TABLE ks.part_%1$s (k %1$s PRIMARY KEY, n int)".formatted(type));
            cql.add("CREATE TABLE ks.clus_%1$s (p int, k %1$s, n int, PRIMARY KEY (p, k))".formatted(type));
            for (int i = 0; i < 3; i++) {
                String value = sample.cql().get(i);
                cql.add("INSERT INTO ks.value_%s (id, v) VALUES (%d, %s)".formatted(type, i, value));
                cql.add("INSERT INTO ks.part_%s (k, n) VALUES (%s, %d)".formatted(type, value, i));
                cql.add("INSERT INTO ks.clus_%s (p, k, n) VALUES (1, %s, %d)".formatted(type, value, i));
            }
            cql.add("INSERT INTO ks.value_%s (id) VALUES (9)".formatted(type));
        }
        tables = new TypeTables(keyspace, cql.toArray(String[]::new));
    }

    @AfterAll
    void close() {
        tables.close();
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void isReadExactly(Sample sample) {
        for (int i = 0; i < 3; i++) {
            String value = sample.shown().get(i);
            check("SELECT v FROM value_%s WHERE id = " + i, sample, value);
            check("SELECT v FROM value_%s WHERE id + 0 = " + i, sample, value);
        }
        check("SELECT v FROM value_%s WHERE id = 9", sample, "null");
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void isCompared(Sample sample) {
        String select = "SELECT id FROM value_%s WHERE v ";
        for (int i = 0; i < 3; i++) {
            for (String operator : List.of("=", "<>", "<", "<=", ">", ">=")) {
                String[] expected = expected(operator, i);
                check(select + operator + " " + sample.sql().get(i), sample, expected);
                tables.returns(
                        (select + operator + " ?").formatted(sample),
                        List.of(sample.java().get(i)),
                        expected);
            }
        }
        check(select + "IN (" + sample.sql().get(0) + ", " + sample.sql().get(2) + ")", sample, "0", "2");
        check(select + "BETWEEN " + sample.sql().get(1) + " AND " + sample.sql().get(2), sample, "1", "2");
        check(select + "IS NULL", sample, "9");
        check(select + "IS NOT NULL", sample, "0", "1", "2");
    }

    private static String[] expected(String operator, int value) {
        List<String> ids = new ArrayList<>();
        for (int id = 0; id < 3; id++) {
            boolean holds = switch (operator) {
                case "=" -> id == value;
                case "<>" -> id != value;
                case "<" -> id < value;
                case "<=" -> id <= value;
                case ">" -> id > value;
                default -> id >= value;
            };
            if (holds) {
                ids.add(String.valueOf(id));
            }
        }
        return ids.toArray(String[]::new);
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void isAPartitionKey(Sample sample) {
        String select = "SELECT k, n FROM part_%s WHERE k = ".formatted(sample);
        String cql = sample.key() == Pushed.OF_CLUSTERING
                ? "SELECT k,n,token(k) FROM part_" + sample
                : "SELECT k,n FROM part_" + sample + " WHERE k=?";
        for (int i = 0; i < 3; i++) {
            String row = sample.shown().get(i) + " | " + i;
            Object parameter = sample.java().get(i);
            tables.returns(select + sample.sql().get(i), List.of(), row);
            tables.returns(select + "?", List.of(parameter), row);
            assertThat(tables.cql(select + sample.sql().get(i))).containsExactly(cql);
            assertThat(tables.cql(select + "?", parameter)).containsExactly(cql);
        }
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void isAClusteringKey(Sample sample) {
        String select = "SELECT n FROM clus_%s WHERE p = 1 ".formatted(sample);
        String middle = sample.sql().get(1);
        tables.returns(select + "AND k = " + middle, List.of(), "1");
        tables.returns(select + "AND k > " + middle, List.of(), "2");
        tables.returns(select + "AND k <= ?", List.of(sample.java().get(1)), "0", "1");
        tables.returnsInOrder(select + "ORDER BY k", "0", "1", "2");
        tables.returnsInOrder(select + "ORDER BY k DESC", "2", "1", "0");
        boolean widened = sample.key() == Pushed.WIDENED;
        boolean ranges = sample.key() == Pushed.ALL || sample.key() == Pushed.OF_CLUSTERING;
        boolean orders = ranges || sample.key() == Pushed.EQUALITY_AND_ORDER;
        assertThat(tables.cql(select + "AND k = " + middle).get(0)).endsWith(widened ? " AND k IN ?" : " AND k=?");
        assertThat(tables.cql(select + "AND k > ?", sample.java().get(1)).get(0))
                .endsWith(widened ? " AND k>=?" : ranges ? " AND k>?" : " WHERE p=?");
        assertThat(tables.cql(select + "ORDER BY k DESC").get(0).contains("ORDER BY"))
                .isEqualTo(orders);
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void isJoinedGroupedAndSorted(Sample sample) {
        String[] values = sample.shown().toArray(String[]::new);
        check("SELECT a.n, b.id FROM clus_%1$s a JOIN value_%1$s b ON a.k = b.v", sample, "0 | 0", "1 | 1", "2 | 2");
        check("SELECT p.n FROM value_%1$s v JOIN part_%1$s p ON p.k = v.v WHERE v.id = 1", sample, "1");
        check(
                "SELECT v, COUNT(*) FROM value_%1$s GROUP BY v HAVING v IS NOT NULL AND COUNT(*) = 1",
                sample, values(sample, " | 1L"));
        tables.returnsInOrder(
                "SELECT v FROM value_%s ORDER BY v".formatted(sample), values[0], values[1], values[2], "null");
        tables.returnsInOrder(
                "SELECT DISTINCT id, v FROM value_%s ORDER BY v DESC".formatted(sample),
                "9 | null",
                "2 | " + values[2],
                "1 | " + values[1],
                "0 | " + values(sample, "")[0]);
        check("SELECT v FROM value_%1$s UNION SELECT v FROM value_%1$s", sample, withNull(sample));
        check("SELECT MAX(v) FROM value_%s", sample, values[2]);
        check("SELECT MIN(v) FROM value_%s", sample, values[0].replace("-0.0", "0.0"));
    }

    /** A group of doubles is shown by the positive of the two zeros. */
    private static String[] values(Sample sample, String after) {
        return sample.shown().stream()
                .map(value -> value.equals("-0.0") ? "0.0" + after : value + after)
                .toArray(String[]::new);
    }

    private static String[] withNull(Sample sample) {
        List<String> values = new ArrayList<>(List.of(values(sample, "")));
        values.add("null");
        return values.toArray(String[]::new);
    }

    private void check(String sql, Sample sample, String... rows) {
        tables.returns(sql.formatted(sample), List.of(), rows);
    }
}
