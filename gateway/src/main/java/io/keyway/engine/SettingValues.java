package io.keyway.engine;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the values of settings are written, wherever a user writes them. All throw IllegalArgumentException. */
public final class SettingValues {
    /** What {@link #time} takes, in words. */
    public static final String TIME = "a number of seconds, or a number with ms, s or min";

    static final String SIZE = "a number of bytes, or a number with kB, MB or GB";
    static final String COUNT = "a whole number, at least 1";

    private static final Pattern NUMBER_WITH_UNIT = Pattern.compile("(\\d{1,18})\\s*([A-Za-z]*)");

    /** A petabyte, or thirty thousand years: more than enough, and far from any overflow. */
    private static final long MOST = 1L << 50;

    private static final Map<String, Long> BYTES =
            Map.of("", 1L, "b", 1L, "kb", 1L << 10, "mb", 1L << 20, "gb", 1L << 30);
    private static final Map<String, Long> MILLISECONDS = Map.of("ms", 1L, "", 1_000L, "s", 1_000L, "min", 60_000L);

    private SettingValues() {}

    /** A time of at least a millisecond. */
    public static Duration time(String text) {
        return Duration.ofMillis(scaled(text, MILLISECONDS));
    }

    /** A number of bytes, at least 1. */
    static long size(String text) {
        return scaled(text, BYTES);
    }

    /** A number from 1 to {@code most}. */
    static long count(String text, long most) {
        long value = Long.parseLong(text.trim());
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(text);
        }
        return value;
    }

    /** A constant of an enum, in any case. */
    static <E extends Enum<E>> E choice(Class<E> type, String text) {
        return Enum.valueOf(type, text.trim().toUpperCase(Locale.ROOT));
    }

    private static long scaled(String text, Map<String, Long> units) {
        Matcher matcher = NUMBER_WITH_UNIT.matcher(text.trim());
        if (matcher.matches()) {
            Long factor = units.get(matcher.group(2).toLowerCase(Locale.ROOT));
            long number = Long.parseLong(matcher.group(1));
            if (factor != null && number >= 1 && number <= MOST / factor) {
                return number * factor;
            }
        }
        throw new IllegalArgumentException(text);
    }
}
