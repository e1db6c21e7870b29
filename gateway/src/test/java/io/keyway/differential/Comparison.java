package io.keyway.differential;

import io.keyway.differential.Answer.Refused;
import io.keyway.differential.Answer.Rows;

/**
 * The answers to one query.
 *
 * @param query the query
 * @param usual as users get it
 * @param scanning with nothing pushed down
 * @param h2 the second opinion
 */
record Comparison(Query query, Answer usual, Answer scanning, Answer h2) {

    static Comparison of(Query query, Harness harness) {
        return new Comparison(
                query, harness.usual(query.sql()), harness.scanning(query.sql()), harness.h2(query.sql()));
    }

    /**
     * Whether the answers are one. H2 has no FULL JOIN, and tries to read text as a number where Keyway compares as
     * text; then the engine's two ways are compared alone. What no query table holds, neither way may answer.
     */
    boolean agrees() {
        if (!(usual instanceof Rows rows)) {
            return isUnserved() && (scanning instanceof Refused refused && refused.unserved())
                    || h2 instanceof Refused && scanning instanceof Refused;
        }
        boolean same = scanning instanceof Rows others
                ? rows.matches(others, query.ordered())
                : ((Refused) scanning).unserved();
        return same && (h2 instanceof Refused || rows.matches((Rows) h2, query.ordered()));
    }

    /** Whether no query table holds what is asked for. */
    boolean isUnserved() {
        return usual instanceof Refused refused && refused.unserved();
    }

    /** Whether H2 had nothing to say. */
    boolean lacksSecondOpinion() {
        return h2 instanceof Refused;
    }

    boolean hasRows() {
        return usual instanceof Rows rows && !rows.rows().isEmpty();
    }

    /** The query and its answers. */
    String report() {
        return query.sql() + (query.ordered() ? "\n-- in this order" : "") + "\n-- as users get it: " + usual
                + "\n-- nothing pushed down: " + scanning + "\n-- H2: " + h2;
    }
}
