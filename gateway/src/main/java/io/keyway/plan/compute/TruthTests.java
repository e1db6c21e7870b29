package io.keyway.plan.compute;

import io.keyway.plan.expression.GatewayOperators;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Conditions of joins that ask whether a truth value is known: linq4j writes that of an OR or AND as an expression of no
 * type, of which it then makes no predicate.
 *
 *   (a = 1 OR NULL) IS NULL   ->   deferred(a = 1 OR NULL) IS NULL
 */
final class TruthTests extends RexShuttle {
    private final RexBuilder rex;

    private TruthTests(RexBuilder rex) {
        this.rex = rex;
    }

    /** A join with the same rows. */
    static Join in(Join join) {
        return (Join) join.accept(new TruthTests(join.getCluster().getRexBuilder()));
    }

    @Override
    public RexNode visitCall(RexCall call) {
        RexCall visited = (RexCall) super.visitCall(call);
        if (visited.getKind() != SqlKind.IS_NULL && visited.getKind() != SqlKind.IS_NOT_NULL) {
            return visited;
        }
        RexNode tested = visited.getOperands().get(0);
        boolean truth = tested instanceof RexCall && tested.getType().getSqlTypeName() == SqlTypeName.BOOLEAN;
        return truth ? rex.makeCall(visited.getOperator(), rex.makeCall(GatewayOperators.DEFERRED, tested)) : visited;
    }
}
