package io.keyway.plan.expression;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.plan.type.CalciteTypes;
import io.keyway.plan.type.InternalValues;
import io.keyway.pushdown.JavaValues;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.NlsString;
import org.apache.calcite.util.TimeString;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

/**
 * Reads text literals as values of the type that they stand for, so that conditions with them can be pushed.
 *
 *   uuid_column = CAST('7f00...' AS UUID)      ->   uuid_column = UUID '7f00...'
 *   ts = CAST('2018-11-01T00:00:00Z' AS ...)   ->   ts = TIMESTAMP '2018-11-01 00:00:00'
 *   inet_column = '0:0:0:0:0:0:0:1'            ->   inet_column = '::1'
 *
 * <p>Text that names no such value stays, and fails when it is computed.
 */
public final class Literals extends RexShuttle {

    /** Values of floating-point types that no number stands for. */
    private static final Set<String> NOT_FINITE =
            Set.of("nan", "infinity", "-infinity", "+infinity", "inf", "-inf", "+inf");

    private final RexBuilder rex;

    private Literals(RexBuilder rex) {
        this.rex = rex;
    }

    /** The expression with its literals read. */
    public static RelNode read(RelNode rel) {
        return Columns.rewrittenThroughout(rel, new Literals(rel.getCluster().getRexBuilder()));
    }

    @Override
    public RexNode visitCall(RexCall call) {
        List<RexNode> operands = call.getOperands();
        if (call.getKind() == SqlKind.SEARCH
                && CalciteTypes.isAddress(operands.get(0).getType())) {
            return RexUtil.expandSearch(rex, null, call).accept(this);
        }
        RexCall visited = (RexCall) super.visitCall(call);
        if (visited.getKind() == SqlKind.CAST) {
            String text = text(visited.getOperands().get(0));
            if (text != null) {
                checkNumber(text, visited.getType());
            }
            RexNode literal = text == null ? null : literal(text, visited.getType());
            return literal == null ? visited : literal;
        }
        return SqlKind.COMPARISON.contains(visited.getKind()) ? comparison(visited) : visited;
    }

    /** What is no number would otherwise be found when a row is compared with it, and the whole table is read. */
    private static void checkNumber(String text, RelDataType type) {
        if (!SqlTypeUtil.isNumeric(type) || SqlTypeUtil.isInterval(type)) {
            return;
        }
        try {
            if (!SqlTypeUtil.isApproximateNumeric(type)
                    || !NOT_FINITE.contains(text.trim().toLowerCase(Locale.ROOT))) {
                new BigDecimal(text.trim());
            }
        } catch (NumberFormatException e) {
            throw new KeywayException(ErrorCode.INVALID_CAST, "'" + text + "' is not a number", e);
        }
    }

    private RexNode comparison(RexCall call) {
        RexNode left = call.getOperands().get(0);
        RexNode right = call.getOperands().get(1);
        if (CalciteTypes.isAddress(left.getType()) || CalciteTypes.isAddress(right.getType())) {
            return call.clone(call.getType(), List.of(address(left), address(right)));
        }
        return call;
    }

    private RexNode address(RexNode operand) {
        String text = operand instanceof RexLiteral ? text(operand) : null;
        return text == null ? operand : rex.makeLiteral(InternalValues.canonicalAddress(text));
    }

    private static @Nullable String text(RexNode operand) {
        if (!(operand instanceof RexLiteral literal) || !SqlTypeUtil.inCharFamily(literal.getType())) {
            return null;
        }
        NlsString text = literal.getValueAs(NlsString.class);
        return text == null ? null : text.getValue();
    }

    private @Nullable RexNode literal(String text, RelDataType type) {
        try {
            RexNode literal = value(text, type);
            return literal == null || literal.getType().equals(type)
                    ? literal
                    : rex.makeAbstractCast(type, literal, false);
        } catch (IllegalArgumentException | DateTimeException e) {
            return null;
        }
    }

    private @Nullable RexNode value(String text, RelDataType type) {
        return switch (type.getSqlTypeName()) {
            case UUID -> rex.makeUuidLiteral(JavaValues.uuid(text));
            case DATE -> {
                LocalDateTime moment = JavaValues.dateTime(text);
                yield moment.toLocalTime().equals(LocalTime.MIDNIGHT)
                        ? rex.makeDateLiteral(DateString.fromDaysSinceEpoch(
                                (int) moment.toLocalDate().toEpochDay()))
                        : null;
            }
            case TIMESTAMP -> {
                Instant instant = JavaValues.instant(text);
                yield rex.makeTimestampLiteral(
                        TimestampString.fromMillisSinceEpoch(instant.toEpochMilli()), type.getPrecision());
            }
            case TIME -> {
                long nanos = JavaValues.time(text).toNanoOfDay();
                yield rex.makeTimeLiteral(new TimeString(GatewayFunctions.timeText(nanos)), type.getPrecision());
            }
            default -> null;
        };
    }
}
