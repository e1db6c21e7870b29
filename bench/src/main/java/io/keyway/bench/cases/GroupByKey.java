package io.keyway.bench.cases;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import io.keyway.bench.data.Dataset;
import io.keyway.bench.peers.HandWritten;
import io.keyway.bench.peers.JdbcPeer;
import java.sql.SQLException;
import java.util.Locale;

/** Plays and listening time of each session; by hand, grouped by the server, many token ranges at a time. */
public record GroupByKey(Dataset dataset) implements Case {
    private static final String SELECT = "SELECT sessionid, count(*), sum(length) FROM ";

    @Override
    public String name() {
        return "by-session-" + dataset.size();
    }

    @Override
    public String title() {
        return String.format(
                Locale.ROOT,
                "count and sum by partition key, %,d rows",
                dataset.plays().count());
    }

    @Override
    public double atMost() {
        return 1.25;
    }

    @Override
    public boolean isInScaleSeries() {
        return true;
    }

    @Override
    public Task byHand(HandWritten driver) {
        PreparedStatement statement = driver.prepare(SELECT + driver.table("music_library_by_sessions")
                + " WHERE token(sessionid) > ? AND token(sessionid) <= ? GROUP BY sessionid");
        return (operation, digest) -> driver.each(
                driver.ranges(statement).iterator(),
                row -> digest.add(row.getInt(0))
                        .add(row.getLong(1))
                        .add(row.getDouble(2))
                        .endRow());
    }

    @Override
    public Task jdbc(JdbcPeer peer) throws SQLException {
        return Jdbc.prepared(
                peer.connection().prepareStatement(SELECT + peer.plays() + " GROUP BY sessionid"),
                (statement, operation) -> {},
                (row, digest) -> digest.add(row.getInt(1)).add(row.getLong(2)).add(row.getDouble(3)));
    }
}
