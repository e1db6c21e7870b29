package io.keyway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import io.keyway.engine.gateway.EngineProbe;
import io.keyway.exec.FullScan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A query is planned once for its text, until the tables change. */
@WithCassandra
class PlanCacheTest {
    private static final String SQL = "SELECT * FROM t WHERE k = ?";

    @Test
    @Timeout(60)
    void plansLiveAsLongAsTheTables(TestKeyspace keyspace) {
        String table = keyspace.name() + ".t";
        keyspace.execute(
                "CREATE TABLE " + table + " (k int PRIMARY KEY, a int)",
                "INSERT INTO " + table + " (k, a) VALUES (1, 2)");
        try (Sparkify gateway = Sparkify.connect(keyspace, FullScan.REFUSE)) {
            gateway.sql(SQL, 1).returns("1 | 2");
            assertThat(plan(gateway)).isSameAs(plan(gateway));
            keyspace.execute("ALTER TABLE " + table + " ADD b int", "UPDATE " + table + " SET b = 3 WHERE k = 1");
            // The driver hears of the change, and reads the schema again a second later.
            await().until(() -> gateway.session().prepare(SQL).columns().size() == 3);
            gateway.sql(SQL, 1).returns("1 | 2 | 3");
        }
    }

    private static Object plan(Sparkify gateway) {
        return EngineProbe.plan(gateway.session().prepare(SQL));
    }
}
