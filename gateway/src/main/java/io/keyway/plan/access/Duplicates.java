package io.keyway.plan.access;

import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.Optionality;

/**
 * Decides whether it matters how often a row occurs. Where it does not, a table that holds one row for several of the
 * logical table's may serve.
 */
final class Duplicates {
    private Duplicates() {}

    /**
     * Whether repeated rows of an operator's inputs change the result.
     *
     * @param parent an operator
     * @param matter whether repeated rows of the operator itself do
     */
    static boolean matter(RelNode parent, boolean matter) {
        if (parent instanceof Aggregate aggregate) {
            return !aggregate.getAggCallList().stream().allMatch(Duplicates::ignores);
        }
        if (parent instanceof SetOp operation) {
            return operation.all && (matter || !(operation instanceof Union));
        }
        if (parent instanceof Filter filter) {
            return matter || !RexUtil.isDeterministic(filter.getCondition());
        }
        if (parent instanceof Project project) {
            return matter
                    || RexOver.containsOver(project.getProjects(), null)
                    || !project.getProjects().stream().allMatch(RexUtil::isDeterministic);
        }
        if (parent instanceof Correlate) {
            // An additional row on either side adds rows to the result, and changes no other.
            return matter;
        }
        if (parent instanceof Sort sort) {
            return matter || sort.fetch != null || sort.offset != null;
        }
        return true;
    }

    private static boolean ignores(AggregateCall call) {
        // SINGLE_VALUE must fail on a second row, so it looks at each.
        boolean single = call.getAggregation().getKind() == SqlKind.SINGLE_VALUE;
        return call.isDistinct() || !single && call.getAggregation().getDistinctOptionality() == Optionality.IGNORED;
    }
}
