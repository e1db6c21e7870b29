package io.keyway.bench.cases;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import io.keyway.bench.data.Dataset;
import io.keyway.bench.data.Keys;
import io.keyway.bench.peers.HandWritten;
import io.keyway.bench.peers.JdbcPeer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * {@code IN} with many partition keys, other ones each time, each of which gives one row.
 *
 * @param count keys in the list
 * @param prepared whether the statement is prepared once; otherwise the keys stand in its text
 */
public record InKeys(Dataset dataset, int count, boolean prepared) implements Case {
    private static final String SELECT = "SELECT sessionid, artist, song, length FROM ";
    private static final int ITEM = 4;

    @Override
    public String name() {
        return "in-" + count + (prepared ? "-prepared" : "-adhoc");
    }

    @Override
    public String title() {
        return String.format(
                Locale.ROOT, "IN of %,d keys, %s", count, prepared ? "prepared once" : "new literals each time");
    }

    @Override
    public double atMost() {
        return prepared ? 1.15 : 1.25;
    }

    @Override
    public Task byHand(HandWritten driver) {
        Keys keys = dataset.keys();
        PreparedStatement one = driver.prepare(SELECT + driver.table("music_library_by_sessions")
                + " WHERE sessionid = ? AND iteminsession = " + ITEM);
        return (operation, digest) -> driver.each(
                keys.sessions(operation, count).stream().map(one::bind).iterator(),
                row -> digest.add(row.getInt(0))
                        .add(row.getString(1))
                        .add(row.getString(2))
                        .add(row.getDouble(3))
                        .endRow());
    }

    @Override
    public Task jdbc(JdbcPeer peer) throws SQLException {
        Keys keys = dataset.keys();
        if (!prepared) {
            return (operation, digest) -> {
                try (Statement statement = peer.connection().createStatement()) {
                    Jdbc.ask(statement, sql(peer, keys.sessions(operation, count)), InKeys::read, digest);
                }
            };
        }
        int markers = keys.sessions(0, count).size();
        return Jdbc.prepared(
                peer.connection().prepareStatement(sql(peer, Collections.nCopies(markers, "?"))),
                (statement, operation) -> {
                    int marker = 1;
                    for (int key : keys.sessions(operation, count)) {
                        statement.setInt(marker++, key);
                    }
                },
                InKeys::read);
    }

    private static String sql(JdbcPeer peer, List<?> values) {
        return SELECT + peer.plays() + " WHERE sessionid IN ("
                + values.stream().map(Object::toString).collect(Collectors.joining(", ")) + ") AND iteminsession = "
                + ITEM;
    }

    private static void read(ResultSet row, Digest digest) throws SQLException {
        digest.add(row.getInt(1)).add(row.getString(2)).add(row.getString(3)).add(row.getDouble(4));
    }
}
