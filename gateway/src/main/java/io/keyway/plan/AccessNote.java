package io.keyway.plan;

import io.keyway.pushdown.CqlSelect;
import io.keyway.route.Rejection;
import java.util.List;

/**
 * How a plan reads one of the tables that a query names, for people.
 *
 * @param sqlName the table that the query names
 * @param reason why the first statement's table was chosen
 * @param statements the statements, in the order in which they are run
 * @param rejections the query tables that are not read
 */
record AccessNote(String sqlName, String reason, List<Statement> statements, List<Rejection> rejections) {
    AccessNote {
        statements = List.copyOf(statements);
        rejections = List.copyOf(rejections);
    }

    /**
     * One statement.
     *
     * @param select the statement
     * @param how what it is run for, to be read after the number of partitions; empty when that says it all
     */
    record Statement(CqlSelect select, String how) {}
}
