package io.keyway.plan.compute;

import com.google.common.collect.Streams;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.plan.expression.GatewayOperators;
import java.util.Collections;
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
import org.jspecify.annotations.Nullable;

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
        if (visited.getKind() == SqlKind.CASE && visited.getType().isStruct()) {
            throw new KeywayException(ErrorCode.UNSUPPORTED_SQL, "CASE and COALESCE do not choose between rows")
                    .withHint("let them choose between the fields");
        }
        return visited.getKind() == SqlKind.CAST
                ? converted(visited.getOperands().get(0), visited.getType(), visited)
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

    /**
     * A value under a type that may be or have rows.
     *
     * @param cast what converts it where neither has
     */
    private RexNode converted(RexNode value, RelDataType type, RexNode cast) {
        if (!hasRows(type)) {
            return cast;
        }
        if (value.getType().equals(type)) {
            return value;
        }
        if (type.isStruct() && isNothing(value)) {
            return noRow(type);
        }
        if (haveSameValues(value.getType(), type)) {
            return rex.makeCall(type, SqlStdOperatorTable.REINTERPRET, List.of(value));
        }
        List<RelDataType> parts = parts(value, type);
        if (parts == null) {
            throw new KeywayException(ErrorCode.UNSUPPORTED_SQL, "CAST does not convert rows that are not written out")
                    .withHint("convert their fields");
        }
        RexCall written = (RexCall) value;
        List<RexNode> converted = Streams.zip(
                        written.getOperands().stream(),
                        parts.stream(),
                        (part, to) -> converted(part, to, rex.ensureType(to, part, true)))
                .toList();
        return rex.makeCall(type, written.getOperator(), converted);
    }

    /** The types of the operands of a row or list that is written out; null if it is not. */
    private static @Nullable List<RelDataType> parts(RexNode value, RelDataType type) {
        return switch (value.getKind()) {
            case ROW ->
                type.getFieldList().stream().map(RelDataTypeField::getType).toList();
            case ARRAY_VALUE_CONSTRUCTOR ->
                Collections.nCopies(((RexCall) value).getOperands().size(), type.getComponentType());
            default -> null;
        };
    }

    private static boolean isNothing(RexNode value) {
        return value.getType().getSqlTypeName() == SqlTypeName.NULL
                || value instanceof RexCall call && call.getOperator().equals(GatewayOperators.NO_ROW);
    }

    private static boolean hasRows(@Nullable RelDataType type) {
        return type != null
                && (type.isStruct()
                        || hasRows(type.getComponentType())
                        || hasRows(type.getKeyType())
                        || hasRows(type.getValueType()));
    }

    /** Whether types differ by the names of the fields of rows, and by nulls, alone. */
    private boolean haveSameValues(RelDataType from, RelDataType to) {
        RelDataType element = from.getComponentType();
        RelDataType converted = to.getComponentType();
        if (element != null && converted != null && from.getSqlTypeName() == to.getSqlTypeName()) {
            return haveSameValues(element, converted);
        }
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
