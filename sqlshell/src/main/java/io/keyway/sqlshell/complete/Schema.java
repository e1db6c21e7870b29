package io.keyway.sqlshell.complete;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A copy of what the database says about itself, for completion.
 *
 * @param tables in the order of their names
 * @param functions names of functions
 * @param keywords words of the SQL dialect
 * @param upperCase whether the database stores unquoted names in upper case instead of lower case
 */
public record Schema(List<KnownTable> tables, List<String> functions, List<String> keywords, boolean upperCase) {
    /** What is known before the database has been asked. */
    public static final Schema EMPTY = new Schema(List.of(), List.of(), Keywords.ALL, false);

    private static final Set<String> RESERVED = Keywords.RESERVED;

    /** A table and its columns. */
    public record KnownTable(@Nullable String schema, String name, String remarks, List<KnownColumn> columns) {}

    /**
     * A column.
     *
     * @param remarks its part in the key; possibly empty
     */
    public record KnownColumn(String name, String type, String remarks) {}

    /** The table that a name in SQL means. */
    Optional<KnownTable> table(@Nullable String schema, String name) {
        return tables.stream()
                .filter(table -> table.name().equals(name) && (schema == null || schema.equals(table.schema())))
                .findFirst();
    }

    /** A stored name as SQL has to write it. */
    String written(String name) {
        boolean plain = !name.isEmpty() && !RESERVED.contains(name.toUpperCase(Locale.ROOT));
        for (int i = 0; i < name.length() && plain; i++) {
            char c = name.charAt(i);
            boolean letter = upperCase ? c >= 'A' && c <= 'Z' : c >= 'a' && c <= 'z';
            plain = letter || (i > 0 && (c == '_' || (c >= '0' && c <= '9')));
        }
        return !plain ? '"' + name.replace("\"", "\"\"") + '"' : name.toLowerCase(Locale.ROOT);
    }

    /** The stored name that a token of SQL means. */
    String stored(String token) {
        if (token.startsWith("\"")) {
            String inside = token.substring(
                    1, token.endsWith("\"") && token.length() > 1 ? token.length() - 1 : token.length());
            return inside.replace("\"\"", "\"");
        }
        return upperCase ? token.toUpperCase(Locale.ROOT) : token.toLowerCase(Locale.ROOT);
    }
}
