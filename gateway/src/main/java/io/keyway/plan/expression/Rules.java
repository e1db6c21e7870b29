package io.keyway.plan.expression;

import java.util.List;
import org.apache.calcite.plan.RelOptCostImpl;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.plan.hep.HepProgramBuilder;
import org.apache.calcite.rel.RelNode;

/** Calcite's rewriting rules, applied until none of them changes anything. */
public final class Rules {
    private Rules() {}

    /** An expression with the same row type. */
    public static RelNode apply(RelNode rel, List<RelOptRule> rules) {
        HepProgram program = new HepProgramBuilder().addRuleCollection(rules).build();
        HepPlanner planner = new HepPlanner(program, null, true, null, RelOptCostImpl.FACTORY);
        planner.setRoot(rel);
        RelNode result = planner.findBestExp();
        RelOptUtil.verifyTypeEquivalence(rel, result, program);
        return result;
    }
}
