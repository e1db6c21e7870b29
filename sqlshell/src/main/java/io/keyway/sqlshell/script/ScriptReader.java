package io.keyway.sqlshell.script;

import io.keyway.sql.StatementSplitter;
import io.keyway.sql.StatementText;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * Reads statements from a text as it arrives, and remembers the lines around the last one.
 *
 * <p>A statement is handed out as soon as its semicolon has been read, however slowly the rest comes.
 */
public final class ScriptReader {
    private static final int PIECE = 16 * 1024;

    private final ScriptOrigin origin;
    private final Reader reader;
    private final StatementSplitter splitter = StatementSplitter.ofScript();
    private final char[] piece = new char[PIECE];
    /** The text from the line of the last statement on. */
    private final StringBuilder window = new StringBuilder();

    private long windowStart;
    private @Nullable StatementText last;
    private boolean ended;

    /** Reads from there; the caller closes the reader. */
    public ScriptReader(ScriptOrigin origin, Reader reader) {
        this.origin = origin;
        this.reader = reader;
    }

    /** Where the statements come from. */
    public ScriptOrigin origin() {
        return origin;
    }

    /** The next statement; null at the end. */
    public @Nullable StatementText next() throws IOException {
        StatementText next = splitter.poll();
        while (next == null && !ended) {
            forget();
            read();
            next = splitter.poll();
        }
        last = next == null ? last : next;
        return next;
    }

    /** The line of the text in which that place of the last statement lies. */
    SourceLine line(ScriptPosition place) {
        int at = (int) Math.max(0, Math.min(place.offset() - windowStart, window.length()));
        int start = startOfLine(at);
        int end = at;
        while (end < window.length() && !isLineEnd(window.charAt(end))) {
            end++;
        }
        return new SourceLine(window.substring(start, end), at - start);
    }

    private void read() throws IOException {
        int count = reader.read(piece);
        if (count < 0) {
            ended = true;
            splitter.finish();
            return;
        }
        boolean byteOrderMark = windowStart == 0 && window.isEmpty() && count > 0 && piece[0] == '\uFEFF';
        String text = new String(piece, byteOrderMark ? 1 : 0, byteOrderMark ? count - 1 : count);
        window.append(text);
        splitter.append(text);
    }

    /** Drops the text before the line of the last statement, about which an error may still come. */
    private void forget() {
        if (last != null) {
            int start = startOfLine((int) Math.max(0, Math.min(last.offset() - windowStart, window.length())));
            window.delete(0, start);
            windowStart += start;
        }
    }

    private int startOfLine(int index) {
        int start = index;
        while (start > 0 && !isLineEnd(window.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }
}
