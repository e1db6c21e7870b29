package io.keyway.devcassandra.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.keyway.devcassandra.Request;
import io.keyway.devcassandra.RequestLog;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** A whole test run of two classes, seen from outside: their keyspaces differ, and nothing stays behind. */
final class TestRunTest {
    private static final List<TestKeyspace> SEEN = new ArrayList<>();

    /** Run by the launcher below, not by the build. */
    @WithCassandra
    static final class First {
        @Test
        void leavesATable(TestKeyspace keyspace) {
            keyspace.execute("CREATE TABLE " + keyspace.name() + ".t (p int PRIMARY KEY)");
            SEEN.add(keyspace);
        }
    }

    /** Runs after the first, on the same node. */
    @WithCassandra
    static final class Second {
        @Test
        void findsTheFirstKeyspaceDropped(TestKeyspace keyspace) {
            List<String> answered =
                    keyspace.node().requests().ofKeyspace(SEEN.get(0).name()).since(new RequestLog.Mark(0)).stream()
                            .map(Request::cql)
                            .toList();
            assertThat(answered).last().asString().startsWith("DROP KEYSPACE");
            SEEN.add(keyspace);
        }
    }

    @Test
    void classesHaveTheirOwnKeyspacesAndTheNodeGoesWithTheRun() {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        try (LauncherSession session = LauncherFactory.openSession()) {
            session.getLauncher()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selectClass(First.class), selectClass(Second.class))
                                    .build(),
                            summary);
        }
        assertThat(summary.getSummary().getFailures()).isEmpty();
        assertThat(SEEN).hasSize(2).doesNotHaveDuplicates();
        assertThat(SEEN.get(0).node()).isSameAs(SEEN.get(1).node());
        assertThat(SEEN.get(0).node().isRunning()).isFalse();
        assertThat(SEEN.get(0).node().directory()).doesNotExist();
    }
}
