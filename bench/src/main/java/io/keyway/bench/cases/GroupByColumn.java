package io.keyway.bench.cases;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import io.keyway.bench.data.Dataset;
import io.keyway.bench.peers.HandWritten;
import io.keyway.bench.peers.JdbcPeer;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The artists that were played most; by hand, token ranges read by one thread for each processor, and a map. */
public record GroupByColumn(Dataset dataset) implements Case {
    private static final int TOP = 10;

    @Override
    public String name() {
        return "top-artists-" + dataset.size();
    }

    @Override
    public String title() {
        return String.format(
                Locale.ROOT,
                "top artists (group by a non-key column), %,d rows",
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
        PreparedStatement statement = driver.prepare("SELECT artist FROM " + driver.table("music_library_by_sessions")
                + " WHERE token(sessionid) > ? AND token(sessionid) <= ?");
        return (operation, digest) -> {
            Map<String, long[]> plays =
                    driver.parallel(driver.ranges(statement), range -> plays(driver, range), GroupByColumn::merge);
            top(plays)
                    .forEach(artist -> digest.add(artist.getKey())
                            .add(artist.getValue()[0])
                            .endRow());
        };
    }

    private static Map<String, long[]> plays(HandWritten driver, BoundStatement range) {
        Map<String, long[]> plays = new HashMap<>();
        driver.read(range, row -> plays.computeIfAbsent(row.getString(0), artist -> new long[1])[0]++);
        return plays;
    }

    private static Map<String, long[]> merge(Map<String, long[]> a, Map<String, long[]> b) {
        b.forEach((artist, plays) -> a.computeIfAbsent(artist, none -> new long[1])[0] += plays[0]);
        return a;
    }

    private static List<Map.Entry<String, long[]>> top(Map<String, long[]> plays) {
        Stream<Map.Entry<String, long[]>> artists = plays.entrySet().stream();
        return artists.sorted(Comparator.comparingLong((Map.Entry<String, long[]> artist) -> -artist.getValue()[0])
                        .thenComparing(Map.Entry::getKey))
                .limit(TOP)
                .toList();
    }

    @Override
    public Task jdbc(JdbcPeer peer) throws SQLException {
        return Jdbc.prepared(
                peer.connection()
                        .prepareStatement("SELECT artist, count(*) AS plays FROM " + peer.plays()
                                + " GROUP BY artist ORDER BY plays DESC, artist LIMIT " + TOP),
                (statement, operation) -> {},
                (row, digest) -> digest.add(row.getString(1)).add(row.getLong(2)));
    }
}
