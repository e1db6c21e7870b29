package io.keyway.devcassandra.events;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** All events of November 2018, in the order of their time. */
final class Month {
    static final LocalDate FIRST_DAY = LocalDate.of(2018, 11, 1);
    static final LocalDate END = LocalDate.of(2018, 12, 1);

    private static final int DAY_SECONDS = 86_400;

    private final Random random;
    private final Catalogue catalogue;
    private final Listeners listeners;
    private final List<Event> events = new ArrayList<>();
    private int lastSession;

    private Month(Random random) {
        Vocabulary words = Vocabulary.load();
        this.random = random;
        this.catalogue = Catalogue.invent(words, random);
        this.listeners = Listeners.invent(words, random);
    }

    /** The same events for the same seed, on every machine: {@link Random} is specified to the bit. */
    static List<Event> invent(long seed) {
        Month month = new Month(new Random(seed));
        for (LocalDate day = FIRST_DAY; day.isBefore(END); day = day.plusDays(1)) {
            month.addSessionsOf(day);
        }
        // A session that was under way at the end is cut off, as in files that end with the month.
        month.events.removeIf(event -> event.time() >= millis(END));
        month.events.sort(Comparator.comparingLong(Event::time)
                .thenComparingInt(Event::session)
                .thenComparingInt(Event::item));
        return month.events;
    }

    private void addSessionsOf(LocalDate day) {
        long[] starts = new long[sessions(day)];
        for (int i = 0; i < starts.length; i++) {
            // Two dice: more in the afternoon than at night.
            int second = (random.nextInt(DAY_SECONDS) + random.nextInt(DAY_SECONDS)) / 2 + 3 * 3600;
            starts[i] = millis(day) + second % DAY_SECONDS * 1000L + random.nextInt(1000);
        }
        Arrays.sort(starts);
        for (long start : starts) {
            addSession(start);
        }
    }

    private int sessions(LocalDate day) {
        if (day.equals(FIRST_DAY)) {
            // The service opens in the evening.
            return 5;
        }
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return (weekend ? 11 : 25) + random.nextInt(14);
    }

    private void addSession(long start) {
        int session = nextSessionId();
        Listener listener = session == SeedAnswers.USER_SESSION
                ? listeners.withId(SeedAnswers.USER)
                : listeners.pick(start, random);
        SessionWriter writer = new SessionWriter(listener, session, start, random, events::add);
        if (session == SeedAnswers.USER_SESSION) {
            writer.playExactly(SeedAnswers.USER_SONGS);
        } else if (session == SeedAnswers.ITEM_SESSION) {
            writer.playUntil(SeedAnswers.ITEM_SONG, SeedAnswers.ITEM, catalogue);
        } else {
            writer.play(songs(listener), catalogue);
        }
    }

    /** Upwards with small gaps, but never past the two sessions that are known. */
    private int nextSessionId() {
        int next = lastSession + 1 + random.nextInt(2);
        for (int known : List.of(SeedAnswers.USER_SESSION, SeedAnswers.ITEM_SESSION)) {
            if (lastSession < known && next > known) {
                next = known;
            }
        }
        lastSession = next;
        return next;
    }

    /** Most sessions are short; who pays stays longer. */
    private int songs(Listener listener) {
        int kind = random.nextInt(100);
        if (kind < 46) {
            return random.nextInt(3);
        }
        if (kind < 76) {
            return 3 + random.nextInt(8);
        }
        int longest = listener.isPaid() ? 100 : 30;
        return 8 + Math.min(random.nextInt(longest), random.nextInt(longest));
    }

    private static long millis(LocalDate date) {
        return date.atStartOfDay().toEpochSecond(ZoneOffset.UTC) * 1000;
    }
}
