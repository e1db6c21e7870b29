package io.keyway.jdbc;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name patterns of {@link java.sql.DatabaseMetaData}: {@code %} any text, {@code _} any character, {@code \} quotes. */
final class LikePattern {
    private static final Predicate<String> ALL = name -> true;

    private LikePattern() {}

    /**
     * Which names a pattern stands for. Case matters, as names are compared as they are stored.
     *
     * @param pattern null for all names
     * @param literalUnderscore whether {@code _} stands for itself
     */
    static Predicate<String> of(@Nullable String pattern, boolean literalUnderscore) {
        if (pattern == null || pattern.equals("%")) {
            return ALL;
        }
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\' && i + 1 < pattern.length()) {
                i++;
                regex.append(Pattern.quote(pattern.substring(i, i + 1)));
            } else if (c == '%') {
                regex.append(".*");
            } else if (c == '_' && !literalUnderscore) {
                regex.append('.');
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL).asMatchPredicate();
    }
}
