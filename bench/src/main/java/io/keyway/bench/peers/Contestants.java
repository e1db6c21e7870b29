package io.keyway.bench.peers;

import com.datastax.oss.driver.api.core.CqlSession;
import io.keyway.bench.data.Dataset;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Open connections of every contestant, made when first asked for. */
public final class Contestants implements AutoCloseable {
    private final Programs programs;
    private final CqlSession session;
    private final Drivers drivers;
    private final Map<String, Connection> open = new LinkedHashMap<>();

    /** Connects the hand-written code's session; the others connect when they are asked first. */
    public Contestants(Programs programs) throws IOException {
        this.programs = programs;
        this.session = HandWritten.connect(programs.node());
        this.drivers = new Drivers(programs.driverJar(), programs.node(), programs.folder());
    }

    /** What is started rather than called. */
    public Programs programs() {
        return programs;
    }

    /** The hand-written code's session. */
    public HandWritten byHand(Dataset dataset) {
        return new HandWritten(session, dataset, programs);
    }

    /** A contestant that speaks JDBC. */
    public JdbcPeer jdbc(Peer peer, Dataset dataset) throws SQLException {
        String key = peer + "/" + dataset.keyspace();
        Connection connection = open.get(key);
        if (connection == null) {
            connection = drivers.open(peer, dataset);
            open.put(key, connection);
        }
        return new JdbcPeer(peer, dataset, drivers, programs, connection);
    }

    @Override
    public void close() throws SQLException {
        session.close();
        for (Connection connection : open.values()) {
            connection.close();
        }
    }
}
