package io.keyway.sqlshell.repl;

import io.keyway.sql.StatementSplitter;
import io.keyway.sql.StatementSplitter.Pending;
import io.keyway.sqlshell.complete.Completions;
import io.keyway.sqlshell.session.MetaCommands;
import java.util.List;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/**
 * Tells JLine when an input is complete (a semicolon outside quotes and comments) and what the word at the cursor is.
 */
final class SqlLineParser implements Parser {

    /** The input, and the fragment of a name at its cursor. */
    private record ParsedInput(String line, int cursor, String word, int wordCursor) implements ParsedLine {
        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public List<String> words() {
            return List.of(word);
        }
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.ACCEPT_LINE && !isComplete(line)) {
            throw new EOFError(-1, -1, "the statement goes on");
        }
        int start = isCommand(line) ? commandWordStart(line, cursor) : Completions.fragmentStart(line, cursor);
        return new ParsedInput(line, cursor, line.substring(start, cursor), cursor - start);
    }

    @Override
    public boolean isEscapeChar(char ch) {
        return false;
    }

    /** Whether Enter runs the input instead of adding a line to it. */
    static boolean isComplete(String input) {
        if (input.isBlank() || MetaCommands.isWord(input)) {
            return true;
        }
        StatementSplitter splitter = StatementSplitter.ofScript();
        splitter.append(input + "\n");
        return splitter.pending() == Pending.NOTHING;
    }

    static boolean isCommand(String line) {
        return line.stripLeading().startsWith("\\");
    }

    private static int commandWordStart(String line, int cursor) {
        int start = cursor;
        while (start > 0 && !Character.isWhitespace(line.charAt(start - 1))) {
            start--;
        }
        return start;
    }
}
