package io.keyway.plan.access;

import io.keyway.pushdown.CqlSelect;
import io.keyway.route.Route;
import java.util.List;
import org.apache.calcite.rex.RexNode;

/**
 * How a plan reads one of the tables that a query names, for people.
 *
 * @param route the route
 * @param reason why its first table was chosen
 * @param statements the statements, in the order in which they are run
 */
public record AccessNote(Route<RexNode> route, String reason, List<NotedSelect> statements) {
    public AccessNote {
        statements = List.copyOf(statements);
    }

    /**
     * One statement.
     *
     * @param select the statement
     * @param how what it is run for, printed after the number of partitions; empty when there is nothing to add
     */
    public record NotedSelect(CqlSelect select, String how) {
        /** A statement that is run for itself, or for outer rows. */
        static NotedSelect of(CqlSelect select) {
            return new NotedSelect(
                    select,
                    select.isScan()
                            ? ", in a scan of the whole table"
                            : select.outerRows().isEmpty() ? "" : ", looked up in batches");
        }
    }
}
