package io.keyway.differential;

import java.util.Map;
import java.util.TreeMap;

/** Counts what became of queries. */
final class AnswerTally {
    private final Map<String, Integer> shapes = new TreeMap<>();
    private final Map<String, Integer> opinions = new TreeMap<>();
    private final Map<String, Integer> refusals = new TreeMap<>();
    private final Map<String, Integer> silences = new TreeMap<>();
    private int queries;
    private int unserved;
    private int alone;
    private int withRows;

    void add(Comparison comparison) {
        queries++;
        shapes.merge(comparison.query().shape(), 1, Integer::sum);
        unserved += comparison.isUnserved() ? 1 : 0;
        alone += comparison.lacksSecondOpinion() ? 1 : 0;
        withRows += comparison.hasRows() ? 1 : 0;
        comparison.others().forEach((name, answer) -> count(name, answer));
        if (comparison.isRefused()) {
            refusals.merge(reason((Answer.Refused) comparison.usual()), 1, Integer::sum);
        }
    }

    private void count(String name, Answer answer) {
        if (answer instanceof Answer.Refused refused) {
            silences.merge(name + ": " + reason(refused), 1, Integer::sum);
        } else {
            opinions.merge(name, 1, Integer::sum);
        }
    }

    /** The reason without names, numbers and text of the query. */
    private static String reason(Answer.Refused refused) {
        String line = refused.reason().lines().findFirst().orElse("");
        String general = line.replaceAll("\"[^\"]*\"|'[^']*'", "...").replaceAll("\\w*\\d\\w*", "N");
        return general.substring(0, Math.min(90, general.length()));
    }

    int queries() {
        return queries;
    }

    /** How many queries no query table serves. */
    int unserved() {
        return unserved;
    }

    /** How many queries Keyway lacks something for. */
    int refused() {
        return refusals.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many queries no other database answers. */
    int alone() {
        return alone;
    }

    int withRows() {
        return withRows;
    }

    @Override
    public String toString() {
        return queries + " random queries, " + withRows + " with rows, " + unserved + " that no query table serves"
                + list("shapes", shapes)
                + list("answers of others", opinions)
                + list("refused by Keyway", refusals)
                + list("not answered by others", silences);
    }

    private static String list(String title, Map<String, Integer> counts) {
        StringBuilder text = new StringBuilder("\n" + title + ":");
        counts.forEach((name, count) -> text.append(String.format(java.util.Locale.ROOT, "%n%6d %s", count, name)));
        return text.toString();
    }
}
