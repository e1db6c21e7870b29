package io.keyway.plan.subquery;

import io.keyway.plan.expression.Columns;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * Turns equalities of one expression into a list of values.
 *
 *   OR(k = 1, k = 2, k = 3)   ->   SEARCH(k, Sarg[1, 2, 3])
 *
 * <p>Calcite would find that out by comparing each equality with all the others: a thousand of them take it minutes.
 */
final class ValueLists extends RexShuttle {
    private final RexBuilder rex;

    private ValueLists(RexBuilder rex) {
        this.rex = rex;
    }

    /** An equivalent expression. */
    static RelNode in(RelNode rel) {
        return Columns.rewrittenThroughout(rel, new ValueLists(rel.getCluster().getRexBuilder()));
    }

    @Override
    public RexNode visitCall(RexCall call) {
        RexCall visited = (RexCall) super.visitCall(call);
        return visited.getKind() == SqlKind.OR ? disjunction(visited) : visited;
    }

    private RexNode disjunction(RexCall or) {
        Map<RexNode, List<RexNode>> lists = new LinkedHashMap<>();
        List<RexNode> others = new ArrayList<>();
        for (RexNode operand : or.getOperands()) {
            RexNode value = listed(operand);
            RexLiteral literal = value == null
                    ? null
                    : literal(((RexCall) operand).getOperands().get(1));
            if (value == null || literal == null) {
                others.add(operand);
            } else {
                lists.computeIfAbsent(value, key -> new ArrayList<>()).add(literal);
            }
        }
        List<RexNode> result = new ArrayList<>();
        lists.forEach((value, values) -> result.add(rex.makeIn(value, values)));
        result.addAll(others);
        return RexUtil.composeDisjunction(rex, result);
    }

    /** What a condition compares with another value; null when it is another condition. */
    private static @Nullable RexNode listed(RexNode condition) {
        return condition instanceof RexCall call
                        && call.getKind() == SqlKind.EQUALS
                        && !(call.getOperands().get(0) instanceof RexLiteral)
                        && RexUtil.isDeterministic(call.getOperands().get(0))
                ? call.getOperands().get(0)
                : null;
    }

    /** The literal that a value is; a number among doubles is converted. Null for null, and when it is no literal. */
    private @Nullable RexLiteral literal(RexNode value) {
        if (value instanceof RexLiteral literal) {
            return literal.isNull() ? null : literal;
        }
        boolean converted = value.getKind() == SqlKind.CAST
                && value.getType().getSqlTypeName() == SqlTypeName.DOUBLE
                && ((RexCall) value).getOperands().get(0) instanceof RexLiteral number
                && SqlTypeUtil.isExactNumeric(number.getType());
        BigDecimal number =
                converted ? ((RexLiteral) ((RexCall) value).getOperands().get(0)).getValueAs(BigDecimal.class) : null;
        return number == null ? null : rex.makeApproxLiteral(BigDecimal.valueOf(number.doubleValue()), value.getType());
    }
}
