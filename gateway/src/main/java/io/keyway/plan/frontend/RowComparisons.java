package io.keyway.plan.frontend;

import com.google.common.collect.Streams;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.jspecify.annotations.Nullable;

/**
 * Compares rows field by field, as SQL says; Calcite does so for equality, and otherwise takes nulls for values.
 *
 *   (a, b) <> (1, 2)   ->   a <> 1 OR b <> 2
 *   (a, b) < (1, 2)    ->   a < 1 OR a = 1 AND b < 2
 */
final class RowComparisons extends RexShuttle {
    /** For each comparison, the one that decides while fields before were equal. */
    private static final Map<SqlKind, SqlOperator> STRICT = Map.of(
            SqlKind.LESS_THAN, SqlStdOperatorTable.LESS_THAN,
            SqlKind.LESS_THAN_OR_EQUAL, SqlStdOperatorTable.LESS_THAN,
            SqlKind.GREATER_THAN, SqlStdOperatorTable.GREATER_THAN,
            SqlKind.GREATER_THAN_OR_EQUAL, SqlStdOperatorTable.GREATER_THAN);

    private final RexBuilder rex;

    RowComparisons(RexBuilder rex) {
        this.rex = rex;
    }

    @Override
    public RexNode visitCall(RexCall call) {
        RexCall visited = (RexCall) super.visitCall(call);
        boolean ordered = STRICT.containsKey(visited.getKind());
        if (!ordered && visited.getKind() != SqlKind.NOT_EQUALS) {
            return visited;
        }
        List<RexNode> left = fields(visited.getOperands().get(0));
        List<RexNode> right = fields(visited.getOperands().get(1));
        if (left == null || right == null) {
            return visited;
        }
        return ordered ? ordered(visited, left, right) : different(visited.getOperator(), left, right);
    }

    private RexNode different(SqlOperator operator, List<RexNode> left, List<RexNode> right) {
        return RexUtil.composeDisjunction(
                rex,
                Streams.zip(left.stream(), right.stream(), (a, b) -> rex.makeCall(operator, a, b))
                        .toList());
    }

    private RexNode ordered(RexCall call, List<RexNode> left, List<RexNode> right) {
        int last = left.size() - 1;
        RexNode result = rex.makeCall(call.getOperator(), left.get(last), right.get(last));
        for (int i = last - 1; i >= 0; i--) {
            RexNode equal = rex.makeCall(SqlStdOperatorTable.EQUALS, left.get(i), right.get(i));
            result = rex.makeCall(
                    SqlStdOperatorTable.OR,
                    rex.makeCall(STRICT.get(call.getKind()), left.get(i), right.get(i)),
                    rex.makeCall(SqlStdOperatorTable.AND, equal, result));
        }
        return result;
    }

    /** The fields of a row, also behind a conversion to the types of other rows; null when it is none. */
    private @Nullable List<RexNode> fields(RexNode operand) {
        if (operand.getKind() == SqlKind.ROW) {
            return ((RexCall) operand).getOperands();
        }
        List<RexNode> inner =
                operand.getKind() == SqlKind.CAST && operand.getType().isStruct()
                        ? fields(((RexCall) operand).getOperands().get(0))
                        : null;
        if (inner == null) {
            return null;
        }
        List<RexNode> converted = new ArrayList<>();
        for (RelDataTypeField field : operand.getType().getFieldList()) {
            converted.add(rex.makeAbstractCast(field.getType(), inner.get(field.getIndex()), false));
        }
        return converted;
    }
}
