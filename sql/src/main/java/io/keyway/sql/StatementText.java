package io.keyway.sql;

/**
 * A statement cut out of a text, and where it stood there.
 *
 * @param text from its first to its last token, without comments around it and without the semicolon
 * @param offset the index of its first character in the whole text, from 0
 * @param line the line of its first character, from 1
 * @param column the column of its first character, from 1, in UTF-16 units
 * @param ending what ended it
 */
public record StatementText(String text, long offset, int line, int column, Ending ending) {

    /** What stands after a statement. */
    public enum Ending {
        /** A semicolon. */
        SEMICOLON,
        /** A backslash command on the same line, which is the next statement. */
        COMMAND,
        /** The end of its line: the statement is itself a backslash command. */
        LINE,
        /** The end of the text. */
        TEXT
    }

    /** Whether it is a backslash command instead of SQL. */
    public boolean isCommand() {
        return text.startsWith("\\");
    }
}
