package io.keyway.plan.frontend;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import java.util.HashSet;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/** Refuses what the grammar accepts and the validator fails on. */
final class Refusals extends SqlShuttle {
    private static final Set<SqlOperator> MEMBERSHIPS = Set.of(SqlStdOperatorTable.MEMBER_OF);

    /**
     * Checks a call.
     *
     * @throws KeywayException with the place
     */
    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        if (MEMBERSHIPS.contains(call.getOperator())) {
            throw new KeywayException(
                            ErrorCode.UNSUPPORTED_SQL,
                            "Keyway has no " + call.getOperator().getName())
                    .withHint("write value = ANY (collection)")
                    .withPosition(CalciteErrors.position(call.getParserPosition()));
        }
        if (call.getOperator().getName().equalsIgnoreCase("COALESCE")
                && call.getOperandList().isEmpty()) {
            throw new KeywayException(ErrorCode.UNKNOWN_FUNCTION, "COALESCE takes at least one argument")
                    .withPosition(CalciteErrors.position(call.getParserPosition()));
        }
        if (call.getKind() == SqlKind.OVER && call.operand(0).getKind() == SqlKind.IGNORE_NULLS) {
            throw new KeywayException(ErrorCode.UNSUPPORTED_SQL, "Keyway has no IGNORE NULLS in window functions")
                    .withHint("leave the nulls out in a sub-query")
                    .withPosition(CalciteErrors.position(call.getParserPosition()));
        }
        if (call.getKind() == SqlKind.OVER
                && call.operand(0) instanceof SqlCall aggregate
                && aggregate.getOperandList().stream().anyMatch(SqlNodeList.class::isInstance)) {
            throw new KeywayException(
                            ErrorCode.UNSUPPORTED_SQL, "ORDER BY in an argument list cannot be combined with OVER")
                    .withHint("put the order into OVER (ORDER BY ...)")
                    .withPosition(CalciteErrors.position(call.getParserPosition()));
        }
        if (call.getKind() == SqlKind.UNNEST && SqlUtil.isNullLiteral(call.operand(0), false)) {
            throw new KeywayException(ErrorCode.TYPE_MISMATCH, "UNNEST takes a collection; a bare NULL has no type")
                    .withHint("write CAST(NULL AS type ARRAY)")
                    .withPosition(CalciteErrors.position(call.operand(0).getParserPosition()));
        }
        if (call instanceof SqlWith with) {
            refuseSameNames(with);
        }
        if (call.getKind() == SqlKind.MEASURE) {
            throw new KeywayException(ErrorCode.UNSUPPORTED_SQL, "Keyway has no measures")
                    .withHint("write the aggregate where it is used")
                    .withPosition(CalciteErrors.position(call.operand(0).getParserPosition()));
        }
        if (call instanceof SqlWindow window) {
            FrameDistances.check(window);
        }
        return super.visit(call);
    }

    /** Of several with one name, Calcite takes the last. */
    private static void refuseSameNames(SqlWith with) {
        Set<String> names = new HashSet<>();
        for (SqlNode item : with.withList) {
            SqlIdentifier name = ((SqlWithItem) item).name;
            if (!names.add(name.getSimple())) {
                throw new KeywayException(
                                ErrorCode.DUPLICATE_ALIAS, "two queries of WITH are called \"" + name.getSimple() + '"')
                        .withPosition(CalciteErrors.position(name.getParserPosition()));
            }
        }
    }
}
