package io.keyway.plan.subquery;

import io.keyway.plan.expression.Rules;
import java.util.List;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.rules.CoreRules;
import org.apache.calcite.rel.rules.FilterProjectTransposeRule;
import org.apache.calcite.sql2rel.RelDecorrelator;

/**
 * Makes joins of sub-queries, by Calcite's rules and its decorrelation. What these get wrong is written otherwise before, or
 * put right behind, by one small rewrite for each mistake.
 */
public final class SubQueries {
    private static final List<RelOptRule> TO_CORRELATE = List.of(
            CoreRules.FILTER_SUB_QUERY_TO_CORRELATE,
            CoreRules.PROJECT_SUB_QUERY_TO_CORRELATE,
            CoreRules.JOIN_SUB_QUERY_TO_CORRELATE,
            CoreRules.PROJECT_OVER_SUM_TO_SUM0_RULE);

    /**
     * Conditions with outer values of one table become one: of two that stand apart, Calcite's decorrelation forgets what
     * the lower one compares.
     */
    private static final List<RelOptRule> CORRELATED_FILTERS = List.of(
            FilterProjectTransposeRule.Config.DEFAULT
                    .withOperandFor(Filter.class, filter -> true, Project.class, project -> true)
                    .toRule(),
            CoreRules.FILTER_AGGREGATE_TRANSPOSE,
            CoreRules.FILTER_MERGE);

    private SubQueries() {}

    /** An equivalent expression. */
    public static RelNode asJoins(RelNode query) {
        RelNode rel = ValueLists.in(Rules.apply(query.accept(new QuantifiedRows()), TO_CORRELATE));
        rel = Rules.apply(rel, CORRELATED_FILTERS)
                .accept(new SeparateCorrelations())
                .accept(new NearCorrelations())
                .accept(new ApartCorrelations())
                .accept(new CorrelatedLimits());
        RelNode decorrelated = RelDecorrelator.decorrelateQuery(
                OuterNulls.hidden(rel), RelFactories.LOGICAL_BUILDER.create(query.getCluster(), null));
        return OuterNulls.shown(decorrelated).accept(new HonestNulls());
    }
}
