package io.keyway.plan.expression;

import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Comparisons of a value with the elements of a collection. */
public final class QuantifiedValues {
    private QuantifiedValues() {}

    /**
     * A condition that compares nothing but values with the elements: Calcite's generated code fails on null.
     *
     * <pre>{@code
     *   x < SOME (c)   ->   CASE(x IS NOT NULL, deferred(x < SOME (c)), CARDINALITY(c) = 0, FALSE, NULL)
     *   x < ALL (c)    ->   CASE(x IS NOT NULL, deferred(x < ALL (c)), CARDINALITY(c) = 0, TRUE, NULL)
     * }</pre>
     */
    public static RexNode ofValues(RexNode condition, RexBuilder rex) {
        if (!(condition instanceof RexCall call)
                || call.getOperands().size() != 2
                || !call.getOperands().get(0).getType().isNullable()) {
            return condition;
        }
        RexNode size =
                rex.makeCall(SqlStdOperatorTable.CARDINALITY, call.getOperands().get(1));
        return rex.makeCall(
                SqlStdOperatorTable.CASE,
                rex.makeCall(SqlStdOperatorTable.IS_NOT_NULL, call.getOperands().get(0)),
                rex.makeCall(GatewayOperators.DEFERRED, call),
                rex.makeCall(SqlStdOperatorTable.EQUALS, size, rex.makeZeroLiteral(size.getType())),
                rex.makeLiteral(call.getKind() == SqlKind.ALL),
                rex.makeNullLiteral(call.getType()));
    }
}
