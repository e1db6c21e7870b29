package io.keyway.devcassandra.events;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/**
 * The songs that can be heard, and how likely each is.
 *
 * <p>A few are popular, most are heard once; the odd ones come round regularly, so that none is missing.
 */
final class Catalogue {
    private static final int SONGS = 20_000;
    private static final int ARTISTS = 3_400;
    private static final int POPULAR = 60;
    private static final int PLAYS_BETWEEN_ODD_SONGS = 47;

    private final Random random;
    private final List<Song> songs;
    private final List<Song> odd = OddSongs.all();
    private int plays;

    private Catalogue(Random random, List<Song> songs) {
        this.random = random;
        this.songs = songs;
    }

    static Catalogue invent(Vocabulary words, Random random) {
        List<String> artists = new ArrayList<>();
        for (int i = 0; i < ARTISTS; i++) {
            artists.add(artist(words, random));
        }
        List<Song> songs = new ArrayList<>();
        // Without regard to case: pairs that differ in nothing else are among the odd songs, on purpose.
        Set<String> taken = new HashSet<>();
        while (songs.size() < SONGS) {
            String title = title(words, random);
            if (taken.add(title.toLowerCase(Locale.ROOT))) {
                songs.add(new Song(artists.get(random.nextInt(ARTISTS)), title, length(random)));
            }
        }
        return new Catalogue(random, songs);
    }

    /** The next song that somebody hears, who heard {@code before} so far. */
    Song next(List<Song> before) {
        plays++;
        if (plays % PLAYS_BETWEEN_ODD_SONGS == 0) {
            return odd.get(plays / PLAYS_BETWEEN_ODD_SONGS % odd.size());
        }
        int kind = random.nextInt(100);
        if (kind < 8) {
            return songs.get(popular());
        }
        if (kind < 10 && !before.isEmpty()) {
            return before.get(random.nextInt(before.size()));
        }
        return songs.get(random.nextInt(SONGS));
    }

    /** The smaller of two tries, twice: the first songs of the list come often, the sixtieth hardly. */
    private int popular() {
        int first = Math.min(random.nextInt(POPULAR), random.nextInt(POPULAR));
        return Math.min(first, Math.min(random.nextInt(POPULAR), random.nextInt(POPULAR)));
    }

    private static String artist(Vocabulary words, Random random) {
        String adjective = words.pick("adjectives", random);
        String noun = words.pick("nouns", random);
        String person =
                words.pick(random.nextBoolean() ? "women" : "men", random) + " " + words.pick("lastnames", random);
        return switch (random.nextInt(14)) {
            case 0, 1, 2 -> "The " + adjective + " " + noun + "s";
            case 3, 4 -> adjective + " " + noun;
            case 5, 6, 7, 8 -> person;
            case 9 -> person + " & The " + noun + "s";
            case 10 -> "DJ " + noun;
            case 11 -> person + " / " + adjective + " " + noun;
            case 12 -> person + " Featuring The " + adjective + " " + words.pick("nouns", random) + "s";
            default ->
                random.nextInt(2) == 0 ? OddSongs.encodedTwice(words.pick("accented", random)) : noun + " " + noun;
        };
    }

    private static String title(Vocabulary words, Random random) {
        String title = plainTitle(words, random);
        return random.nextInt(6) == 0 ? title + " " + words.pick("endings", random) : title;
    }

    private static String plainTitle(Vocabulary words, Random random) {
        String adjective = words.pick("adjectives", random);
        String noun = words.pick("nouns", random);
        String verb = words.pick("verbs", random);
        return switch (random.nextInt(16)) {
            case 0, 1, 2 -> adjective + " " + noun;
            case 3, 4 -> verb + " The " + noun;
            case 5, 6 -> "The " + noun + " Of " + words.pick("cities", random);
            case 7, 8 -> verb + " My " + adjective + " " + noun;
            case 9 -> noun + ", " + words.pick("nouns", random) + " And " + words.pick("nouns", random);
            case 10, 11 -> noun + " In " + words.pick("cities", random);
            case 12 -> "Don't " + verb + " That " + noun;
            case 13 -> "What The " + noun + " Said To " + words.pick("women", random);
            case 14 -> OddSongs.encodedTwice(words.pick("accented", random)) + " " + (1 + random.nextInt(99));
            default -> noun + "!";
        };
    }

    /** One and a half to eight minutes, with five decimals that no 32-bit float has. */
    private static String length(Random random) {
        while (true) {
            long unscaled = 9_000_000L + random.nextInt(20_000_000) + random.nextInt(20_000_000);
            BigDecimal seconds = BigDecimal.valueOf(unscaled, 5).stripTrailingZeros();
            if ((double) seconds.floatValue() != seconds.doubleValue()) {
                return seconds.toPlainString();
            }
        }
    }
}
