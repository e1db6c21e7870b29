package io.keyway.clients;

import com.datastax.oss.driver.api.core.CqlSession;
import io.keyway.cassandra.ClusterOptions;
import io.keyway.cassandra.ClusterSession;
import io.keyway.cassandra.HostAndPort;
import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.loader.LoadOptions;
import io.keyway.loader.Loader;
import io.keyway.model.ModelReader;
import java.nio.file.Path;
import java.util.List;

/** The data that the programs read: the files of the repository in the tables of its model. */
final class MusicLibrary {
    private MusicLibrary() {}

    /** Loads it, and returns the JDBC URL of the keyspace. */
    static String load(TestKeyspace keyspace) {
        HostAndPort node = new HostAndPort(keyspace.host(), keyspace.port());
        try (CqlSession session = ClusterSession.open(ClusterOptions.of(List.of(node)))) {
            Loader.load(
                    session,
                    ModelReader.read(Path.of("..", "model.json")).inKeyspace(keyspace.name()),
                    List.of(Path.of("..", "data", "event_data")),
                    LoadOptions.DEFAULT);
        }
        return "jdbc:keyway://" + keyspace.contactPoint() + "/" + keyspace.name();
    }
}
