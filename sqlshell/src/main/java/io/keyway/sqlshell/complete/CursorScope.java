package io.keyway.sqlshell.complete;

import io.keyway.sql.Token;
import io.keyway.sqlshell.complete.Block.BlockPart;
import io.keyway.sqlshell.complete.Schema.KnownColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tables whose columns may stand at the cursor, found in the tokens alone, so that it works while the statement is
 * still broken.
 *
 * @param relations inner queries first
 * @param commonTables the names that WITH declares
 */
record CursorScope(List<Relation> relations, Map<String, List<KnownColumn>> commonTables) {
    private static final Set<String> BEFORE_TABLE = Set.of("FROM", "JOIN", "INTO", "UPDATE");
    private static final Set<String> ENDS_FROM = Set.of(
            "WHERE", "GROUP", "ORDER", "HAVING", "LIMIT", "OFFSET", "FETCH", "WINDOW", "SELECT", "SET", "VALUES");
    private static final Set<String> NO_ALIAS = Set.of(
            "ON",
            "USING",
            "LEFT",
            "RIGHT",
            "FULL",
            "INNER",
            "CROSS",
            "NATURAL",
            "JOIN",
            "OUTER",
            "UNION",
            "INTERSECT",
            "EXCEPT",
            "AS",
            "FOR",
            "TABLESAMPLE");

    /**
     * Something with columns.
     *
     * @param alias the stored form of what qualifies its columns
     * @param table what it is, for descriptions
     */
    record Relation(String alias, String table, List<KnownColumn> columns) {}

    /** The scope at a place in a statement. */
    static CursorScope at(List<Token> statement, int cursor, Schema schema) {
        Block block = Block.around(statement, cursor);
        Map<String, List<KnownColumn>> common = new LinkedHashMap<>();
        List<Block> outwards = new ArrayList<>();
        for (Block b = block; b != null; b = b.parent()) {
            outwards.add(b);
        }
        for (int i = outwards.size() - 1; i >= 0; i--) {
            common.putAll(commonTables(outwards.get(i).parts(), schema, common));
        }
        List<Relation> relations = new ArrayList<>();
        for (Block b : outwards) {
            relations.addAll(relations(b.operand(), schema, common));
        }
        return new CursorScope(relations, common);
    }

    /** Whether a table's name is expected after these tokens of the innermost query. */
    static boolean expectsTable(List<Token> statement, int cursor) {
        Block block = Block.around(
                statement.stream().filter(token -> token.start() < cursor).toList(), cursor);
        List<BlockPart> parts = block.operand();
        if (parts.isEmpty()) {
            return false;
        }
        BlockPart last = parts.get(parts.size() - 1);
        if (last.isMark(",")) {
            return isInFrom(parts);
        }
        String word = last.text().toUpperCase(Locale.ROOT);
        return BEFORE_TABLE.contains(word) || (word.equals("TABLE") && parts.size() == 1) || word.equals("DESCRIBE");
    }

    private static boolean isInFrom(List<BlockPart> parts) {
        boolean inFrom = false;
        for (BlockPart part : parts) {
            String word = part.text().toUpperCase(Locale.ROOT);
            inFrom = word.equals("FROM") || (inFrom && !ENDS_FROM.contains(word));
        }
        return inFrom;
    }

    private static List<Relation> relations(
            List<BlockPart> parts, Schema schema, Map<String, List<KnownColumn>> common) {
        List<Relation> relations = new ArrayList<>();
        boolean inFrom = false;
        for (int i = 0; i < parts.size(); i++) {
            String word = parts.get(i).text().toUpperCase(Locale.ROOT);
            inFrom = BEFORE_TABLE.contains(word) || (inFrom && !ENDS_FROM.contains(word));
            boolean before =
                    BEFORE_TABLE.contains(word) || (inFrom && parts.get(i).isMark(","));
            if (before && i + 1 < parts.size()) {
                Relation relation = relation(parts, i + 1, schema, common);
                if (relation != null) {
                    relations.add(relation);
                }
            }
        }
        return relations;
    }

    /** Reads {@code [schema.]table [AS] alias} or {@code (query) [AS] alias}. */
    private static @Nullable Relation relation(
            List<BlockPart> parts, int start, Schema schema, Map<String, List<KnownColumn>> common) {
        BlockPart first = parts.get(start);
        int next = start + 1;
        if (first.block() != null) {
            String alias = alias(parts, next, schema);
            return new Relation(alias == null ? "" : alias, "subquery", columnsOf(first.block(), schema, common));
        }
        if (!first.isName()) {
            return null;
        }
        String qualifier = null;
        String name = schema.stored(first.text());
        if (next + 1 < parts.size()
                && parts.get(next).isMark(".")
                && parts.get(next + 1).isName()) {
            qualifier = name;
            name = schema.stored(parts.get(next + 1).text());
            next += 2;
        }
        String alias = alias(parts, next, schema);
        List<KnownColumn> declared = qualifier == null ? common.get(name) : null;
        List<KnownColumn> columns = declared != null
                ? declared
                : schema.table(qualifier, name).map(Schema.KnownTable::columns).orElse(List.of());
        return new Relation(alias == null ? name : alias, name, columns);
    }

    private static @Nullable String alias(List<BlockPart> parts, int index, Schema schema) {
        int at = index < parts.size() && parts.get(index).isWord("AS") ? index + 1 : index;
        if (at >= parts.size() || !parts.get(at).isName()) {
            return null;
        }
        String word = parts.get(at).text().toUpperCase(Locale.ROOT);
        boolean keyword = NO_ALIAS.contains(word) || ENDS_FROM.contains(word);
        return keyword ? null : schema.stored(parts.get(at).text());
    }

    /** Reads {@code WITH name [(columns)] AS (query), ...}. */
    private static Map<String, List<KnownColumn>> commonTables(
            List<BlockPart> parts, Schema schema, Map<String, List<KnownColumn>> outer) {
        Map<String, List<KnownColumn>> found = new LinkedHashMap<>(outer);
        boolean with = parts.stream().anyMatch(part -> part.isWord("WITH"));
        for (int i = 1; with && i + 1 < parts.size(); i++) {
            Block query = parts.get(i + 1).block();
            if (parts.get(i).isWord("AS") && query != null) {
                Block names = parts.get(i - 1).block();
                BlockPart name = names == null || i < 2 ? parts.get(i - 1) : parts.get(i - 2);
                List<KnownColumn> columns = columnsOf(query, schema, found);
                found.put(schema.stored(name.text()), names == null ? columns : named(names, schema));
            }
        }
        return found;
    }

    private static List<KnownColumn> named(Block names, Schema schema) {
        return names.parts().stream()
                .filter(BlockPart::isName)
                .map(part -> new KnownColumn(schema.stored(part.text()), "", ""))
                .toList();
    }

    /** The columns that a query gives: its aliases, the columns it names, and what its stars stand for. */
    private static List<KnownColumn> columnsOf(Block query, Schema schema, Map<String, List<KnownColumn>> common) {
        List<BlockPart> parts = query.operand();
        List<KnownColumn> columns = new ArrayList<>();
        int start = 0;
        while (start < parts.size() && !parts.get(start).isWord("SELECT")) {
            start++;
        }
        int from = start + 1;
        for (int i = from; i <= parts.size(); i++) {
            boolean end = i == parts.size() || parts.get(i).isWord("FROM");
            if (end || parts.get(i).isMark(",")) {
                columns.addAll(item(parts, from, i, schema, common));
                from = i + 1;
            }
            if (end) {
                break;
            }
        }
        return columns;
    }

    private static List<KnownColumn> item(
            List<BlockPart> parts, int from, int to, Schema schema, Map<String, List<KnownColumn>> common) {
        if (to <= from || to > parts.size()) {
            return List.of();
        }
        BlockPart last = parts.get(to - 1);
        if (last.isMark("*")) {
            List<KnownColumn> all = new ArrayList<>();
            relations(parts, schema, common).forEach(relation -> all.addAll(relation.columns()));
            return all;
        }
        if (!last.isName()) {
            return List.of();
        }
        String name = schema.stored(last.text());
        return relations(parts, schema, common).stream()
                .flatMap(relation -> relation.columns().stream())
                .filter(column -> column.name().equals(name))
                .findFirst()
                .map(List::of)
                .orElse(List.of(new KnownColumn(name, "", "")));
    }
}
