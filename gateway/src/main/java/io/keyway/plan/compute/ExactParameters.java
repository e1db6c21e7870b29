package io.keyway.plan.compute;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Compares whole numbers, dates and timestamps with parameters that may lie between two of them, exactly:
 * {@code int_column < ?} with 1.5 means every number up to 1.
 *
 *   i < ?:INTEGER   ->   CAST(i AS DECIMAL) < ?:DECIMAL
 */
final class ExactParameters extends RexShuttle {
    private static final int DIGITS = 38;
    private static final int FRACTION = 18;

    private final RexBuilder rex;
    private final int parameters;
    private final Set<Integer> found = new LinkedHashSet<>();

    /**
     * @param parameters how many parameters have values of the user's; the values of others are of their types
     */
    ExactParameters(RexBuilder rex, int parameters) {
        this.rex = rex;
        this.parameters = parameters;
    }

    /** Positions of the parameters that are compared so. */
    Set<Integer> found() {
        return found;
    }

    @Override
    public RexNode visitCall(RexCall call) {
        RexCall visited = (RexCall) super.visitCall(call);
        if (!SqlKind.COMPARISON.contains(visited.getKind())
                || visited.getOperands().size() != 2) {
            return visited;
        }
        RexNode left = visited.getOperands().get(0);
        RexNode right = visited.getOperands().get(1);
        if (right instanceof RexDynamicParam parameter && isCounted(left, parameter)) {
            return visited.clone(visited.getType(), List.of(number(left), exact(parameter)));
        }
        if (left instanceof RexDynamicParam parameter && isCounted(right, parameter)) {
            return visited.clone(visited.getType(), List.of(exact(parameter), number(right)));
        }
        return visited;
    }

    private boolean isCounted(RexNode operand, RexDynamicParam parameter) {
        SqlTypeName type = parameter.getType().getSqlTypeName();
        if (operand instanceof RexDynamicParam || parameter.getIndex() >= parameters) {
            return false;
        }
        return SqlTypeName.INT_TYPES.contains(type)
                        && SqlTypeName.INT_TYPES.contains(operand.getType().getSqlTypeName())
                || (type == SqlTypeName.DATE || type == SqlTypeName.TIMESTAMP)
                        && operand.getType().getSqlTypeName() == type;
    }

    private RexNode exact(RexDynamicParam parameter) {
        found.add(parameter.getIndex());
        return rex.makeDynamicParam(decimal(FRACTION, true), parameter.getIndex());
    }

    /** The units of generated code, as a decimal. */
    private RexNode number(RexNode value) {
        SqlTypeName units = switch (value.getType().getSqlTypeName()) {
            case DATE -> SqlTypeName.INTEGER;
            case TIMESTAMP -> SqlTypeName.BIGINT;
            default -> null;
        };
        boolean nullable = value.getType().isNullable();
        RelDataTypeFactory types = rex.getTypeFactory();
        RexNode whole = units == null
                ? value
                : rex.makeCall(
                        types.createTypeWithNullability(types.createSqlType(units), nullable),
                        SqlStdOperatorTable.REINTERPRET,
                        List.of(value));
        return rex.makeAbstractCast(decimal(0, nullable), whole, false);
    }

    private RelDataType decimal(int scale, boolean nullable) {
        RelDataTypeFactory types = rex.getTypeFactory();
        return types.createTypeWithNullability(types.createSqlType(SqlTypeName.DECIMAL, DIGITS, scale), nullable);
    }
}
