package io.keyway.devcassandra.events;

import java.util.List;
import java.util.Map;

/**
 * The few rows that are not invented: the published answers of the three queries which the data model of the
 * example serves.
 *
 * <ol>
 *   <li>what was heard in session 338 as item 4;
 *   <li>what user 10 heard in session 182, in order, and the user's name;
 *   <li>who heard "All Hands Against His Own".
 * </ol>
 */
final class SeedAnswers {
    static final int ITEM_SESSION = 338;
    static final int ITEM = 4;
    static final Song ITEM_SONG = new Song("Faithless", "Music Matters (Mark Knight Dub)", "495.3073");

    static final int USER_SESSION = 182;
    static final int USER = 10;
    static final List<Song> USER_SONGS = List.of(
            new Song("Down To The Bone", "Keep On Keepin' On", "301.45261"),
            new Song("Three Drives", "Greece 2000", "398.27193"),
            new Song("Sebastien Tellier", "Kilometer", "352.91874"),
            new Song("Lonnie Gordon", "Catch You Baby (Steve Pitron & Max Sanna Radio Edit)", "204.73361"));

    static final Song SHARED_SONG = new Song("The Black Keys", "All Hands Against His Own", "203.18649");
    static final List<Integer> SHARED_SONG_USERS = List.of(29, 80, 95);

    /** First and last names of the users in the answers, all of them women in the published data. */
    static final Map<Integer, List<String>> NAMES = Map.of(
            10, List.of("Sylvie", "Cruz"),
            29, List.of("Jacqueline", "Lynch"),
            80, List.of("Tegan", "Levine"),
            95, List.of("Sara", "Johnson"));

    private SeedAnswers() {}
}
