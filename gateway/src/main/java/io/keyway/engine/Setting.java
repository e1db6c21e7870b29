package io.keyway.engine;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.error.NearestName;
import io.keyway.exec.FullScan;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Every value that {@code SET} changes and {@code SHOW} reads; connection properties of the same names start them. */
public enum Setting {
    FULL_SCAN(
            "fullScan",
            "guard, allow or refuse",
            settings -> written(settings.fullScan()),
            (settings, text) -> settings.withFullScan(SettingValues.choice(FullScan.class, text))),
    FULL_SCAN_LIMIT(
            "fullScanLimit",
            SettingValues.COUNT,
            settings -> Long.toString(settings.fullScanLimit()),
            (settings, text) -> settings.withFullScanLimit(SettingValues.count(text, Long.MAX_VALUE))),
    MAX_MEMORY(
            "maxMemory",
            SettingValues.SIZE,
            settings -> Long.toString(settings.maxMemory()),
            (settings, text) -> settings.withMaxMemory(SettingValues.size(text))),
    FETCH_SIZE(
            "fetchSize",
            SettingValues.COUNT,
            settings -> Integer.toString(settings.fetchSize()),
            (settings, text) -> settings.withFetchSize((int) SettingValues.count(text, Integer.MAX_VALUE))),
    REQUEST_TIMEOUT(
            "requestTimeout",
            SettingValues.TIME,
            settings -> settings.requestTimeout().toMillis() + "ms",
            (settings, text) -> settings.withRequestTimeout(SettingValues.time(text))),
    CONSISTENCY(
            "consistency",
            "a consistency level for reads, such as LOCAL_QUORUM",
            SessionSettings::consistency,
            (settings, text) -> settings.withConsistency(
                    SettingValues.choice(Consistency.class, text).name()));

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
            return change.apply(settings, text);
        } catch (IllegalArgumentException e) {
            throw new KeywayException(ErrorCode.INVALID_SETTING, key + " cannot be \"" + text + "\"", e)
                    .withHint("it takes " + expected);
        }
    }

    /**
     * The value as {@code SHOW} would print it.
     *
     * @throws KeywayException INVALID_SETTING, saying what the setting takes
     */
    public String checked(String text) {
        return read(write(SessionSettings.initial(""), text));
    }

    /** All values that it takes, as users write them; empty when there are too many. */
    public List<String> choices() {
        return switch (this) {
            case FULL_SCAN ->
                Arrays.stream(FullScan.values()).map(Setting::written).toList();
            case CONSISTENCY ->
                Arrays.stream(Consistency.values()).map(Enum::name).toList();
            default -> List.of();
        };
    }

    private static String written(FullScan value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
