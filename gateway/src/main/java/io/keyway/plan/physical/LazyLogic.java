package io.keyway.plan.physical;

import io.keyway.plan.expression.Fallible;
import io.keyway.plan.expression.GatewayOperators;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/**
 * Computes what may fail only where the operands of AND and OR in front of it leave the answer open. Calcite's generated code
 * computes all operands before it combines them; of a CASE it computes one branch.
 *
 *   qty <> 0 AND 10/qty > 2   ->   CASE(qty <> 0, deferred(10/qty > 2), FALSE)                        in a condition
 *                             ->   CASE(qty <> 0 IS FALSE, FALSE, deferred(qty <> 0 AND 10/qty > 2))  as a value
 *
 * <p>Operands that cannot fail come first, wherever they are written: Calcite merges comparisons of one column, or drops them
 * where others imply them, and the one that is left may stand after what it was written before. Many operands are halved
 * again and again, so that the code does not nest deeply.
 */
final class LazyLogic extends RexShuttle {
    private final RexBuilder rex;

    LazyLogic(RexBuilder rex) {
        this.rex = rex;
    }

    /** An expression of which only truth counts: null is as good as false. */
    RexNode condition(RexNode expression) {
        boolean logic = expression.getKind() == SqlKind.AND || expression.getKind() == SqlKind.OR;
        return logic ? combined((RexCall) expression, true) : expression.accept(this);
    }

    @Override
    public RexNode visitCall(RexCall call) {
        boolean logic = call.getKind() == SqlKind.AND || call.getKind() == SqlKind.OR;
        return logic ? combined(call, false) : super.visitCall(call);
    }

    private RexNode combined(RexCall call, boolean condition) {
        List<RexNode> operands = new ArrayList<>();
        call.getOperands().forEach(operand -> operands.add(condition ? condition(operand) : operand.accept(this)));
        // Sorting is stable: inner conditions stay in front of outer ones.
        operands.sort((a, b) -> Boolean.compare(Fallible.is(a), Fallible.is(b)));
        RexNode result = new CombinedOperands(call.getOperator(), condition).of(operands);
        return result.equals(call) ? call : result;
    }

    /** Combines operands by AND or OR. */
    private final class CombinedOperands {
        private final SqlOperator operator;
        private final boolean condition;
        private final boolean absorbing;

        CombinedOperands(SqlOperator operator, boolean condition) {
            this.operator = operator;
            this.condition = condition;
            this.absorbing = operator.getKind() == SqlKind.OR;
        }

        RexNode of(List<RexNode> operands) {
            int[] fallible = IntStream.range(1, operands.size())
                    .filter(i -> Fallible.is(operands.get(i)))
                    .toArray();
            if (fallible.length == 0) {
                return all(operands);
            }
            int cut = fallible[fallible.length / 2];
            RexNode first = of(operands.subList(0, cut));
            RexNode rest = of(operands.subList(cut, operands.size()));
            if (condition || !first.getType().isNullable()) {
                return lazy(first, rest);
            }
            SqlOperator decides = absorbing ? SqlStdOperatorTable.IS_TRUE : SqlStdOperatorTable.IS_FALSE;
            // Where the first is null, so is the whole, unless the rest decides; RAND() evaluated twice would differ.
            return RexUtil.isDeterministic(first)
                    ? chosen(
                            rex.makeCall(decides, first),
                            rex.makeLiteral(absorbing),
                            deferred(all(List.of(first, rest))))
                    : all(List.of(first, rest));
        }

        private RexNode all(List<RexNode> operands) {
            return operands.size() == 1 ? operands.get(0) : RexUtil.flatten(rex, rex.makeCall(operator, operands));
        }

        private RexNode lazy(RexNode first, RexNode rest) {
            return absorbing
                    ? chosen(first, rex.makeLiteral(true), deferred(rest))
                    : chosen(first, deferred(rest), rex.makeLiteral(false));
        }

        private RexNode chosen(RexNode when, RexNode then, RexNode otherwise) {
            return rex.makeCall(SqlStdOperatorTable.CASE, when, then, otherwise);
        }
    }

    /** Calcite makes an AND or OR of a CASE whose branches it takes for safe; sums of whole numbers are among them. */
    private RexNode deferred(RexNode branch) {
        return rex.makeCall(GatewayOperators.DEFERRED, branch);
    }
}
