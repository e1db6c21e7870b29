package io.keyway.plan.frontend;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.plan.expression.Columns;
import io.keyway.plan.expression.Doubles;
import io.keyway.plan.expression.EqualityKey;
import io.keyway.plan.expression.ExactNumbers;
import io.keyway.plan.expression.FloatComparisons;
import io.keyway.plan.expression.LibraryFunction;
import io.keyway.plan.expression.OrderKeys;
import io.keyway.plan.expression.QuantifiedValues;
import io.keyway.plan.expression.TextCalls;
import io.keyway.plan.expression.TextCasts;
import io.keyway.plan.type.KeywayTypeSystem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql2rel.SqlRexContext;
import org.apache.calcite.sql2rel.SqlRexConvertlet;
import org.apache.calcite.sql2rel.StandardConvertletTable;
import org.jspecify.annotations.Nullable;

/**
 * Converts calls of operators and functions to expressions that compute as Keyway promises. Calcite simplifies
 * expressions as it converts them, so they have to be right from the start.
 */
final class Convertlets {
    private Convertlets() {}

    /** What converts a call; null when nothing does. */
    static @Nullable SqlRexConvertlet of(SqlCall call, Hoisting hoisting) {
        if (call.getOperator().equals(SideBySide.OPERATOR)) {
            return SideBySide::convert;
        }
        if (call.getOperator() instanceof LibraryFunction function) {
            return (context, same) -> function.call(
                    context.getValidator().getValidatedNodeType(same),
                    same.getOperandList().stream()
                            .map(context::convertExpression)
                            .toList(),
                    context.getRexBuilder());
        }
        SqlRexConvertlet standard = StandardConvertletTable.INSTANCE.get(call);
        if (standard == null) {
            return null;
        }
        return switch (call.getKind()) {
            case IS_DISTINCT_FROM, IS_NOT_DISTINCT_FROM -> (context, same) -> distinction(context, same, standard);
            case CAST -> (context, same) -> conversion(context, same, standard, hoisting);
            case EXTRACT ->
                call.getOperator().equals(DateParts.OPERATOR)
                        ? (context, same) -> DateParts.convert(context, same)
                        : standard;
            case GREATEST, LEAST, GREATEST_PG, LEAST_PG ->
                (context, same) ->
                        standard.convertCall(context, same).accept(OrderKeys.ofDoubles(context.getRexBuilder()));
            case FLOOR, CEIL ->
                (context, same) -> {
                    TimeRounding.check(same, context.getValidator().getValidatedNodeType(same.operand(0)));
                    return general(context, same, standard);
                };
            case SOME, ALL ->
                (context, same) -> QuantifiedValues.ofValues(general(context, same, standard), context.getRexBuilder());
            case AND, OR ->
                (context, same) -> RexUtil.flatten(context.getRexBuilder(), standard.convertCall(context, same));
            default ->
                SqlKind.COMPARISON.contains(call.getKind()) || call.getKind() == SqlKind.BETWEEN
                        ? (context, same) -> comparison(same, context, standard, hoisting)
                        : (context, same) -> general(context, same, standard);
        };
    }

    private static RexNode general(SqlRexContext context, SqlCall call, SqlRexConvertlet standard) {
        RexBuilder rex = context.getRexBuilder();
        return computed(Functions.compilable(function(context, call, TextConvertlet.of(standard)), rex), rex);
    }

    private static RexNode comparison(
            SqlCall call, SqlRexContext context, SqlRexConvertlet standard, Hoisting hoisting) {
        RexBuilder rex = context.getRexBuilder();
        RexNode condition = byFields(call, standard.convertCall(context, call), rex);
        return Columns.flat(FloatComparisons.guarded(condition, rex), rex)
                .accept(EqualityKey.inEqualities(rex))
                .accept(OrderKeys.beforeSimplification(rex))
                .accept(hoisting.shuttle(rex));
    }

    private static RexNode byFields(SqlCall call, RexNode condition, RexBuilder rex) {
        try {
            return condition.accept(new RowComparisons(rex));
        } catch (KeywayException e) {
            throw e.withPosition(CalciteErrors.position(call.getParserPosition()));
        }
    }

    /** Calcite would convert literals at once, cut digits off, and let them overflow. */
    private static RexNode conversion(
            SqlRexContext context, SqlCall cast, SqlRexConvertlet standard, Hoisting hoisting) {
        refuseUuidOfBytes(context, cast);
        RexBuilder rex = context.getRexBuilder();
        RexNode converted = standard.convertCall(context, cast);
        RexNode value = converted instanceof RexLiteral ? context.convertExpression(cast.operand(0)) : converted;
        BigDecimal zeros = endingWithZeros(value, converted.getType());
        if (zeros != null) {
            return new TextCasts(rex).read(zeros, converted.getType());
        }
        RexNode written = value instanceof RexLiteral literal && isOtherwise(literal, converted.getType())
                ? rex.makeAbstractCast(converted.getType(), value, false)
                : converted.accept(hoisting.shuttle(rex));
        return TextCalls.in(computed(DateTimes.cast(cast, written, rex), rex), rex);
    }

    /** Calcite takes the first bytes for a UUID, and fails on fewer. */
    private static void refuseUuidOfBytes(SqlRexContext context, SqlCall cast) {
        // The validator's own casts have no types yet, and none is of that kind.
        RelDataType from = context.getValidator().getValidatedNodeTypeIfKnown(cast.operand(0));
        RelDataType to = context.getValidator().getValidatedNodeTypeIfKnown(cast);
        if (from != null
                && to != null
                && SqlTypeName.BINARY_TYPES.contains(from.getSqlTypeName())
                && to.getSqlTypeName() == SqlTypeName.UUID) {
            throw new KeywayException(ErrorCode.TYPE_MISMATCH, "a value of type VARBINARY cannot be cast to UUID")
                    .withPosition(CalciteErrors.position(cast.getParserPosition()));
        }
    }

    /** Whether a decimal becomes a whole number, or one with less digits after the point that should keep them. */
    private static boolean isOtherwise(RexLiteral literal, RelDataType type) {
        return literal.getType().getSqlTypeName() == SqlTypeName.DECIMAL
                && (SqlTypeName.INT_TYPES.contains(type.getSqlTypeName())
                        || KeywayTypeSystem.isOfAnyScale(type)
                                && literal.getType().getScale() > type.getScale());
    }

    /** A decimal that keeps zeros at its end, which no literal of its new type has; null for anything else. */
    private static @Nullable BigDecimal endingWithZeros(RexNode value, RelDataType type) {
        BigDecimal number = value instanceof RexLiteral literal
                        && literal.getType().getSqlTypeName() == SqlTypeName.DECIMAL
                        && KeywayTypeSystem.isOfAnyScale(type)
                ? literal.getValueAs(BigDecimal.class)
                : null;
        return number != null && ExactNumbers.endsWithZeros(number) ? number : null;
    }

    private static RexNode computed(RexNode expression, RexBuilder rex) {
        return ExactNumbers.computed(Doubles.computed(expression, rex), rex);
    }

    private static RexNode function(SqlRexContext context, SqlCall call, SqlRexConvertlet standard) {
        boolean named = call.getOperator() instanceof SqlFunction
                && Doubles.isNamed(call.getOperator().getName(), call.operandCount());
        // Calcite writes some functions with others, of which it knows no type.
        RelDataType type = named ? context.getValidator().getValidatedNodeTypeIfKnown(call) : null;
        if (type != null) {
            List<RexNode> arguments = new ArrayList<>();
            for (SqlNode operand : call.getOperandList()) {
                arguments.add(context.convertExpression(operand));
            }
            RexNode own = Doubles.function(call.getOperator().getName(), type, arguments, context.getRexBuilder());
            if (own != null) {
                return own;
            }
        }
        return standard.convertCall(context, call);
    }

    /** Rows and doubles are told apart here. */
    private static RexNode distinction(SqlRexContext context, SqlCall call, SqlRexConvertlet standard) {
        RexNode left = context.convertExpression(call.operand(0));
        RexNode right = context.convertExpression(call.operand(1));
        boolean own = left.getType().isStruct() && right.getType().isStruct()
                || SqlTypeUtil.isApproximateNumeric(left.getType())
                        && SqlTypeUtil.isApproximateNumeric(right.getType());
        return own
                ? new RowComparisons(context.getRexBuilder())
                        .distinction(left, right, call.getKind() == SqlKind.IS_NOT_DISTINCT_FROM)
                : standard.convertCall(context, call);
    }
}
