package io.keyway.sqlshell.session;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A table as the user wrote it, as a pattern for {@link DatabaseMetaData}: unquoted names in the case that the database
 * stores, {@code *} for anything, every other character for itself.
 *
 * @param schema null for the current one
 */
record TableName(@Nullable String schema, String table) {

    static TableName of(String written, DatabaseMetaData data) throws SQLException {
        int dot = separator(written);
        String schema = dot < 0 ? null : pattern(written.substring(0, dot), data);
        return new TableName(schema, pattern(written.substring(dot + 1), data));
    }

    private static int separator(String written) {
        boolean quoted = false;
        for (int i = 0; i < written.length(); i++) {
            if (written.charAt(i) == '"') {
                quoted = !quoted;
            } else if (written.charAt(i) == '.' && !quoted) {
                return i;
            }
        }
        return -1;
    }

    private static String pattern(String part, DatabaseMetaData data) throws SQLException {
        String escape = data.getSearchStringEscape();
        boolean quoted = part.length() > 1 && part.startsWith("\"") && part.endsWith("\"");
        String name = quoted ? part.substring(1, part.length() - 1).replace("\"\"", "\"") : folded(part, data);
        String escaped =
                name.replace(escape, escape + escape).replace("_", escape + "_").replace("%", escape + "%");
        return quoted ? escaped : escaped.replace('*', '%');
    }

    private static String folded(String name, DatabaseMetaData data) throws SQLException {
        if (data.storesUpperCaseIdentifiers()) {
            return name.toUpperCase(Locale.ROOT);
        }
        return data.storesLowerCaseIdentifiers() ? name.toLowerCase(Locale.ROOT) : name;
    }
}
