package io.keyway.plan.logical;

import io.keyway.plan.expression.Rules;
import io.keyway.plan.subquery.SubQueries;
import java.util.List;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.rules.CoreRules;
import org.apache.calcite.rel.rules.FilterAggregateTransposeRule;
import org.apache.calcite.rel.rules.PruneEmptyRules;
import org.apache.calcite.sql2rel.RelFieldTrimmer;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Rewrites a query so that everything that concerns one table stands right above its scan: joins instead of
 * sub-queries, conditions as deep as possible, only the columns that are used.
 */
public final class LogicalRewrite {
    /** No rows make no groups; but an empty grouping set makes a grand total of them. */
    private static final RelOptRule PRUNE_EMPTY_GROUPS =
            PruneEmptyRules.RemoveEmptySingleRule.RemoveEmptySingleRuleConfig.AGGREGATE
                    .withOperandFor(
                            Aggregate.class,
                            aggregate -> aggregate.getGroupSets().stream().noneMatch(ImmutableBitSet::isEmpty))
                    .toRule();

    /** A total of no rows is a row, which a condition above the total drops and one below it does not. */
    private static final RelOptRule FILTER_GROUPS = FilterAggregateTransposeRule.Config.DEFAULT
            .withOperandSupplier(filter -> filter.operand(Filter.class)
                    .oneInput(group -> group.operand(Aggregate.class)
                            .predicate(aggregate ->
                                    aggregate.getGroupSets().stream().noneMatch(ImmutableBitSet::isEmpty))
                            .anyInputs()))
            .toRule();

    private static final List<RelOptRule> SIMPLIFY = List.of(
            CoreRules.FILTER_REDUCE_EXPRESSIONS,
            CoreRules.JOIN_REDUCE_EXPRESSIONS,
            PruneEmptyRules.FILTER_INSTANCE,
            PruneEmptyRules.PROJECT_INSTANCE,
            PruneEmptyRules.SORT_INSTANCE,
            PruneEmptyRules.JOIN_LEFT_INSTANCE,
            PruneEmptyRules.JOIN_RIGHT_INSTANCE,
            PruneEmptyRules.UNION_INSTANCE,
            PRUNE_EMPTY_GROUPS,
            PruneEmptyRules.SORT_FETCH_ZERO_INSTANCE);

    private static final List<RelOptRule> PUSH_FILTERS = List.of(
            CoreRules.FILTER_INTO_JOIN,
            CoreRules.JOIN_CONDITION_PUSH,
            CoreRules.FILTER_PROJECT_TRANSPOSE,
            FILTER_GROUPS,
            CoreRules.FILTER_SET_OP_TRANSPOSE,
            CoreRules.FILTER_CORRELATE,
            CoreRules.FILTER_MERGE,
            CoreRules.PROJECT_MERGE,
            CoreRules.PROJECT_REMOVE);

    private static final List<RelOptRule> AGGREGATES = List.of(
            CoreRules.AGGREGATE_EXPAND_WITHIN_DISTINCT,
            CoreRules.AGGREGATE_EXPAND_DISTINCT_AGGREGATES,
            CoreRules.AGGREGATE_REDUCE_FUNCTIONS,
            CoreRules.JOIN_PUSH_EXPRESSIONS);

    /** After the trimming of columns, which does not see through a window. */
    private static final List<RelOptRule> WINDOWS = List.of(CoreRules.PROJECT_TO_LOGICAL_PROJECT_AND_WINDOW);

    private static final List<RelOptRule> NEXT_TO_SCANS = List.of(
            CoreRules.FILTER_PROJECT_TRANSPOSE,
            CoreRules.FILTER_MERGE,
            CoreRules.SORT_REMOVE_CONSTANT_KEYS,
            SortBelowProjectRule.INSTANCE,
            CoreRules.PROJECT_MERGE,
            CoreRules.PROJECT_REMOVE);

    private LogicalRewrite() {}

    /** An equivalent expression, still logical. */
    public static RelNode apply(RelNode query) {
        RelBuilder builder = RelFactories.LOGICAL_BUILDER.create(query.getCluster(), null);
        RelNode rel = SubQueries.resolve(query);
        rel = OuterValues.asParameters(rel, LogicalRewrite::pushFilters);
        rel = ConnectedJoins.in(Rules.apply(rel, SIMPLIFY));
        rel = ListsOfValues.withoutDistinct(rel.accept(new FilteredArguments()));
        rel = ListsOfValues.withoutStrayOrder(Rules.apply(rel, AGGREGATES));
        rel = new RelFieldTrimmer(null, builder).trim(rel);
        rel = rel.accept(new NarrowCounts()).accept(new WidenSums());
        rel = WindowKeys.in(WindowArguments.in(Distributions.in(rel)));
        rel = Rules.apply(rel, WINDOWS);
        return OuterValues.asParameters(rel, windowed -> Rules.apply(windowed, NEXT_TO_SCANS));
    }

    private static RelNode pushFilters(RelNode rel) {
        return Rules.apply(Rules.apply(rel, PUSH_FILTERS).accept(new InferredConditions()), PUSH_FILTERS);
    }
}
