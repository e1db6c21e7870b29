package io.keyway.plan.expression;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import java.nio.charset.StandardCharsets;
import org.apache.calcite.linq4j.function.Strict;

/**
 * Functions of text. They count characters by code points, and answer as PostgreSQL does where a number is negative,
 * zero, or beyond the end. Public, because generated code calls it.
 */
public final class TextFunctions {
    /** The longest result, in UTF-16 units. */
    private static final int MAX_LENGTH = 1 << 27;

    private TextFunctions() {}

    /** The number of bytes of a text in UTF-8. */
    @Strict
    public static int octetLength(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    @Strict
    public static int charLength(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The first characters, or for a negative number all but so many last ones. */
    @Strict
    public static String left(String text, long count) {
        return part(text, 0, count < 0 ? charLength(text) + count : count);
    }

    /** The last characters, or for a negative number all but so many first ones. */
    @Strict
    public static String right(String text, long count) {
        return part(text, count < 0 ? -count : charLength(text) - count, Long.MAX_VALUE);
    }

    @Strict
    public static String substring(String text, long start) {
        return part(text, start - (start == Long.MIN_VALUE ? 0 : 1), Long.MAX_VALUE);
    }

    /** The characters from one place to another, as far as there are any: of {@code 'abc' FROM -1 FOR 3} that is the first. */
    @Strict
    public static String substring(String text, long start, long count) {
        if (count < 0) {
            throw new KeywayException(
                            ErrorCode.INVALID_SUBSTRING,
                            "SUBSTRING of " + count + " characters: a length is not negative")
                    .withHint("give GREATEST(length, 0)");
        }
        long end = start > Long.MAX_VALUE - count ? Long.MAX_VALUE : start + count;
        return part(text, Math.max(start, 1) - 1, end - (end == Long.MIN_VALUE ? 0 : 1));
    }

    @Strict
    public static String overlay(String text, String replacement, long start) {
        return overlay(text, replacement, start, charLength(replacement));
    }

    @Strict
    public static String overlay(String text, String replacement, long start, long count) {
        if (start <= 0) {
            throw new KeywayException(
                    ErrorCode.INVALID_SUBSTRING, "OVERLAY from character " + start + ": the first is number 1");
        }
        long rest = count > Long.MAX_VALUE - start ? Long.MAX_VALUE : start + count;
        return part(text, 0, start - 1) + replacement + substring(text, rest);
    }

    /** The place of the first occurrence, from 1; 0 when there is none. */
    @Strict
    public static int position(String part, String text) {
        int at = text.indexOf(part);
        return at < 0 ? 0 : text.codePointCount(0, at) + 1;
    }

    @Strict
    public static int strpos(String text, String part) {
        return position(part, text);
    }

    @Strict
    public static String trimBoth(String characters, String text) {
        return trimLeading(characters, trimTrailing(characters, text));
    }

    @Strict
    public static String trimLeading(String characters, String text) {
        int start = 0;
        while (start < text.length() && characters.indexOf(text.codePointAt(start)) >= 0) {
            start += Character.charCount(text.codePointAt(start));
        }
        return text.substring(start);
    }

    @Strict
    public static String trimTrailing(String characters, String text) {
        int end = text.length();
        while (end > 0 && characters.indexOf(text.codePointBefore(end)) >= 0) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(0, end);
    }

    @Strict
    public static String lpad(String text, long length) {
        return lpad(text, length, " ");
    }

    @Strict
    public static String lpad(String text, long length, String fill) {
        return padding(text, length, fill) + left(text, Math.max(length, 0));
    }

    @Strict
    public static String rpad(String text, long length) {
        return rpad(text, length, " ");
    }

    @Strict
    public static String rpad(String text, long length, String fill) {
        return left(text, Math.max(length, 0)) + padding(text, length, fill);
    }

    private static String padding(String text, long length, String fill) {
        long missing = length - charLength(text);
        if (missing <= 0 || fill.isEmpty()) {
            return "";
        }
        if (length > MAX_LENGTH) {
            throw new KeywayException(
                    ErrorCode.VALUE_OUT_OF_RANGE,
                    "a text cannot be padded to " + length + " characters: no text has more than " + MAX_LENGTH);
        }
        int unit = charLength(fill);
        return left(repeat(fill, missing / unit + 1), missing);
    }

    @Strict
    public static String repeat(String text, long count) {
        if (count <= 0 || text.isEmpty()) {
            return "";
        }
        if (count > MAX_LENGTH / text.length()) {
            throw new KeywayException(
                    ErrorCode.VALUE_OUT_OF_RANGE,
                    "a text of " + text.length() + " characters cannot be repeated " + count
                            + " times: no text has more than " + MAX_LENGTH);
        }
        return text.repeat((int) count);
    }

    /** A field of a text, counted from 1, or backwards from -1; empty when there are not as many. */
    @Strict
    public static String splitPart(String text, String separator, long field) {
        if (field == 0) {
            throw new KeywayException(
                    ErrorCode.INVALID_PARAMETER, "SPLIT_PART counts fields from 1, or from -1 backwards");
        }
        if (separator.isEmpty()) {
            return field == 1 || field == -1 ? text : "";
        }
        return field > 0 ? fieldFromStart(text, separator, field) : fieldFromEnd(text, separator, field);
    }

    private static String fieldFromStart(String text, String separator, long field) {
        int start = 0;
        for (long i = 1; i < field; i++) {
            int found = text.indexOf(separator, start);
            if (found < 0) {
                return "";
            }
            start = found + separator.length();
        }
        int end = text.indexOf(separator, start);
        return end < 0 ? text.substring(start) : text.substring(start, end);
    }

    /** The separators are those that are found from the start, which differ if one overlaps another. */
    private static String fieldFromEnd(String text, String separator, long field) {
        long fields = 1;
        for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, at + separator.length())) {
            fields++;
        }
        return fields + field < 0 ? "" : fieldFromStart(text, separator, fields + field + 1);
    }

    /** The text with the first letter of each word in upper case and the rest in lower. */
    @Strict
    public static String initcap(String text) {
        StringBuilder result = new StringBuilder(text.length());
        boolean inWord = false;
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            result.appendCodePoint(inWord ? Character.toLowerCase(character) : Character.toUpperCase(character));
            inWord = Character.isLetterOrDigit(character);
            at += Character.charCount(character);
        }
        return result.toString();
    }

    /** The text with each character that one list names replaced by that at the same place of another, or left out. */
    @Strict
    public static String translate(String text, String from, String to) {
        int[] replaced = from.codePoints().toArray();
        int[] replacements = to.codePoints().toArray();
        StringBuilder result = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            int found = 0;
            while (found < replaced.length && replaced[found] != character) {
                found++;
            }
            if (found == replaced.length) {
                result.appendCodePoint(character);
            } else if (found < replacements.length) {
                result.appendCodePoint(replacements[found]);
            }
        });
        return result.toString();
    }

    /** The character with a number. */
    @Strict
    public static String chr(long number) {
        boolean surrogate = number >= Character.MIN_SURROGATE && number <= Character.MAX_SURROGATE;
        if (number <= 0 || number > Character.MAX_CODE_POINT || surrogate) {
            throw new KeywayException(ErrorCode.VALUE_OUT_OF_RANGE, "no character has the number " + number);
        }
        return Character.toString((int) number);
    }

    /** The characters from one place to before another, both counted from 0, as far as there are any. */
    private static String part(String text, long from, long to) {
        int start = offset(text, from);
        int end = offset(text, to);
        return start >= end ? "" : text.substring(start, end);
    }

    private static int offset(String text, long characters) {
        if (characters <= 0) {
            return 0;
        }
        if (characters >= text.length() || characters >= charLength(text)) {
            return text.length();
        }
        return text.offsetByCodePoints(0, (int) characters);
    }
}
