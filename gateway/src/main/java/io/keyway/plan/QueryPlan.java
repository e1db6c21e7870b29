package io.keyway.plan;

import io.keyway.catalog.ResultColumn;
import io.keyway.plan.access.ScanNote;
import io.keyway.plan.expression.Parameters;
import io.keyway.pushdown.CqlSelect;
import io.keyway.pushdown.RowLimit;
import java.util.List;

/**
 * How a query is executed. Holds no state of any execution, so it may be executed any number of times, and by several
 * threads at once.
 *
 * @param columns the result's columns
 * @param parameters the parameters that each execution sets
 * @param body what produces the rows
 * @param scans the tables that are read as a whole
 * @param explanation the plan for people
 */
public record QueryPlan(
        List<ResultColumn> columns, Parameters parameters, Body body, List<ScanNote> scans, Explanation explanation) {
    public QueryPlan {
        columns = List.copyOf(columns);
        scans = List.copyOf(scans);
    }

    /** What produces the rows. */
    public sealed interface Body permits Direct, CompiledBody {
        /** Whether every row that the statements find is needed, so that no LIMIT ends an execution early. */
        boolean readsAll();
    }

    /**
     * One statement whose rows are the result, apart from the order of the columns and a limit.
     *
     * @param select the statement
     * @param columns for each column of the result, its position among the selected columns
     * @param limit rows to skip and to return, of all requests together
     */
    public record Direct(CqlSelect select, List<Integer> columns, RowLimit limit) implements Body {
        public Direct {
            columns = List.copyOf(columns);
        }

        @Override
        public boolean readsAll() {
            return limit.fetch() == null;
        }
    }
}
