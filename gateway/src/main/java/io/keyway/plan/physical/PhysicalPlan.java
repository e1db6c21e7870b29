package io.keyway.plan.physical;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.plan.access.ConvertCorrelateRule;
import io.keyway.plan.access.ConvertLookupJoinRule;
import io.keyway.plan.compute.TimeUnits;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRules;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRules;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.plan.hep.HepProgramBuilder;
import org.apache.calcite.rel.RelNode;

/** Chooses Calcite's operators for what is left to compute in the gateway. */
public final class PhysicalPlan {
    /**
     * Those that merge sorted inputs, since nothing here would sort them, and the one that evaluates a sub-query anew for every
     * row, equal or not.
     */
    private static final Set<RelOptRule> UNUSED = Set.of(
            EnumerableRules.ENUMERABLE_MERGE_JOIN_RULE,
            EnumerableRules.ENUMERABLE_MERGE_UNION_RULE,
            EnumerableRules.ENUMERABLE_CORRELATE_RULE);

    private static final List<RelOptRule> OPERATORS = Stream.concat(
                    EnumerableRules.ENUMERABLE_RULES.stream().filter(rule -> !UNUSED.contains(rule)),
                    Stream.of(
                            EnumerableRules.ENUMERABLE_LIMIT_SORT_RULE,
                            ConvertLookupJoinRule.INSTANCE,
                            ConvertCorrelateRule.INSTANCE,
                            TimeUnits.RULE))
            .toList();

    private static final HepProgram CALCS =
            new HepProgramBuilder().addRuleCollection(RelOptRules.CALC_RULES).build();

    private PhysicalPlan() {}

    /**
     * An equivalent expression of operators that can be compiled.
     *
     * @throws KeywayException UNSUPPORTED_SQL when Calcite has no operator for some part
     */
    public static EnumerableRel of(RelNode routed) {
        Computable.check(routed);
        RelOptPlanner planner = routed.getCluster().getPlanner();
        OPERATORS.forEach(planner::addRule);
        RelTraitSet traits =
                routed.getTraitSet().replace(EnumerableConvention.INSTANCE).simplify();
        try {
            planner.setRoot(planner.changeTraits(routed, traits));
            RelNode best = planner.findBestExp();
            HepPlanner calcs = new HepPlanner(CALCS);
            calcs.setRoot(best);
            return (EnumerableRel) LazyConditions.apply(Keeping.apply(OuterLoopJoin.apply(calcs.findBestExp())));
        } catch (RelOptPlanner.CannotPlanException e) {
            throw new KeywayException(ErrorCode.UNSUPPORTED_SQL, "Keyway has no way to compute this form of query", e)
                    .withHint("write it in another way, or in several steps");
        }
    }
}
