package io.keyway.jdbc;

import io.keyway.engine.Session;
import io.keyway.engine.gateway.Gateways;
import io.keyway.jdbc.config.ConnectionConfig;
import io.keyway.jdbc.config.ConnectionProperty;
import io.keyway.jdbc.config.KeywayUrl;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The JDBC driver of Keyway, for URLs {@code jdbc:keyway://host[:port][,host[:port]...]/keyspace[?name=value&...]}. */
public final class KeywayDriver implements Driver {
    /** A strong reference: a logger without one loses its level. */
    private static final Logger LOGGER = QuietLogger.keep();

    static {
        register();
    }

    /** A driver; {@code ServiceLoader} and tools need this constructor. */
    public KeywayDriver() {}

    private static void register() {
        try {
            DriverManager.registerDriver(new KeywayDriver());
        } catch (SQLException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @Override
    public boolean acceptsURL(@Nullable String url) {
        return url != null && KeywayUrl.isOurs(url);
    }

    /**
     * Connects.
     *
     * @return null when the URL belongs to another driver
     * @throws SQLException 08001, 28000, 3F000, 22023 or F0000, naming what is wrong
     */
    @Override
    public @Nullable Connection connect(@Nullable String url, @Nullable Properties properties) throws SQLException {
        if (url == null || !KeywayUrl.isOurs(url)) {
            return null;
        }
        return SqlExceptions.guard(() -> {
            ConnectionConfig config = ConnectionConfig.of(url, properties);
            Session session = Gateways.connect(config.gateway(), config.settings());
            return new KeywayConnection(session, config);
        });
    }

    /** Every property there is, without asking the network; what cannot be read of the URL is passed over. */
    @Override
    public DriverPropertyInfo[] getPropertyInfo(@Nullable String url, @Nullable Properties properties) {
        Map<ConnectionProperty, String> current = new HashMap<>();
        if (properties != null) {
            for (String name : properties.stringPropertyNames()) {
                ConnectionProperty.named(name).ifPresent(known -> current.put(known, properties.getProperty(name)));
            }
        }
        if (url != null && KeywayUrl.isOurs(url)) {
            current.putAll(KeywayUrl.readable(url));
        }
        return Arrays.stream(ConnectionProperty.values())
                .map(property -> property.info(current.get(property)))
                .toArray(DriverPropertyInfo[]::new);
    }

    @Override
    public int getMajorVersion() {
        return VersionNumber.CURRENT.major();
    }

    @Override
    public int getMinorVersion() {
        return VersionNumber.CURRENT.minor();
    }

    /** False: JDBC's compliance asks for SQL that writes. */
    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return LOGGER;
    }
}
