package io.keyway.bench.peers;

import com.datastax.oss.driver.api.core.CqlSession;
import io.keyway.bench.data.Dataset;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Open connections of every contestant, made when first asked for. */
public final class Contestants implements AutoCloseable {
    private final CqlSession session;
    private final Drivers drivers;
    private final Map<String, Connection> open = new LinkedHashMap<>();

    /**
     * @param driverJar Keyway's jar
     * @param folder for files of the contestants
     */
    public Contestants(Path driverJar, InetSocketAddress node, Path folder) {
        this.session = HandWritten.connect(node);
        this.drivers = new Drivers(driverJar, node, folder);
    }

    /** The hand-written code's session. */
    public HandWritten byHand(Dataset dataset) {
        return new HandWritten(session, dataset);
    }

    /** A contestant that speaks JDBC. */
    public JdbcPeer jdbc(Peer peer, Dataset dataset) throws SQLException {
        String key = peer + "/" + dataset.keyspace();
        Connection connection = open.get(key);
        if (connection == null) {
            connection = drivers.open(peer, dataset);
            open.put(key, connection);
        }
        return new JdbcPeer(peer, dataset, () -> drivers.open(peer, dataset), connection);
    }

    @Override
    public void close() throws SQLException {
        session.close();
        for (Connection connection : open.values()) {
            connection.close();
        }
    }
}
