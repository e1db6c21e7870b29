package io.keyway.plan.logical;

import com.google.common.collect.ImmutableList;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.plan.expression.Dates;
import io.keyway.plan.expression.GatewayOperators;
import io.keyway.plan.type.KeywayTypeSystem;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.rex.RexWindowBound;
import org.apache.calcite.rex.RexWindowBounds;
import org.apache.calcite.rex.RexWindowExclusion;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * The order of a window and the ends of its frame, such that distances are of the unit of the key and in the direction of its
 * order, and no end is out of the key's type.
 *
 *   ORDER BY int RANGE 1 PRECEDING         ->   ORDER BY CAST(int AS BIGINT) RANGE 1 PRECEDING
 *   ORDER BY bigint DESC RANGE n PRECEDING ->   ORDER BY CAST(bigint AS DECIMAL) DESC RANGE rangeDistance(n, TRUE) PRECEDING
 */
record WindowRange(ImmutableList<RexFieldCollation> orderKeys, RexWindowBound lower, RexWindowBound upper) {
    /** Those that Calcite's code takes from the frame as it is without EXCLUDE. */
    private static final Set<SqlKind> POSITIONAL = Set.of(SqlKind.FIRST_VALUE, SqlKind.LAST_VALUE, SqlKind.NTH_VALUE);

    /**
     * The order and the ends.
     *
     * @throws KeywayException UNSUPPORTED_SQL for frames of which Calcite's code makes something else
     */
    static WindowRange of(RexOver over, RexBuilder rex) {
        RexWindow window = over.getWindow();
        refuseExclusion(over);
        if (window.isRows() || window.orderKeys.size() != 1 || offsets(window).isEmpty()) {
            return new WindowRange(window.orderKeys, window.getLowerBound(), window.getUpperBound());
        }
        RexFieldCollation order = window.orderKeys.get(0);
        RexNode key = countable(order.left, window, rex);
        boolean descending = order.right.contains(SqlKind.DESCENDING);
        return new WindowRange(
                ImmutableList.of(new RexFieldCollation(key, order.right)),
                end(window.getLowerBound(), key.getType(), descending, rex),
                end(window.getUpperBound(), key.getType(), descending, rex));
    }

    private static void refuseExclusion(RexOver over) {
        RexWindowExclusion exclude = over.getWindow().getExclude();
        if (POSITIONAL.contains(over.getAggOperator().getKind()) && exclude != RexWindowExclusion.EXCLUDE_NO_OTHER) {
            throw new KeywayException(
                            ErrorCode.UNSUPPORTED_SQL,
                            over.getAggOperator().getName() + " cannot be combined with EXCLUDE")
                    .withHint("end the frame before the row, or begin it after the row");
        }
        boolean mayBeEmpty =
                exclude == RexWindowExclusion.EXCLUDE_CURRENT_ROW || exclude == RexWindowExclusion.EXCLUDE_GROUP;
        if (mayBeEmpty && over.getAggOperator().getKind() != SqlKind.COUNT && isNeverNull(over)) {
            throw new KeywayException(ErrorCode.UNSUPPORTED_SQL, "a window that excludes its own row may be empty")
                    .withHint("compute it over the whole frame, and take the row's own value off");
        }
    }

    /** Whether the query takes its value for not null; SUM0 stands beside a count where SUM may be null. */
    private static boolean isNeverNull(RexOver over) {
        RexWindow window = over.getWindow();
        boolean counted = over.getAggOperator().getKind() == SqlKind.SUM0
                && (over.getOperands().get(0).getType().isNullable()
                        || !SqlWindow.isAlwaysNonEmpty(window.getLowerBound(), window.getUpperBound()));
        return !counted && !over.getType().isNullable();
    }

    /** The key as a number that distances can be added to. */
    private static RexNode countable(RexNode key, RexWindow window, RexBuilder rex) {
        if (key.getType().getSqlTypeName() == SqlTypeName.TIME) {
            throw refusal(
                    "a window in the order of times of day cannot end at a distance",
                    "order it by EXTRACT(EPOCH FROM ...), and give the distance in seconds");
        }
        boolean wholeKey = SqlTypeName.INT_TYPES.contains(key.getType().getSqlTypeName());
        for (RexNode offset : offsets(window)) {
            RelDataType distance = offset.getType();
            if (SqlTypeName.YEAR_INTERVAL_TYPES.contains(distance.getSqlTypeName())) {
                throw refusal(
                        "a window cannot end at a distance of months, which differ in length",
                        "give the distance in days");
            }
            if (wholeKey && !SqlTypeName.INT_TYPES.contains(distance.getSqlTypeName())) {
                throw refusal(
                        "a window in the order of whole numbers ends at a distance that is one",
                        "order it by CAST(... AS DECIMAL)");
            }
            if (SqlTypeUtil.isDecimal(key.getType()) && SqlTypeUtil.isApproximateNumeric(distance)) {
                throw refusal(
                        "a window in the order of decimals ends at a distance that is one",
                        "order it by CAST(... AS DOUBLE)");
            }
        }
        return wholeKey ? wide(key, rex) : Dates.midnight(key, rex);
    }

    private static KeywayException refusal(String message, String hint) {
        return new KeywayException(ErrorCode.UNSUPPORTED_SQL, message).withHint(hint);
    }

    /** A whole number in a type that also has what is near to it. */
    private static RexNode wide(RexNode key, RexBuilder rex) {
        RelDataTypeFactory types = rex.getTypeFactory();
        RelDataType type = key.getType().getSqlTypeName() == SqlTypeName.BIGINT
                ? types.createSqlType(SqlTypeName.DECIMAL, KeywayTypeSystem.BIGINT_DIGITS, 0)
                : types.createSqlType(SqlTypeName.BIGINT);
        return rex.makeCast(types.createTypeWithNullability(type, key.getType().isNullable()), key);
    }

    private static RexWindowBound end(RexWindowBound bound, RelDataType key, boolean descending, RexBuilder rex) {
        RexNode distance = bound.getOffset();
        boolean approximate = SqlTypeUtil.isApproximateNumeric(key);
        if (distance == null || distance instanceof RexLiteral && !descending && !approximate) {
            return bound;
        }
        RexNode measure = approximate ? approximate(distance, rex) : distance;
        RexNode checked = rex.makeCall(
                measure.getType(), GatewayOperators.RANGE_DISTANCE, List.of(measure, rex.makeLiteral(descending)));
        return bound.isPreceding() ? RexWindowBounds.preceding(checked) : RexWindowBounds.following(checked);
    }

    /** A distance as a double, by which it is known for one between doubles. */
    private static RexNode approximate(RexNode distance, RexBuilder rex) {
        RelDataTypeFactory types = rex.getTypeFactory();
        RelDataType type = types.createSqlType(SqlTypeName.DOUBLE);
        return rex.makeAbstractCast(
                types.createTypeWithNullability(type, distance.getType().isNullable()), distance, false);
    }

    private static List<RexNode> offsets(RexWindow window) {
        return Stream.of(window.getLowerBound(), window.getUpperBound())
                .flatMap(bound -> Stream.ofNullable(bound.getOffset()))
                .toList();
    }
}
