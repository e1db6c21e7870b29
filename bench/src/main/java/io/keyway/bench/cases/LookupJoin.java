package io.keyway.bench.cases;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Statement;
import io.keyway.bench.data.Dataset;
import io.keyway.bench.peers.HandWritten;
import io.keyway.bench.peers.JdbcPeer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The plays of a playlist, each in another partition; by hand, the playlist first and then one request for each. */
public record LookupJoin(Dataset dataset) implements Case {
    @Override
    public String name() {
        return "lookup-join";
    }

    @Override
    public String title() {
        return String.format(
                Locale.ROOT,
                "lookup join of %,d keys",
                dataset.keys().sessions(0, Dataset.PLAYLIST).size());
    }

    @Override
    public double atMost() {
        return 1.25;
    }

    @Override
    public Task byHand(HandWritten driver) {
        PreparedStatement playlist = driver.prepare(
                "SELECT sessionid, iteminsession FROM " + driver.table("playlist_entries") + " WHERE playlistid = ?");
        PreparedStatement play = driver.prepare(PointRead.prepared(driver.table("music_library_by_sessions")));
        return (operation, digest) -> {
            List<Statement<?>> lookups = new ArrayList<>();
            driver.read(playlist.bind(1), row -> lookups.add(play.bind(row.getInt(0), row.getInt(1))));
            driver.each(lookups.iterator(), row -> PointRead.read(row, digest));
        };
    }

    @Override
    public Task jdbc(JdbcPeer peer) throws SQLException {
        return Jdbc.prepared(
                peer.connection()
                        .prepareStatement("SELECT p.artist, p.song, p.length FROM playlist_entries e JOIN "
                                + peer.plays() + " p ON p.sessionid = e.sessionid"
                                + " AND p.iteminsession = e.iteminsession WHERE e.playlistid = 1"),
                (statement, operation) -> {},
                PointRead::read);
    }
}
