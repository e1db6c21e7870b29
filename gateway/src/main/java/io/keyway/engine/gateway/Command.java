package io.keyway.engine.gateway;

import io.keyway.engine.Setting;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.error.Position;
import io.keyway.sql.StatementSplitter;
import io.keyway.sql.StatementText;
import io.keyway.sql.Token;
import io.keyway.sql.TokenKind;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a statement asks for, told from its first words. */
sealed interface Command {
    /** Statements that write; Keyway reads. */
    List<String> WRITING = List.of(
            "insert",
            "update",
            "delete",
            "merge",
            "upsert",
            "truncate",
            "create",
            "alter",
            "drop",
            "grant",
            "revoke",
            "batch");

    /**
     * A query.
     *
     * @param sql its text, at the place where it stood, so that positions in errors are right
     * @param explain whether its plan is asked for instead of its rows
     */
    record Query(String sql, Explain explain) implements Command {}

    /** What is asked for of a query. */
    enum Explain {
        /** Its rows. */
        NO,
        /** Its plan. */
        PLAN,
        /** Its plan with what each step has cost; the query runs, and its rows are counted. */
        ANALYZE
    }

    /** {@code SET setting = value}. */
    record Set(Setting setting, String value) implements Command {}

    /** {@code SHOW setting}, or all of them. */
    record Show(List<Setting> settings) implements Command {}

    /** {@code SHOW plan_cache}. */
    record ShowPlanCache() implements Command {}

    /**
     * Tells what a statement is.
     *
     * @throws KeywayException SYNTAX_ERROR for none or several statements, READ_ONLY for one that writes
     */
    static Command of(String sql) {
        List<StatementText> statements = StatementSplitter.split(sql);
        if (statements.isEmpty()) {
            throw new KeywayException(ErrorCode.SYNTAX_ERROR, "the statement is empty");
        }
        if (statements.size() > 1) {
            StatementText second = statements.get(1);
            throw new KeywayException(ErrorCode.SYNTAX_ERROR, "only one statement at a time is allowed here")
                    .withPosition(Position.at(second.line(), second.column()));
        }
        StatementText statement = statements.get(0);
        String text =
                sql.substring(0, (int) statement.offset() + statement.text().length());
        List<Token> tokens = Token.significant(text);
        Token first = tokens.get(0);
        if (first.isWord("explain")) {
            return explain(text, tokens);
        }
        if (first.isWord("set")) {
            return set(tokens);
        }
        if (first.isWord("show")) {
            return show(tokens);
        }
        if (first.kind() == TokenKind.WORD && WRITING.contains(first.text().toLowerCase(Locale.ROOT))) {
            throw new KeywayException(
                            ErrorCode.READ_ONLY,
                            "Keyway reads; it does not run " + first.text().toUpperCase(Locale.ROOT))
                    .withHint("write with keyway load, or with cqlsh")
                    .withPosition(position(first));
        }
        return new Query(text, Explain.NO);
    }

    private static Command explain(String text, List<Token> tokens) {
        boolean analyze = tokens.size() > 1 && tokens.get(1).isWord("analyze");
        int words = analyze ? 2 : 1;
        if (tokens.size() > 2 && tokens.get(1).isWord("plan") && tokens.get(2).isWord("for")) {
            words = 3;
        }
        if (tokens.size() <= words) {
            throw new KeywayException(ErrorCode.SYNTAX_ERROR, "EXPLAIN needs a query")
                    .withHint("for example EXPLAIN SELECT * FROM music_library WHERE sessionid = 338");
        }
        int end = tokens.get(words - 1).end();
        // Blanks for the words in front keep every line and column where the user sees it.
        String blanks = text.substring(0, end).replaceAll("[^\\r\\n]", " ");
        return new Query(blanks + text.substring(end), analyze ? Explain.ANALYZE : Explain.PLAN);
    }

    private static Command set(List<Token> tokens) {
        boolean shaped = tokens.size() >= 4
                && tokens.get(1).kind() == TokenKind.WORD
                && (tokens.get(2).isPunctuation("=") || tokens.get(2).isWord("to"));
        if (!shaped) {
            throw new KeywayException(ErrorCode.SYNTAX_ERROR, "SET takes a name and a value")
                    .withHint("for example SET fullScan = allow");
        }
        String value =
                tokens.subList(3, tokens.size()).stream().map(Token::text).collect(Collectors.joining());
        boolean quoted = value.length() >= 2 && value.startsWith("'") && value.endsWith("'");
        return new Set(
                setting(tokens.get(1)),
                quoted ? value.substring(1, value.length() - 1).replace("''", "'") : value);
    }

    private static Command show(List<Token> tokens) {
        if (tokens.size() != 2) {
            throw new KeywayException(ErrorCode.SYNTAX_ERROR, "SHOW takes the name of a setting, ALL, or plan_cache")
                    .withHint("for example SHOW fullScan");
        }
        Token name = tokens.get(1);
        if (name.isWord("plan_cache")) {
            return new ShowPlanCache();
        }
        return new Show(name.isWord("all") ? List.of(Setting.values()) : List.of(setting(name)));
    }

    private static Setting setting(Token name) {
        try {
            return Setting.named(name.text());
        } catch (KeywayException e) {
            throw e.withPosition(position(name));
        }
    }

    private static Position position(Token token) {
        return new Position(
                token.line(),
                token.column(),
                token.line(),
                token.column() + token.text().length() - 1);
    }
}
