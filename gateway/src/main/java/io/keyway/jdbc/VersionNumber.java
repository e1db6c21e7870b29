package io.keyway.jdbc;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version number such as {@code 0.1.0}.
 *
 * @param text as written
 * @param major the first number, 0 when there is none
 * @param minor the second number, 0 when there is none
 */
record VersionNumber(String text, int major, int minor) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})(?:\\.(\\d{1,9}))?.*", Pattern.DOTALL);

    /** The driver's own version, from the manifest of its jar; {@code 0.0} when it runs from a class folder. */
    static final VersionNumber CURRENT = ofDriver();

    static VersionNumber parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return new VersionNumber(text, 0, 0);
        }
        String minor = matcher.group(2);
        return new VersionNumber(text, Integer.parseInt(matcher.group(1)), minor == null ? 0 : Integer.parseInt(minor));
    }

    private static VersionNumber ofDriver() {
        String version = VersionNumber.class.getPackage().getImplementationVersion();
        return parse(version == null ? "0.0" : version);
    }
}
