package io.keyway.bench.cases;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import io.keyway.bench.data.Dataset;
import io.keyway.bench.peers.HandWritten;
import io.keyway.bench.peers.JdbcPeer;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/** {@code count(*)} of a whole table; by hand, counts of many token ranges at a time. */
public record Count(Dataset dataset) implements Case {
    @Override
    public String name() {
        return "count-" + dataset.size();
    }

    @Override
    public String title() {
        return String.format(Locale.ROOT, "count(*), %,d rows", dataset.plays().count());
    }

    @Override
    public double atMost() {
        return 1.15;
    }

    @Override
    public boolean isInScaleSeries() {
        return true;
    }

    @Override
    public Task byHand(HandWritten driver) {
        PreparedStatement statement = driver.prepare("SELECT count(*) FROM " + driver.table("music_library_by_sessions")
                + " WHERE token(sessionid) > ? AND token(sessionid) <= ?");
        return (operation, digest) -> {
            LongAdder total = new LongAdder();
            driver.each(driver.ranges(statement).iterator(), row -> total.add(row.getLong(0)));
            digest.add(total.sum()).endRow();
        };
    }

    @Override
    public Task jdbc(JdbcPeer peer) throws SQLException {
        return Jdbc.prepared(
                peer.connection().prepareStatement("SELECT count(*) FROM " + peer.plays()),
                (statement, operation) -> {},
                (row, digest) -> digest.add(row.getLong(1)));
    }
}
