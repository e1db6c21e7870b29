package io.keyway.sqlshell.complete;

import io.keyway.sql.SqlScanner;
import io.keyway.sql.Token;
import io.keyway.sql.TokenKind;
import io.keyway.sqlshell.complete.CursorScope.Relation;
import io.keyway.sqlshell.complete.Schema.KnownColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds what may stand at the cursor of a SQL text: columns in scope first, then functions, then keywords. */
public final class Completions {
    private Completions() {}

    /** Where the fragment at the cursor starts, which a suggestion replaces; the cursor itself when there is none. */
    public static int fragmentStart(String text, int cursor) {
        SqlScanner scanner = new SqlScanner(text.substring(0, cursor));
        int start = cursor;
        while (scanner.next()) {
            boolean name = scanner.kind() == TokenKind.WORD
                    || (scanner.kind() == TokenKind.QUOTED_IDENTIFIER && !scanner.isTerminated());
            start = name && scanner.end() == cursor ? scanner.start() : cursor;
        }
        return start;
    }

    /** What may stand there, best first; everything, whatever the fragment is. */
    public static List<Completion> at(String text, int cursor, Schema schema) {
        int start = fragmentStart(text, cursor);
        List<Token> statement = statementAround(text, start);
        if (isInsideText(text, start)) {
            return List.of();
        }
        List<Token> before =
                statement.stream().filter(token -> token.start() < start).toList();
        if (before.isEmpty()) {
            return Keywords.STATEMENTS.stream().map(Completion::keyword).toList();
        }
        List<Token> others = statement.stream()
                .filter(token -> token.start() != start || cursor == start)
                .toList();
        CursorScope scope = CursorScope.at(others, start, schema);
        if (before.get(before.size() - 1).isPunctuation(".") && before.size() > 1) {
            return qualified(before.get(before.size() - 2).text(), scope, schema);
        }
        if (CursorScope.expectsTable(others, start)) {
            return tables(scope, schema);
        }
        return expression(scope, schema, start < cursor);
    }

    /** Every table, for commands that take one. */
    public static List<Completion> tables(Schema schema) {
        return schema.tables().stream()
                .map(table -> Completion.table(schema.written(table.name()), firstLine(table.remarks())))
                .toList();
    }

    private static List<Completion> tables(CursorScope scope, Schema schema) {
        List<Completion> all = new ArrayList<>();
        for (String name : scope.commonTables().keySet()) {
            all.add(Completion.alias(schema.written(name), "WITH"));
        }
        all.addAll(tables(schema));
        return all;
    }

    private static List<Completion> qualified(String qualifier, CursorScope scope, Schema schema) {
        String name = schema.stored(qualifier);
        for (Relation relation : scope.relations()) {
            if (relation.alias().equals(name) && !relation.columns().isEmpty()) {
                return relation.columns().stream()
                        .map(column -> Completion.column(schema.written(column.name()), describe(column)))
                        .toList();
            }
        }
        return schema.tables().stream()
                .filter(table -> name.equals(table.schema()))
                .map(table -> Completion.table(schema.written(table.name()), firstLine(table.remarks())))
                .toList();
    }

    private static List<Completion> expression(CursorScope scope, Schema schema, boolean begun) {
        Map<String, Completion> all = new LinkedHashMap<>();
        for (Relation relation : scope.relations()) {
            for (KnownColumn column : relation.columns()) {
                String name = schema.written(column.name());
                all.putIfAbsent(name, Completion.column(name, describe(column)));
            }
        }
        for (Relation relation : scope.relations()) {
            if (!relation.alias().isEmpty()) {
                String alias = schema.written(relation.alias());
                all.putIfAbsent(alias, Completion.alias(alias, relation.table()));
            }
        }
        if (!all.isEmpty() && !begun) {
            // A hundred keywords would bury the few names that are likely.
            return List.copyOf(all.values());
        }
        for (String function : schema.functions()) {
            all.putIfAbsent(function, Completion.function(function));
        }
        for (String keyword : schema.keywords()) {
            all.putIfAbsent(keyword, Completion.keyword(keyword));
        }
        return List.copyOf(all.values());
    }

    private static String describe(KnownColumn column) {
        return column.remarks().isEmpty() ? column.type() : column.type() + ", " + column.remarks();
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    /** The tokens between the semicolons around that place. */
    private static List<Token> statementAround(String text, int place) {
        List<Token> statement = new ArrayList<>();
        for (Token token : Token.significant(text)) {
            if (token.kind() != TokenKind.SEMICOLON) {
                statement.add(token);
            } else if (token.start() < place) {
                statement.clear();
            } else {
                break;
            }
        }
        return statement;
    }

    private static boolean isInsideText(String text, int place) {
        SqlScanner scanner = new SqlScanner(text.substring(0, place));
        boolean inside = false;
        while (scanner.next()) {
            boolean lineComment = scanner.kind() == TokenKind.COMMENT
                    && !scanner.isText("")
                    && scanner.text().charAt(1) != '*';
            inside = !scanner.isTerminated() || (lineComment && scanner.end() == place);
        }
        return inside;
    }
}
