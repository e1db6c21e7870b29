package io.keyway.devcassandra.events;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A user of the service: who it is, which never changes, and what happened so far, which does. */
final class Listener {
    /**
     * Who it is.
     *
     * @param registration milliseconds since 1970
     */
    record Profile(int id, String firstName, String lastName, String gender, String location, long registration) {}

    private final Profile profile;
    private final Deque<Song> owed = new ArrayDeque<>();
    private final Deque<Change> changes = new ArrayDeque<>();
    private final List<Song> heard = new ArrayList<>();
    private boolean paid;
    private long busyUntil;

    /** A change of the level that is due from a moment on. */
    private record Change(boolean toPaid, long from) {}

    Listener(Profile profile, boolean paid) {
        this.profile = profile;
        this.paid = paid;
    }

    Profile profile() {
        return profile;
    }

    String level() {
        return paid ? "paid" : "free";
    }

    boolean isPaid() {
        return paid;
    }

    /** The next song of this listener shall be this one. */
    void owe(Song song) {
        owed.add(song);
    }

    /** The level changes during the first session after {@code from}. */
    void willChange(boolean toPaid, long from) {
        changes.add(new Change(toPaid, from));
    }

    /** Carries out a change that is due; returns whether there was one. */
    boolean changeAt(long time) {
        if (changes.isEmpty() || changes.getFirst().from() > time) {
            return false;
        }
        paid = changes.removeFirst().toPaid();
        return true;
    }

    Song hear(Catalogue catalogue) {
        Song song = owed.isEmpty() ? catalogue.next(heard) : owed.removeFirst();
        heard.add(song);
        return song;
    }

    boolean isFree(long time) {
        return busyUntil < time;
    }

    void busyUntil(long time) {
        busyUntil = time;
    }
}
