package io.keyway.suites;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Figures of suites, and what does not agree. */
final class SuiteReport {
    private static final int LONGEST = 1_000;

    private final Map<String, Map<Verdict, Integer>> figures = new TreeMap<>();
    private final Map<String, Integer> skipped = new TreeMap<>();
    private final Map<Verdict, List<String>> lists = new EnumMap<>(Verdict.class);

    void add(SuiteQuery query, Answer answer, Verdict verdict, String reason) {
        figures.computeIfAbsent(query.suite(), each -> new EnumMap<>(Verdict.class))
                .merge(verdict, 1, Integer::sum);
        if (verdict != Verdict.AGREE) {
            String text = answer instanceof Answer.Refused refused
                    ? refused.state() + " "
                            + refused.message().lines().findFirst().orElse("")
                    : "got " + ((Answer.Rows) answer).rows() + "\n  due " + query.expected();
            lists.computeIfAbsent(verdict, each -> new ArrayList<>())
                    .add("%s:%d %s %s%n  %s%n  %s%n"
                            .formatted(
                                    query.suite(),
                                    query.line(),
                                    Documented.entry(query, answer),
                                    reason,
                                    query.sql().replaceAll("\\s+", " "),
                                    text.substring(0, Math.min(LONGEST, text.length()))));
        }
    }

    void skip(Map<String, Integer> reasons) {
        reasons.forEach((reason, count) -> skipped.merge(reason, count, Integer::sum));
    }

    /** What is wrong, each with its answer. */
    List<String> wrong() {
        return lists.getOrDefault(Verdict.WRONG, List.of());
    }

    /** Figures per file, then the lists. */
    @Override
    public String toString() {
        StringBuilder text =
                new StringBuilder("suite | agree | documented | refused | wrong\n--- | --: | --: | --: | --:\n");
        Map<Verdict, Integer> total = new EnumMap<>(Verdict.class);
        figures.forEach((suite, counts) -> {
            row(text, suite, counts);
            counts.forEach((verdict, count) -> total.merge(verdict, count, Integer::sum));
        });
        row(text, "all", total);
        text.append("\nnot asked: ").append(skipped).append('\n');
        for (Verdict verdict : List.of(Verdict.WRONG, Verdict.REFUSED, Verdict.DOCUMENTED)) {
            text.append("\n## ").append(verdict).append("\n\n");
            lists.getOrDefault(verdict, List.of()).forEach(text::append);
        }
        return text.toString();
    }

    private static void row(StringBuilder text, String suite, Map<Verdict, Integer> counts) {
        text.append(suite);
        for (Verdict verdict : Verdict.values()) {
            text.append(" | ").append(counts.getOrDefault(verdict, 0));
        }
        text.append('\n');
    }
}
