package io.keyway.bench.data;

import java.util.List;

/**
 * Invented plays, the same in each run: sessions of {@value #PER_SESSION} plays, and one listener who has a tenth of
 * them.
 *
 * @param count rows of the logical table, a multiple of {@value #PER_SESSION}
 */
public record Plays(int count) {
    /** Plays of each session. */
    public static final int PER_SESSION = 20;

    /** The listener with a tenth of all plays. */
    public static final int BUSY_LISTENER = 1;

    private static final int ARTISTS = 3_000;
    private static final int SESSIONS_PER_LISTENER = 10;

    private static final List<String> FIRST = List.of(
            "Amber",
            "Bitter",
            "Cold",
            "Dancing",
            "Electric",
            "Faded",
            "Golden",
            "Hollow",
            "Iron",
            "Jagged",
            "Kind",
            "Lonely",
            "Midnight",
            "Northern",
            "Open",
            "Paper",
            "Quiet",
            "Restless",
            "Silver",
            "Tender",
            "Upper",
            "Velvet",
            "Wild",
            "Young");
    private static final List<String> SECOND = List.of(
            "Anchors",
            "Birds",
            "Cities",
            "Doors",
            "Engines",
            "Fields",
            "Gardens",
            "Harbours",
            "Islands",
            "Lanterns",
            "Mirrors",
            "Oceans",
            "Rivers",
            "Shadows",
            "Towers",
            "Windows");
    private static final List<String> LOCATIONS = List.of(
            "Bergen, Norway",
            "Cork, Ireland",
            "Graz, Austria",
            "Leipzig, Germany",
            "Porto, Portugal",
            "Turku, Finland");

    /** The number of sessions; they are numbered from 1. */
    public int sessions() {
        return count / PER_SESSION;
    }

    /** The play at {@code index}, from 0; the plays of a session follow one another. */
    public Play at(int index) {
        int session = 1 + index / PER_SESSION;
        int listener = listener(session);
        long person = mix(listener);
        long random = mix(0x5DEECE66DL + index);
        double popularity = (random >>> 40) / (double) (1 << 24);
        int artist = (int) (ARTISTS * popularity * popularity);
        return new Play(
                session,
                index % PER_SESSION,
                listener,
                title(artist) + " " + artist / 100,
                title((int) (random & 0xFFFF)),
                length(random),
                pick(FIRST, person),
                pick(SECOND, person >>> 8),
                (person & 1) == 0 ? "F" : "M",
                (session & 3) == 0 ? "paid" : "free",
                pick(LOCATIONS, person >>> 16));
    }

    private int listener(int session) {
        return session <= sessions() / 10 ? BUSY_LISTENER : 2 + session / SESSIONS_PER_LISTENER;
    }

    /** Seconds in steps of 1/1,024, so that a sum is the same in whichever order it is made. */
    private static double length(long random) {
        return 100 + (random >>> 20 & 0x3FFFF) / 1024.0;
    }

    private static String title(int number) {
        return pick(FIRST, number) + " " + pick(SECOND, number / FIRST.size());
    }

    private static String pick(List<String> words, long number) {
        return words.get((int) Long.remainderUnsigned(number, words.size()));
    }

    /** Scatters the bits of a number (the finaliser of MurmurHash3). */
    static long mix(long number) {
        long h = number * 0x9E3779B97F4A7C15L;
        h = (h ^ h >>> 33) * 0xFF51AFD7ED558CCDL;
        h = (h ^ h >>> 33) * 0xC4CEB9FE1A85EC53L;
        return h ^ h >>> 33;
    }
}
