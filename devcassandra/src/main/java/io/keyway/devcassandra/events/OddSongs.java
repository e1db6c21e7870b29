package io.keyway.devcassandra.events;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Songs whose names have what trips programs: the kinds of trouble are the real data's, the names are not. */
final class OddSongs {
    private OddSongs() {}

    static List<Song> all() {
        return List.of(
                // Quotes: balanced, unbalanced, at either end, and inches.
                new Song("Otto Brandl", "Der Brief \"B", "254.61733"),
                new Song(
                        "Odd Pete\" Inglenook",
                        "Polite & Muddy (Parody of \"Gentle 'n' Tepid\" by The Waxed Kites)",
                        "170.29342"),
                new Song("The Unpaid Sailors", "Slow Boat (From \"The Paper Moon Caper\")", "169.91832"),
                new Song("Gramophone Heirs", "Waltz For One (7\" Version) (2006 Digital Transfer)", "207.0131"),
                new Song("The Milkmen", "\"Good Morning\"", "121.44281"),
                // Spaces at an end are part of the name.
                new Song("Benno Basalt", "Who's Got My Umbrella? ", "221.28281"),
                new Song("We Slept Like Anvils", " I Will Not Iron Tomorrow", "213.96853"),
                new Song("Benno Basalt Presents The Bus", "Postponed Until Further Notice ", "200.15465"),
                new Song("Tin Teapot ", "Steam", "189.93587"),
                // The same but for upper and lower case.
                new Song("Cobalt Ferry", "Paperboat", "242.41587"),
                new Song("The Wicker Kites", "PaperBoat", "228.77995"),
                new Song("cobalt ferry", "Paperboat", "198.39955"),
                // Titles that a program may take for numbers, dates or truth values.
                new Song("Nine Lamps", "1207", "222.92853"),
                new Song("Nine Lamps", "0042", "140.43383"),
                new Song("The Decimal Point", "19.50", "255.18975"),
                new Song("The Decimal Point", "1E5", "233.69098"),
                new Song("Left Luggage", "7", "260.64934"),
                new Song("Left Luggage", "-3", "240.09098"),
                new Song("Calendar Girls' Choir", "11/1/2018", "301.24363"),
                new Song("404", "null", "184.81587"),
                new Song("404", "FALSE", "203.93751"),
                // Punctuation.
                new Song("Harrow, Gate & Post", "Up, Down, Up; And Out", "190.61506"),
                new Song("AC\\Mains", "C:\\Temp\\Love", "287.60771"),
                new Song("O'Doorbell", "It's 'Bout 100% Done_", "215.11791"),
                new Song("$wan $ong", "?", "177.47546"),
                new Song("Slash/Dot", "#1: (Untitled) [*]", "248.45016"),
                // Encoded twice; the first ends in a no-break space, and all contain invisible controls.
                new Song(encodedTwice("Été Noir"), encodedTwice("Ces Trains-Là"), "230.47791"),
                new Song(encodedTwice("Björn Ünsal"), encodedTwice("Ångström"), "312.89424"),
                new Song(encodedTwice("Orquesta Pingüino Feat. Tía Inés"), encodedTwice("Última Lámpara"), "257.04444"),
                // Long names, long pieces.
                new Song(
                        "Emmerich Gelb/Orchester der Städtischen Wasserwerke/Ilse von und zu Tal"
                                .replace("ä", encodedTwice("ä")),
                        "Concerto for Pendulum and Strings No. 2 in G minor Op. 22 (2006 Digital Remaster): III.  Presto",
                        "1449.19628"),
                new Song("Tidal Committee", "The Whole Night, Unabridged", "2594.81302"));
    }

    /** UTF-8 taken for Latin-1 and encoded again, twice, as the real files show it. */
    static String encodedTwice(String text) {
        return encodedAgain(encodedAgain(text));
    }

    private static String encodedAgain(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
