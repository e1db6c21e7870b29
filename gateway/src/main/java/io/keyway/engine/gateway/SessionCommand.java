package io.keyway.engine.gateway;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.error.Position;
import io.keyway.sql.TokenKind;
import io.keyway.sql.TokenList;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads the statements of PostgreSQL's and CQL's sessions that are no settings of Keyway's. */
final class SessionCommand {
    private static final Set<String> TRANSACTION = Set.of("begin", "start", "commit", "rollback", "end", "abort");

    /** The names of the one time zone. */
    private static final Set<String> UTC =
            Set.of("utc", "gmt", "z", "zulu", "etc/utc", "+00:00", "+00", "0", "default", "local");

    private SessionCommand() {}

    /**
     * The command that a statement is; empty when it is none of these.
     *
     * @throws KeywayException SYNTAX_ERROR for one that is not complete, FEATURE_NOT_SUPPORTED for another time zone
     */
    static Optional<Command> of(TokenList tokens) {
        String first = word(tokens, 0);
        if (TRANSACTION.contains(first) && isTransaction(tokens)) {
            return Optional.of(new Command.Transaction());
        }
        return switch (first) {
            case "use" -> Optional.of(new Command.Use(name(tokens, 1, "USE")));
            case "describe", "desc" -> Optional.of(describe(tokens));
            case "show" -> show(tokens);
            case "set" -> set(tokens);
            default -> Optional.empty();
        };
    }

    /** BEGIN, START TRANSACTION, COMMIT AND CHAIN; but not START alone. */
    private static boolean isTransaction(TokenList tokens) {
        return !tokens.isWord(0, "start") || tokens.isWord(1, "transaction");
    }

    private static Command describe(TokenList tokens) {
        int name = tokens.isWord(1, "table") ? 2 : 1;
        return new Command.Columns(table(tokens, name, "DESCRIBE"));
    }

    private static Optional<Command> show(TokenList tokens) {
        return Optional.ofNullable(
                switch (word(tokens, 1)) {
                    case "tables" -> new Command.Tables(schema(tokens, 2));
                    case "keyspaces", "schemas", "databases" -> {
                        end(tokens, 2);
                        yield new Command.Keyspaces();
                    }
                    case "columns", "fields" -> {
                        if (!tokens.isWord(2, "from") && !tokens.isWord(2, "in")) {
                            throw missing("SHOW COLUMNS FROM takes the name of a table");
                        }
                        yield new Command.Columns(table(tokens, 3, "SHOW COLUMNS FROM"));
                    }
                    case "functions" -> {
                        end(tokens, 2);
                        yield new Command.ShowFunctions();
                    }
                    default -> null;
                });
    }

    private static Optional<Command> set(TokenList tokens) {
        int name = tokens.isWord(1, "session") || tokens.isWord(1, "local") ? 2 : 1;
        if (tokens.isWord(name, "transaction") || tokens.isWord(name, "characteristics")) {
            return Optional.of(new Command.Transaction());
        }
        if (tokens.isWord(name, "schema") && !isAssignment(tokens, name + 1)) {
            return Optional.of(new Command.Use(name(tokens, name + 1, "SET SCHEMA")));
        }
        if (tokens.isWord(name, "search_path") && isAssignment(tokens, name + 1)) {
            return Optional.of(new Command.Use(name(tokens, name + 2, "SET search_path")));
        }
        boolean zone = tokens.isWord(name, "time") && tokens.isWord(name + 1, "zone");
        boolean timezone = tokens.isWord(name, "timezone") && isAssignment(tokens, name + 1);
        if (zone || timezone) {
            timeZone(tokens, name + 2);
            return Optional.of(new Command.Nothing());
        }
        return Optional.empty();
    }

    private static boolean isAssignment(TokenList tokens, int token) {
        return tokens.isMark(token, '=') || tokens.isWord(token, "to");
    }

    private static void timeZone(TokenList tokens, int zone) {
        if (tokens.size() <= zone) {
            throw missing("SET TIME ZONE takes the name of a time zone");
        }
        String name = value(tokens, zone);
        if (!UTC.contains(name.toLowerCase(Locale.ROOT))) {
            throw new KeywayException(
                            ErrorCode.FEATURE_NOT_SUPPORTED, "the time zone is UTC, as Cassandra's own is; not " + name)
                    .withHint("write ts AT TIME ZONE '" + name + "' where local time is due")
                    .withPosition(position(tokens, zone));
        }
        end(tokens, zone + 1);
    }

    private static Optional<String> schema(TokenList tokens, int from) {
        if (tokens.size() <= from) {
            return Optional.empty();
        }
        if (!tokens.isWord(from, "from") && !tokens.isWord(from, "in")) {
            throw missing("SHOW TABLES takes nothing, or FROM with the name of a keyspace");
        }
        return Optional.of(name(tokens, from + 1, "SHOW TABLES FROM"));
    }

    private static Command.TableName table(TokenList tokens, int from, String command) {
        if (tokens.size() == from + 3 && tokens.isMark(from + 1, '.')) {
            return new Command.TableName(
                    Optional.of(value(tokens, from)), value(tokens, from + 2), position(tokens, from + 2));
        }
        return new Command.TableName(Optional.empty(), name(tokens, from, command), position(tokens, from));
    }

    /** A name that is the last word of a statement. */
    private static String name(TokenList tokens, int token, String command) {
        if (tokens.size() <= token) {
            throw missing(command + " takes a name");
        }
        end(tokens, token + 1);
        return value(tokens, token);
    }

    private static void end(TokenList tokens, int token) {
        if (tokens.size() > token) {
            throw new KeywayException(ErrorCode.SYNTAX_ERROR, "syntax error at \"" + tokens.text(token) + '"')
                    .withPosition(position(tokens, token));
        }
    }

    /** A name or a text: unquoted ones in lower case, as names of CQL. */
    private static String value(TokenList tokens, int token) {
        String text = tokens.text(token);
        return switch (tokens.kind(token)) {
            case STRING -> text.substring(1, text.length() - 1).replace("''", "'");
            case QUOTED_IDENTIFIER -> text.substring(1, text.length() - 1).replace("\"\"", "\"");
            default -> text.toLowerCase(Locale.ROOT);
        };
    }

    private static String word(TokenList tokens, int token) {
        return tokens.kind(token) == TokenKind.WORD ? tokens.text(token).toLowerCase(Locale.ROOT) : "";
    }

    private static KeywayException missing(String message) {
        return new KeywayException(ErrorCode.SYNTAX_ERROR, message);
    }

    private static Position position(TokenList tokens, int token) {
        return token < tokens.size()
                ? Position.at(tokens.line(token), tokens.column(token))
                : Position.at(tokens.line(0), tokens.column(0));
    }
}
