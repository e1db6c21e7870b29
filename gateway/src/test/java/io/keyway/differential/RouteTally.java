package io.keyway.differential;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Predicate;

/** Counts what the routes of queries make use of, as their explanations say. */
final class RouteTally {
    private final Map<Use, Integer> counts = new EnumMap<>(Use.class);

    /** What a route may make use of. */
    enum Use {
        PINNED(plan -> plan.matches("(?s).*\n    partitions: \\d.*")),
        KEY_LIST(plan -> plan.matches("(?s).*\n    partitions: ([2-9]|\\d\\d).*")),
        CLUSTERING_RANGE(plan -> plan.matches("(?s).* cql: (?![^\n]*ALLOW FILTERING)[^\n]*[<>].*")),
        ORDER(plan -> plan.contains(" ORDER BY ")),
        LIMIT(plan -> plan.matches("(?s).* (?<!PARTITION )LIMIT \\?.*")),
        PARTITION_LIMIT(plan -> plan.contains(" PER PARTITION LIMIT ?")),
        LOOKUP(plan -> plan.contains(", looked up in batches")),
        HASH_JOIN(plan -> plan.contains(", joined on ")),
        TOTAL(plan -> plan.matches("(?s).* cql: SELECT (count|min|max|sum)[(].*") && !plan.contains(" GROUP BY ")),
        GROUP(plan -> plan.contains(" GROUP BY ") || plan.contains("SELECT DISTINCT")),
        INDEX(plan -> plan.contains("\n    partitions: those that the index finds")),
        FILTERED(plan -> plan.contains(" ALLOW FILTERING")),
        FULL_SCAN(plan -> plan.contains("\n    partitions: all")),
        STREAMED(plan -> plan.contains("rows are streamed"));

        private final Predicate<String> shows;

        Use(Predicate<String> shows) {
            this.shows = shows;
        }
    }

    void add(String explanation) {
        for (Use use : Use.values()) {
            if (use.shows.test(explanation)) {
                counts.merge(use, 1, Integer::sum);
            }
        }
    }

    /** How many plans made use of it. */
    int count(Use use) {
        return counts.getOrDefault(use, 0);
    }

    @Override
    public String toString() {
        return counts.toString();
    }
}
