package io.keyway.jdbc;

import java.sql.SQLWarning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sentences as a chain of {@link SQLWarning}s. */
final class Warnings {
    /** SQL's own state for a warning of no special kind. */
    private static final String GENERAL_WARNING = "01000";

    private Warnings() {}

    /** The chain, in that order; null when there is nothing to warn of. */
    static @Nullable SQLWarning chain(List<String> sentences) {
        SQLWarning first = null;
        for (String sentence : sentences) {
            SQLWarning warning = new SQLWarning(sentence, GENERAL_WARNING);
            if (first == null) {
                first = warning;
            } else {
                first.setNextWarning(warning);
            }
        }
        return first;
    }
}
