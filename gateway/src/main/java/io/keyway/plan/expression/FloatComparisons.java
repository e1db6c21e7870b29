package io.keyway.plan.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.util.Sarg;
import org.apache.calcite.util.Util;

/**
 * Adds to every comparison of doubles the condition that both are numbers. Calcite's simplifications are then right for
 * NaN too: it turns {@code NOT (g > 0)} into {@code g <= 0}, and {@code g = g} into true.
 *
 * <pre>{@code
 *   g > 0    ->   g > 0 AND isNumber(g)
 *   g = h    ->   g = h AND areNumbers(g, h)
 *   g <> h   ->   g <> h OR NOT areNumbers(g, h)
 * }</pre>
 *
 * <p>NaN is in no order and equals nothing, so each comparison with it is false but {@code <>}, which is true.
 */
public final class FloatComparisons {
    private static final Set<SqlKind> LOGIC = Set.of(SqlKind.AND, SqlKind.OR, SqlKind.NOT);

    private static final Set<SqlKind> RANGES =
            Set.of(SqlKind.LESS_THAN, SqlKind.LESS_THAN_OR_EQUAL, SqlKind.GREATER_THAN, SqlKind.GREATER_THAN_OR_EQUAL);

    private final RexBuilder rex;

    private FloatComparisons(RexBuilder rex) {
        this.rex = rex;
    }

    /**
     * The comparison, or the several of a BETWEEN or of two rows, with that condition.
     *
     * @param condition as it has just been converted; conditions that it compares are left alone
     */
    public static RexNode guarded(RexNode condition, RexBuilder rex) {
        return new FloatComparisons(rex).guarded(condition);
    }

    private RexNode guarded(RexNode condition) {
        if (!(condition instanceof RexCall call)) {
            return condition;
        }
        if (LOGIC.contains(call.getKind())) {
            return call.clone(
                    call.getType(),
                    call.getOperands().stream().map(this::guarded).toList());
        }
        if (call.getOperands().size() != 2
                || !call.getOperands().stream().allMatch(operand -> SqlTypeUtil.isNumeric(operand.getType()))) {
            return condition;
        }
        RexNode left = call.getOperands().get(0);
        RexNode right = call.getOperands().get(1);
        if (!mayBeNan(left) && !mayBeNan(right)) {
            return condition;
        }
        if (RANGES.contains(call.getKind())) {
            return rex.makeCall(SqlStdOperatorTable.AND, condition, numbers(left, right));
        }
        boolean equality = call.getKind() == SqlKind.EQUALS || call.getKind() == SqlKind.NOT_EQUALS;
        return equality && mayBecomeOne(left, right) && mayBeNan(left) && mayBeNan(right)
                ? equality(call, numbers(left, right))
                : condition;
    }

    /** Whether the two may turn out to be the same expression, so that Calcite would not look at their values. */
    private static boolean mayBecomeOne(RexNode left, RexNode right) {
        return left.equals(right) || !isConstant(left) && !isConstant(right);
    }

    private RexNode equality(RexCall call, RexNode guard) {
        return call.getKind() == SqlKind.EQUALS
                ? rex.makeCall(SqlStdOperatorTable.AND, call, guard)
                : rex.makeCall(SqlStdOperatorTable.OR, call, rex.makeCall(SqlStdOperatorTable.NOT, guard));
    }

    /** That both are numbers; null where the comparison is. */
    private RexNode numbers(RexNode left, RexNode right) {
        if (right instanceof RexLiteral || left.equals(right)) {
            return number(left);
        }
        return left instanceof RexLiteral
                ? number(right)
                : rex.makeCall(
                        GatewayOperators.ARE_NUMBERS,
                        EqualityKey.asDouble(left, rex),
                        EqualityKey.asDouble(right, rex));
    }

    private RexNode number(RexNode operand) {
        return rex.makeCall(GatewayOperators.IS_NUMBER, EqualityKey.asDouble(operand, rex));
    }

    private static boolean mayBeNan(RexNode operand) {
        boolean exact = operand instanceof RexCall call
                && call.getKind() == SqlKind.CAST
                && SqlTypeUtil.isExactNumeric(call.getOperands().get(0).getType());
        return SqlTypeUtil.isApproximateNumeric(operand.getType()) && !(operand instanceof RexLiteral) && !exact;
    }

    /** Whether an operand is the same for every row. */
    private static boolean isConstant(RexNode operand) {
        try {
            operand.accept(new RexVisitorImpl<Void>(true) {
                @Override
                public Void visitInputRef(RexInputRef ref) {
                    throw Util.FoundOne.NULL;
                }
            });
            return true;
        } catch (Util.FoundOne found) {
            return false;
        }
    }

    /**
     * The expression without such conditions where they are redundant: NaN satisfies no comparison with a constant, and
     * a row has to satisfy all of several conditions. What remains can be pushed down, and reads as the user wrote it.
     */
    public static RelNode withoutIdle(RelNode rel) {
        return rel.accept(new RelHomogeneousShuttle() {
            @Override
            public RelNode visit(RelNode other) {
                RelNode visited = super.visit(other).accept(new RexShuttle() {
                    @Override
                    public RexNode visitSubQuery(RexSubQuery query) {
                        RexSubQuery inner = (RexSubQuery) super.visitSubQuery(query);
                        return inner.clone(withoutIdle(inner.rel));
                    }
                });
                if (visited instanceof Filter filter) {
                    return filter.copy(
                            filter.getTraitSet(),
                            filter.getInput(),
                            withoutIdle(filter.getCondition(), rel.getCluster().getRexBuilder()));
                }
                return visited instanceof Join join
                        ? join.copy(
                                join.getTraitSet(),
                                withoutIdle(
                                        join.getCondition(), rel.getCluster().getRexBuilder()),
                                join.getLeft(),
                                join.getRight(),
                                join.getJoinType(),
                                join.isSemiJoinDone())
                        : visited;
            }
        });
    }

    private static RexNode withoutIdle(RexNode condition, RexBuilder rex) {
        List<RexNode> conjuncts = new ArrayList<>();
        RelOptUtil.conjunctions(condition).forEach(conjunct -> addGuards(conjunct, conjuncts, rex));
        List<RexNode> needed = conjuncts.stream()
                .filter(conjunct -> !isGuard(conjunct, GatewayOperators.IS_NUMBER) || !isIdle(conjunct, conjuncts))
                .toList();
        return needed.equals(RelOptUtil.conjunctions(condition)) ? condition : RexUtil.composeConjunction(rex, needed);
    }

    /** A row that a condition rejects for null is rejected as well as for false, so each of two numbers may be looked at alone. */
    private static void addGuards(RexNode conjunct, List<RexNode> guards, RexBuilder rex) {
        if (isGuard(conjunct, GatewayOperators.ARE_NUMBERS)) {
            ((RexCall) conjunct)
                    .getOperands()
                    .forEach(operand -> guards.add(rex.makeCall(GatewayOperators.IS_NUMBER, operand)));
        } else {
            guards.add(conjunct);
        }
    }

    private static boolean isGuard(RexNode condition, SqlOperator guard) {
        return condition instanceof RexCall call && call.getOperator().equals(guard);
    }

    private static boolean isIdle(RexNode guard, List<RexNode> conjuncts) {
        RexNode value = withoutCast(((RexCall) guard).getOperands().get(0));
        return !mayBeNan(value) || conjuncts.stream().anyMatch(conjunct -> excludesNan(conjunct, value));
    }

    private static RexNode withoutCast(RexNode value) {
        return value.getKind() == SqlKind.CAST ? ((RexCall) value).getOperands().get(0) : value;
    }

    private static boolean excludesNan(RexNode conjunct, RexNode value) {
        if (!(conjunct instanceof RexCall call) || call.getOperands().size() != 2) {
            return false;
        }
        RexNode left = call.getOperands().get(0);
        RexNode right = call.getOperands().get(1);
        if (call.getKind() == SqlKind.SEARCH) {
            Sarg<?> values = ((RexLiteral) right).getValueAs(Sarg.class);
            return withoutCast(left).equals(value) && values != null && !values.isComplementedPoints();
        }
        return (RANGES.contains(call.getKind()) || call.getKind() == SqlKind.EQUALS)
                && (isConstant(left) || isConstant(right))
                && (withoutCast(left).equals(value) || withoutCast(right).equals(value));
    }
}
