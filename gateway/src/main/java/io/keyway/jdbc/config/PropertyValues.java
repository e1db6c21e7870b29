package io.keyway.jdbc.config;

import io.keyway.engine.SettingValues;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** How the values of connection properties are written that are no settings. */
final class PropertyValues {
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

    static String time(ConnectionProperty property, String text) {
        try {
            return SettingValues.time(text).toString();
        } catch (IllegalArgumentException e) {
            throw property.invalid(text, SettingValues.TIME);
        }
    }
}
