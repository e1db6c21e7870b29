package io.keyway.plan.expression;

import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.util.NlsString;

/**
 * Compares values in Keyway's order, which is Cassandra's where both have one: text by code points, UUIDs by bytes,
 * doubles with NaN as the greatest. Calcite compares text by UTF-16 units and UUIDs by signed halves.
 *
 * <pre>{@code
 *   a < b   ->   textKey(a) < textKey(b)
 * }</pre>
 */
public final class OrderKeys extends RexShuttle {
    private static final Set<SqlKind> RANGES =
            Set.of(SqlKind.LESS_THAN, SqlKind.LESS_THAN_OR_EQUAL, SqlKind.GREATER_THAN, SqlKind.GREATER_THAN_OR_EQUAL);

    private static final Set<SqlOperator> KEYS = Set.of(GatewayOperators.TEXT_KEY, GatewayOperators.UUID_KEY);

    private final RexBuilder rex;
    private final boolean early;

    private OrderKeys(RexBuilder rex, boolean early) {
        this.rex = rex;
        this.early = early;
    }

    /**
     * For expressions that are yet to be simplified and pushed down: wraps only what would be simplified by the wrong
     * order, and then can no longer be pushed down.
     */
    public static OrderKeys beforeSimplification(RexBuilder rex) {
        return new OrderKeys(rex, true);
    }

    /** For expressions that the gateway computes. */
    public static OrderKeys forGateway(RexBuilder rex) {
        return new OrderKeys(rex, false);
    }

    /** For the extremes of several values, of which NaN is the greatest. */
    public static RexShuttle ofDoubles(RexBuilder rex) {
        return new RexShuttle() {
            @Override
            public RexNode visitCall(RexCall call) {
                boolean doubles = RANGES.contains(call.getKind())
                        && call.getOperands().stream()
                                .allMatch(operand -> SqlTypeUtil.isApproximateNumeric(operand.getType()));
                return doubles
                        ? call.clone(
                                call.getType(),
                                call.getOperands().stream()
                                        .map(operand -> key(operand, rex))
                                        .toList())
                        : super.visitCall(call);
            }
        };
    }

    @Override
    public RexNode visitCall(RexCall call) {
        if (call.getKind() == SqlKind.SEARCH && isUuid(call.getOperands().get(0).getType())) {
            return RexUtil.expandSearch(rex, null, call).accept(this);
        }
        RexCall visited = (RexCall) super.visitCall(call);
        if (!RANGES.contains(visited.getKind())) {
            return visited;
        }
        RexNode left = visited.getOperands().get(0);
        RexNode right = visited.getOperands().get(1);
        return isWrong(left, right)
                ? visited.clone(visited.getType(), List.of(key(left, rex), key(right, rex)))
                : visited;
    }

    /** Whether Calcite's order of the two may be another. */
    private boolean isWrong(RexNode left, RexNode right) {
        if (isUuid(left.getType()) && isUuid(right.getType())) {
            return true;
        }
        if (!SqlTypeUtil.inCharFamily(left.getType()) || !SqlTypeUtil.inCharFamily(right.getType())) {
            return false;
        }
        if (isKey(left) || isKey(right)) {
            return false;
        }
        boolean alike = isOrderedAlike(left) || isOrderedAlike(right);
        return early ? !alike && (left instanceof RexLiteral || right instanceof RexLiteral) : !alike;
    }

    private static boolean isKey(RexNode operand) {
        return operand instanceof RexCall call && KEYS.contains(call.getOperator());
    }

    private static boolean isOrderedAlike(RexNode operand) {
        if (!(operand instanceof RexLiteral literal) || literal.getTypeName() == SqlTypeName.SARG) {
            return false;
        }
        NlsString text = literal.getValueAs(NlsString.class);
        return text == null || GatewayFunctions.isOrderedAlike(text.getValue());
    }

    private static boolean isUuid(RelDataType type) {
        return type.getSqlTypeName() == SqlTypeName.UUID;
    }

    /** Whether values of the type have to be sorted by a key. */
    public static boolean isNeeded(RelDataType type) {
        return switch (type.getSqlTypeName()) {
            case CHAR, VARCHAR, UUID, REAL, FLOAT, DOUBLE -> true;
            default -> false;
        };
    }

    /** The text or UUID of which an expression is the key; the expression itself when it is no key. */
    public static RexNode keyed(RexNode expression) {
        return isKey(expression) ? ((RexCall) expression).getOperands().get(0) : expression;
    }

    /** What a value of a type that {@link #isNeeded} is sorted by. */
    public static RexNode key(RexNode value, RexBuilder rex) {
        return switch (value.getType().getSqlTypeName()) {
            case UUID -> rex.makeCall(GatewayOperators.UUID_KEY, value);
            case REAL, FLOAT, DOUBLE -> rex.makeCall(GatewayOperators.DOUBLE_KEY, EqualityKey.asDouble(value, rex));
            default -> rex.makeCall(GatewayOperators.TEXT_KEY, value);
        };
    }

    /** The value of a type that {@link #isNeeded} that has a key. */
    public static RexNode value(RexNode key, RelDataType type, RexBuilder rex) {
        return switch (type.getSqlTypeName()) {
            case UUID -> rex.makeCall(type, GatewayOperators.KEY_UUID, List.of(key));
            case REAL, FLOAT, DOUBLE -> rex.ensureType(type, rex.makeCall(GatewayOperators.KEY_DOUBLE, key), true);
            default -> rex.makeCall(type, GatewayOperators.KEY_TEXT, List.of(key));
        };
    }
}
