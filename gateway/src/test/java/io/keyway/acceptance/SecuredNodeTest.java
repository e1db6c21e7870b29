package io.keyway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.datastax.oss.driver.api.core.CqlSession;
import io.keyway.cassandra.ClusterOptions;
import io.keyway.cassandra.ClusterSession;
import io.keyway.cassandra.HostAndPort;
import io.keyway.cassandra.Secret;
import io.keyway.cassandra.Tls;
import io.keyway.devcassandra.DevNode;
import io.keyway.devcassandra.NodeOptions;
import io.keyway.devcassandra.junit.Certificates;
import io.keyway.error.KeywayException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A node that asks for a password and for the client's certificate. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class SecuredNodeTest {
    private static final String SUPERUSER = "cassandra";

    private Certificates certificates;
    private DevNode node;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        certificates = new Certificates(folder);
        certificates.make("node", "PKCS12", "ip:127.0.0.1");
        certificates.make("elsewhere", "JKS", "dns:db.example.com");
        certificates.make("client", "JKS", "dns:client");
        node = DevNode.start(NodeOptions.forTests()
                .withSetting("authenticator", "PasswordAuthenticator")
                .withSetting("authorizer", "CassandraAuthorizer")
                .withSetting(
                        "client_encryption_options",
                        "{enabled: true, optional: false, require_client_auth: true, keystore: \"%s\","
                                        .formatted(certificates.keystore("node"))
                                + " keystore_password: \"%s\", truststore: \"%s\", truststore_password: \"%s\"}"
                                        .formatted(
                                                Certificates.PASSWORD,
                                                certificates.truststore("client"),
                                                Certificates.PASSWORD)));
        // The node makes its first role a moment after it has begun to answer.
        await().atMost(Duration.ofMinutes(1))
                .ignoreException(KeywayException.class)
                .until(() -> ClusterSession.open(superuser()), opened -> true)
                .close();
    }

    @AfterAll
    void stop() {
        node.close();
    }

    private Properties login() {
        Properties properties = new Properties();
        properties.setProperty("user", SUPERUSER);
        properties.setProperty("password", SUPERUSER);
        return properties;
    }

    /** Everything right, as binary stores. */
    private Properties all() {
        Properties properties = login();
        properties.setProperty("ssl", "true");
        properties.setProperty("truststore", certificates.truststore("node").toString());
        properties.setProperty("truststorePassword", Certificates.PASSWORD);
        properties.setProperty("keystore", certificates.keystore("client").toString());
        properties.setProperty("keystorePassword", Certificates.PASSWORD);
        return properties;
    }

    private ClusterOptions superuser() {
        return ClusterOptions.of(List.of(new HostAndPort(node.host(), node.port())))
                .withCredentials(SUPERUSER, new Secret(SUPERUSER))
                .withTls(new Tls(
                        Optional.of(certificates.certificate("node")),
                        Optional.empty(),
                        Optional.of(certificates.pem("client")),
                        Optional.empty(),
                        true));
    }

    private String url() {
        return "jdbc:keyway://" + node.host() + ":" + node.port() + "/";
    }

    private static String whoAmI(String url, Properties properties) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, properties);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 'in'")) {
            rows.next();
            return rows.getString(1) + " as " + connection.getMetaData().getUserName();
        }
    }

    private static SQLException refused(String url, Properties properties) {
        SQLException failure = catchThrowableOfType(
                SQLException.class,
                () -> DriverManager.getConnection(url, properties).close());
        assertThat((Throwable) failure).as("no failure").isNotNull();
        assertThat(failure.getMessage()).contains("127.0.0.1:").doesNotContain(Certificates.PASSWORD);
        return failure;
    }

    @Test
    @DisplayName("row 8: password and TLS with JKS and PKCS12 stores")
    void binaryStores() throws SQLException {
        assertThat(whoAmI(url(), all())).isEqualTo("in as " + SUPERUSER);
    }

    @Test
    @DisplayName("row 8: TLS with PEM files, the truststore without a password")
    void pemFiles() throws SQLException {
        Properties properties = login();
        properties.setProperty("ssl", "true");
        properties.setProperty("truststore", certificates.certificate("node").toString());
        properties.setProperty("keystore", certificates.pem("client").toString());
        assertThat(whoAmI(url(), properties)).isEqualTo("in as " + SUPERUSER);
    }

    @Test
    @DisplayName("the driver's configuration file logs in and sizes the pool")
    void configurationFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("driver.conf"), """
                datastax-java-driver {
                  advanced.auth-provider {
                    class = PlainTextAuthProvider
                    username = cassandra
                    password = cassandra
                  }
                  advanced.connection.pool.local.size = 3
                }
                """);
        Properties properties = all();
        properties.remove("user");
        properties.remove("password");
        properties.setProperty("config", file.toString());
        properties.setProperty("applicationName", "configured");
        String sql = "SELECT client_options FROM system_views.clients";
        try (Connection connection = DriverManager.getConnection(url(), properties);
                CqlSession session = ClusterSession.open(superuser())) {
            assertThat(connection.isValid(1)).isTrue();
            long connections = session.execute(sql).all().stream()
                    .filter(row -> "configured"
                            .equals(row.getMap("client_options", String.class, String.class)
                                    .get("APPLICATION_NAME")))
                    .count();
            // Those of the pool, and one that hears of changes.
            assertThat(connections).isEqualTo(4);
        }
    }

    @ParameterizedTest(name = "row 8: password \"{0}\" is 28000")
    @ValueSource(strings = {"not the password", ""})
    void wrongPassword(String password) {
        Properties properties = all();
        properties.setProperty("password", password);
        SQLException failure = refused(url(), properties);
        assertThat(failure.getSQLState()).isEqualTo("28000");
        assertThat((Throwable) failure).hasMessageContaining("check user and password");
        if (!password.isEmpty()) {
            assertThat(failure.toString()).doesNotContain(password);
        }
    }

    @Test
    @DisplayName("row 8: an authority that is not trusted is 08001 with its cause")
    void untrusted() {
        Properties properties = all();
        properties.setProperty(
                "truststore", certificates.truststore("elsewhere").toString());
        SQLException failure = refused(url(), properties);
        assertThat(failure.getSQLState()).isEqualTo("08001");
        assertThat((Throwable) failure)
                .hasMessageContaining("certificat")
                .hasMessageContaining("check ssl, truststore");
    }

    @Test
    @DisplayName("row 8: no ssl where the node wants it is 08001 within connectTimeout")
    void unencrypted() {
        Properties properties = login();
        properties.setProperty("connectTimeout", "3s");
        long start = System.nanoTime();
        SQLException failure = refused(url(), properties);
        assertThat(failure.getSQLState()).isEqualTo("08001");
        assertThat(failure.getMessage()).contains("ssl");
        assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
    }

    @Test
    @DisplayName("row 8: a key store that cannot be read names the file")
    void unreadableStore() {
        Properties properties = all();
        properties.setProperty("truststorePassword", "wrong");
        SQLException failure = catchThrowableOfType(
                SQLException.class,
                () -> DriverManager.getConnection(url(), properties).close());
        assertThat(failure.getSQLState()).isEqualTo("08001");
        assertThat((Throwable) failure).hasMessageContaining("node.truststore").hasMessageContaining("password");
    }

    @Test
    @DisplayName("row 8: the certificate must name the host as the URL does, unless verifyHostname=false")
    void hostName() throws SQLException {
        String byName = "jdbc:keyway://localhost:" + node.port() + "/";
        SQLException failure = catchThrowableOfType(
                SQLException.class,
                () -> DriverManager.getConnection(byName, all()).close());
        assertThat(failure.getSQLState()).isEqualTo("08001");
        assertThat((Throwable) failure)
                .hasMessageContaining("localhost")
                .hasMessageContaining("check ssl, truststore and verifyHostname");
        Properties lenient = all();
        lenient.setProperty("verifyHostname", "false");
        assertThat(whoAmI(byName, lenient)).isEqualTo("in as " + SUPERUSER);
    }

    @Test
    @DisplayName("row 44: a table that the user may not read is 42501, and others can be read")
    void permission() throws SQLException {
        try (CqlSession session = ClusterSession.open(superuser())) {
            List.of(
                            "CREATE KEYSPACE ks WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}",
                            "CREATE TABLE ks.hidden (id int PRIMARY KEY)",
                            "CREATE TABLE ks.shown (id int PRIMARY KEY)",
                            "CREATE ROLE reader WITH LOGIN = true AND PASSWORD = 'reader'",
                            "GRANT SELECT ON ks.shown TO reader")
                    .forEach(session::execute);
        }
        Properties properties = all();
        properties.setProperty("user", "reader");
        properties.setProperty("password", "reader");
        try (Connection connection = DriverManager.getConnection(url() + "ks", properties);
                Statement statement = connection.createStatement()) {
            assertThat(connection.isValid(1)).isTrue();
            assertThat(statement
                            .executeQuery("SELECT * FROM shown WHERE id = 1")
                            .next())
                    .isFalse();
            SQLException failure = catchThrowableOfType(
                    SQLException.class,
                    () -> statement
                            .executeQuery("SELECT * FROM hidden WHERE id = 1")
                            .next());
            assertThat(failure.getSQLState()).isEqualTo("42501");
            assertThat((Throwable) failure).hasMessageContaining("ks.hidden");
        }
    }

    @Test
    @DisplayName("row 55: no password in toString, getURL or warnings")
    void secrets() throws SQLException {
        Properties properties = all();
        properties.setProperty("paswort", Certificates.PASSWORD);
        String url = url() + "?truststorePassword=" + Certificates.PASSWORD.replace(" ", "%20");
        try (Connection connection = DriverManager.getConnection(url, properties)) {
            String shown = connection
                    + connection.getMetaData().getURL()
                    + connection.getWarnings().getMessage()
                    + connection.getClientInfo();
            assertThat(shown)
                    .contains("paswort")
                    .doesNotContain(Certificates.PASSWORD)
                    .doesNotContain("%20");
        }
    }
}
