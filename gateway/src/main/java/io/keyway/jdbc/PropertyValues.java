package io.keyway.jdbc;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the values of connection properties are written. */
final class PropertyValues {
    private static final Pattern NUMBER_WITH_UNIT = Pattern.compile("(\\d{1,18})\\s*([A-Za-z]*)");

    /** A petabyte, or thirty thousand years: far from any overflow, and more than anyone needs. */
    private static final long MOST = 1L << 50;

    private static final Map<String, Long> BYTES =
            Map.of("", 1L, "b", 1L, "kb", 1L << 10, "mb", 1L << 20, "gb", 1L << 30);
    private static final Map<String, Long> MILLISECONDS = Map.of("ms", 1L, "", 1_000L, "s", 1_000L, "min", 60_000L);

    private PropertyValues() {}

    static String text(ConnectionProperty property, String text) {
        return text;
    }

    static String path(ConnectionProperty property, String text) {
        try {
            return Path.of(text).toString();
        } catch (InvalidPathException e) {
            throw property.invalid(text, "a path of this operating system");
        }
    }

    static String choice(ConnectionProperty property, String text) {
        return property.choices().stream()
                .filter(text.trim()::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> property.invalid(text, String.join(", ", property.choices())));
    }

    static String count(ConnectionProperty property, String text) {
        try {
            long value = Long.parseLong(text.trim());
            long most = property == ConnectionProperty.FETCH_SIZE ? Integer.MAX_VALUE : Long.MAX_VALUE;
            if (value >= 1 && value <= most) {
                return Long.toString(value);
            }
            throw property.invalid(text, "a number from 1 to " + most);
        } catch (NumberFormatException e) {
            throw property.invalid(text, "a whole number, at least 1");
        }
    }

    static String size(ConnectionProperty property, String text) {
        return Long.toString(scaled(property, text, BYTES, "a number of bytes, or a number with kB, MB or GB"));
    }

    static String time(ConnectionProperty property, String text) {
        return Duration.ofMillis(
                        scaled(property, text, MILLISECONDS, "a number of seconds, or a number with ms, s or min"))
                .toString();
    }

    private static long scaled(ConnectionProperty property, String text, Map<String, Long> units, String expected) {
        Matcher matcher = NUMBER_WITH_UNIT.matcher(text.trim());
        if (matcher.matches()) {
            Long factor = units.get(matcher.group(2).toLowerCase(Locale.ROOT));
            long number = Long.parseLong(matcher.group(1));
            if (factor != null && number >= 1 && number <= MOST / factor) {
                return number * factor;
            }
        }
        throw property.invalid(text, expected);
    }
}
