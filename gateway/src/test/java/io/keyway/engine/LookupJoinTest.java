package io.keyway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import io.keyway.exec.FullScan;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Joins in which the rows of a pinned side give the partition keys of the other. No scan is allowed here. */
@WithCassandra
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LookupJoinTest {
    private static final String AGES = "SELECT age FROM ages WHERE name=?";

    private static final int CROWD = 5_000;

    private final TestKeyspace keyspace;
    private final Sparkify gateway;
    private final String other;

    LookupJoinTest(TestKeyspace keyspace) {
        this.keyspace = keyspace;
        String name = keyspace.name();
        keyspace.execute(
                "CREATE TABLE " + name + ".teams (team int, member int, name text, PRIMARY KEY (team, member))",
                "CREATE TABLE " + name + ".ages (name text, year int, age int, PRIMARY KEY (name, year))");
        for (int member = 0; member < 10; member++) {
            keyspace.execute(String.format(
                    "INSERT INTO %s.teams (team, member, name) VALUES (1, %d, 'p%d')", name, member, member % 5));
        }
        keyspace.execute(
                "INSERT INTO " + name + ".teams (team, member) VALUES (2, 0)",
                "INSERT INTO " + name + ".teams (team, member, name) VALUES (2, 1, 'p1')",
                "INSERT INTO " + name + ".teams (team, member, name) VALUES (2, 2, 'nobody')");
        for (int person = 0; person < 5; person++) {
            keyspace.execute(
                    String.format("INSERT INTO %s.ages (name, year, age) VALUES ('p%d', 1, %d)", name, person, person),
                    String.format(
                            "INSERT INTO %s.ages (name, year, age) VALUES ('p%d', 2, %d)", name, person, person + 1));
        }
        other = keyspace.name() + "_other";
        keyspace.execute(
                "CREATE TABLE " + name + ".people (id int PRIMARY KEY, age int)",
                "CREATE TABLE " + name + ".scores (season int, id int, score int, PRIMARY KEY ((season, id)))",
                "CREATE TABLE " + name + ".crowd (p int, id int, PRIMARY KEY (p, id))",
                "CREATE KEYSPACE IF NOT EXISTS " + other
                        + " WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}",
                "CREATE TABLE " + other + ".elsewhere (id int PRIMARY KEY, age int)");
        for (int id = 0; id < 10; id++) {
            keyspace.execute(
                    String.format("INSERT INTO %s.people (id, age) VALUES (%d, %d)", name, id, id),
                    String.format("INSERT INTO %s.elsewhere (id, age) VALUES (%d, %d)", other, id, id),
                    String.format("INSERT INTO %s.scores (season, id, score) VALUES (2, %d, %d)", name, id, 20 + id),
                    String.format("INSERT INTO %s.scores (season, id, score) VALUES (7, %d, %d)", name, id, 70 + id));
        }
        for (int first = 0; first < CROWD; first += 500) {
            keyspace.execute(IntStream.range(first, first + 500)
                    .mapToObj(id -> String.format("INSERT INTO %s.crowd (p, id) VALUES (1, %d);", name, id))
                    .collect(Collectors.joining(" ", "BEGIN UNLOGGED BATCH ", " APPLY BATCH")));
        }
        gateway = Sparkify.connect(keyspace, FullScan.REFUSE);
    }

    @AfterAll
    void close() {
        gateway.close();
        keyspace.execute("DROP KEYSPACE " + other);
    }

    @Test
    void aListOfClusteringValuesGoesWithEachLookup() {
        gateway.sql(
                        "SELECT member, age FROM teams JOIN ages ON teams.name = ages.name"
                                + " WHERE team = 1 AND member IN (1, 4, 6) AND year IN (2, 3, ?)",
                        2)
                .returnsInAnyOrder("1 | 2", "4 | 5", "6 | 2")
                .sends(
                        "SELECT team,member,name FROM teams WHERE team=? AND member IN ?",
                        "SELECT name,year,age FROM ages WHERE name=? AND year IN ?",
                        "SELECT name,year,age FROM ages WHERE name=? AND year IN ?");
    }

    @Test
    void eachDistinctKeyIsAskedForOnce() {
        String sql = "SELECT member, age FROM teams JOIN ages ON teams.name = ages.name WHERE team = 1 AND year = 2";
        gateway.sql(sql).returnsRows(10).sendsRequests(6);
        assertThat(gateway.sql(sql).sent())
                .filteredOn(cql -> cql.contains("ages"))
                .hasSize(5)
                .allMatch(cql -> cql.endsWith("FROM ages WHERE name=? AND year=?"));
    }

    @Test
    void inEitherDirection() {
        gateway.sql("SELECT member, age FROM ages JOIN teams ON teams.name = ages.name WHERE team = 2")
                .returnsInAnyOrder("1 | 1", "1 | 2");
        gateway.sql("SELECT a.*, t.* FROM ages a JOIN teams t ON t.name = a.name WHERE team = 2 AND a.year = 1")
                .returnsInAnyOrder("p1 | 1 | 1 | 2 | 1 | p1");
    }

    @Test
    void aLeftJoinKeepsWhatFindsNothing() {
        gateway.sql("SELECT member, age FROM teams LEFT JOIN ages ON teams.name = ages.name WHERE team = 2")
                .returnsInAnyOrder("0 | null", "1 | 1", "1 | 2", "2 | null")
                .sendsRequests(3);
    }

    @Test
    void furtherConditionsAreChecked() {
        gateway.sql("SELECT member, age FROM teams JOIN ages ON teams.name = ages.name AND age > member WHERE team = 2")
                .returnsInAnyOrder("1 | 2");
        gateway.sql("SELECT member FROM teams JOIN ages ON teams.name = ages.name WHERE team = 2 AND age = 2")
                .returnsInAnyOrder("1");
    }

    @Test
    void aJoinWithoutEqualColumnsReadsEachSideOnce() {
        gateway.sql("SELECT a.member FROM teams a JOIN teams b ON a.member < b.member WHERE a.team = 2 AND b.team = 2")
                .returnsInAnyOrder("0", "0", "1")
                .sendsRequests(2);
    }

    /** {@code IN}, {@code EXISTS} and their negations, correlated values, and what else looks at one key's rows alone. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT member FROM teams WHERE team = 2 AND name IN (SELECT name FROM ages) | 1 | 3",
                "SELECT member FROM teams WHERE team = 2 AND name IN (SELECT name FROM ages WHERE age > 1) | 1 | 3",
                "SELECT member FROM teams WHERE team = 2 AND name IN (SELECT name FROM ages WHERE age > 2) | | 3",
                "SELECT member FROM teams t WHERE team = 2 AND EXISTS (SELECT 1 FROM ages a WHERE a.name = t.name) | 1 | 3",
                "SELECT member FROM teams t WHERE team = 2 AND EXISTS (SELECT 1 FROM ages a WHERE a.name = t.name AND a.year = 3) | | 3",
                "SELECT member FROM teams t WHERE team = 2 AND EXISTS (SELECT 1 FROM ages a WHERE a.name = t.name AND a.year > t.member) | 1 | 3",
                "SELECT member FROM teams t WHERE team = 2 AND NOT EXISTS (SELECT 1 FROM ages a WHERE a.name = t.name) | 0; 2 | 3",
                "SELECT member FROM teams t WHERE team = 2 AND NOT EXISTS (SELECT 1 FROM ages a WHERE a.name = t.name AND age = 1) | 0; 2 | 3",
                "SELECT member FROM teams t WHERE team = 2 AND NOT EXISTS (SELECT 1 FROM ages a WHERE a.name = t.name AND age = 7) | 0; 1; 2 | 3",
                "SELECT member FROM teams t WHERE team = 1 AND member NOT IN (SELECT year FROM ages a WHERE a.name = t.name) AND member < 4 | 0; 3 | 5",
                "SELECT (SELECT max(age) FROM ages a WHERE a.name = t.name) FROM teams t WHERE team = 2 | null; 2; null | 3",
                "SELECT (SELECT count(*) FROM ages a WHERE a.name = t.name) FROM teams t WHERE team = 2 | 0; 2; 0 | 3",
                "SELECT (SELECT age FROM ages a WHERE a.name = t.name AND a.year = 2) FROM teams t WHERE team = 2 | null; 2; null | 3",
                "SELECT c FROM teams t JOIN (SELECT name, count(*) c FROM ages GROUP BY name) a ON a.name = t.name WHERE team = 2 | 2 | 3",
                "SELECT x.age FROM teams t, LATERAL (SELECT age FROM ages a WHERE a.name = t.name ORDER BY year DESC LIMIT 1) x WHERE team = 2 | 2 | 3",
                "SELECT r FROM teams t JOIN (SELECT name, rank() OVER (PARTITION BY name ORDER BY age) r FROM ages) a ON a.name = t.name WHERE team = 2 | 1; 2 | 3",
                "SELECT member, age FROM teams t LEFT JOIN ages a ON a.name = t.name AND age > 1 WHERE team = 2 | 0 null; 1 2; 2 null | 3",
                "SELECT member, age FROM teams t LEFT JOIN ages a ON a.name = t.name AND age > member WHERE team = 2 | 0 null; 1 2; 2 null | 3",
                "SELECT member, age FROM ages a RIGHT JOIN teams t ON a.name = t.name AND age > member WHERE team = 2 | 0 null; 1 2; 2 null | 3",
            })
    void looksUp(String sql, @Nullable String rows, int requests) {
        String[] expected = rows == null
                ? new String[0]
                : rows.replace(" ", " | ").replace("; | ", "; ").split("; ");
        gateway.sql(sql).returnsInAnyOrder(expected).sendsRequests(requests);
    }

    @Test
    void aTenKeyLookupJoinCostsElevenRequestsAndAListOfTenKeysTen() {
        gateway.sql("SELECT t.member, p.age FROM teams t JOIN people p ON t.member = p.id WHERE t.team = 1")
                .returnsRows(10)
                .sendsRequests(11);
        gateway.sql("SELECT age FROM people WHERE id IN (0, 1, 2, 3, 4, 5, 6, 7, 8, 9)")
                .returnsRows(10)
                .sendsRequests(10);
    }

    @Test
    void aConstantMayBeAPartOfTheKey() {
        gateway.sql("SELECT p.score FROM teams t JOIN scores p ON t.member = p.id WHERE t.team = 2 AND p.season = 7")
                .returnsInAnyOrder("70", "71", "72")
                .sendsRequests(4);
        gateway.sql(
                        "SELECT p.score FROM teams t JOIN scores p ON t.member = p.id AND t.team = p.season WHERE t.team = ?",
                        2)
                .returnsInAnyOrder("20", "21", "22")
                .sendsRequests(4);
    }

    /** What the other keyspace is asked is not in this keyspace's log, but a scan would be refused. */
    @Test
    void theTablesMayStandInSeveralKeyspaces() {
        gateway.sql("SELECT p.age FROM teams t JOIN " + other + ".elsewhere p ON t.member = p.id WHERE t.team = 2")
                .returnsInAnyOrder("0", "1", "2")
                .sendsRequests(1);
    }

    @Test
    void lookupsFollowLookups() {
        gateway.sql("SELECT a.age, s.score FROM teams t JOIN ages a ON a.name = t.name"
                        + " JOIN scores s ON s.id = a.age AND s.season = 7 WHERE t.team = 2")
                .returnsInAnyOrder("1 | 71", "2 | 72")
                .sendsRequests(5);
    }

    /** What the rows of a batch take is given back before the next. */
    @Test
    void memoryIsThatOfOneBatch() {
        SessionSettings before = gateway.session().settings();
        gateway.session().settings(before.withMaxMemory(200_000));
        try {
            gateway.sql("SELECT count(p.age), count(*) FROM crowd c LEFT JOIN people p ON c.id = p.id WHERE c.p = 1")
                    .returns("10 | 5000");
        } finally {
            gateway.session().settings(before);
        }
    }

    @Test
    void aSubQueryGivesKeysToo() {
        gateway.sql("SELECT age FROM ages WHERE name IN (SELECT name FROM teams WHERE team = 2)")
                .returnsInAnyOrder("1", "2")
                .sendsRequests(3);
    }
}
