package io.keyway.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.config.ProgrammaticDriverConfigLoaderBuilder;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.internal.core.loadbalancing.DcInferringLoadBalancingPolicy;
import io.keyway.error.KeywayException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/** Opens sessions of the Java driver with the settings that Keyway needs. */
public final class ClusterSession {
    /** What a node may take for the three steps of connecting, and for the schema queries after them. */
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

    private static DriverConfigLoader config(ClusterOptions options) {
        ProgrammaticDriverConfigLoaderBuilder settings = DriverConfigLoader.programmaticBuilder(
                        ClusterSession.class.getClassLoader())
                .withString(DefaultDriverOption.REQUEST_CONSISTENCY, options.consistency())
                .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, options.requestTimeout())
                .withDuration(DefaultDriverOption.CONNECTION_CONNECT_TIMEOUT, options.connectTimeout())
                .withDuration(DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, options.connectTimeout())
                .withDuration(DefaultDriverOption.CONNECTION_SET_KEYSPACE_TIMEOUT, options.connectTimeout())
                .withDuration(DefaultDriverOption.CONTROL_CONNECTION_TIMEOUT, options.connectTimeout())
                .withDuration(DefaultDriverOption.METADATA_SCHEMA_REQUEST_TIMEOUT, SCHEMA_TIMEOUT)
                .withString(DefaultDriverOption.NETTY_IO_SHUTDOWN_UNIT, "MILLISECONDS")
                .withInt(DefaultDriverOption.NETTY_IO_SHUTDOWN_QUIET_PERIOD, 0)
                .withInt(DefaultDriverOption.NETTY_IO_SHUTDOWN_TIMEOUT, CLOSING_MILLIS)
                .withString(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_UNIT, "MILLISECONDS")
                // Not 0: closing itself still has work for these threads, and complains when they are gone.
                .withInt(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_QUIET_PERIOD, LAST_WORK_MILLIS)
                .withInt(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_TIMEOUT, CLOSING_MILLIS)
                .withBoolean(DefaultDriverOption.NETTY_DAEMON, true)
                .withBoolean(DefaultDriverOption.REQUEST_WARN_IF_SET_KEYSPACE, false);
        if (options.localDatacenter().isEmpty()) {
            settings.withClass(DefaultDriverOption.LOAD_BALANCING_POLICY_CLASS, DcInferringLoadBalancingPolicy.class);
        }
        DriverConfigLoader ours = settings.build();
        return options.config()
                .map(file -> DriverConfigLoader.compose(ours, DriverConfigLoader.fromPath(file)))
                .orElse(ours);
    }
}
