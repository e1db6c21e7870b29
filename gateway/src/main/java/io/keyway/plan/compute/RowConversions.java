package io.keyway.plan.compute;

import com.google.common.collect.Streams;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.plan.expression.GatewayOperators;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * Converts rows field by field; the code that Calcite generates fails on nulls and on rows in them (CALCITE-7677).
 *
 *   CAST((1, NULL) AS ROW(a BIGINT, b VARCHAR))   ->   (CAST(1 AS BIGINT), CAST(NULL AS VARCHAR))
 */
final class RowConversions extends RexShuttle {
    private final RexBuilder rex;

    RowConversions(RexBuilder rex) {
        this.rex = rex;
    }

    /**
     * Converts a call.
     *
     * @throws KeywayException UNSUPPORTED_SQL where a row is chosen or converted that is not written out
     */
    @Override
    public RexNode visitCall(RexCall call) {
        RexCall visited = (RexCall) super.visitCall(call);
        if (!visited.getType().isStruct()) {
            return visited;
        }
        if (visited.getKind() == SqlKind.CASE) {
            throw new KeywayException(ErrorCode.UNSUPPORTED_SQL, "CASE and COALESCE do not choose between rows")
                    .withHint("let them choose between the fields");
        }
        return visited.getKind() == SqlKind.CAST
                ? converted(visited.getOperands().get(0), visited.getType())
                : visited;
    }

    /** Of a literal, Calcite would declare the class, and fails where rows are in the row. */
    @Override
    public RexNode visitLiteral(RexLiteral literal) {
        return literal.isNull() && literal.getType().isStruct() ? noRow(literal.getType()) : literal;
    }

    private RexNode noRow(RelDataType type) {
        return rex.makeCall(type, GatewayOperators.NO_ROW, List.of());
    }

    private RexNode converted(RexNode row, RelDataType type) {
        if (row.getType().equals(type)) {
            return row;
        }
        if (row.getType().getSqlTypeName() == SqlTypeName.NULL || isNoRow(row)) {
            return noRow(type);
        }
        if (row.getKind() == SqlKind.ROW) {
            return rex.makeCall(type, SqlStdOperatorTable.ROW, fields((RexCall) row, type));
        }
        if (row.getType().isStruct() && haveSameValues(row.getType(), type)) {
            return rex.makeCall(type, SqlStdOperatorTable.REINTERPRET, List.of(row));
        }
        throw new KeywayException(ErrorCode.UNSUPPORTED_SQL, "CAST does not convert rows that are not written out")
                .withHint("convert their fields");
    }

    private static boolean isNoRow(RexNode row) {
        return row instanceof RexCall call && call.getOperator().equals(GatewayOperators.NO_ROW);
    }

    private List<RexNode> fields(RexCall row, RelDataType type) {
        List<RexNode> fields = new ArrayList<>();
        for (RelDataTypeField field : type.getFieldList()) {
            RexNode value = row.getOperands().get(field.getIndex());
            fields.add(
                    field.getType().isStruct()
                            ? converted(value, field.getType())
                            : rex.ensureType(field.getType(), value, true));
        }
        return fields;
    }

    /** Whether types of rows differ by the names of their fields, and by nulls, alone. */
    private boolean haveSameValues(RelDataType from, RelDataType to) {
        if (!from.isStruct() || !to.isStruct()) {
            return SqlTypeUtil.equalSansNullability(rex.getTypeFactory(), from, to);
        }
        return from.getFieldCount() == to.getFieldCount()
                && Streams.zip(
                                from.getFieldList().stream(),
                                to.getFieldList().stream(),
                                (left, right) -> haveSameValues(left.getType(), right.getType()))
                        .allMatch(same -> same);
    }
}
