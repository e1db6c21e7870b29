package io.keyway.plan.frontend;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlQuantifyOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Conditions on the elements of a collection: {@code x = ANY (c)} and its kind. */
final class QuantifiedCollections {
    private QuantifiedCollections() {}

    /**
     * A condition on the elements of an array that is written out, as one on a list of values, which may be keys.
     *
     *   x = ANY (ARRAY[a, b])    ->   x IN (a, b)
     *   x <> ALL (ARRAY[a, b])   ->   x NOT IN (a, b)
     *
     * @throws KeywayException TYPE_MISMATCH for a parameter, whose type Calcite does not infer from a collection
     */
    static SqlCall listed(SqlCall call) {
        SqlKind comparison = ((SqlQuantifyOperator) call.getOperator()).comparisonKind;
        boolean in = call.getKind() == SqlKind.SOME && comparison == SqlKind.EQUALS;
        boolean notIn = call.getKind() == SqlKind.ALL && comparison == SqlKind.NOT_EQUALS;
        if ((in || notIn)
                && call.operand(1) instanceof SqlNodeList list
                && list.size() == 1
                && list.get(0) instanceof SqlCall array
                && array.getKind() == SqlKind.ARRAY_VALUE_CONSTRUCTOR
                && array.operandCount() > 0) {
            List<SqlNode> elements = array.getOperandList();
            return (in ? SqlStdOperatorTable.IN : SqlStdOperatorTable.NOT_IN)
                    .createCall(
                            call.getParserPosition(),
                            call.operand(0),
                            new SqlNodeList(elements, array.getParserPosition()));
        }
        if (call.operand(0) instanceof SqlDynamicParam parameter && call.operand(1) instanceof SqlNodeList) {
            throw new KeywayException(ErrorCode.TYPE_MISMATCH, "the type of a ? is not known here")
                    .withHint("write CAST(? AS type)")
                    .withPosition(CalciteErrors.position(parameter.getParserPosition()));
        }
        return call;
    }
}
