package io.keyway.bench.peers;

import io.keyway.bench.data.Dataset;
import java.sql.Connection;
import java.sql.SQLException;

/** A contestant that speaks JDBC, connected to a dataset. */
public final class JdbcPeer {
    private final Peer peer;
    private final Dataset dataset;
    private final Drivers drivers;
    private final Programs programs;
    private final Connection connection;

    JdbcPeer(Peer peer, Dataset dataset, Drivers drivers, Programs programs, Connection connection) {
        this.peer = peer;
        this.dataset = dataset;
        this.drivers = drivers;
        this.programs = programs;
        this.connection = connection;
    }

    /** Which. */
    public Peer peer() {
        return peer;
    }

    /** The connection that cases share, unless they need more. */
    public Connection connection() {
        return connection;
    }

    /** One more connection; the caller closes it. */
    public Connection open() throws SQLException {
        return drivers.open(peer, dataset);
    }

    /** Starts programs. */
    public Programs programs() {
        return programs;
    }

    /** Where Keyway connects to. */
    public String keywayUrl() {
        return drivers.keywayUrl(dataset);
    }

    /** The name for the logical table: Keyway finds the query table, others must be told. */
    public String plays() {
        return peer == Peer.KEYWAY ? "music_library" : "music_library_by_sessions";
    }

    /** The same for questions about one listener. */
    public String playsByUser() {
        return peer == Peer.KEYWAY ? "music_library" : "music_library_by_users";
    }
}
