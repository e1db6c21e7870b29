package io.keyway.pattern;

import io.keyway.error.KeywayException;
import java.util.Arrays;

/**
 * A LIKE pattern (SQL:2016 8.5): {@code %} is any text, {@code _} any one character, a line end too, and everything
 * else, also everything after the escape character, stands for itself. A character is a code point.
 *
 * <p>Immutable. Matching takes no memory, and at most the product of both lengths in time.
 */
public final class LikePattern {
    private static final int ANY_CHARACTER = -1;
    private static final int ANY_TEXT = -2;

    /** Code points, or one of the wildcards. */
    private final int[] parts;

    private final boolean ignoringCase;

    private LikePattern(int[] parts, boolean ignoringCase) {
        this.parts = parts;
        this.ignoringCase = ignoringCase;
    }

    /**
     * Reads a pattern that has no ESCAPE clause, in which a backslash escapes.
     *
     * @throws KeywayException INVALID_ESCAPE when it ends with the escape character
     */
    public static LikePattern of(String pattern) {
        return of(pattern, Escape.BACKSLASH);
    }

    /**
     * Reads a pattern.
     *
     * @param escape one character, or empty for none
     * @throws KeywayException INVALID_ESCAPE for a longer text, or as {@link #of(String)}
     */
    public static LikePattern of(String pattern, String escape) {
        return of(pattern, Escape.of(escape));
    }

    private static LikePattern of(String pattern, Escape escape) {
        int[] characters = pattern.codePoints().toArray();
        int[] parts = new int[characters.length];
        int count = 0;
        for (int i = 0; i < characters.length; i++) {
            if (escape.is(characters[i])) {
                i++;
                if (i == characters.length) {
                    throw Escape.unfinished("LIKE", pattern);
                }
                parts[count++] = characters[i];
            } else {
                parts[count++] = part(characters[i]);
            }
        }
        return new LikePattern(Arrays.copyOf(parts, count), false);
    }

    private static int part(int character) {
        return switch (character) {
            case '%' -> ANY_TEXT;
            case '_' -> ANY_CHARACTER;
            default -> character;
        };
    }

    /** The pattern of ILIKE, which compares characters by their lower case. */
    public LikePattern ignoringCase() {
        return new LikePattern(
                Arrays.stream(parts)
                        .map(part -> part < 0 ? part : Character.toLowerCase(part))
                        .toArray(),
                true);
    }

    /** The pattern with every wildcard {@code _} taken for that character itself. */
    public LikePattern withLiteralUnderscores() {
        return new LikePattern(
                Arrays.stream(parts)
                        .map(part -> part == ANY_CHARACTER ? '_' : part)
                        .toArray(),
                ignoringCase);
    }

    /**
     * Whether the whole text matches.
     *
     * <p>When a part does not match, the last {@code %} takes one character more; an earlier one never needs to, since
     * whatever it could gain the last one can take as well.
     */
    public boolean matches(String text) {
        int part = 0;
        int at = 0;
        int afterWildcard = -1;
        int resume = 0;
        while (at < text.length()) {
            int character = text.codePointAt(at);
            if (part < parts.length && parts[part] == ANY_TEXT) {
                part++;
                afterWildcard = part;
                resume = at;
            } else if (part < parts.length && isMatch(parts[part], character)) {
                part++;
                at += Character.charCount(character);
            } else if (afterWildcard >= 0) {
                part = afterWildcard;
                resume += Character.charCount(text.codePointAt(resume));
                at = resume;
            } else {
                return false;
            }
        }
        while (part < parts.length && parts[part] == ANY_TEXT) {
            part++;
        }
        return part == parts.length;
    }

    private boolean isMatch(int part, int character) {
        return part == character || part == ANY_CHARACTER || ignoringCase && part == Character.toLowerCase(character);
    }

    /** The characters before the first wildcard, with which every text begins that matches, if case matters. */
    public String prefix() {
        return new String(parts, 0, prefixLength());
    }

    /** Whether no text matches but {@link #prefix}. */
    public boolean isText() {
        return prefixLength() == parts.length;
    }

    /** Whether every text matches that begins with {@link #prefix}. */
    public boolean isPrefix() {
        int length = prefixLength();
        return length < parts.length
                && Arrays.stream(parts, length, parts.length).allMatch(part -> part == ANY_TEXT);
    }

    private int prefixLength() {
        int length = 0;
        while (length < parts.length && parts[length] >= 0) {
            length++;
        }
        return length;
    }
}
