package io.keyway.error;

/**
 * The part of a SQL text that an error is about.
 *
 * @param line first line, from 1
 * @param column first column, from 1, in UTF-16 units of that line
 * @param endLine last line, from 1
 * @param endColumn last column, inclusive, from 1
 */
public record Position(int line, int column, int endLine, int endColumn) {

    /** A position of one character. */
    public static Position at(int line, int column) {
        return new Position(line, column, line, column);
    }
}
