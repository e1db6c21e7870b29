package io.keyway.plan.subquery;

import io.keyway.plan.expression.Rules;
import java.util.List;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.rules.CoreRules;

/**
 * Makes relational expressions of sub-queries: joins of those that depend on no outer row, and correlates, which are evaluated
 * as SQL defines them, of all others.
 */
public final class SubQueries {
    private static final List<RelOptRule> SUMS = List.of(CoreRules.PROJECT_OVER_SUM_TO_SUM0_RULE);

    private SubQueries() {}

    /** An equivalent expression without sub-queries in its expressions. */
    public static RelNode resolve(RelNode query) {
        RelNode rel = query.accept(new QuantifiedRows());
        rel = new Correlation(rel.getCluster()).resolve(rel);
        return Rules.apply(ValueLists.in(rel), SUMS).accept(new HonestNulls());
    }
}
