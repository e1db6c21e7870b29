package io.keyway.engine;

import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import io.keyway.exec.FullScan;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys of numbers that are equal for SQL and not for Cassandra: 1.0 and 1.00, 0.0 and -0.0. */
@WithCassandra
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NumericKeysTest {
    private final Sparkify gateway;

    NumericKeysTest(TestKeyspace keyspace) {
        String name = keyspace.name();
        keyspace.execute(
                "CREATE TABLE " + name + ".by_decimal (k decimal, n int, PRIMARY KEY (k, n))",
                "CREATE TABLE " + name + ".pairs (p int, c decimal, n int, PRIMARY KEY (p, c, n))",
                "CREATE TABLE " + name + ".by_double (k double, c double, n int, PRIMARY KEY (k, c, n))",
                "CREATE TABLE " + name + ".by_float (k float, c float, n int, PRIMARY KEY (k, c, n))",
                "CREATE TABLE " + name + ".numbers (p int, n int, d double, PRIMARY KEY (p, n))",
                "INSERT INTO " + name + ".by_decimal (k, n) VALUES (1.0, 1)",
                "INSERT INTO " + name + ".by_decimal (k, n) VALUES (1.00, 2)",
                "INSERT INTO " + name + ".pairs (p, c, n) VALUES (1, 2.0, 1)",
                "INSERT INTO " + name + ".pairs (p, c, n) VALUES (1, 2.00, 2)",
                "INSERT INTO " + name + ".pairs (p, c, n) VALUES (1, 3E0, 3)",
                "INSERT INTO " + name + ".pairs (p, c, n) VALUES (1, 2E1, 4)",
                "INSERT INTO " + name + ".numbers (p, n, d) VALUES (1, 1, 0.0)",
                "INSERT INTO " + name + ".numbers (p, n, d) VALUES (1, 2, -1.5)",
                "INSERT INTO " + name + ".numbers (p, n, d) VALUES (1, 3, NaN)");
        for (String table : new String[] {"by_double", "by_float"}) {
            keyspace.execute(
                    "INSERT INTO " + name + "." + table + " (k, c, n) VALUES (0.0, -0.0, 2)",
                    "INSERT INTO " + name + "." + table + " (k, c, n) VALUES (0.0, 0.0, 1)",
                    "INSERT INTO " + name + "." + table + " (k, c, n) VALUES (0.0, -1.5, 3)",
                    "INSERT INTO " + name + "." + table + " (k, c, n) VALUES (0.0, 0.1, 4)",
                    "INSERT INTO " + name + "." + table + " (k, c, n) VALUES (0.0, NaN, 5)",
                    "INSERT INTO " + name + "." + table + " (k, c, n) VALUES (-0.0, 0.0, 6)",
                    "INSERT INTO " + name + "." + table + " (k, c, n) VALUES (NaN, 0.0, 7)");
        }
        gateway = Sparkify.connect(keyspace, FullScan.ALLOW);
    }

    @AfterAll
    void close() {
        gateway.close();
    }

    @Test
    void decimalsAreOneClusteringKeyWhateverTheirScale() {
        String select = "SELECT n FROM pairs WHERE p = 1 AND c ";
        String cql = "SELECT n FROM pairs WHERE p=? AND ";
        gateway.sql(select + "= 2.000").returns("1", "2").sends(cql + "c=?");
        gateway.sql(select + "= ? AND n > 1", new BigDecimal("2E0"))
                .returns("2")
                .sends(cql + "c=? AND n>?");
        gateway.sql(select + "IN (2, 2.0, ?)", new BigDecimal("20.00"))
                .returns("1", "2", "4")
                .sends(cql + "c IN ?");
        gateway.sql(select + "> 2 AND c < 20.0").returns("3").sends(cql + "c>? AND c<?");
        gateway.sql(select + "> 1.999 ORDER BY c DESC, n DESC LIMIT 3")
                .returns("4", "3", "2")
                .sends(cql + "c>? ORDER BY c DESC,n DESC LIMIT ?");
        gateway.sql("SELECT count(*) FROM pairs WHERE p = 1 AND c = 2")
                .returns("2")
                .sends("SELECT count(*) FROM pairs WHERE p=? AND c=?");
    }

    @Test
    void decimalsAreManyPartitionKeys() {
        gateway.sql("SELECT n FROM by_decimal WHERE k = 1")
                .returnsInAnyOrder("1", "2")
                .sendsRequests(1);
        gateway.sql("SELECT count(DISTINCT k), count(*) FROM by_decimal").returns("1 | 2");
        gateway.sql("SELECT count(*) FROM by_decimal GROUP BY k").returns("2");
        gateway.sql("SELECT count(*) FROM (SELECT DISTINCT k FROM by_decimal)").returns("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"by_double", "by_float"})
    void bothZerosAreAskedFor(String table) {
        String select = "SELECT n FROM " + table + " WHERE k = 0 AND c ";
        gateway.sql(select + "= 0").returnsInAnyOrder("1", "2", "6").sendsRequests(2);
        gateway.sql(select + "= ?", -0.0).returnsInAnyOrder("1", "2", "6").sendsRequests(2);
        gateway.sql(select + "IN (?, 0.25, 0)", 0).returnsInAnyOrder("1", "2", "6");
        gateway.sql(select + ">= 0").returnsInAnyOrder("1", "2", "4", "6");
        gateway.sql(select + "> ?", 0).returns("4");
        gateway.sql(select + "< 0").returns("3");
        gateway.sql(select + "<= ?", 0).returnsInAnyOrder("1", "2", "3", "6");
        gateway.sql("SELECT n FROM " + table + " WHERE (k, c) IN ((0, 0), (-1.5, 0))")
                .returnsInAnyOrder("1", "2", "6");
        gateway.sql("SELECT count(*) FROM " + table + " WHERE k = 0 GROUP BY k").returns("6");
        gateway.sql("SELECT count(*) FROM " + table + " GROUP BY k, c HAVING k = 0 AND c = 0")
                .returns("3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"by_double", "by_float"})
    void whatIsNoNumberEqualsNothing(String table) {
        gateway.sql("SELECT n FROM " + table + " WHERE k = ?", Double.NaN)
                .returns()
                .sends();
        gateway.sql("SELECT n FROM " + table + " WHERE k = 0 AND c > ?", Double.NaN)
                .returns()
                .sends();
        gateway.sql("SELECT n FROM " + table + " WHERE k = 0 AND c > 0.01").returns("4");
    }

    /** The float 0.1 is greater than the double 0.1, and the decimal 0.1 is compared as a float. */
    @Test
    void floatsAreComparedInTheTypeOfTheOtherSide() {
        gateway.sql("SELECT n FROM by_float WHERE k = 0 AND c = 0.1").returns("4");
        gateway.sql("SELECT n FROM by_float WHERE k = 0 AND c > 0.1").returns();
        gateway.sql("SELECT n FROM by_float WHERE k = 0 AND c = 0.1E0").returns();
        gateway.sql("SELECT n FROM by_float WHERE k = 0 AND c > 0.1E0").returns("4");
    }

    @Test
    void joinsLookUpBothZeros() {
        gateway.sql("SELECT numbers.n, by_double.n FROM numbers JOIN by_double ON numbers.d = by_double.k"
                        + " WHERE p = 1 AND c < 0.05")
                .returnsInAnyOrder("1 | 1", "1 | 2", "1 | 3", "1 | 6")
                .sendsRequests(4);
    }
}
