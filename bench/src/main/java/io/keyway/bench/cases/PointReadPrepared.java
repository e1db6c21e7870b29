package io.keyway.bench.cases;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import io.keyway.bench.data.Dataset;
import io.keyway.bench.data.Keys;
import io.keyway.bench.peers.HandWritten;
import io.keyway.bench.peers.JdbcPeer;
import java.sql.SQLException;

/** A statement prepared once and executed with one key after the other. */
public record PointReadPrepared(Dataset dataset) implements Case {
    @Override
    public String name() {
        return "point-prepared";
    }

    @Override
    public String title() {
        return "point read, prepared once";
    }

    @Override
    public double atMost() {
        return 1.10;
    }

    @Override
    public Task byHand(HandWritten driver) {
        Keys keys = dataset.keys();
        PreparedStatement statement = driver.prepare(PointRead.prepared(driver.table("music_library_by_sessions")));
        return (operation, digest) -> driver.session()
                .execute(statement.bind(keys.session(operation), keys.item(operation)))
                .forEach(row -> PointRead.read(row, digest));
    }

    @Override
    public Task jdbc(JdbcPeer peer) throws SQLException {
        return Jdbc.prepared(
                peer.connection().prepareStatement(PointRead.prepared(peer.plays())),
                PointRead.binder(dataset.keys()),
                PointRead::read);
    }
}
