package io.keyway.sqlshell.format;

/** A column of a result: its name as the query gives it, and how its values are written. */
public record PrintedColumn(String name, Kind kind) {

    /** How a printer treats values, all of which it gets as text. */
    public enum Kind {
        /** Aligned to the right; a number in JSON. */
        NUMBER,
        /** {@code true} and {@code false} in JSON. */
        BOOLEAN,
        /** Aligned to the left; a string in JSON. */
        TEXT
    }

    /** Whether values stand at the right edge of their column. */
    boolean isRightAligned() {
        return kind == Kind.NUMBER;
    }
}
