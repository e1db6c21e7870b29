package io.keyway.sql;

import io.keyway.sql.StatementText.Ending;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Cuts SQL text that arrives piece by piece into statements, at the semicolons outside quotes and comments.
 *
 * <p>A statement is handed out as soon as its semicolon has arrived. What has been scanned is not scanned again, except
 * the token that the last piece may have broken off. Not for use by several threads.
 *
 * <pre>{@code
 * splitter.append("SELECT ';'; SEL");  // poll() -> SELECT ';'     then null
 * splitter.append("ECT 2");            // finish() -> SELECT 2
 * }</pre>
 */
public final class StatementSplitter {

    /** What the text so far is waiting for. */
    public enum Pending {
        /** Nothing: it ends between two statements. */
        NOTHING,
        /** A semicolon. */
        SEMICOLON,
        /** The quote that closes a string. */
        STRING,
        /** The quote that closes an identifier. */
        QUOTED_IDENTIFIER,
        /** The end of a block comment or hint. */
        COMMENT
    }

    private final boolean commands;
    private final Queue<StatementText> ready = new ArrayDeque<>();
    /** The statement so far, with the comments inside it; empty between two statements. */
    private final StringBuilder body = new StringBuilder();
    /** How much of the body is significant: what is after it is dropped when the statement ends there. */
    private int bodyEnd;
    /** The last token of the text so far, which the next piece may continue. */
    private String carry = "";

    private Pending open = Pending.NOTHING;
    private long carryOffset;
    private int carryLine = 1;
    private int carryColumn = 1;
    private long offset;
    private int line;
    private int column;

    private StatementSplitter(boolean commands) {
        this.commands = commands;
    }

    /** A splitter of SQL alone, for which a backslash is a character like any other. */
    public static StatementSplitter ofSql() {
        return new StatementSplitter(false);
    }

    /** A splitter of shell scripts, in which a backslash outside quotes starts a command to the end of its line. */
    public static StatementSplitter ofScript() {
        return new StatementSplitter(true);
    }

    /** The SQL statements of a text. */
    public static List<StatementText> split(String sql) {
        StatementSplitter splitter = ofSql();
        splitter.append(sql);
        splitter.finish();
        return splitter.drain();
    }

    /** Takes the next piece of the text. */
    public void append(String piece) {
        scan(carry + piece, false);
    }

    /** Says that the text ends here; what is left is a statement too, and the splitter may start on another text. */
    public void finish() {
        scan(carry, true);
        end(Ending.TEXT);
        carry = "";
        carryOffset = 0;
        carryLine = 1;
        carryColumn = 1;
        open = Pending.NOTHING;
    }

    /** The next statement that is complete; null when there is none yet. */
    public @Nullable StatementText poll() {
        return ready.poll();
    }

    /** All statements that are complete. */
    public List<StatementText> drain() {
        List<StatementText> all = new ArrayList<>(ready);
        ready.clear();
        return all;
    }

    /** What the text so far is waiting for. */
    public Pending pending() {
        if (open != Pending.NOTHING) {
            return open;
        }
        return bodyEnd > 0 || isSignificant(carry) ? Pending.SEMICOLON : Pending.NOTHING;
    }

    private void scan(String text, boolean last) {
        long base = carryOffset;
        SqlScanner scanner = new SqlScanner(text, carryLine, carryColumn);
        carry = "";
        open = Pending.NOTHING;
        while (scanner.next()) {
            boolean command = commands && scanner.isText("\\");
            int tokenEnd = command ? endOfLine(text, scanner.start()) : scanner.end();
            if (!last && tokenEnd == text.length() && scanner.kind() != TokenKind.SEMICOLON) {
                carry(scanner, base);
                return;
            }
            if (command) {
                end(Ending.COMMAND);
                begin(scanner, base);
                body.append(text, scanner.start(), tokenEnd);
                bodyEnd = body.length();
                end(Ending.LINE);
                scanner.skipTo(tokenEnd);
            } else {
                take(text, scanner, base);
            }
        }
        carryOffset = base + text.length();
        carryLine = scanner.endLine();
        carryColumn = scanner.endColumn();
    }

    private void take(String text, SqlScanner scanner, long base) {
        if (scanner.kind() == TokenKind.SEMICOLON) {
            end(Ending.SEMICOLON);
            return;
        }
        boolean trivia = scanner.kind().isTrivia() && scanner.isTerminated();
        if (body.isEmpty()) {
            if (trivia) {
                return;
            }
            begin(scanner, base);
        }
        body.append(text, scanner.start(), scanner.end());
        if (!trivia) {
            bodyEnd = body.length();
        }
    }

    private void begin(SqlScanner scanner, long base) {
        offset = base + scanner.start();
        line = scanner.line();
        column = scanner.column();
    }

    private void carry(SqlScanner scanner, long base) {
        carry = scanner.rest();
        carryOffset = base + scanner.start();
        carryLine = scanner.line();
        carryColumn = scanner.column();
        if (!scanner.isTerminated()) {
            open = switch (scanner.kind()) {
                case COMMENT, HINT -> Pending.COMMENT;
                case QUOTED_IDENTIFIER -> Pending.QUOTED_IDENTIFIER;
                default -> Pending.STRING;
            };
        }
    }

    private void end(Ending ending) {
        if (bodyEnd > 0) {
            String statement = body.substring(0, bodyEnd);
            ready.add(new StatementText(statement.stripTrailing(), offset, line, column, ending));
        }
        body.setLength(0);
        bodyEnd = 0;
    }

    private static int endOfLine(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
            i++;
        }
        return i;
    }

    private static boolean isSignificant(String text) {
        return new SqlScanner(text).nextSignificant();
    }
}
