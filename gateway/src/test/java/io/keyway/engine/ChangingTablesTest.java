package io.keyway.engine;

import static org.awaitility.Awaitility.await;

import io.keyway.catalog.ColumnType.Kind;
import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import io.keyway.exec.FullScan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Queries that meet a change of their table. */
@WithCassandra
class ChangingTablesTest {
    private final TestKeyspace keyspace;

    ChangingTablesTest(TestKeyspace keyspace) {
        this.keyspace = keyspace;
    }

    @Test
    @Timeout(180)
    void answersAreRightOrRefused() throws Exception {
        new ChangingTables(keyspace, keyspace::execute).answersAreRightOrRefused();
    }

    /** The driver keeps a prepared statement by its text, whose parameters have other types now. */
    @Test
    @Timeout(60)
    void aKeyIsMadeAgainWithAnotherType() {
        String other = keyspace.name() + ".other";
        keyspace.execute(
                "CREATE TABLE " + other + " (k int PRIMARY KEY, v text)",
                "INSERT INTO " + other + " (k, v) VALUES (1, 'old')");
        try (Sparkify gateway = Sparkify.connect(keyspace, FullScan.REFUSE)) {
            gateway.sql("SELECT k, v FROM other WHERE k = 1").returns("1 | old");
            keyspace.execute(
                    "DROP TABLE " + other,
                    "CREATE TABLE " + other + " (k text PRIMARY KEY, v int)",
                    "INSERT INTO " + other + " (k, v) VALUES ('one', 7)");
            String sql = "SELECT k, v FROM other WHERE k = 'one'";
            await().until(() -> ChangingTables.type(gateway, "SELECT k, v FROM other", 0) == Kind.VARCHAR);
            gateway.sql(sql).returns("one | 7");
        }
    }
}
