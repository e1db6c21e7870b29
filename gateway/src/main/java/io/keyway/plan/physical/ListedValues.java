package io.keyway.plan.physical;

import com.google.common.collect.RangeSet;
import io.keyway.plan.expression.GatewayOperators;
import io.keyway.plan.expression.ValueSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Calc;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexProgram;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUnknownAs;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.Sarg;

/**
 * Finds a value in a long list by its hash; Calcite's code compares it with one after the other, in a method that may be too
 * long to be compiled.
 *
 *   SEARCH(x, Sarg[1, 2, ... 1000])   ->   isListed(x, set)
 */
public final class ListedValues extends RelHomogeneousShuttle {
    private static final int SHORT = 16;

    /** Beyond the position of any parameter. */
    private static final int FIRST = 1 << 30;

    private final Map<String, Object> constants;
    private final RexBuilder rex;

    private ListedValues(Map<String, Object> constants, RexBuilder rex) {
        this.constants = constants;
        this.rex = rex;
    }

    /**
     * The same expression.
     *
     * @param constants gets the sets, which generated code finds as it finds parameters
     */
    public static RelNode in(RelNode rel, Map<String, Object> constants) {
        return rel.accept(new ListedValues(constants, rel.getCluster().getRexBuilder()));
    }

    @Override
    public RelNode visit(RelNode other) {
        RelNode visited = super.visit(other);
        if (visited instanceof Calc calc) {
            return calc(calc);
        }
        return visited instanceof Join ? visited.accept(new Lists()) : visited;
    }

    private RelNode calc(Calc calc) {
        RexProgram program = calc.getProgram();
        Lists lists = new Lists();
        List<RexNode> projects = new ArrayList<>();
        program.expandList(program.getProjectList()).forEach(project -> projects.add(project.accept(lists)));
        RexNode condition = program.getCondition() == null
                ? null
                : program.expandLocalRef(program.getCondition()).accept(lists);
        return lists.found
                ? calc.copy(
                        calc.getTraitSet(),
                        calc.getInput(),
                        RexProgram.create(
                                program.getInputRowType(), projects, condition, program.getOutputRowType(), rex))
                : calc;
    }

    private final class Lists extends RexShuttle {
        private boolean found;

        @Override
        public RexNode visitCall(RexCall call) {
            RexCall visited = (RexCall) super.visitCall(call);
            return visited.getKind() == SqlKind.SEARCH ? search(visited) : visited;
        }

        private RexNode search(RexCall search) {
            RexNode value = search.getOperands().get(0);
            Sarg<?> sarg =
                    Objects.requireNonNull(((RexLiteral) search.getOperands().get(1)).getValueAs(Sarg.class));
            boolean all = sarg.isPoints();
            if (!all && !sarg.isComplementedPoints() || sarg.rangeSet.asRanges().size() <= SHORT) {
                return search;
            }
            RangeSet<?> points = all ? sarg.rangeSet : sarg.rangeSet.complement();
            ValueSet set = ValueSet.of(points, value.getType());
            if (set == null) {
                return search;
            }
            found = true;
            int position = FIRST + constants.size();
            constants.put("?" + position, set);
            RexNode listed = rex.makeCall(
                    GatewayOperators.IS_LISTED,
                    value,
                    rex.makeDynamicParam(rex.getTypeFactory().createSqlType(SqlTypeName.ANY), position));
            RexNode condition = all ? listed : rex.makeCall(SqlStdOperatorTable.NOT, listed);
            return ofNull(condition, value, sarg.nullAs);
        }

        private RexNode ofNull(RexNode condition, RexNode value, RexUnknownAs nullAs) {
            return switch (nullAs) {
                case TRUE ->
                    rex.makeCall(SqlStdOperatorTable.OR, rex.makeCall(SqlStdOperatorTable.IS_NULL, value), condition);
                case FALSE ->
                    rex.makeCall(
                            SqlStdOperatorTable.AND, rex.makeCall(SqlStdOperatorTable.IS_NOT_NULL, value), condition);
                case UNKNOWN -> condition;
            };
        }
    }
}
