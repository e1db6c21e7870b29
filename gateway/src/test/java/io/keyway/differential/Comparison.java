package io.keyway.differential;

import io.keyway.differential.Answer.Refused;
import io.keyway.differential.Answer.Rows;
import io.keyway.differential.SubQuery.Quantified;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The answers to one query.
 *
 * @param query the query
 * @param usual as users get it
 * @param others the same with nothing pushed down, and what others make of it, by their names
 */
record Comparison(Query query, Answer usual, Map<String, Answer> others) {
    private static final String SCANNING = "nothing pushed down";
    private static final String ROW_BY_ROW = "row by row";
    /** Of one query with sub-queries to each engine: H2 is in memory; Keyway plans each of them. */
    private static final int MOST_QUERIES_TO_H2 = 1_500;

    private static final int MOST_QUERIES_TO_KEYWAY = 8;

    static Comparison of(Query query, Harness harness) {
        Sql sql = query.sql();
        Map<String, Answer> others = new LinkedHashMap<>();
        others.put(SCANNING, harness.scanning(sql));
        if (isForH2(sql)) {
            others.put("H2", harness.h2(sql));
        }
        others.put("PostgreSQL", harness.postgres(sql));
        if (sql.hasSubQueries()) {
            others.put(ROW_BY_ROW + " in H2", new RowByRow(harness::h2, MOST_QUERIES_TO_H2).answer(sql));
            others.put(
                    ROW_BY_ROW + " with nothing pushed down",
                    new RowByRow(harness::scanning, MOST_QUERIES_TO_KEYWAY).answer(sql));
        }
        return new Comparison(query, harness.usual(sql), others);
    }

    /** H2 takes {@code (null, 2) = (1, 3)} for unknown, where SQL says that it is false. */
    private static boolean isForH2(Sql sql) {
        return !sql.has(piece ->
                piece instanceof Quantified quantified && quantified.operands().size() > 1);
    }

    /**
     * Whether the answers are one. Others lack what Keyway has, and Keyway may refuse; what no query table holds, neither
     * of its ways may answer, and neither fails.
     */
    boolean agrees() {
        return usual instanceof Rows rows ? agrees(rows) : agrees((Refused) usual);
    }

    private boolean agrees(Rows rows) {
        return others.entrySet().stream()
                .allMatch(other -> other.getValue() instanceof Rows same
                        ? rows.matches(same, query.ordered())
                        : mayFail(other.getKey(), (Refused) other.getValue()));
    }

    private static boolean mayFail(String name, Refused refused) {
        // Row by row, values are tried that no row may have.
        return name.equals(SCANNING) ? refused.unserved() : name.startsWith(ROW_BY_ROW) || !refused.isTooManyRows();
    }

    private boolean agrees(Refused refused) {
        if (refused.unserved()) {
            return others.get(SCANNING) instanceof Refused scanning && scanning.unserved();
        }
        return !refused.isFault() && (isRefused() || others.values().stream().noneMatch(Rows.class::isInstance));
    }

    /** Whether no query table holds what is asked for. */
    boolean isUnserved() {
        return usual instanceof Refused refused && refused.unserved();
    }

    /** Whether Keyway lacks what is asked for, and says so. */
    boolean isRefused() {
        return usual instanceof Refused refused && refused.state().equals("0A000");
    }

    /** Whether no other database had anything to say. */
    boolean lacksSecondOpinion() {
        return others.entrySet().stream()
                .noneMatch(other -> !other.getKey().equals(SCANNING) && other.getValue() instanceof Rows);
    }

    /** Whether somebody of this name had an answer. */
    boolean hasOpinion(String name) {
        return others.get(name) instanceof Rows;
    }

    boolean hasRows() {
        return usual instanceof Rows rows && !rows.values().isEmpty();
    }

    /** The query and its answers. */
    String report() {
        return query.shape() + ": " + query.sql() + (query.ordered() ? "\n-- in this order" : "")
                + "\n-- as users get it: " + usual
                + others.entrySet().stream()
                        .map(other -> "\n-- " + other.getKey() + ": " + other.getValue())
                        .collect(Collectors.joining());
    }
}
