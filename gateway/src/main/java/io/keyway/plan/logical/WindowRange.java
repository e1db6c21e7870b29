package io.keyway.plan.logical;

import com.google.common.collect.ImmutableSet;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.plan.expression.Dates;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.rex.RexWindowExclusion;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * The keys of a window such that a range around a value never meets null, for which Calcite's code fails: nulls are as
 * near to each other, and to nothing else.
 *
 *   PARTITION BY p ORDER BY x RANGE 1 PRECEDING   ->   PARTITION BY p, x IS NULL ORDER BY COALESCE(x, 0) RANGE 1 PRECEDING
 */
record WindowRange(List<RexNode> partitionKeys, List<RexFieldCollation> orderKeys) {
    /** Those that Calcite's code takes from the frame as it is without EXCLUDE. */
    private static final Set<SqlKind> POSITIONAL = Set.of(SqlKind.FIRST_VALUE, SqlKind.LAST_VALUE, SqlKind.NTH_VALUE);

    /**
     * The keys of a window.
     *
     * @throws KeywayException UNSUPPORTED_SQL for frames of which Calcite's code makes something else
     */
    static WindowRange of(RexOver over, RexBuilder rex) {
        RexWindow window = over.getWindow();
        if (POSITIONAL.contains(over.getAggOperator().getKind())
                && window.getExclude() != RexWindowExclusion.EXCLUDE_NO_OTHER) {
            throw new KeywayException(
                            ErrorCode.UNSUPPORTED_SQL,
                            over.getAggOperator().getName() + " cannot be combined with EXCLUDE")
                    .withHint("end the frame before the row, or begin it after the row");
        }
        boolean mayBeEmpty = window.getExclude() == RexWindowExclusion.EXCLUDE_CURRENT_ROW
                || window.getExclude() == RexWindowExclusion.EXCLUDE_GROUP;
        if (mayBeEmpty
                && over.getAggOperator().getKind() != SqlKind.COUNT
                && !over.getType().isNullable()) {
            throw new KeywayException(ErrorCode.UNSUPPORTED_SQL, "a window that excludes its own row may be empty")
                    .withHint("compute it over the whole frame, and take the row's own value off");
        }
        List<RexFieldCollation> order = window.orderKeys;
        return window.isRows() || order.size() != 1 || offsets(window).isEmpty()
                ? new WindowRange(window.partitionKeys, order)
                : new WindowRange(window.partitionKeys, order).measured(window, rex);
    }

    private WindowRange measured(RexWindow window, RexBuilder rex) {
        RexFieldCollation order = orderKeys.get(0);
        RexNode key = ascending(countable(order.left, window, rex), order, rex);
        ImmutableSet<SqlKind> nulls =
                order.right.contains(SqlKind.NULLS_FIRST) ? ImmutableSet.of(SqlKind.NULLS_FIRST) : ImmutableSet.of();
        if (!key.getType().isNullable()) {
            return new WindowRange(partitionKeys, List.of(new RexFieldCollation(key, nulls)));
        }
        if (window.getLowerBound().isUnbounded() || window.getUpperBound().isUnbounded()) {
            throw new KeywayException(
                            ErrorCode.UNSUPPORTED_SQL,
                            "a window cannot have one end at a distance, and the other unbounded, where it orders by nulls")
                    .withHint("order by COALESCE(..., ...) instead");
        }
        List<RexNode> partitions = new ArrayList<>(partitionKeys);
        partitions.add(rex.makeCall(SqlStdOperatorTable.IS_NULL, key));
        RexNode known = rex.makeCall(
                SqlStdOperatorTable.CASE,
                rex.makeCall(SqlStdOperatorTable.IS_NOT_NULL, key),
                key,
                rex.makeZeroLiteral(rex.getTypeFactory().createTypeWithNullability(key.getType(), false)));
        return new WindowRange(partitions, List.of(new RexFieldCollation(known, nulls)));
    }

    /** The key in the unit of the distances, which Calcite adds to it as plain numbers. */
    private static RexNode countable(RexNode key, RexWindow window, RexBuilder rex) {
        boolean months = offsets(window).stream()
                .anyMatch(offset -> SqlTypeName.YEAR_INTERVAL_TYPES.contains(
                        offset.getType().getSqlTypeName()));
        if (months) {
            throw new KeywayException(
                            ErrorCode.UNSUPPORTED_SQL,
                            "a window cannot end at a distance of months, which differ in length")
                    .withHint("give the distance in days");
        }
        return Dates.midnight(key, rex);
    }

    /** The key by which an ascending order is the order that is asked for; Calcite measures in the wrong direction else. */
    private static RexNode ascending(RexNode key, RexFieldCollation order, RexBuilder rex) {
        if (!order.right.contains(SqlKind.DESCENDING)) {
            return key;
        }
        if (!SqlTypeUtil.isNumeric(key.getType())) {
            throw new KeywayException(
                            ErrorCode.UNSUPPORTED_SQL,
                            "a window cannot end at a distance in a descending order of times")
                    .withHint("order it ascending, with FOLLOWING for PRECEDING");
        }
        return rex.makeCall(SqlStdOperatorTable.UNARY_MINUS, key);
    }

    private static List<RexNode> offsets(RexWindow window) {
        return Stream.of(window.getLowerBound(), window.getUpperBound())
                .flatMap(bound -> Stream.ofNullable(bound.getOffset()))
                .toList();
    }
}
