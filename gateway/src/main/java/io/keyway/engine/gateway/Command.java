package io.keyway.engine.gateway;

import io.keyway.engine.PreparedQuery;
import io.keyway.engine.Setting;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.error.Position;
import io.keyway.plan.frontend.Functions;
import io.keyway.sql.SqlText;
import io.keyway.sql.TokenKind;
import io.keyway.sql.TokenList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
    record Query(SqlText sql, Explain explain) implements Command {}

    /** What is asked for of a query. */
    enum Explain {
        /** Its rows. */
        NO,
        /** Its plan. */
        PLAN,
        /** Its plan with what each step has cost; the query runs, and its rows are counted. */
        ANALYZE
    }

    /** A statement that is answered without Cassandra. */
    sealed interface Answered extends Command {
        /**
         * The statement as one that can be executed.
         *
         * @throws KeywayException when it can be told now that it fails
         */
        PreparedQuery answer(GatewaySession session);
    }

    /** {@code SET setting = value}. */
    record Set(Setting setting, String value) implements Answered {
        @Override
        public PreparedQuery answer(GatewaySession session) {
            // Checked here, so that an error shows when the statement is understood.
            setting.write(session.settings(), value);
            return new CommandQuery.Change(session, before -> setting.write(before, value), List.of());
        }
    }

    /** {@code SHOW setting}, or all of them. */
    record Show(List<Setting> settings) implements Answered {
        @Override
        public PreparedQuery answer(GatewaySession session) {
            return CommandQuery.show(session, settings);
        }
    }

    /** {@code SHOW plan_cache}. */
    record ShowPlanCache() implements Answered {
        @Override
        public PreparedQuery answer(GatewaySession session) {
            return CommandQuery.figures(session.planFigures());
        }
    }

    /** {@code BEGIN}, {@code COMMIT} and their kin, which do nothing. */
    record Transaction() implements Answered {
        @Override
        public PreparedQuery answer(GatewaySession session) {
            return new CommandQuery.Change(
                    session,
                    UnaryOperator.identity(),
                    List.of(
                            "there are no transactions: each statement reads by itself, and nothing is committed or undone"));
        }
    }

    /** What asks for what is so anyway. */
    record Nothing() implements Answered {
        @Override
        public PreparedQuery answer(GatewaySession session) {
            return new CommandQuery.Change(session, UnaryOperator.identity(), List.of());
        }
    }

    /** {@code USE keyspace}. */
    record Use(String schema) implements Answered {
        @Override
        public PreparedQuery answer(GatewaySession session) {
            CommandQuery.checkKeyspace(session.catalog(), schema);
            return new CommandQuery.Change(session, before -> before.withSchema(schema), List.of());
        }
    }

    /** {@code SHOW KEYSPACES}. */
    record Keyspaces() implements Answered {
        @Override
        public PreparedQuery answer(GatewaySession session) {
            return CommandQuery.names(
                    "keyspace_name", List.copyOf(session.catalog().schemas().keySet()));
        }
    }

    /**
     * {@code SHOW TABLES}.
     *
     * @param schema the keyspace; that of the session if it is not named
     */
    record Tables(Optional<String> schema) implements Answered {
        @Override
        public PreparedQuery answer(GatewaySession session) {
            return CommandQuery.tables(
                    session.catalog(), schema.orElse(session.settings().schema()));
        }
    }

    /** {@code DESCRIBE table}. */
    record Columns(TableName table) implements Answered {
        @Override
        public PreparedQuery answer(GatewaySession session) {
            return CommandQuery.columns(
                    session.catalog(), table, session.settings().schema());
        }
    }

    /** {@code SHOW FUNCTIONS}. */
    record ShowFunctions() implements Answered {
        @Override
        public PreparedQuery answer(GatewaySession session) {
            return CommandQuery.names("function_name", Functions.names());
        }
    }

    /**
     * The name of a table.
     *
     * @param schema the keyspace, if it is named
     * @param position where it stands
     */
    record TableName(Optional<String> schema, String name, Position position) {}

    /**
     * Tells what a statement is.
     *
     * @throws KeywayException SYNTAX_ERROR for none or several statements, READ_ONLY for one that writes
     */
    static Command of(SqlText sql) {
        SqlText statement = statement(sql);
        TokenList tokens = statement.tokens();
        if (tokens.isWord(0, "explain")) {
            return explain(statement);
        }
        Optional<Command> ofSession = SessionCommand.of(tokens);
        if (ofSession.isPresent()) {
            return ofSession.get();
        }
        if (tokens.isWord(0, "set")) {
            return set(tokens);
        }
        if (tokens.isWord(0, "show")) {
            return show(tokens);
        }
        String first = tokens.kind(0) == TokenKind.WORD ? tokens.text(0).toLowerCase(Locale.ROOT) : "";
        if (WRITING.contains(first)) {
            throw new KeywayException(
                            ErrorCode.READ_ONLY, "Keyway reads; it does not run " + first.toUpperCase(Locale.ROOT))
                    .withHint("write with keyway load, or with cqlsh")
                    .withPosition(position(tokens, 0));
        }
        return new Query(statement, Explain.NO);
    }

    /** The one statement of a text. */
    private static SqlText statement(SqlText sql) {
        TokenList tokens = sql.tokens();
        int first = skip(tokens, 0, true);
        if (!tokens.isTerminated()) {
            // The parser says where what does not end begins.
            return sql.part(first, tokens.size());
        }
        if (first == tokens.size()) {
            throw new KeywayException(ErrorCode.SYNTAX_ERROR, "the statement is empty");
        }
        int end = skip(tokens, first, false);
        int second = skip(tokens, end, true);
        if (second < tokens.size()) {
            throw new KeywayException(ErrorCode.SYNTAX_ERROR, "only one statement at a time is allowed here")
                    .withPosition(Position.at(tokens.line(second), tokens.column(second)));
        }
        return sql.part(first, end);
    }

    /** The first token from one on that is no semicolon, or that is one; the number of tokens when there is none. */
    private static int skip(TokenList tokens, int from, boolean semicolons) {
        int token = from;
        while (token < tokens.size() && (tokens.kind(token) == TokenKind.SEMICOLON) == semicolons) {
            token++;
        }
        return token;
    }

    private static Command explain(SqlText statement) {
        TokenList tokens = statement.tokens();
        boolean analyze = tokens.isWord(1, "analyze");
        int words = analyze ? 2 : 1;
        if (tokens.isWord(1, "plan") && tokens.isWord(2, "for")) {
            words = 3;
        }
        if (tokens.size() <= words) {
            throw new KeywayException(ErrorCode.SYNTAX_ERROR, "EXPLAIN needs a query")
                    .withHint("for example EXPLAIN SELECT * FROM music_library WHERE sessionid = 338");
        }
        return new Query(statement.part(words, tokens.size()), analyze ? Explain.ANALYZE : Explain.PLAN);
    }

    private static Command set(TokenList tokens) {
        boolean shaped = tokens.size() >= 4
                && tokens.kind(1) == TokenKind.WORD
                && (tokens.isMark(2, '=') || tokens.isWord(2, "to"));
        if (!shaped) {
            throw new KeywayException(ErrorCode.SYNTAX_ERROR, "SET takes a name and a value")
                    .withHint("for example SET fullScan = allow");
        }
        for (int token = 4; token < tokens.size(); token++) {
            if (tokens.start(token) != tokens.end(token - 1)) {
                throw new KeywayException(
                                ErrorCode.SYNTAX_ERROR, "SET takes one value; write it in quotes if it has blanks")
                        .withPosition(position(tokens, token));
            }
        }
        String value = IntStream.range(3, tokens.size()).mapToObj(tokens::text).collect(Collectors.joining());
        boolean quoted = value.length() >= 2 && value.startsWith("'") && value.endsWith("'");
        return new Set(
                setting(tokens, 1),
                quoted ? value.substring(1, value.length() - 1).replace("''", "'") : value);
    }

    private static Command show(TokenList tokens) {
        if (tokens.size() != 2) {
            throw new KeywayException(
                            ErrorCode.SYNTAX_ERROR,
                            "SHOW takes TABLES, KEYSPACES, COLUMNS FROM, FUNCTIONS, the name of a setting, ALL, or plan_cache")
                    .withHint("for example SHOW fullScan");
        }
        if (tokens.isWord(1, "plan_cache")) {
            return new ShowPlanCache();
        }
        return new Show(tokens.isWord(1, "all") ? List.of(Setting.values()) : List.of(setting(tokens, 1)));
    }

    private static Setting setting(TokenList tokens, int name) {
        try {
            return Setting.named(tokens.text(name));
        } catch (KeywayException e) {
            throw e.withPosition(position(tokens, name));
        }
    }

    private static Position position(TokenList tokens, int token) {
        int line = tokens.line(token);
        int column = tokens.column(token);
        return new Position(line, column, line, column + tokens.end(token) - tokens.start(token) - 1);
    }
}
