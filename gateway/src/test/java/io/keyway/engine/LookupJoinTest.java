package io.keyway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import io.keyway.exec.FullScan;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Joins in which the rows of a pinned side give the partition keys of the other. No scan is allowed here. */
@WithCassandra
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LookupJoinTest {
    private static final String AGES = "SELECT age FROM ages WHERE name=?";

    private final Sparkify gateway;

    LookupJoinTest(TestKeyspace keyspace) {
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
        gateway = Sparkify.connect(keyspace, FullScan.REFUSE);
    }

    @AfterAll
    void close() {
        gateway.close();
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

    @Test
    void aSubQueryGivesKeysToo() {
        gateway.sql("SELECT age FROM ages WHERE name IN (SELECT name FROM teams WHERE team = 2)")
                .returnsInAnyOrder("1", "2")
                .sendsRequests(3);
    }
}
