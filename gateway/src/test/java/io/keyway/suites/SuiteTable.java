package io.keyway.suites;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A table of a suite.
 *
 * @param name in lower case
 * @param columns names to CQL types, in the order of {@code SELECT *}
 * @param declaredKey the primary key that the suite declares; may be empty
 * @param rows literals that SQL and CQL share, null for NULL
 */
record SuiteTable(
        String name, Map<String, String> columns, List<String> declaredKey, List<List<@Nullable String>> rows) {
    /** Numbers the rows of a table in which no two columns tell them apart. */
    static final String ARTIFICIAL_KEY = "suite_row";

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("INTEGER", "int"),
            Map.entry("INT", "int"),
            Map.entry("SMALLINT", "smallint"),
            Map.entry("BIGINT", "bigint"),
            Map.entry("FLOAT", "double"),
            Map.entry("REAL", "double"),
            Map.entry("DOUBLE", "double"),
            Map.entry("DECIMAL", "decimal"),
            Map.entry("NUMERIC", "decimal"),
            Map.entry("VARCHAR", "text"),
            Map.entry("TEXT", "text"),
            Map.entry("DATE", "date"));

    /** An empty table of what stands in the parentheses of CREATE TABLE. */
    static SuiteTable declared(String name, String declarations) {
        Map<String, String> columns = new LinkedHashMap<>();
        List<String> key = new ArrayList<>();
        for (String declaration : declarations.split(",(?![^(]*\\))")) {
            String[] words = declaration.strip().split("[\\s(]+");
            String type = words.length < 2 ? null : TYPES.get(words[1].toUpperCase(Locale.ROOT));
            if (type == null) {
                throw new IllegalArgumentException(declaration);
            }
            String column = words[0].toLowerCase(Locale.ROOT);
            columns.put(column, type);
            if (declaration.toUpperCase(Locale.ROOT).contains("PRIMARY KEY")) {
                key.add(column);
            }
        }
        return new SuiteTable(name, columns, key, List.of());
    }

    /** With one more row, of values of these columns, or of all when none are named. */
    SuiteTable with(@Nullable String names, List<@Nullable String> values) {
        List<String> named = names == null
                ? List.copyOf(columns.keySet())
                : Arrays.stream(names.toLowerCase(Locale.ROOT).split(","))
                        .map(String::strip)
                        .toList();
        if (named.size() != values.size()) {
            throw new IllegalArgumentException(values.toString());
        }
        List<@Nullable String> row = new ArrayList<>();
        columns.forEach((column, type) -> {
            int at = named.indexOf(column);
            row.add(at < 0 ? null : literal(values.get(at), type));
        });
        List<List<@Nullable String>> more = new ArrayList<>(rows);
        more.add(row);
        return new SuiteTable(name, columns, declaredKey, more);
    }

    /** SQLite's authors write whole numbers as 4.0 too. */
    private static @Nullable String literal(@Nullable String value, String type) {
        return value == null || !type.endsWith("int") ? value : value.replaceAll("\\.0+$", "");
    }

    /** The declared key, or else the first column or pair of columns that tells the rows apart, or else empty. */
    List<String> key() {
        if (!declaredKey.isEmpty()) {
            return declaredKey;
        }
        List<String> names = List.copyOf(columns.keySet());
        for (int i = 0; i < names.size(); i++) {
            if (identifies(i, i)) {
                return List.of(names.get(i));
            }
        }
        for (int i = 0; i < names.size(); i++) {
            for (int j = i + 1; j < names.size(); j++) {
                if (identifies(i, j)) {
                    return List.of(names.get(i), names.get(j));
                }
            }
        }
        return List.of();
    }

    boolean hasArtificialKey() {
        return key().isEmpty();
    }

    private boolean identifies(int left, int right) {
        Set<List<@Nullable String>> seen = new HashSet<>();
        return rows.stream()
                .allMatch(row -> row.get(left) != null
                        && row.get(right) != null
                        && seen.add(Arrays.asList(row.get(left), row.get(right))));
    }

    /** This table, with numbered rows if no columns tell them apart. */
    SuiteTable withKey() {
        if (!hasArtificialKey()) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(columns);
        more.put(ARTIFICIAL_KEY, "int");
        SuiteTable table = new SuiteTable(name, more, List.of(ARTIFICIAL_KEY), List.of());
        for (List<@Nullable String> row : rows) {
            List<@Nullable String> numbered = new ArrayList<>(row);
            numbered.add(String.valueOf(table.rows().size()));
            table = table.with(null, numbered);
        }
        return table;
    }
}
