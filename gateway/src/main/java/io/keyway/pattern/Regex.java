package io.keyway.pattern;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression in PostgreSQL's form (advanced regular expressions), which {@code ~}, SIMILAR TO and the
 * functions REGEXP_LIKE and REGEXP_REPLACE use. Java's engine matches it.
 *
 * <p>Where two alternatives match, the first is taken and not the longest, which only REGEXP_REPLACE shows.
 *
 * <p>Immutable. Matching may take a time exponential in the length of the text, so it ends with an error after a
 * number of steps.
 */
public final class Regex {
    private final String source;
    private final Pattern pattern;

    private Regex(String source, Pattern pattern) {
        this.source = source;
        this.pattern = pattern;
    }

    /**
     * Reads a regular expression.
     *
     * @param flags letters as PostgreSQL's functions take them: {@code i} ignores case, {@code n} ends lines at line
     *     feeds, {@code x} allows blanks and comments, and so on
     * @throws KeywayException INVALID_REGEX with the reason
     */
    public static Regex of(String source, String flags) {
        return new Regex(source, RegexReader.read(source, source, flags));
    }

    /**
     * Reads a pattern of SIMILAR TO (SQL:2016 8.6), which matches whole texts.
     *
     * @throws KeywayException INVALID_REGEX, or INVALID_ESCAPE when it ends with its backslash
     */
    public static Regex similar(String source) {
        return new Regex(source, RegexReader.read(SimilarPattern.toRegex(source, Escape.BACKSLASH), source, ""));
    }

    /**
     * Reads a pattern of SIMILAR TO.
     *
     * @param escape one character, or empty for none
     * @throws KeywayException INVALID_REGEX, or INVALID_ESCAPE when {@code escape} is longer or the pattern ends with it
     */
    public static Regex similar(String source, String escape) {
        return new Regex(source, RegexReader.read(SimilarPattern.toRegex(source, Escape.of(escape)), source, ""));
    }

    /** Whether some part of the text matches. */
    public boolean finds(String text) {
        try {
            return pattern.matcher(new LimitedText(text, source)).find();
        } catch (StackOverflowError e) {
            throw LimitedText.tooMuch(source, text.length());
        }
    }

    /**
     * The text with what matches replaced.
     *
     * @param replacement in which <code>\1</code> to <code>\9</code> are what the groups found, <code>\&amp;</code> is
     *     all that matched, and <code>\\</code> a backslash
     * @param all whether every match is replaced, or the first alone
     */
    public String replace(String text, String replacement, boolean all) {
        try {
            Matcher matcher = pattern.matcher(new LimitedText(text, source));
            StringBuilder result = new StringBuilder();
            int copied = 0;
            while (matcher.find()) {
                if (isInsideCharacter(text, matcher.start())) {
                    continue;
                }
                result.append(text, copied, matcher.start());
                append(result, text, replacement, matcher);
                copied = matcher.end();
                if (!all) {
                    break;
                }
            }
            return result.append(text, copied, text.length()).toString();
        } catch (StackOverflowError e) {
            throw LimitedText.tooMuch(source, text.length());
        }
    }

    /** What the groups found in the first part that matches, or that part when there are no groups; null when none matches. */
    public @Nullable List<@Nullable String> groups(String text) {
        try {
            Matcher matcher = pattern.matcher(new LimitedText(text, source));
            if (!matcher.find()) {
                return null;
            }
            List<@Nullable String> found = new ArrayList<>();
            for (int group = Math.min(matcher.groupCount(), 1); group <= matcher.groupCount(); group++) {
                found.add(matcher.start(group) < 0 ? null : text.substring(matcher.start(group), matcher.end(group)));
            }
            return found;
        } catch (StackOverflowError e) {
            throw LimitedText.tooMuch(source, text.length());
        }
    }

    /** Java's engine finds nothing, which is everywhere, between the halves of a character too. */
    private static boolean isInsideCharacter(String text, int at) {
        return at > 0
                && at < text.length()
                && Character.isLowSurrogate(text.charAt(at))
                && Character.isHighSurrogate(text.charAt(at - 1));
    }

    private static void append(StringBuilder result, String text, String replacement, Matcher matcher) {
        int at = 0;
        while (at < replacement.length()) {
            char c = replacement.charAt(at);
            boolean escape = c == '\\' && at + 1 < replacement.length();
            if (!escape) {
                result.append(c);
                at++;
                continue;
            }
            char next = replacement.charAt(at + 1);
            if (next == '&') {
                result.append(text, matcher.start(), matcher.end());
            } else if (next >= '1' && next <= '9') {
                appendGroup(result, text, next - '0', matcher);
            } else if (next == '\\') {
                result.append(next);
            } else {
                result.append(c).append(next);
            }
            at += 2;
        }
    }

    /** A group that there is not, or that found nothing, is no text. */
    private static void appendGroup(StringBuilder result, String text, int group, Matcher matcher) {
        if (group <= matcher.groupCount() && matcher.start(group) >= 0) {
            result.append(text, matcher.start(group), matcher.end(group));
        }
    }

    /**
     * A text whose characters can be read only so often, since Java's engine has no limit and cannot be interrupted.
     */
    private static final class LimitedText implements CharSequence {
        /** About half a second's work. */
        private static final int STEPS = 30_000_000;

        private final String text;
        private final String source;
        private int left = STEPS;

        LimitedText(String text, String source) {
            this.text = text;
            this.source = source;
        }

        static KeywayException tooMuch(String source, int length) {
            return new KeywayException(
                            ErrorCode.INVALID_REGEX,
                            "the regular expression '" + source + "' is too complex for a text of " + length
                                    + " characters")
                    .withHint("write it without repetitions in repetitions, such as (a+)+");
        }

        @Override
        public char charAt(int index) {
            left--;
            if (left < 0) {
                throw tooMuch(source, text.length());
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
