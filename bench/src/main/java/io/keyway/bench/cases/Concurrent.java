package io.keyway.bench.cases;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import io.keyway.bench.data.Dataset;
import io.keyway.bench.data.Keys;
import io.keyway.bench.peers.HandWritten;
import io.keyway.bench.peers.JdbcPeer;
import io.keyway.bench.peers.Peer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Prepared point reads by many threads at once, over JDBC with a connection each: what a query costs the client. */
public record Concurrent(Dataset dataset) implements Case {
    private static final int THREADS = 32;
    private static final int READS = 32;

    @Override
    public String name() {
        return "point-32-threads";
    }

    @Override
    public String title() {
        return String.format(Locale.ROOT, "point reads by %d threads, client CPU", THREADS);
    }

    @Override
    public Measure measure() {
        return Measure.CPU;
    }

    @Override
    public double atMost() {
        return 1.25;
    }

    @Override
    public int questions() {
        return THREADS * READS;
    }

    @Override
    public Task byHand(HandWritten driver) {
        Keys keys = dataset.keys();
        PreparedStatement statement = driver.prepare(PointRead.prepared(driver.table("music_library_by_sessions")));
        Task read = (key, digest) -> driver.session()
                .execute(statement.bind(keys.session(key), keys.item(key)))
                .forEach(row -> PointRead.read(row, digest));
        return new ThreadedTask(Collections.nCopies(THREADS, read), READS);
    }

    @Override
    public Task jdbc(JdbcPeer peer) throws SQLException {
        if (peer.peer() == Peer.STOCK_CALCITE) {
            throw new SQLFeatureNotSupportedException("it would scan the table for every key");
        }
        List<Task> readers = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            readers.add(reader(peer.open(), peer.plays()));
        }
        return new ThreadedTask(readers, READS);
    }

    private Task reader(Connection connection, String table) throws SQLException {
        Task read = Jdbc.prepared(
                connection.prepareStatement(PointRead.prepared(table)),
                PointRead.binder(dataset.keys()),
                PointRead::read);
        return new Task() {
            @Override
            public void run(long operation, Digest digest) throws Exception {
                read.run(operation, digest);
            }

            @Override
            public void close() throws Exception {
                read.close();
                connection.close();
            }
        };
    }
}
