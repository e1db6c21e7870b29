package io.keyway.engine;

import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/** Collections, tuples, user-defined types, counters, static columns, and names that SQL would rather keep to itself. */
@WithCassandra
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CollectionsAndNamesTest {
    private static final String[] TABLES = {
        "CREATE TYPE ks.address (street text, zip int, tags frozen<set<text>>)",
        "CREATE TABLE ks.deep (id int PRIMARY KEY, l list<int>, s set<text>, m map<int, text>, t tuple<int, text>,"
                + " a frozen<address>, v vector<float, 2>, n list<frozen<map<int, frozen<address>>>>,"
                + " x frozen<list<timestamp>>, y frozen<set<time>>, z list<blob>, d duration)",
        "INSERT INTO ks.deep (id, l, s, m, t, a, v, n, x, y, z, d) VALUES (1, [1, 2], {'a', 'b'}, {1: 'x'},"
                + " (1, 'one'), {street: 's', zip: 1, tags: {'t'}}, [1.5, 2.5], [{7: {street: 'u'}}],"
                + " ['2018-11-01T00:00:00.123Z'], {'00:00:00.000000001'}, [0x01], 1mo2d3ns)",
        "INSERT INTO ks.deep (id, l, x, t) VALUES (2, [], [], (2, null))",
        "CREATE TABLE ks.counts (id int PRIMARY KEY, hits counter)",
        "UPDATE ks.counts SET hits = hits + 5 WHERE id = 1",
        "CREATE TABLE ks.statics (p int, c int, s text static, v text, PRIMARY KEY (p, c))",
        "INSERT INTO ks.statics (p, s) VALUES (1, 'only static')",
        "INSERT INTO ks.statics (p, c, s, v) VALUES (2, 1, 'st', 'v')",
        "INSERT INTO ks.statics (p, c, v) VALUES (2, 2, 'w')",
        "CREATE TABLE ks.words (id int PRIMARY KEY, method text, year int, day int, value double, count int, rank int,"
                + " user text, \"timestamp\" timestamp, \"order\" int, \"Mixed\" text, \"日本\" text)",
        "INSERT INTO ks.words (id, method, year, day, value, count, rank, user, \"timestamp\", \"order\", \"Mixed\","
                + " \"日本\") VALUES (1, 'PUT', 2018, 2, 1.5, 3, 4, 'u1', '2018-11-01T00:00:00Z', 5, 'M', 'j')"
    };

    private final TypeTables tables;

    CollectionsAndNamesTest(TestKeyspace keyspace) {
        tables = new TypeTables(keyspace, TABLES);
    }

    @AfterAll
    void close() {
        tables.close();
    }

    private static final String DEEP = "[1, 2] | ['a', 'b'] | {1: 'x'} | {'f1': 1, 'f2': 'one'}"
            + " | {'street': 's', 'zip': 1, 'tags': ['t']} | [1.5f, 2.5f]"
            + " | [{7: {'street': 'u', 'zip': null, 'tags': null}}] | [2018-11-01T00:00:00.123Z]"
            + " | [00:00:00.000000001] | [0x01] | '1mo2d3ns'";

    /** A query and its rows, in any order. */
    static final Arguments[] ANSWERS = {
        answer("SELECT l, s, m, t, a, v, n, x, y, z, d FROM deep WHERE id = 1", DEEP),
        answer("SELECT l, s, m, t, a, v, n, x, y, z, d FROM deep WHERE id + 0 = 1", DEEP),
        answer("SELECT l, x, m, t FROM deep WHERE id = 2", "null | [] | null | {'f1': 2, 'f2': null}"),
        answer("SELECT id FROM deep WHERE l IS NULL", "2"),
        answer("SELECT id FROM deep WHERE l = ARRAY[1, 2]", "1"),
        answer(
                "SELECT l[1], m[1], a['street'], t['f2'], CARDINALITY(s) FROM deep WHERE id = 1",
                "1 | 'x' | 's' | 'one' | 2"),
        answer("SELECT id FROM deep WHERE a['street'] = 's'", "1"),
        answer("SELECT e.id, u.x FROM deep e, UNNEST(e.l) AS u(x)", "1 | 1", "1 | 2"),
        answer("SELECT l, COUNT(*) FROM deep GROUP BY l", "[1, 2] | 1L", "null | 1L"),
        answer("SELECT id FROM deep WHERE d = '1mo2d3ns'", "1"),
        answer("SELECT hits, hits + 1 FROM counts WHERE hits = 5", "5L | 6L"),
        answer("SELECT * FROM statics WHERE p = 1", "1 | null | null | 'only static'"),
        answer("SELECT p FROM statics WHERE c IS NULL", "1"),
        answer("SELECT p, COUNT(c), COUNT(*) FROM statics GROUP BY p", "1 | 0L | 1L", "2 | 2L | 2L"),
        answer("SELECT * FROM statics WHERE p = 1 AND c = 1"),
        answer("SELECT s FROM statics WHERE p = 1 AND c = 1"),
        answer("SELECT s FROM statics WHERE p = 2 AND c > 1", "'st'"),
        answer("SELECT p, s FROM statics WHERE p IN (1, 2) AND c >= 1", "2 | 'st'", "2 | 'st'"),
        answer("SELECT COUNT(s) FROM statics WHERE p = 2 AND c < 9", "2L"),
        answer("SELECT DISTINCT s FROM statics WHERE p = 2 AND c > 0", "'st'"),
        answer(
                "SELECT method, year, day, value, count, rank, user FROM words",
                "'PUT' | 2018 | 2 | 1.5 | 3 | 4 | 'u1'"),
        answer("SELECT w.user, w.method, w.count FROM words w WHERE w.user = 'u1'", "'u1' | 'PUT' | 3"),
        answer("SELECT user, COUNT(*) FROM words GROUP BY user", "'u1' | 1L"),
        answer("SELECT \"timestamp\", \"order\", \"Mixed\", \"日本\" FROM words", "2018-11-01T00:00:00Z | 5 | 'M' | 'j'"),
        answer("SELECT id FROM words WHERE year = 2018 AND day = 2 AND value > 1 AND count = 3 AND rank = 4", "1")
    };

    private static Arguments answer(String sql, String... rows) {
        return Arguments.of(sql, rows);
    }

    @ParameterizedTest
    @FieldSource("ANSWERS")
    void answers(String sql, String... rows) {
        tables.returns(sql, List.of(), rows);
    }
}
