package io.keyway.sqlshell.session;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what a user probably meant. */
final class Nearest {
    private Nearest() {}

    /** The name most like that one; empty when none is near enough to be a slip of the hand. */
    static Optional<String> to(String typed, Collection<String> names) {
        String folded = typed.toLowerCase(Locale.ROOT);
        return names.stream()
                .filter(name -> distance(folded, name.toLowerCase(Locale.ROOT)) <= Math.max(1, typed.length() / 3))
                .min(Comparator.comparingInt(name -> distance(folded, name.toLowerCase(Locale.ROOT))));
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
