package io.keyway.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.keyway.devcassandra.DevNode;
import io.keyway.devcassandra.NodeOptions;
import io.keyway.devcassandra.junit.Certificates;
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
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The driver's jar alone in a JVM of its own, against a real node: it works, prints nothing, and lets the JVM end. */
@WithCassandra
@Timeout(120)
class DriverSmokeIT {
    private static final List<String> QUERIES = List.of(
            "SELECT song, length FROM plays WHERE session = 1 AND item = 2",
            "SELECT upper(song) AS s, length * 2 FROM plays WHERE session = 1 ORDER BY length DESC LIMIT 1",
            "SELECT session, count(*), avg(length) FROM plays GROUP BY session HAVING count(*) > 1",
            "SELECT place FROM plays WHERE session = 2 AND item = 1");

    private static final List<String> FILL = List.of(
            "CREATE TABLE KS.plays (session int, item int, song text, length double, place vector<float, 2>,"
                    + " PRIMARY KEY (session, item))",
            "INSERT INTO KS.plays (session, item, song, length) VALUES (1, 1, 'Found', 1.5)",
            "INSERT INTO KS.plays (session, item, song, length) VALUES (1, 2, 'Lost', 3.5)",
            "INSERT INTO KS.plays (session, item, song, length, place) VALUES (2, 1, 'Alone', 9.0, [1, 2])");
    /** The version is that of the jar's name and manifest. */
    private static final String VERSION =
            DriverJarIT.path().getFileName().toString().replaceAll("keyway-jdbc-(.*)\\.jar", "$1");

    private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));
    private static final String SECRET = "hush-hush";
    private static final String SECRET2 = "shut-up";

    private final TestKeyspace keyspace;
    private final List<String> answers;

    DriverSmokeIT(TestKeyspace keyspace) {
        this.keyspace = keyspace;
        this.answers = List.of(
                "driver " + VERSION,
                "Lost|3.5",
                "LOST|7.0",
                "1|2|2.5",
                "[1.0,2.0]",
                "cql: SELECT length,song FROM " + keyspace.name() + ".plays WHERE session=? AND item=?",
                "SQLSTATE 42P01",
                "left: []");
    }

    @BeforeAll
    static void fill(TestKeyspace keyspace) {
        FILL.forEach(statement -> keyspace.execute(statement.replace("KS", keyspace.name())));
    }

    @Test
    @DisplayName("rows 1, 4, 19, 35: alone in a class loader, silent, nothing left after the last close")
    void runsOnTheJavaOfTheBuild() throws Exception {
        assertThat(run(JAVA_HOME, keyspace.contactPoint(), "")).isEqualTo(answers);
    }

    @Test
    @DisplayName("rows 1, 4, 19: the same on Java 25")
    void runsOnJava25() throws Exception {
        Optional<Path> home = javaHome("25");
        assumeTrue(home.isPresent(), "no JDK 25 is installed");
        assertThat(run(home.orElseThrow(), keyspace.contactPoint(), "")).isEqualTo(answers);
    }

    @Test
    @DisplayName("rows 1, 4, 55: over TLS, and no password in any log at the finest level")
    void runsOverTls(@TempDir Path folder) throws Exception {
        Certificates certificates = new Certificates(folder);
        certificates.make("node", "PKCS12", "ip:127.0.0.1");
        NodeOptions options = NodeOptions.forTests()
                .withSetting(
                        "client_encryption_options",
                        "{enabled: true, optional: true, keystore: \"%s\", keystore_password: \"%s\"}"
                                .formatted(certificates.keystore("node"), Certificates.PASSWORD));
        try (DevNode node = DevNode.start(options)) {
            node.execute("CREATE KEYSPACE " + keyspace.name()
                    + " WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}");
            FILL.forEach(statement -> node.execute(statement.replace("KS", keyspace.name())));
            String tls = "?ssl=true&user=me&password=" + SECRET + "&truststorePassword=" + SECRET2 + "&truststore="
                    + certificates.certificate("node");
            String contactPoint = node.host() + ":" + node.port();
            assertThat(run(JAVA_HOME, contactPoint, tls)).isEqualTo(answers);
            Path logging = Files.writeString(folder.resolve("logging.properties"), """
                    handlers = java.util.logging.ConsoleHandler
                    java.util.logging.ConsoleHandler.level = ALL
                    .level = INFO
                    io.keyway.level = FINEST
                    """);
            List<String> logged = run(JAVA_HOME, contactPoint, tls, "-Djava.util.logging.config.file=" + logging);
            assertThat(logged)
                    .hasSizeGreaterThan(100)
                    .containsAll(answers)
                    .noneMatch(line -> line.contains(SECRET) || line.contains(SECRET2));
        }
    }

    /** What the program printed, on both streams. */
    private List<String> run(Path javaHome, String contactPoint, String properties, String... options)
            throws Exception {
        List<String> command = new ArrayList<>();
        command.add(javaHome.resolve("bin").resolve("java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-cp",
                Path.of("target", "test-classes").toString(),
                DriverSmoke.class.getName(),
                DriverJarIT.path().toString(),
                "jdbc:keyway://" + contactPoint + "/" + keyspace.name() + properties));
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
