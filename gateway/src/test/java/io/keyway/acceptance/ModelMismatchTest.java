package io.keyway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A query table that does not match the model leaves routing, and everyone is told. */
@WithCassandra
class ModelMismatchTest {
    private final Events events;

    ModelMismatchTest(TestKeyspace keyspace) {
        events = Events.load(keyspace, Events.SYNTHETIC);
        keyspace.execute("ALTER TABLE " + keyspace.name() + ".music_library_by_songs DROP firstname");
    }

    @Test
    void warnsAndRoutesAroundIt() throws SQLException {
        try (Connection connection = events.connect()) {
            assertThat((Throwable) connection.getWarnings())
                    .hasMessageContaining("music_library_by_songs")
                    .hasMessageContaining("firstname");
            String question = "SELECT userid FROM music_library WHERE song = 'All Hands Against His Own'";
            List<String> plan = Events.rows(connection, "EXPLAIN " + question);
            assertThat(String.join("\n", plan))
                    .contains("music_library -> music_library_by_users_and_sessions")
                    .contains("music_library_by_songs")
                    .contains("firstname");
            assertThat(Events.rows(connection, question)).containsExactlyInAnyOrder("29", "80", "95");
        }
    }
}
