package io.keyway.bench.peers;

import io.keyway.bench.data.Dataset;
import io.keyway.bench.data.ModelFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Properties;

/** How the contestants that speak JDBC are reached. */
final class Drivers {
    private final Driver keyway;
    private final InetSocketAddress node;
    private final Path folder;

    /**
     * @param driverJar Keyway's jar
     * @param folder where model files are written
     */
    Drivers(Path driverJar, InetSocketAddress node, Path folder) {
        this.keyway = keyway(driverJar);
        this.node = node;
        this.folder = folder;
    }

    /** From its jar alone, as tools load it; on one class path, the settings of two Java drivers would mix. */
    private static Driver keyway(Path jar) {
        try {
            URL[] path = {jar.toUri().toURL()};
            ClassLoader alone = new URLClassLoader("keyway", path, ClassLoader.getPlatformClassLoader());
            return Class.forName("io.keyway.jdbc.KeywayDriver", true, alone)
                    .asSubclass(Driver.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (MalformedURLException | ReflectiveOperationException e) {
            throw new IllegalStateException(jar + " holds no driver of Keyway: " + e.getMessage(), e);
        }
    }

    Connection open(Peer peer, Dataset dataset) throws SQLException {
        return switch (peer) {
            case KEYWAY -> keyway.connect(keywayUrl(dataset), new Properties());
            case STOCK_CALCITE -> DriverManager.getConnection("jdbc:calcite:", stockCalcite(dataset));
            case ING_WRAPPER -> DriverManager.getConnection(ingUrl(dataset));
            case BY_HAND, BY_HAND_AGAIN -> throw new IllegalArgumentException(peer + " does not speak JDBC");
        };
    }

    /** With a model of its own, and leave to read whole tables. */
    String keywayUrl(Dataset dataset) {
        try {
            return String.format(
                    Locale.ROOT,
                    "jdbc:keyway://%s:%d/%s?fullScan=allow&requestTimeout=60s&model=%s",
                    node.getHostString(),
                    node.getPort(),
                    dataset.keyspace(),
                    URLEncoder.encode(ModelFile.write(folder, dataset).toString(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a model file to " + folder, e);
        }
    }

    /** With the same rules for names as in CQL. */
    private Properties stockCalcite(Dataset dataset) {
        Properties properties = new Properties();
        properties.setProperty("unquotedCasing", "TO_LOWER");
        properties.setProperty("quotedCasing", "UNCHANGED");
        properties.setProperty("caseSensitive", "true");
        properties.setProperty(
                "model", String.format(Locale.ROOT, """
                inline:{"version": "1.0", "defaultSchema": "%1$s", "schemas": [{"name": "%1$s", "type": "custom",
                  "factory": "org.apache.calcite.adapter.cassandra.CassandraSchemaFactory",
                  "operand": {"host": "%2$s", "port": %3$d, "keyspace": "%1$s"}}]}
                """, dataset.keyspace(), node.getHostString(), node.getPort()));
        return properties;
    }

    private String ingUrl(Dataset dataset) {
        return "jdbc:cassandra://" + node.getHostString() + ":" + node.getPort() + "/" + dataset.keyspace()
                + "?localdatacenter=datacenter1&requesttimeout=60000";
    }
}
