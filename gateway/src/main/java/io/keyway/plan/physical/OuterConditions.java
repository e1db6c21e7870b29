package io.keyway.plan.physical;

import io.keyway.plan.access.CqlLookupJoin;
import io.keyway.plan.access.CqlOuterRows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.calcite.adapter.enumerable.EnumerableCalc;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Calc;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexProgram;
import org.apache.calcite.rex.RexShuttle;

/**
 * Asks what concerns outer rows after the columns of a row have been looked up in several tables, so that they are looked up
 * once for all outer rows and kept.
 *
 *   CqlLookupJoin(Calc(b.x < cor0.x, b), c)   ->   Calc(b.x < cor0.x, CqlLookupJoin(b, c))
 *
 * <p>Declines where the rows are found by values of outer rows, or where the condition concerns none.
 */
final class OuterConditions extends RelHomogeneousShuttle {
    private static final OuterConditions RAISING = new OuterConditions();

    private OuterConditions() {}

    /** The same expression of a sub-query. */
    static RelNode raised(RelNode rel) {
        return rel.accept(RAISING);
    }

    @Override
    public RelNode visit(RelNode other) {
        RelNode visited = super.visit(other);
        return visited instanceof CqlLookupJoin join && join.getLeft() instanceof Calc calc && concernsOuterRows(calc)
                ? above(join, calc)
                : visited;
    }

    private static boolean concernsOuterRows(Calc calc) {
        return calc.getProgram().getCondition() != null
                && calc.getProgram().projectsOnlyIdentity()
                && !RelOptUtil.getVariablesUsed(calc).isEmpty()
                && RelOptUtil.getVariablesUsed(calc.getInput()).isEmpty();
    }

    private static RelNode above(CqlLookupJoin join, Calc calc) {
        RexProgram program = calc.getProgram();
        RexNode condition = program.expandLocalRef(Objects.requireNonNull(program.getCondition()));
        Map<Integer, Integer> columns =
                passedOn(join.getRight(), calc.getRowType().getFieldCount());
        if (!columns.keySet().containsAll(RelOptUtil.InputFinder.bits(condition).asList())) {
            return join;
        }
        RelNode all = join.copy(join.getTraitSet(), List.of(calc.getInput(), join.getRight()));
        RexBuilder rex = join.getCluster().getRexBuilder();
        RexNode above = condition.accept(new RexShuttle() {
            @Override
            public RexNode visitInputRef(RexInputRef ref) {
                return RexInputRef.of(Objects.requireNonNull(columns.get(ref.getIndex())), all.getRowType());
            }
        });
        return EnumerableCalc.create(
                all,
                RexProgram.create(
                        all.getRowType(), rex.identityProjects(all.getRowType()), above, join.getRowType(), rex));
    }

    /** Where the columns of the rows that are looked up for stand among those of a join's result. */
    private static Map<Integer, Integer> passedOn(RelNode result, int count) {
        if (!(result instanceof Calc calc)
                || calc.getProgram().getCondition() != null
                || !(calc.getInput() instanceof Join join)
                || join.getJoinType().generatesNullsOnLeft()
                || !(join.getLeft() instanceof CqlOuterRows)) {
            return Map.of();
        }
        Map<Integer, Integer> columns = new HashMap<>();
        List<RexNode> projects = calc.getProgram().expandList(calc.getProgram().getProjectList());
        for (int i = 0; i < projects.size(); i++) {
            if (projects.get(i) instanceof RexInputRef ref && ref.getIndex() < count) {
                columns.put(ref.getIndex(), i);
            }
        }
        return columns;
    }
}
