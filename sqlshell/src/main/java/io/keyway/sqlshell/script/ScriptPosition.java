package io.keyway.sqlshell.script;

import io.keyway.sql.StatementText;

/**
 * A place in a script.
 *
 * @param offset from the start of the script, in UTF-16 units
 * @param line from 1
 */
record ScriptPosition(long offset, int line) {

    /** The place where a statement starts. */
    static ScriptPosition of(StatementText statement) {
        return new ScriptPosition(statement.offset(), statement.line());
    }

    /** The place in the script of a place in the statement, both counted from 1 in UTF-16 units. */
    static ScriptPosition of(StatementText statement, int line, int column) {
        String text = statement.text();
        int at = 0;
        for (int n = 1; n < line && at < text.length(); n++) {
            at = behindLine(text, at);
        }
        int index = Math.min(at + Math.max(0, column - 1), text.length());
        return new ScriptPosition(statement.offset() + index, statement.line() + Math.max(0, line - 1));
    }

    private static int behindLine(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '\n' || (text.charAt(i) == '\r' && !text.startsWith("\n", i + 1))) {
                return i + 1;
            }
        }
        return text.length();
    }
}
