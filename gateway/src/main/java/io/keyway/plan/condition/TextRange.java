package io.keyway.plan.condition;

import org.jspecify.annotations.Nullable;

/** Ranges of texts in the order of their code points, which is Cassandra's order. */
final class TextRange {
    private TextRange() {}

    /**
     * The least text that is greater than every text with a prefix.
     *
     * @return null when there is none: the prefix is empty, or consists of the last code point only
     */
    static @Nullable String afterPrefix(String prefix) {
        int end = prefix.length();
        while (end > 0) {
            int last = prefix.codePointBefore(end);
            int start = end - Character.charCount(last);
            if (last < Character.MAX_CODE_POINT) {
                // Surrogates are no characters, so the one after U+D7FF is U+E000.
                int next = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
                return prefix.substring(0, start) + Character.toString(next);
            }
            end = start;
        }
        return null;
    }
}
