package io.keyway.jdbc.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyway.cassandra.ClusterOptions;
import io.keyway.cassandra.HostAndPort;
import io.keyway.cassandra.Secret;
import io.keyway.engine.SessionSettings;
import io.keyway.error.KeywayException;
import io.keyway.exec.FullScan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** URL and properties together become what the engine connects to. */
class ConnectionConfigTest {
    private static Properties properties(String... pairs) {
        Properties properties = new Properties();
        for (int i = 0; i < pairs.length; i += 2) {
            properties.setProperty(pairs[i], pairs[i + 1]);
        }
        return properties;
    }

    @Test
    void defaultsAreThoseOfTheEngine() {
        ConnectionConfig config = ConnectionConfig.of("jdbc:keyway://h/ks", null);
        assertThat(config.gateway().cluster()).isEqualTo(ClusterOptions.of(List.of(new HostAndPort("h", 9042))));
        assertThat(config.gateway().keyspace()).isEqualTo("ks");
        assertThat(config.gateway().model()).isEmpty();
        assertThat(config.settings())
                .isEqualTo(new SessionSettings(
                        "ks",
                        FullScan.GUARD,
                        SessionSettings.DEFAULT_FULL_SCAN_LIMIT,
                        SessionSettings.DEFAULT_MAX_MEMORY,
                        SessionSettings.DEFAULT_FETCH_SIZE,
                        ClusterOptions.DEFAULT_REQUEST_TIMEOUT,
                        ClusterOptions.DEFAULT_CONSISTENCY));
        assertThat(config.literalUnderscore()).isFalse();
    }

    @Test
    void theUrlWinsOverProperties() {
        ConnectionConfig config = ConnectionConfig.of(
                "jdbc:keyway://h/ks?user=url&maxMemory=2GB&fullScan=ALLOW",
                properties("user", "properties", "password", "hush", "connectTimeout", "250 ms", "fetchSize", "7"));
        ClusterOptions cluster = config.gateway().cluster();
        assertThat(cluster.user()).contains("url");
        assertThat(cluster.password()).contains(new Secret("hush"));
        assertThat(cluster.connectTimeout()).isEqualTo(Duration.ofMillis(250));
        assertThat(config.settings().maxMemory()).isEqualTo(2L << 30);
        assertThat(config.settings().fullScan()).isEqualTo(FullScan.ALLOW);
        assertThat(config.settings().fetchSize()).isEqualTo(7);
        assertThat(config.toString() + config.gateway() + config.url()).doesNotContain("hush");
    }

    @Test
    void unknownPropertiesAreWarnings() {
        ConnectionConfig config = ConnectionConfig.of("jdbc:keyway://h/ks", properties("pasword", "hush", "path", "x"));
        assertThat(config.warnings()).hasSize(2);
        assertThat(config.warnings().get(0)).contains("pasword", "password").doesNotContain("hush");
    }

    @Test
    void storesNeedSsl() {
        assertThatThrownBy(() -> ConnectionConfig.of("jdbc:keyway://h/ks?truststore=t.jks", null))
                .isInstanceOf(KeywayException.class)
                .hasMessageContaining("truststore is set, but ssl is not");
        assertThat(ConnectionConfig.of("jdbc:keyway://h/ks?truststore=t.jks&ssl=false", null)
                        .gateway()
                        .cluster()
                        .tls())
                .isEqualTo(Optional.empty());
        assertThat(ConnectionConfig.of("jdbc:keyway://h/ks?truststore=t.jks&ssl=true&verifyHostname=false", null)
                        .gateway()
                        .cluster()
                        .tls())
                .hasValueSatisfying(tls -> assertThat(tls.verifyHostname()).isFalse());
    }
}
