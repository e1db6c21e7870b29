package io.keyway.sqlshell.session;

import io.keyway.sqlshell.format.Format;

/**
 * What the user can change while the shell runs.
 *
 * @param format how results are written
 * @param expanded whether tables are written vertically
 * @param timing whether each statement is followed by its time
 * @param nullText what stands for NULL in tables
 * @param footer whether tables end with the number of rows
 * @param keepGoing whether a script goes on after a failed statement
 */
public record Settings(
        Format format, Expanded expanded, boolean timing, String nullText, boolean footer, boolean keepGoing) {
    /** The sign of the empty set, which no keyboard puts into data. */
    public static final String DEFAULT_NULL = "\u2205";

    /** Whether tables are written with one line per column. */
    public enum Expanded {
        ON,
        OFF,
        /** When the table is wider than the terminal. */
        AUTO
    }

    Settings withFormat(Format value) {
        return new Settings(value, expanded, timing, nullText, footer, keepGoing);
    }

    Settings withExpanded(Expanded value) {
        return new Settings(format, value, timing, nullText, footer, keepGoing);
    }

    Settings withTiming(boolean value) {
        return new Settings(format, expanded, value, nullText, footer, keepGoing);
    }

    Settings withNullText(String value) {
        return new Settings(format, expanded, timing, value, footer, keepGoing);
    }

    Settings withFooter(boolean value) {
        return new Settings(format, expanded, timing, nullText, value, keepGoing);
    }

    Settings withKeepGoing(boolean value) {
        return new Settings(format, expanded, timing, nullText, footer, value);
    }
}
