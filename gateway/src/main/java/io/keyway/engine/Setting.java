package io.keyway.engine;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.error.NearestName;
import io.keyway.exec.FullScan;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every value that {@code SET} changes and {@code SHOW} reads; connection properties of the same names start them. */
public enum Setting {
    FULL_SCAN(
            "fullScan",
            "guard, allow or refuse",
            settings -> settings.fullScan().name().toLowerCase(Locale.ROOT),
            (settings, text) -> settings.withFullScan(choice(FullScan.class, text))),
    FULL_SCAN_LIMIT(
            "fullScanLimit",
            "a whole number, at least 1",
            settings -> Long.toString(settings.fullScanLimit()),
            (settings, text) -> settings.withFullScanLimit(count(text, Long.MAX_VALUE))),
    MAX_MEMORY(
            "maxMemory",
            "a number of bytes, or a number with kB, MB or GB",
            settings -> Long.toString(settings.maxMemory()),
            (settings, text) -> settings.withMaxMemory(scaled(text, Units.BYTES))),
    FETCH_SIZE(
            "fetchSize",
            "a whole number, at least 1",
            settings -> Integer.toString(settings.fetchSize()),
            (settings, text) -> settings.withFetchSize((int) count(text, Integer.MAX_VALUE))),
    REQUEST_TIMEOUT(
            "requestTimeout",
            "a number of seconds, or a number with ms, s or min",
            settings -> settings.requestTimeout().toMillis() + "ms",
            (settings, text) -> settings.withRequestTimeout(Duration.ofMillis(scaled(text, Units.MILLISECONDS)))),
    CONSISTENCY(
            "consistency",
            "a consistency level for reads, such as LOCAL_QUORUM",
            SessionSettings::consistency,
            (settings, text) ->
                    settings.withConsistency(choice(Consistency.class, text).name()));

    private static final Pattern NUMBER_WITH_UNIT = Pattern.compile("(\\d{1,18})\\s*([A-Za-z]*)");

    /** A petabyte, or thirty thousand years: far from any overflow, and more than anyone needs. */
    private static final long MOST = 1L << 50;

    private final String key;
    private final String expected;
    private final Function<SessionSettings, String> reader;
    private final Change change;

    private interface Change {
        SessionSettings apply(SessionSettings settings, String text);
    }

    /** Levels at which Cassandra reads. */
    private enum Consistency {
        ONE,
        TWO,
        THREE,
        QUORUM,
        ALL,
        LOCAL_ONE,
        LOCAL_QUORUM,
        EACH_QUORUM,
        SERIAL,
        LOCAL_SERIAL
    }

    private static final class Units {
        static final Map<String, Long> BYTES = Map.of("", 1L, "b", 1L, "kb", 1L << 10, "mb", 1L << 20, "gb", 1L << 30);
        static final Map<String, Long> MILLISECONDS = Map.of("ms", 1L, "", 1_000L, "s", 1_000L, "min", 60_000L);
    }

    Setting(String key, String expected, Function<SessionSettings, String> reader, Change change) {
        this.key = key;
        this.expected = expected;
        this.reader = reader;
        this.change = change;
    }

    /** The name that users write, in any case. */
    public String key() {
        return key;
    }

    /** The setting of that name. */
    public static Setting named(String name) {
        Optional<Setting> found = Arrays.stream(values())
                .filter(setting -> setting.key.equalsIgnoreCase(name))
                .findFirst();
        return found.orElseThrow(() -> {
            List<String> keys = Arrays.stream(values()).map(Setting::key).toList();
            return new KeywayException(ErrorCode.UNKNOWN_SETTING, "there is no setting \"" + name + "\"")
                    .withHint(NearestName.of(name, keys)
                            .map(nearest -> "did you mean \"" + nearest + "\"?")
                            .orElse("the settings are " + String.join(", ", keys)));
        });
    }

    /** The value in these settings, as {@code SHOW} prints it. */
    public String read(SessionSettings settings) {
        return reader.apply(settings);
    }

    /**
     * The settings with another value.
     *
     * @throws KeywayException INVALID_SETTING, saying what the setting takes
     */
    public SessionSettings write(SessionSettings settings, String text) {
        try {
            return change.apply(settings, text.trim());
        } catch (IllegalArgumentException e) {
            throw new KeywayException(ErrorCode.INVALID_SETTING, key + " cannot be \"" + text + "\"", e)
                    .withHint("it takes " + expected);
        }
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String text) {
        return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    }

    private static long count(String text, long most) {
        long value = Long.parseLong(text);
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(text);
        }
        return value;
    }

    private static long scaled(String text, Map<String, Long> units) {
        Matcher matcher = NUMBER_WITH_UNIT.matcher(text);
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
