package io.keyway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyway.cli.ShellProcess.Outcome;
import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The shell over Keyway's driver and a real Cassandra. */
@WithCassandra
@Timeout(120)
class KeywayShellIT {
    private static String url = "";

    @TempDir
    Path directory;

    @BeforeAll
    static void createTable(TestKeyspace keyspace) {
        String table = keyspace.name() + ".songs_by_session";
        keyspace.execute(
                "CREATE TABLE " + table + " (sessionid int, item int, song text, length double,"
                        + " PRIMARY KEY ((sessionid), item))",
                "INSERT INTO " + table + " (sessionid, item, song, length) VALUES (338, 4, '音楽 Matters', 495.3073)",
                "INSERT INTO " + table + " (sessionid, item, song) VALUES (338, 5, '')");
        url = "jdbc:keyway://" + keyspace.contactPoint() + "/" + keyspace.name();
    }

    @Test
    void rowsComeOutAndNothingElse() throws Exception {
        Outcome run = run("", "--csv", "-c", "SELECT item, song, length FROM songs_by_session WHERE sessionid = 338");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("item,song,length\n4,音楽 Matters,495.3073\n5,\"\",\n");
        assertThat(run.status()).isZero();
    }

    @Test
    void anErrorPointsIntoTheScript() throws Exception {
        Outcome run = run("-- a script\nSELECT song FROM songs_by_session\n WHERE sessionid = 1 AND '日本' = nope;\n");

        assertThat(run.err())
                .startsWith("stdin:3:33: ERROR: ")
                .contains("[42703]")
                .contains("\n WHERE sessionid = 1 AND '日本' = nope;\n" + " ".repeat(34) + "^^^^\n");
        assertThat(run.status()).isEqualTo(3);
    }

    @Test
    void describeNamesTheRoleOfEachKeyColumn() throws Exception {
        Outcome run = run("\\d songs_by_session", "--csv");

        assertThat(run.out())
                .contains("sessionid,INTEGER,not null,partition key\n")
                .contains("clustering");
    }

    @Test
    void quietMeansWithoutWarnings() throws Exception {
        String scan = "SELECT item FROM songs_by_session";

        assertThat(run("", "-c", scan).err()).startsWith("WARNING: ");
        assertThat(run("", "-q", "-c", scan).err()).isEmpty();
    }

    @Test
    void noCassandraIsExitStatus2() throws Exception {
        Outcome run =
                ShellProcess.run(directory, "", "jdbc:keyway://127.0.0.1:1/x?connectTimeout=2s", "-c", "SELECT 1");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("ERROR: ").contains("127.0.0.1:1").doesNotContain("\tat ");
    }

    private Outcome run(String input, String... arguments) throws IOException, InterruptedException {
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = url;
        return ShellProcess.run(directory, input, all);
    }
}
