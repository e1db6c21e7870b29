package io.keyway.plan.subquery;

import io.keyway.plan.expression.Fallible;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.jspecify.annotations.Nullable;

/**
 * Finds for which rows a sub-query is needed: those for which the operands of AND and OR before it, and the branches of CASE,
 * leave the answer open.
 *
 *   a = 0 OR (q)                     ->   a = 0 IS NOT TRUE
 *   CASE WHEN a <> 0 THEN (q) END    ->   a <> 0
 *
 * <p>Leaving something out of such a condition makes it true for more rows, which is sound: it may lack what can only
 * be computed together with the sub-query.
 */
final class Guards extends RexVisitorImpl<Void> {
    private final RexSubQuery wanted;
    private final RexBuilder rex;
    /** What holds where the expression that is visited is needed. */
    private List<RexNode> current = List.of();
    /** What holds for each of the places of the sub-query. */
    private final List<RexNode> found = new ArrayList<>();

    private Guards(RexSubQuery wanted, RexBuilder rex) {
        super(true);
        this.wanted = wanted;
        this.rex = rex;
    }

    /**
     * A condition that is true for all rows for which a sub-query is needed, and false for others; null when it may be needed
     * for all.
     *
     * @param expressions of the rows; what a condition must fulfil as a whole guards nothing, since rows that fail it are
     *     dropped before
     */
    static @Nullable RexNode of(RexSubQuery query, List<RexNode> expressions, boolean condition, RexBuilder rex) {
        Guards guards = new Guards(query, rex);
        for (RexNode expression : expressions) {
            guards.visitEach(condition ? RelOptUtil.conjunctions(expression) : List.of(expression));
        }
        RexNode all = RexUtil.composeDisjunction(rex, guards.found);
        return all.isAlwaysTrue() || all.isAlwaysFalse() ? null : all;
    }

    @Override
    public Void visitSubQuery(RexSubQuery query) {
        if (query.equals(wanted)) {
            found.add(RexUtil.composeConjunction(rex, current));
        }
        return super.visitSubQuery(query);
    }

    /** The values of a window are those of many rows. */
    @Override
    public Void visitOver(RexOver over) {
        List<RexNode> outside = current;
        current = List.of();
        super.visitOver(over);
        current = outside;
        return null;
    }

    @Override
    public Void visitCall(RexCall call) {
        List<RexNode> outside = current;
        switch (call.getKind()) {
            case AND -> inTurn(call.getOperands(), SqlStdOperatorTable.IS_NOT_FALSE);
            case OR -> inTurn(call.getOperands(), SqlStdOperatorTable.IS_NOT_TRUE);
            case COALESCE -> inTurn(call.getOperands(), SqlStdOperatorTable.IS_NULL);
            case CASE -> branches(call.getOperands());
            default -> super.visitCall(call);
        }
        current = outside;
        return null;
    }

    /** Each operand is needed where those before it leave the answer open. */
    private void inTurn(List<RexNode> operands, SqlOperator open) {
        for (RexNode operand : operands) {
            operand.accept(this);
            require(open, operand);
        }
    }

    private void branches(List<RexNode> operands) {
        for (int i = 0; i + 1 < operands.size(); i += 2) {
            RexNode when = operands.get(i);
            when.accept(this);
            List<RexNode> before = current;
            require(SqlStdOperatorTable.IS_TRUE, when);
            operands.get(i + 1).accept(this);
            current = before;
            require(SqlStdOperatorTable.IS_NOT_TRUE, when);
        }
        operands.get(operands.size() - 1).accept(this);
    }

    private void require(SqlOperator test, RexNode operand) {
        boolean known = RexUtil.SubQueryFinder.find(operand) == null
                && !RexOver.containsOver(operand)
                && RexUtil.isDeterministic(operand);
        if (known) {
            List<RexNode> more = new ArrayList<>(current);
            more.add(rex.makeCall(test, operand));
            current = more;
        }
    }

    /** Operands of a sub-query that do not fail where it is not needed. */
    static List<RexNode> operands(RexSubQuery query, RexNode guard, RexBuilder rex) {
        return query.getOperands().stream()
                .map(operand -> Fallible.is(operand) && operand.getType().isNullable()
                        ? rex.makeCall(SqlStdOperatorTable.CASE, guard, operand, rex.makeNullLiteral(operand.getType()))
                        : operand)
                .toList();
    }
}
