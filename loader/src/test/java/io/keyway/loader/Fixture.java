package io.keyway.loader;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import io.keyway.cassandra.ClusterOptions;
import io.keyway.cassandra.ClusterSession;
import io.keyway.cassandra.HostAndPort;
import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.model.Model;
import io.keyway.model.ModelReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the tests of whole loads share. */
final class Fixture {
    static final Path MODEL_FILE = Path.of("..", "model.json");

    /** The fields that the model reads, and one that it does not. */
    static final String HEADER =
            "artist,auth,firstName,gender,itemInSession,lastName,length,level,location,page,sessionId,song,userId\r\n";

    static final List<String> QUERY_TABLES =
            List.of("music_library_by_sessions", "music_library_by_users_and_sessions", "music_library_by_songs");

    private Fixture() {}

    static Model model(TestKeyspace keyspace) {
        return ModelReader.read(MODEL_FILE).inKeyspace(keyspace.name());
    }

    static CqlSession session(TestKeyspace keyspace) {
        return ClusterSession.open(cluster(keyspace));
    }

    private static ClusterOptions cluster(TestKeyspace keyspace) {
        return ClusterOptions.of(List.of(new HostAndPort(keyspace.host(), keyspace.port())));
    }

    /** A play as a line of a file. */
    static String play(int session, int item, int user, String song) {
        return "Björk,Logged In,Ann,F," + item + ",Lee,218.93179,free,\"Portland, OR\",NextSong," + session + ",\""
                + song.replace("\"", "\"\"") + "\"," + user + "\r\n";
    }

    /** A visit to a page, which is no play. */
    static String visit(int session, int item) {
        return ",Logged In,Ann,F," + item + ",Lee,,free,\"Portland, OR\",Home," + session + ",,8\r\n";
    }

    static Path file(Path folder, String name, String... lines) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        return Files.writeString(file, HEADER + String.join("", lines));
    }

    static long count(CqlSession session, TestKeyspace keyspace, String table) {
        Row row = session.execute("SELECT count(*) FROM " + keyspace.name() + "." + table)
                .one();
        return row == null ? -1 : row.getLong(0);
    }

    /** All rows of a table as text, sorted. */
    static List<String> dump(CqlSession session, TestKeyspace keyspace, String table) {
        List<String> rows = new ArrayList<>();
        session.execute("SELECT * FROM " + keyspace.name() + "." + table)
                .forEach(row -> rows.add(row.getFormattedContents()));
        return rows.stream().sorted().toList();
    }
}
