package io.keyway.plan.access;

import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelVisitor;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.jspecify.annotations.Nullable;

/** Finds expressions that may have another value each time, such as RAND(). */
public final class Volatile {
    private Volatile() {}

    /** Whether an expression contains one. */
    public static boolean in(RelNode rel) {
        boolean[] found = new boolean[1];
        RexShuttle calls = new RexShuttle() {
            @Override
            public RexNode visitCall(RexCall call) {
                found[0] |= !call.getOperator().isDeterministic();
                return super.visitCall(call);
            }
        };
        new RelVisitor() {
            @Override
            public void visit(RelNode node, int ordinal, @Nullable RelNode parent) {
                node.accept(calls);
                super.visit(node, ordinal, parent);
            }
        }.go(rel);
        return found[0];
    }
}
