package io.keyway.bench.cases;

import io.keyway.bench.data.Dataset;
import io.keyway.bench.data.Keys;
import io.keyway.bench.peers.HandWritten;
import io.keyway.bench.peers.JdbcPeer;
import java.sql.PreparedStatement;

/** What frameworks do that keep no statements: prepare, execute once, close. */
public record PointReadPrepareEachTime(Dataset dataset) implements Case {
    @Override
    public String name() {
        return "point-prepare-each";
    }

    @Override
    public String title() {
        return "point read, prepared and closed each time";
    }

    @Override
    public double atMost() {
        return 1.25;
    }

    @Override
    public Task byHand(HandWritten driver) {
        Keys keys = dataset.keys();
        String cql = PointRead.prepared(driver.table("music_library_by_sessions"));
        return (operation, digest) -> driver.session()
                .execute(driver.prepare(cql).bind(keys.session(operation), keys.item(operation)))
                .forEach(row -> PointRead.read(row, digest));
    }

    @Override
    public Task jdbc(JdbcPeer peer) {
        Jdbc.ParameterBinder binder = PointRead.binder(dataset.keys());
        String sql = PointRead.prepared(peer.plays());
        return (operation, digest) -> {
            try (PreparedStatement statement = peer.connection().prepareStatement(sql)) {
                binder.bind(statement, operation);
                Jdbc.read(statement.executeQuery(), PointRead::read, digest);
            }
        };
    }
}
