package io.keyway.suites;

import io.keyway.suites.Expected.Order;
import io.keyway.suites.Script.Skips;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Reads a file of sqllogictest: records that empty lines divide, in the form that SQLite's authors describe.
 *
 *   statement ok
 *   CREATE TABLE t(a INTEGER)
 *
 *   query I rowsort
 *   SELECT a FROM t
 *   ----
 *   1
 *
 * <p>Keyway counts as {@code postgresql} for {@code skipif} and {@code onlyif}. Reading ends where a statement changes
 * the tables by anything but CREATE TABLE, CREATE INDEX and INSERT with VALUES.
 */
final class LogicScript {
    private final String suite;
    private final List<Script.Step> steps = new ArrayList<>();
    private final Skips skips = new Skips();
    private final TableScript tables = new TableScript();
    private boolean changed = true;
    private boolean lost;

    private LogicScript(String suite) {
        this.suite = suite;
    }

    static Script read(String suite, List<String> lines) {
        LogicScript script = new LogicScript(suite);
        List<String> entry = new ArrayList<>();
        for (int i = 0; i <= lines.size(); i++) {
            String line = i < lines.size() ? lines.get(i) : "";
            if (!line.isBlank()) {
                entry.add(line);
            } else if (!entry.isEmpty()) {
                script.entry(i + 1 - entry.size(), entry);
                entry.clear();
            }
        }
        return new Script(script.steps, script.skips.counts());
    }

    private void entry(int line, List<String> entry) {
        List<String> lines = new ArrayList<>(entry);
        lines.removeIf(each -> each.startsWith("#"));
        while (!lines.isEmpty() && lines.get(0).matches("(skipif|onlyif) .*")) {
            String[] words = lines.remove(0).split("\\s+");
            if (words[0].equals("skipif") == words[1].equals("postgresql")) {
                if (lines.stream().anyMatch(each -> each.startsWith("query "))) {
                    skips.add("for other databases");
                }
                return;
            }
        }
        if (lines.isEmpty()) {
            return;
        }
        String[] words = lines.get(0).strip().split("\\s+");
        if (words[0].equals("statement") && words[1].equals("ok")) {
            statement(String.join("\n", lines.subList(1, lines.size())));
        } else if (words[0].equals("query")) {
            query(line, words, lines);
        }
    }

    private void statement(String sql) {
        try {
            changed |= tables.execute(sql);
        } catch (IllegalArgumentException e) {
            lost = true;
        }
    }

    private void query(int line, String[] words, List<String> lines) {
        int rule = lines.indexOf("----");
        if (rule < 0 || lost) {
            skips.add(lost ? "after a statement that cannot be followed" : "nothing is expected");
            return;
        }
        if (changed) {
            steps.add(new Script.Load(tables.tables()));
            changed = false;
        }
        String sql = String.join("\n", lines.subList(1, rule));
        Order order = Arrays.stream(Order.values())
                .filter(each -> Arrays.asList(words).contains(each.name().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(Order.NOSORT);
        Expected expected = new Expected.Values(
                words.length > 1 ? words[1] : "", order, List.copyOf(lines.subList(rule + 1, lines.size())));
        if (tables.hasArtificialKeys() && sql.matches("(?is).*(select|all|distinct|\\.)\\s*\\*.*")) {
            skips.add("shows all columns of a table without a key");
        } else {
            steps.add(new Script.Ask(new SuiteQuery(suite, line, sql, expected)));
        }
    }
}
