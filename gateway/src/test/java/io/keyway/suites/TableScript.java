package io.keyway.suites;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Follows CREATE TABLE and INSERT, also of all rows of another table, and knows the tables that they make. */
final class TableScript {
    private static final Pattern CREATE = Pattern.compile("(?is)\\s*CREATE TABLE (\\w+)\\s*\\((.*)\\)\\s*");
    private static final Pattern INSERT =
            Pattern.compile("(?is)\\s*INSERT INTO (\\w+)\\s*(?:\\(([^)]*)\\))?\\s*VALUES\\s*(\\(.*\\))\\s*");
    private static final Pattern COPY =
            Pattern.compile("(?is)\\s*INSERT INTO (\\w+)\\s+SELECT\\s+\\*\\s+FROM\\s+(\\w+)\\s*");
    private static final Pattern IGNORED = Pattern.compile("(?is)\\s*(CREATE (UNIQUE )?INDEX|REINDEX|DROP INDEX)\\b.*");
    private static final Pattern TOKEN = Pattern.compile("'(?:[^']|'')*'|[^\\s,()']+|[,()]");

    private final Map<String, SuiteTable> tables = new LinkedHashMap<>();

    /** The tables as they are now. */
    List<SuiteTable> tables() {
        return List.copyOf(tables.values());
    }

    boolean hasArtificialKeys() {
        return tables.values().stream().anyMatch(SuiteTable::hasArtificialKey);
    }

    /**
     * Takes one statement.
     *
     * @return whether a table is another now
     * @throws IllegalArgumentException if it is no statement that can be followed
     */
    boolean execute(String sql) {
        Matcher create = CREATE.matcher(sql);
        if (create.matches()) {
            String name = create.group(1).toLowerCase(Locale.ROOT);
            tables.put(name, SuiteTable.declared(name, create.group(2)));
            return true;
        }
        Matcher insert = INSERT.matcher(sql);
        if (insert.matches()) {
            add(insert.group(1), insert.group(2), rows(insert.group(3)));
            return true;
        }
        Matcher copy = COPY.matcher(sql);
        if (copy.matches()) {
            add(copy.group(1), null, table(copy.group(2)).rows());
            return true;
        }
        if (IGNORED.matcher(sql).matches()) {
            return false;
        }
        throw new IllegalArgumentException(sql);
    }

    private void add(String name, @Nullable String columns, List<List<@Nullable String>> rows) {
        SuiteTable table = table(name);
        for (List<@Nullable String> row : rows) {
            table = table.with(columns, row);
        }
        tables.put(name.toLowerCase(Locale.ROOT), table);
    }

    private SuiteTable table(String name) {
        SuiteTable table = tables.get(name.toLowerCase(Locale.ROOT));
        if (table == null) {
            throw new IllegalArgumentException(name);
        }
        return table;
    }

    /** The literals of each row, null for NULL. */
    private static List<List<@Nullable String>> rows(String values) {
        List<List<@Nullable String>> rows = new ArrayList<>();
        Matcher token = TOKEN.matcher(values);
        List<@Nullable String> row = new ArrayList<>();
        while (token.find()) {
            switch (token.group()) {
                case "(" -> row = new ArrayList<>();
                case ")" -> rows.add(row);
                case "," -> {}
                default -> row.add(token.group().equalsIgnoreCase("NULL") ? null : token.group());
            }
        }
        return rows;
    }
}
