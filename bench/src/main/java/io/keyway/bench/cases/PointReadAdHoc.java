package io.keyway.bench.cases;

import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import io.keyway.bench.data.Dataset;
import io.keyway.bench.data.Keys;
import io.keyway.bench.peers.HandWritten;
import io.keyway.bench.peers.JdbcPeer;
import java.sql.Statement;

/** A text that holds its values, another one each time. */
public record PointReadAdHoc(Dataset dataset) implements Case {
    @Override
    public String name() {
        return "point-adhoc";
    }

    @Override
    public String title() {
        return "point read, a new literal each time";
    }

    @Override
    public double atMost() {
        return 1.00;
    }

    @Override
    public Task byHand(HandWritten driver) {
        Keys keys = dataset.keys();
        String table = driver.table("music_library_by_sessions");
        return (operation, digest) -> driver.session()
                .execute(SimpleStatement.newInstance(
                        PointRead.literal(table, keys.session(operation), keys.item(operation))))
                .forEach(row -> PointRead.read(row, digest));
    }

    @Override
    public Task jdbc(JdbcPeer peer) {
        Keys keys = dataset.keys();
        return (operation, digest) -> {
            try (Statement statement = peer.connection().createStatement()) {
                String sql = PointRead.literal(peer.plays(), keys.session(operation), keys.item(operation));
                Jdbc.ask(statement, sql, PointRead::read, digest);
            }
        };
    }
}
