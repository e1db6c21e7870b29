package io.keyway.pushdown;

import org.jspecify.annotations.Nullable;

/**
 * What every text that a LIKE pattern matches begins with.
 *
 * @param text the characters before the first wildcard, without what escapes them
 * @param rest the pattern from that wildcard on, as written; empty when there is none
 */
record LikePrefix(String text, String rest) {

    /**
     * Reads a pattern.
     *
     * @param escape the character behind which a wildcard, or itself, is none; null when there is no such character
     * @return null when it stands before something else, which makes no pattern
     */
    static @Nullable LikePrefix of(String pattern, @Nullable Character escape) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (escape != null && c == escape) {
                i++;
                if (i == pattern.length() || !isEscapable(pattern.charAt(i), escape)) {
                    return null;
                }
                text.append(pattern.charAt(i));
            } else if (isWildcard(c)) {
                return new LikePrefix(text.toString(), pattern.substring(i));
            } else {
                text.append(c);
            }
        }
        return new LikePrefix(text.toString(), "");
    }

    private static boolean isEscapable(char c, char escape) {
        return isWildcard(c) || c == escape;
    }

    private static boolean isWildcard(char c) {
        return c == '%' || c == '_';
    }

    /** Whether one text alone matches. */
    boolean isWhole() {
        return rest.isEmpty();
    }

    /** Whether every text matches that begins so. */
    boolean isAll() {
        return rest.equals("%");
    }
}
