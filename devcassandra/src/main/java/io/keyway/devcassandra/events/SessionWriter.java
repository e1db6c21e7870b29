package io.keyway.devcassandra.events;

import io.keyway.devcassandra.events.Event.Page;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Plays one session: one listener, items numbered from 0, one request after the other. */
final class SessionWriter {
    private final Listener listener;
    private final int session;
    private final Random random;
    private final Consumer<Event> out;
    private long time;
    private int item;

    SessionWriter(Listener listener, int session, long start, Random random, Consumer<Event> out) {
        this.listener = listener;
        this.session = session;
        this.time = start;
        this.random = random;
        this.out = out;
    }

    /** A session as they usually are, with that many songs. */
    void play(int songs, Catalogue catalogue) {
        begin(songs);
        for (int i = 0; i < songs; i++) {
            song(listener.hear(catalogue));
            if (random.nextInt(100) < 7) {
                interlude();
            }
            changeLevel();
        }
        finish();
    }

    /** Nothing but these songs. */
    void playExactly(List<Song> songs) {
        songs.forEach(this::song);
        finish();
    }

    /** Session {@value SeedAnswers#ITEM_SESSION}, whose item {@value SeedAnswers#ITEM} is known. */
    void playUntil(Song last, int lastItem, Catalogue catalogue) {
        request(Page.HOME);
        while (item < lastItem) {
            song(listener.hear(catalogue));
        }
        song(last);
        finish();
    }

    private void begin(int songs) {
        int kind = random.nextInt(100);
        if (kind < 2) {
            loggedOut(Page.LOGIN);
            request(Page.HOME);
        } else if (kind < 6) {
            loggedOut(random.nextInt(10) == 0 ? Page.ABOUT : Page.HOME);
            loggedOut(Page.LOGIN);
            request(Page.HOME);
        } else if (songs == 0 || kind < 32) {
            request(random.nextInt(200) == 0 ? Page.ERROR : Page.HOME);
        }
    }

    private void interlude() {
        switch (random.nextInt(24)) {
            case 0, 1, 2, 3 -> logOutAndIn();
            case 4, 5, 6 -> request(listener.isPaid() ? Page.DOWNGRADE : Page.UPGRADE);
            case 7, 8 -> settings();
            case 9 -> request(Page.HELP);
            case 10 -> request(Page.ABOUT);
            case 11 -> request(random.nextInt(3) == 0 ? Page.ERROR : Page.HELP);
            default -> request(Page.HOME);
        }
    }

    private void settings() {
        request(Page.SETTINGS);
        if (random.nextInt(5) == 0) {
            request(Page.SAVE_SETTINGS);
            request(Page.HOME);
        }
    }

    private void logOutAndIn() {
        request(Page.LOGOUT);
        loggedOut(Page.HOME);
        if (random.nextInt(10) == 0) {
            loggedOut(random.nextBoolean() ? Page.ABOUT : Page.HELP);
        }
        loggedOut(Page.LOGIN);
        request(Page.HOME);
    }

    private void changeLevel() {
        boolean wasPaid = listener.isPaid();
        String before = listener.level();
        if (listener.changeAt(time)) {
            add(wasPaid ? Page.DOWNGRADE : Page.UPGRADE, listener.profile(), before, null);
            add(wasPaid ? Page.SUBMIT_DOWNGRADE : Page.SUBMIT_UPGRADE, listener.profile(), before, null);
            request(Page.HOME);
        }
    }

    private void song(Song song) {
        add(Page.NEXT_SONG, listener.profile(), listener.level(), song);
        // The next request comes when the song has ended.
        time += (long) (Double.parseDouble(song.length()) * 1000);
    }

    private void request(Page page) {
        add(page, listener.profile(), listener.level(), null);
    }

    private void loggedOut(Page page) {
        add(page, null, listener.level(), null);
    }

    private void add(Page page, Listener.@Nullable Profile who, String level, @Nullable Song song) {
        out.accept(new Event(session, item++, time, page, who, level, song));
        time += 1000L * (1 + random.nextInt(40));
    }

    private void finish() {
        listener.busyUntil(time);
    }
}
