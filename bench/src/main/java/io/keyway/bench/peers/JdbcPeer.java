package io.keyway.bench.peers;

import io.keyway.bench.data.Dataset;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A contestant that speaks JDBC.
 *
 * @param peer which
 * @param dataset what it is connected to
 * @param connections opens one more connection
 * @param connection the one that cases use unless they need more
 */
public record JdbcPeer(Peer peer, Dataset dataset, Opener connections, Connection connection) {
    /** Opens connections. */
    @FunctionalInterface
    public interface Opener {
        /** A new connection; the caller closes it. */
        Connection open() throws SQLException;
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
