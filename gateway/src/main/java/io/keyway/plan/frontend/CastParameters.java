package io.keyway.plan.frontend;

import java.util.HashSet;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/** Finds the parameters that a query casts itself. The validator's own casts convert others, without rounding. */
final class CastParameters extends SqlBasicVisitor<@Nullable Void> {
    private final Set<Integer> found = new HashSet<>();

    private CastParameters() {}

    /** Their positions, in a query that is not validated yet. */
    static Set<Integer> in(SqlNode query) {
        CastParameters visitor = new CastParameters();
        query.accept(visitor);
        return visitor.found;
    }

    @Override
    public @Nullable Void visit(SqlCall call) {
        boolean isCast = call.getKind() == SqlKind.CAST && call.operandCount() == 2;
        if (isCast && call.operand(0) instanceof SqlDynamicParam parameter) {
            found.add(parameter.getIndex());
        }
        return super.visit(call);
    }
}
