package io.keyway.plan.physical;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.adapter.enumerable.EnumerableHashJoin;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Calc;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexProgram;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;

/**
 * Makes the logic of an expression's operators lazy ({@link LazyLogic}), once conditions above one another have become one:
 * Calcite joins these by a plain AND.
 */
final class LazyConditions extends RelHomogeneousShuttle {
    private final RexBuilder rex;
    private final LazyLogic logic;

    private LazyConditions(RexBuilder rex) {
        this.rex = rex;
        this.logic = new LazyLogic(rex);
    }

    /** The same expression. */
    static RelNode apply(RelNode rel) {
        return rel.accept(new LazyConditions(rel.getCluster().getRexBuilder()));
    }

    @Override
    public RelNode visit(RelNode other) {
        RelNode visited = super.visit(other);
        if (visited instanceof Calc calc) {
            return calc(calc);
        }
        return visited instanceof Join join ? join(join) : visited;
    }

    private RelNode calc(Calc calc) {
        RexProgram program = calc.getProgram();
        List<RexNode> projects = new ArrayList<>();
        boolean changed = false;
        for (RexNode project : program.expandList(program.getProjectList())) {
            RexNode lazy = project.accept(logic);
            changed |= !lazy.equals(project);
            projects.add(lazy);
        }
        RexNode condition = program.getCondition() == null ? null : program.expandLocalRef(program.getCondition());
        RexNode lazyCondition = condition == null ? null : logic.condition(condition);
        if (!changed && Objects.equals(lazyCondition, condition)) {
            return calc;
        }
        return calc.copy(
                calc.getTraitSet(),
                calc.getInput(),
                RexProgram.create(program.getInputRowType(), projects, lazyCondition, program.getOutputRowType(), rex));
    }

    /** A hash join finds rows by their equal columns, before it computes the rest. */
    private RelNode join(Join join) {
        List<RexNode> equations = new ArrayList<>();
        List<RexNode> rest = new ArrayList<>();
        for (RexNode conjunct : RelOptUtil.conjunctions(join.getCondition())) {
            (join instanceof EnumerableHashJoin && isEquation(conjunct) ? equations : rest).add(conjunct);
        }
        RexNode condition = RexUtil.composeConjunction(rex, rest);
        RexNode lazy = logic.condition(condition);
        if (lazy.equals(condition)) {
            return join;
        }
        equations.add(lazy);
        return join.copy(
                join.getTraitSet(),
                RexUtil.composeConjunction(rex, equations),
                join.getLeft(),
                join.getRight(),
                join.getJoinType(),
                join.isSemiJoinDone());
    }

    private static boolean isEquation(RexNode conjunct) {
        return (conjunct.getKind() == SqlKind.EQUALS || conjunct.getKind() == SqlKind.IS_NOT_DISTINCT_FROM)
                && ((RexCall) conjunct).getOperands().stream().allMatch(RexInputRef.class::isInstance);
    }
}
