package io.keyway.bench.data;

import java.util.Locale;

/**
 * A keyspace with plays.
 *
 * @param plays what it holds
 * @param complete whether it has every table, or {@code music_library_by_sessions} alone
 */
public record Dataset(Plays plays, boolean complete) {
    /** Entries of the one playlist, or as many as there are sessions. */
    public static final int PLAYLIST = 1_000;

    /** Rows, shortly: {@code 10k}, {@code 1m}. */
    public String size() {
        int rows = plays.count();
        if (rows % 1_000_000 == 0) {
            return rows / 1_000_000 + "m";
        }
        return rows % 1_000 == 0 ? rows / 1_000 + "k" : Integer.toString(rows);
    }

    /** Its name. */
    public String keyspace() {
        return String.format(Locale.ROOT, "bench_%s", size());
    }

    /** Keys of its rows. */
    public Keys keys() {
        return new Keys(plays);
    }
}
