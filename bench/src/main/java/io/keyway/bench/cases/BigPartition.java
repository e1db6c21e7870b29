package io.keyway.bench.cases;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import io.keyway.bench.data.Dataset;
import io.keyway.bench.data.Plays;
import io.keyway.bench.peers.HandWritten;
import io.keyway.bench.peers.JdbcPeer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;

/** All columns of all rows of one partition, a tenth of the dataset. */
public record BigPartition(Dataset dataset) implements Case {
    private static final String COLUMNS =
            "userid, sessionid, iteminsession, artist, song, length, firstname, lastname, gender, level, location";

    @Override
    public String name() {
        return "partition";
    }

    @Override
    public String title() {
        return String.format(
                Locale.ROOT,
                "one partition of %,d rows, all columns",
                dataset.plays().count() / 10);
    }

    @Override
    public double atMost() {
        return 1.15;
    }

    @Override
    public Task byHand(HandWritten driver) {
        PreparedStatement statement = driver.prepare(sql(driver.table("music_library_by_users")));
        return (operation, digest) -> driver.read(statement.bind(Plays.BUSY_LISTENER), row -> read(row, digest));
    }

    @Override
    public Task jdbc(JdbcPeer peer) throws SQLException {
        return Jdbc.prepared(
                peer.connection().prepareStatement(sql(peer.playsByUser())),
                (statement, operation) -> statement.setInt(1, Plays.BUSY_LISTENER),
                BigPartition::read);
    }

    private static String sql(String table) {
        return "SELECT " + COLUMNS + " FROM " + table + " WHERE userid = ?";
    }

    private static void read(Row row, Digest digest) {
        digest.add(row.getInt(0)).add(row.getInt(1)).add(row.getInt(2));
        digest.add(row.getString(3)).add(row.getString(4)).add(row.getDouble(5));
        for (int column = 6; column <= 10; column++) {
            digest.add(row.getString(column));
        }
        digest.endRow();
    }

    private static void read(ResultSet row, Digest digest) throws SQLException {
        digest.add(row.getInt(1)).add(row.getInt(2)).add(row.getInt(3));
        digest.add(row.getString(4)).add(row.getString(5)).add(row.getDouble(6));
        for (int column = 7; column <= 11; column++) {
            digest.add(row.getString(column));
        }
    }
}
