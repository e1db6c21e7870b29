package io.keyway.suites;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A query of a suite and what its authors expect.
 *
 * @param suite the file, without its folder
 * @param line where the query begins, from 1
 * @param sql the query, without a semicolon
 * @param expected what it should answer
 */
record SuiteQuery(String suite, int line, String sql, Expected expected) {
    /** Names the query without quoting it, wherever it stands in the file. */
    String key() {
        return digest("SHA-256", sql.replaceAll("\\s+", " ").strip()).substring(0, 12);
    }

    /** Whether rows come in an order that the query asks for: ORDER BY outside of parentheses and quotes. */
    boolean isOrdered() {
        int depth = 0;
        String text = sql.replaceAll("'[^']*'", "''").replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0 && text.startsWith(" order by ", i)) {
                return true;
            }
        }
        return false;
    }

    /** A digest of UTF-8 in lower-case hexadecimal digits. */
    static String digest(String algorithm, String text) {
        try {
            byte[] digest = MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
