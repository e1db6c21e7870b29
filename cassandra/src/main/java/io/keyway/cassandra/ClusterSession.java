package io.keyway.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.internal.core.config.typesafe.DefaultDriverConfigLoader;
import com.datastax.oss.driver.internal.core.loadbalancing.DcInferringLoadBalancingPolicy;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** Opens sessions of the Java driver with the settings that Keyway needs. */
public final class ClusterSession {
    /** The time limit for each of the three steps of connecting to a node, and for the schema queries after them. */
    private static final Duration SCHEMA_TIMEOUT = Duration.ofSeconds(20);

    private static final int LAST_WORK_MILLIS = 50;
    private static final int CLOSING_MILLIS = 2_000;

    private ClusterSession() {}

    /**
     * Connects.
     *
     * @return an open session without a default keyspace; the caller closes it
     * @throws KeywayException CONNECTION_FAILED or AUTHENTICATION_FAILED, naming the nodes that were asked
     */
    public static CqlSession open(ClusterOptions options) {
        CqlSessionBuilder builder = CqlSession.builder()
                .withClassLoader(ClusterSession.class.getClassLoader())
                .withApplicationName(options.applicationName())
                .withConfigLoader(config(options));
        for (HostAndPort node : options.contactPoints()) {
            builder.addContactPoint(new InetSocketAddress(node.host(), node.port()));
        }
        options.localDatacenter().ifPresent(builder::withLocalDatacenter);
        // Tools that ask for a name in any case leave the password empty, and the driver refuses an empty one.
        String password = options.password().map(Secret::value).orElse("");
        if (!password.isEmpty()) {
            options.user().ifPresent(user -> builder.withAuthCredentials(user, password));
        }
        options.tls().ifPresent(tls -> builder.withSslEngineFactory(TlsEngines.factory(tls)));
        try {
            CqlSession session = builder.build();
            checkDatacenter(session, options);
            return session;
        } catch (DriverException | IllegalArgumentException | IllegalStateException e) {
            throw CassandraErrors.whileConnecting(e, options);
        }
    }

    private static void checkDatacenter(CqlSession session, ClusterOptions options) {
        Set<String> known = new TreeSet<>();
        for (Node node : session.getMetadata().getNodes().values()) {
            if (node.getDatacenter() != null) {
                known.add(node.getDatacenter());
            }
        }
        String wanted = options.localDatacenter().orElse(null);
        if (wanted != null && !known.contains(wanted)) {
            session.close();
            throw CassandraErrors.unknownDatacenter(wanted, known);
        }
    }

    /** The user's file wins over our settings, and these over the driver's defaults. */
    private static DriverConfigLoader config(ClusterOptions options) {
        Config ours = ConfigFactory.parseMap(settings(options)).atPath(DefaultDriverConfigLoader.DEFAULT_ROOT_PATH);
        return new DefaultDriverConfigLoader(
                () -> ConfigFactory.defaultOverrides()
                        .withFallback(options.config().map(ClusterSession::read).orElseGet(ConfigFactory::empty))
                        .withFallback(ours)
                        .withFallback(ConfigFactory.defaultReference(CqlSession.class.getClassLoader()))
                        .resolve()
                        .getConfig(DefaultDriverConfigLoader.DEFAULT_ROOT_PATH),
                false);
    }

    private static Config read(Path file) {
        try {
            return ConfigFactory.parseFile(
                    file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false));
        } catch (ConfigException e) {
            throw new KeywayException(
                    ErrorCode.CONNECTION_FAILED,
                    "cannot read the driver's configuration file " + file + ": " + e.getMessage(),
                    e);
        }
    }

    private static Map<String, Object> settings(ClusterOptions options) {
        Map<String, Object> settings = new HashMap<>();
        BiConsumer<DefaultDriverOption, Object> set = (option, value) -> settings.put(option.getPath(), value);
        set.accept(DefaultDriverOption.REQUEST_CONSISTENCY, options.consistency());
        set.accept(DefaultDriverOption.REQUEST_TIMEOUT, options.requestTimeout());
        set.accept(DefaultDriverOption.CONNECTION_CONNECT_TIMEOUT, options.connectTimeout());
        set.accept(DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, options.connectTimeout());
        set.accept(DefaultDriverOption.CONNECTION_SET_KEYSPACE_TIMEOUT, options.connectTimeout());
        set.accept(DefaultDriverOption.CONTROL_CONNECTION_TIMEOUT, options.connectTimeout());
        set.accept(DefaultDriverOption.METADATA_SCHEMA_REQUEST_TIMEOUT, SCHEMA_TIMEOUT);
        set.accept(DefaultDriverOption.NETTY_IO_SHUTDOWN_UNIT, "MILLISECONDS");
        set.accept(DefaultDriverOption.NETTY_IO_SHUTDOWN_QUIET_PERIOD, 0);
        set.accept(DefaultDriverOption.NETTY_IO_SHUTDOWN_TIMEOUT, CLOSING_MILLIS);
        set.accept(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_UNIT, "MILLISECONDS");
        // Not 0: closing still submits work to these threads, and fails noisily when they are gone.
        set.accept(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_QUIET_PERIOD, LAST_WORK_MILLIS);
        set.accept(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_TIMEOUT, CLOSING_MILLIS);
        set.accept(DefaultDriverOption.NETTY_DAEMON, true);
        set.accept(DefaultDriverOption.REQUEST_WARN_IF_SET_KEYSPACE, false);
        if (options.localDatacenter().isEmpty()) {
            set.accept(DefaultDriverOption.LOAD_BALANCING_POLICY_CLASS, DcInferringLoadBalancingPolicy.class.getName());
        }
        return settings;
    }
}
