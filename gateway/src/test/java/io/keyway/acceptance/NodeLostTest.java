package io.keyway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.keyway.devcassandra.DevNode;
import io.keyway.devcassandra.NodeOptions;
import io.keyway.devcassandra.junit.TestKeyspace;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The only node dies while its rows are being read. */
class NodeLostTest {
    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void theQueryFailsClearlyAndTheConnectionRecovers() throws Exception {
        try (DevNode node = DevNode.start(NodeOptions.forTests())) {
            Events events = Events.load(new TestKeyspace(node, "sparkify"), Events.SYNTHETIC);
            try (Connection connection = events.connect();
                    Statement statement = connection.createStatement()) {
                statement.setFetchSize(10);
                ResultSet rows = statement.executeQuery("SELECT * FROM music_library_by_sessions");
                assertThat(rows.next()).isTrue();
                node.kill();
                SQLException failure = catchThrowableOfType(SQLException.class, () -> {
                    while (rows.next()) {
                        rows.getString(1);
                    }
                });
                assertThat(failure.getSQLState()).isEqualTo("58000");
                assertThat((Throwable) failure)
                        .hasMessageContaining("lost Cassandra while reading sparkify.music_library_by_sessions");
                node.restart();
                await().atMost(Duration.ofMinutes(1)).until(() -> answers(statement));
            }
        }
    }

    /** The driver reconnects by itself, a second after the node was lost and then less and less often. */
    private static boolean answers(Statement statement) {
        try (ResultSet rows =
                statement.executeQuery("SELECT song FROM music_library WHERE sessionid = 338 AND iteminsession = 4")) {
            return rows.next();
        } catch (SQLException e) {
            assertThat(e.getSQLState()).isEqualTo("58000");
            return false;
        }
    }
}
