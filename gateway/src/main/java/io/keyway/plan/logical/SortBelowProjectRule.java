package io.keyway.plan.logical;

import io.keyway.plan.condition.Terms;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.rules.SortProjectTransposeRule;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;

/**
 * Sorts before anything is computed of the rows, where the order is one of columns.
 *
 *   Sort(k)                          Project(k = CAST(i AS BIGINT))
 *     Project(k = CAST(i AS BIGINT))   ->   Sort(i)
 *       input                                 input
 *
 * <p>Declines where a conversion makes one value of several, which Calcite overlooks: the days of timestamps are in the
 * order of these, but rows of one day may be wanted in another.
 */
final class SortBelowProjectRule extends SortProjectTransposeRule {
    static final SortBelowProjectRule INSTANCE = new SortBelowProjectRule();

    private SortBelowProjectRule() {
        super(Config.DEFAULT);
    }

    @Override
    public void onMatch(RelOptRuleCall call) {
        Sort sort = call.rel(0);
        Project project = call.rel(1);
        boolean keepsOrder = sort.getCollation().getKeys().stream()
                .map(key -> project.getProjects().get(key))
                .allMatch(SortBelowProjectRule::keepsValuesApart);
        if (keepsOrder) {
            super.onMatch(call);
        }
    }

    private static boolean keepsValuesApart(RexNode expression) {
        return expression.getKind() != SqlKind.CAST
                || Terms.isLossless(((RexCall) expression).getOperands().get(0), expression);
    }
}
