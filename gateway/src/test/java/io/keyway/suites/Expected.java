package io.keyway.suites;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a suite expects of a query. */
sealed interface Expected {
    /** Rows as a Quidem script prints them; null and empty text look the same. */
    record Table(List<List<String>> rows) implements Expected {}

    /** An error; the text is Calcite's own, so that only the fact counts. */
    record Failure() implements Expected {}

    /**
     * Values as sqllogictest prints them, one a line.
     *
     * @param types one letter a column: T text, I integer, R with three digits after the point
     * @param order what sqllogictest sorts before it compares
     * @param values the values; or one line, {@code n values hashing to md5}
     */
    record Values(String types, Order order, List<String> values) implements Expected {
        boolean isHash() {
            return values.size() == 1 && values.get(0).contains(" values hashing to ");
        }
    }

    /** What sqllogictest sorts before it compares. */
    enum Order {
        NOSORT,
        ROWSORT,
        VALUESORT;

        /** The values of all rows in the order in which they are compared. */
        List<String> arrange(List<List<String>> rows) {
            List<List<String>> arranged = new ArrayList<>(rows);
            if (this == ROWSORT) {
                arranged.sort(Expected::compareRows);
            }
            List<String> values = new ArrayList<>();
            arranged.forEach(values::addAll);
            if (this == VALUESORT) {
                values.sort(Comparator.naturalOrder());
            }
            return values;
        }
    }

    private static int compareRows(List<String> left, List<String> right) {
        for (int i = 0; i < left.size(); i++) {
            int order = left.get(i).compareTo(right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
