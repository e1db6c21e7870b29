package io.keyway.suites;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Queries that Keyway answers otherwise on purpose: the table {@code documented.txt}.
 *
 * <p>A line has the {@link SuiteQuery#key()}, a digest of the answer that Keyway gives, and the reason, which
 * {@code docs/sql.md} or {@code docs/types.md} says. Any third answer is wrong.
 */
record Documented(Map<String, String> reasons) {

    static Documented read() throws IOException {
        Map<String, String> reasons = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Documented.class.getResourceAsStream("documented.txt")),
                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] words = line.split(" ", 3);
                    reasons.put(words[0] + " " + words[1], words[2]);
                }
            }
        }
        return new Documented(reasons);
    }

    /** Why this answer is given, or null if nothing is written of it. */
    @Nullable
    String reason(SuiteQuery query, Answer answer) {
        return reasons.get(entry(query, answer));
    }

    /** Key and digest of a line of the table. */
    static String entry(SuiteQuery query, Answer answer) {
        String text = answer instanceof Answer.Rows rows
                ? rows.normal(rows.rows()).stream()
                        .map(Object::toString)
                        .sorted()
                        .toList()
                        .toString()
                : ((Answer.Refused) answer).state();
        return query.key() + " " + SuiteQuery.digest("SHA-256", text).substring(0, 8);
    }
}
