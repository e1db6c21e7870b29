package io.keyway.bench.cases;

import io.keyway.bench.data.Dataset;
import io.keyway.bench.peers.BareProgram;
import io.keyway.bench.peers.HandWritten;
import io.keyway.bench.peers.JdbcPeer;
import io.keyway.bench.peers.Peer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.List;
import java.util.Locale;

/**
 * A query whose answer is written as CSV, from the start of a process to its end: {@code ./keyway sql --csv -c}, and a
 * bare program on the Java driver.
 *
 * @param name of the case
 * @param title of the case
 * @param atMost the most that Keyway may take
 * @param options of the JVM
 * @param select columns and all that follows the table's name, with {@code %s} for that
 */
public record ProgramCase(
        Dataset dataset, String name, String title, double atMost, List<String> options, String select)
        implements Case {

    /** One row by its key, in a new process each time. */
    static ProgramCase cold(Dataset dataset) {
        return new ProgramCase(
                dataset,
                "cold-sql",
                "cold sql -c, process start to exit",
                1.5,
                List.of(),
                "SELECT artist, song, length FROM %s WHERE sessionid = 3 AND iteminsession = 4");
    }

    /** A whole table, with little memory. */
    static ProgramCase export(Dataset dataset) {
        return new ProgramCase(
                dataset,
                "export-" + dataset.size(),
                String.format(
                        Locale.ROOT,
                        "export of %,d rows as CSV, -Xmx128m",
                        dataset.plays().count()),
                1.3,
                List.of("-Xmx128m"),
                "SELECT sessionid, iteminsession, artist, song, length FROM %s");
    }

    @Override
    public Measure measure() {
        return Measure.PROCESS;
    }

    @Override
    public Task byHand(HandWritten driver) {
        String cql = String.format(Locale.ROOT, select, driver.table("music_library_by_sessions"));
        return (operation, digest) -> read(driver.programs().java(BareProgram.class, options, List.of(cql)), digest);
    }

    @Override
    public Task jdbc(JdbcPeer peer) throws SQLException {
        if (peer.peer() != Peer.KEYWAY) {
            throw new SQLFeatureNotSupportedException("it has no program of its own");
        }
        String sql = String.format(Locale.ROOT, select, peer.plays());
        return (operation, digest) ->
                read(peer.programs().shell(options, List.of(peer.keywayUrl(), "--csv", "-c", sql)), digest);
    }

    /** All lines where answers are compared, and the length of the file where times are taken. */
    private static void read(Path csv, Digest digest) throws IOException {
        if (!digest.isExact()) {
            digest.add(Files.size(csv)).endRow();
            return;
        }
        try (BufferedReader lines = Files.newBufferedReader(csv)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                digest.add(line).endRow();
            }
        }
    }
}
