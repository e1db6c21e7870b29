package io.keyway.plan.frontend;

import com.google.common.collect.Streams;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.plan.expression.OrderKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * Compares rows field by field, as SQL says; Calcite takes nulls for values, and compares what is no list of fields by identity.
 *
 *   (a, b) <> (1, 2)   ->   a <> 1 OR b <> 2
 *   r = s              ->   r.a = s.a AND r.b = s.b, and so on in rows of rows
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

    /**
     * Compares.
     *
     * @throws KeywayException TYPE_MISMATCH where maps or multisets are put in order
     */
    @Override
    public RexNode visitCall(RexCall call) {
        RexCall visited = (RexCall) super.visitCall(call);
        boolean ordered = STRICT.containsKey(visited.getKind());
        if (ordered && visited.getOperands().stream().anyMatch(RowComparisons::hasNoOrder)) {
            throw new KeywayException(ErrorCode.TYPE_MISMATCH, "maps and multisets have no order");
        }
        boolean equality = visited.getKind() == SqlKind.EQUALS || visited.getKind() == SqlKind.NOT_EQUALS;
        if (!ordered && !equality) {
            return visited;
        }
        List<RexNode> left = fields(visited.getOperands().get(0));
        List<RexNode> right = fields(visited.getOperands().get(1));
        if (left == null || right == null || left.size() != right.size()) {
            return visited;
        }
        if (ordered) {
            return ordered(visited, left, right);
        }
        List<RexNode> fields = Streams.zip(
                        left.stream(),
                        right.stream(),
                        (a, b) -> rex.makeCall(visited.getOperator(), a, b).accept(this))
                .toList();
        return visited.getKind() == SqlKind.EQUALS
                ? RexUtil.composeConjunction(rex, fields)
                : RexUtil.composeDisjunction(rex, fields);
    }

    private static boolean hasNoOrder(RexNode operand) {
        SqlTypeName type = operand.getType().getSqlTypeName();
        return type == SqlTypeName.MAP || type == SqlTypeName.MULTISET;
    }

    /**
     * {@code IS [NOT] DISTINCT FROM}, of rows by their fields; Calcite joins the fields by AND, whichever it is.
     *
     * @param not whether it is {@code IS NOT DISTINCT FROM}
     */
    RexNode distinction(RexNode left, RexNode right, boolean not) {
        List<RexNode> lefts = fields(left);
        List<RexNode> rights = fields(right);
        if (lefts == null || rights == null || lefts.size() != rights.size()) {
            boolean doubles = SqlTypeUtil.isApproximateNumeric(left.getType())
                    && SqlTypeUtil.isApproximateNumeric(right.getType());
            // Doubles are distinct where their keys are: NaN is not distinct from NaN.
            return doubles
                    ? RelOptUtil.isDistinctFrom(rex, OrderKeys.key(left, rex), OrderKeys.key(right, rex), not)
                    : RelOptUtil.isDistinctFrom(rex, left, right, not);
        }
        List<RexNode> fields = Streams.zip(lefts.stream(), rights.stream(), (a, b) -> distinction(a, b, not))
                .toList();
        return not ? RexUtil.composeConjunction(rex, fields) : RexUtil.composeDisjunction(rex, fields);
    }

    private RexNode ordered(RexCall call, List<RexNode> left, List<RexNode> right) {
        int last = left.size() - 1;
        RexNode result = rex.makeCall(call.getOperator(), left.get(last), right.get(last))
                .accept(this);
        for (int i = last - 1; i >= 0; i--) {
            RexNode equal = rex.makeCall(SqlStdOperatorTable.EQUALS, left.get(i), right.get(i))
                    .accept(this);
            result = rex.makeCall(
                    SqlStdOperatorTable.OR,
                    rex.makeCall(STRICT.get(call.getKind()), left.get(i), right.get(i))
                            .accept(this),
                    rex.makeCall(SqlStdOperatorTable.AND, equal, result));
        }
        return result;
    }

    /** The fields of a row, also under a conversion to the types of other rows; null when it is none. */
    private @Nullable List<RexNode> fields(RexNode operand) {
        if (operand.getKind() == SqlKind.ROW) {
            return ((RexCall) operand).getOperands();
        }
        if (operand.getType().getSqlTypeName() != SqlTypeName.ROW) {
            return null;
        }
        boolean cast = operand.getKind() == SqlKind.CAST;
        List<RexNode> inner = cast ? fields(((RexCall) operand).getOperands().get(0)) : null;
        List<RexNode> fields = new ArrayList<>();
        for (RelDataTypeField field : operand.getType().getFieldList()) {
            fields.add(
                    inner == null
                            ? rex.makeFieldAccess(operand, field.getIndex())
                            : rex.makeAbstractCast(field.getType(), inner.get(field.getIndex()), false));
        }
        return fields;
    }
}
