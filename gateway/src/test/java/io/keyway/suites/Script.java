package io.keyway.suites;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was read of one file.
 *
 * @param steps tables that appear and queries over them, in the file's order
 * @param skipped how many of its queries are not asked, by reason
 */
record Script(List<Step> steps, Map<String, Integer> skipped) {
    /** What happens next. */
    sealed interface Step {}

    /** Tables as they are from here on. */
    record Load(List<SuiteTable> tables) implements Step {}

    /** A query. */
    record Ask(SuiteQuery query) implements Step {}

    /** Counts of reasons. */
    static final class Skips {
        private final Map<String, Integer> counts = new TreeMap<>();

        void add(String reason) {
            counts.merge(reason, 1, Integer::sum);
        }

        Map<String, Integer> counts() {
            return counts;
        }
    }
}
