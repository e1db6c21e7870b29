package io.keyway.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds what a user probably meant by a name that does not exist. */
public final class NearestName {
    private NearestName() {}

    /**
     * The known name with the fewest differing characters, when it is close enough to be a typing error. Case is
     * ignored.
     *
     * @param name what was written
     * @param known what could have been written; the first of equally near names is taken
     */
    public static Optional<String> of(String name, Collection<String> known) {
        int allowed = Math.max(1, name.length() / 3);
        return known.stream()
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
                .filter(candidate -> distance(name, candidate) <= allowed);
    }

    /** The end of an error message, {@code ; did you mean "x"?}, or nothing when no known name is near. */
    public static String suggestion(String name, Collection<String> known) {
        return of(name, known)
                .map(nearest -> "; did you mean \"" + nearest + "\"?")
                .orElse("");
    }

    private static int distance(String left, String right) {
        return LevenshteinDistance.getDefaultInstance()
                .apply(left.toLowerCase(Locale.ROOT), right.toLowerCase(Locale.ROOT));
    }
}
