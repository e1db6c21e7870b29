package io.keyway.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The driver's jar alone in a JVM of its own, against a real node: it works, prints nothing, and lets the JVM end. */
@WithCassandra
@Timeout(120)
class DriverSmokeIT {
    private static final List<String> QUERIES = List.of(
            "SELECT song, length FROM plays WHERE session = 1 AND item = 2",
            "SELECT upper(song) AS s, length * 2 FROM plays WHERE session = 1 ORDER BY length DESC LIMIT 1",
            "SELECT session, count(*), avg(length) FROM plays GROUP BY session HAVING count(*) > 1",
            "SELECT place FROM plays WHERE session = 2 AND item = 1");
    private static final List<String> ANSWERS =
            List.of("Lost|3.5", "LOST|7.0", "1|2|2.5", "[1.0,2.0]", "SQLSTATE 42P01");

    private final TestKeyspace keyspace;

    DriverSmokeIT(TestKeyspace keyspace) {
        this.keyspace = keyspace;
    }

    @BeforeAll
    static void fill(TestKeyspace keyspace) {
        keyspace.execute(
                "CREATE TABLE " + keyspace.name()
                        + ".plays (session int, item int, song text, length double, place vector<float, 2>, PRIMARY KEY (session, item))",
                "INSERT INTO " + keyspace.name() + ".plays (session, item, song, length) VALUES (1, 1, 'Found', 1.5)",
                "INSERT INTO " + keyspace.name() + ".plays (session, item, song, length) VALUES (1, 2, 'Lost', 3.5)",
                "INSERT INTO " + keyspace.name() + ".plays (session, item, song, length, place)"
                        + " VALUES (2, 1, 'Alone', 9.0, [1, 2])");
    }

    @Test
    void runsOnTheJavaOfTheBuild() throws Exception {
        assertThat(run(Path.of(System.getProperty("java.home")))).isEqualTo(ANSWERS);
    }

    @Test
    void runsOnJava25() throws Exception {
        Optional<Path> home = javaHome("25");
        assumeTrue(home.isPresent(), "no JDK 25 is installed");
        assertThat(run(home.orElseThrow())).isEqualTo(ANSWERS);
    }

    /** What the program printed, on both streams. */
    private List<String> run(Path javaHome) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                javaHome.resolve("bin").resolve("java").toString(),
                "-cp",
                Path.of("target", "test-classes").toString(),
                DriverSmoke.class.getName(),
                DriverJarIT.path().toString(),
                "jdbc:keyway://" + keyspace.contactPoint() + "/" + keyspace.name()));
        command.addAll(QUERIES);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).as(output).isTrue();
            return output.lines().toList();
        } finally {
            process.destroyForcibly();
        }
    }

    /** An installation of that version beside the one we run on, by its release file. */
    private static Optional<Path> javaHome(String version) throws IOException {
        Path beside = Path.of(System.getProperty("java.home")).getParent();
        try (Stream<Path> homes = Files.list(beside)) {
            return homes.filter(home -> isVersion(home, version)).findFirst();
        }
    }

    private static boolean isVersion(Path home, String version) {
        Properties release = new Properties();
        try (Reader reader = Files.newBufferedReader(home.resolve("release"))) {
            release.load(reader);
        } catch (IOException e) {
            return false;
        }
        String actual = release.getProperty("JAVA_VERSION", "").replace("\"", "");
        return actual.equals(version) || actual.startsWith(version + ".");
    }
}
