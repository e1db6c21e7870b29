package io.keyway.devcassandra.events;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** The ninety-seven users, some of whom listen far more than others. */
final class Listeners {
    private static final int FIRST_ID = 2;
    private static final int LAST_ID = 101;
    private static final Set<Integer> GAPS = Set.of(22, 57, 91);

    /** These two have the same name, and only the id tells them apart. */
    private static final List<Integer> NAMESAKES = List.of(13, 50);

    /** They go from free to paid in the middle of the month; the last one goes back. */
    private static final List<Integer> CHANGING = List.of(7, 15, 33, 44, 61, 72, 85, 98);

    private static final long FIRST_REGISTRATION = millis(LocalDate.of(2018, 8, 15));
    private static final int REGISTRATION_SECONDS = 75 * 86_400;

    private final List<Listener> byActivity;

    private Listeners(List<Listener> byActivity) {
        this.byActivity = byActivity;
    }

    static Listeners invent(Vocabulary words, Random random) {
        List<Listener> listeners = new ArrayList<>();
        for (int id = FIRST_ID; id <= LAST_ID; id++) {
            if (!GAPS.contains(id)) {
                listeners.add(
                        new Listener(profile(id, words, random), random.nextInt(4) == 0 && !CHANGING.contains(id)));
            }
        }
        Collections.shuffle(listeners, random);
        // Who pays listens most.
        listeners.sort(Comparator.comparing(Listener::isPaid).reversed());
        Listeners all = new Listeners(listeners);
        all.arrangeChanges(random);
        for (int id : SeedAnswers.SHARED_SONG_USERS) {
            all.withId(id).owe(SeedAnswers.SHARED_SONG);
        }
        return all;
    }

    private void arrangeChanges(Random random) {
        for (int id : CHANGING) {
            // Near the front of the list, so that they listen often enough for the change to be seen.
            Listener listener = withId(id);
            byActivity.remove(listener);
            byActivity.add(random.nextInt(30), listener);
            listener.willChange(true, millis(LocalDate.of(2018, 11, 4 + random.nextInt(12))));
        }
        withId(CHANGING.get(CHANGING.size() - 1)).willChange(false, millis(LocalDate.of(2018, 11, 20)));
    }

    Listener withId(int id) {
        return byActivity.stream()
                .filter(listener -> listener.profile().id() == id)
                .findFirst()
                .orElseThrow();
    }

    /** Somebody who is not listening at that moment; the front of the list more often than its end. */
    Listener pick(long time, Random random) {
        while (true) {
            int size = byActivity.size();
            boolean anybody = random.nextInt(4) == 0;
            int most = anybody ? size : 1 + random.nextInt(size);
            Listener listener = byActivity.get(random.nextInt(most));
            if (listener.isFree(time)) {
                return listener;
            }
        }
    }

    private static Listener.Profile profile(int id, Vocabulary words, Random random) {
        boolean woman = random.nextInt(100) < 58;
        String first = words.pick(woman ? "women" : "men", random);
        String last = words.pick("lastnames", random);
        String location = location(words, random);
        long registration = FIRST_REGISTRATION + random.nextInt(REGISTRATION_SECONDS) * 1000L + random.nextInt(1000);
        if (NAMESAKES.contains(id)) {
            return new Listener.Profile(id, "Odile", "Wagstaff", "F", location, registration);
        }
        List<String> known = SeedAnswers.NAMES.get(id);
        if (known != null) {
            return new Listener.Profile(id, known.get(0), known.get(1), "F", location, registration);
        }
        return new Listener.Profile(id, first, last, woman ? "F" : "M", location, registration);
    }

    /** Such as {@code "Foxhollow-Galebridge, NH-VT"}: the comma makes the field a quoted one. */
    private static String location(Vocabulary words, Random random) {
        StringBuilder cities = new StringBuilder(words.pick("cities", random));
        StringBuilder states = new StringBuilder(words.pick("states", random));
        for (int more = random.nextInt(3); more > 0; more--) {
            cities.append('-').append(words.pick("cities", random));
        }
        for (int more = random.nextInt(6) - 3; more > 0; more--) {
            states.append('-').append(words.pick("states", random));
        }
        return cities + ", " + states;
    }

    private static long millis(LocalDate date) {
        return date.atStartOfDay().toEpochSecond(ZoneOffset.UTC) * 1000;
    }
}
