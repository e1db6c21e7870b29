package io.keyway.plan.access;

import io.keyway.plan.condition.Terms;
import io.keyway.pushdown.Aggregation;
import io.keyway.pushdown.Aggregation.Call;
import io.keyway.pushdown.Aggregation.Function;
import io.keyway.schema.CassandraTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate right above a table, all of whose functions CQL has.
 *
 * @param aggregate the aggregate
 * @param access the table, with the conditions that its rows satisfy
 * @param groups the columns that it groups by, in the order of its result
 * @param calls what CQL computes for each of its calls
 */
record AggregateAccess(Aggregate aggregate, TableAccess access, List<String> groups, List<Call> calls) {

    /** The access that an expression is, if it is one. */
    static Optional<AggregateAccess> of(Aggregate aggregate, RoutingScope scope) {
        Optional<TableAccess> access =
                scope.pushdown() == Pushdown.ALL && aggregate.getGroupType() == Aggregate.Group.SIMPLE
                        ? TableAccess.of(aggregate.getInput(), scope).filter(found -> found.sort() == null)
                        : Optional.empty();
        return access.flatMap(found -> of(aggregate, found));
    }

    private static Optional<AggregateAccess> of(Aggregate aggregate, TableAccess access) {
        List<String> groups = new ArrayList<>();
        for (int field : aggregate.getGroupSet()) {
            String column = column(access, field);
            if (column == null) {
                return Optional.empty();
            }
            groups.add(column);
        }
        List<Call> calls = new ArrayList<>();
        for (AggregateCall call : aggregate.getAggCallList()) {
            Call pushed = call(call, access);
            if (pushed == null) {
                return Optional.empty();
            }
            calls.add(pushed);
        }
        return Optional.of(new AggregateAccess(aggregate, access, groups, calls));
    }

    /** Whether CQL computes all this of the table's types as SQL does. */
    boolean isSupportedBy(CassandraTable table) {
        return calls.stream().allMatch(call -> switch (call.function()) {
            case COUNT_ROWS, COUNT -> true;
            case MIN, MAX -> Aggregation.supportsExtremes(table.type(call.column()));
            case SUM -> Aggregation.supportsSum(table.type(call.column()));
        });
    }

    private static @Nullable Call call(AggregateCall call, TableAccess access) {
        boolean plain = !call.isDistinct()
                && call.filterArg < 0
                && call.getCollation().getFieldCollations().isEmpty();
        if (!plain || call.getArgList().size() > 1) {
            return null;
        }
        SqlKind kind = call.getAggregation().getKind();
        if (call.getArgList().isEmpty()) {
            // This column is not read; CQL counts rows by their keys.
            String key = access.table().primaryKey().get(0);
            return kind == SqlKind.COUNT ? new Call(Function.COUNT_ROWS, key) : null;
        }
        int field = call.getArgList().get(0);
        String column = kind == SqlKind.SUM0 ? addend(access, field) : column(access, field);
        Function function = switch (kind) {
            case COUNT -> Function.COUNT;
            case MIN -> Function.MIN;
            case MAX -> Function.MAX;
            case SUM0 -> Function.SUM;
            default -> null;
        };
        return column == null || function == null ? null : new Call(function, column);
    }

    /** The column of the table that a field of the aggregate's input is; null when it is something else. */
    private static @Nullable String column(TableAccess access, int field) {
        return access.expression(field) instanceof RexInputRef ref ? access.name(ref.getIndex()) : null;
    }

    /** The same for a summed field, which may have been widened for it. */
    private static @Nullable String addend(TableAccess access, int field) {
        RexNode expression = access.expression(field);
        boolean widened = expression.getKind() == SqlKind.CAST
                && Terms.isLossless(((RexCall) expression).getOperands().get(0).getType(), expression.getType());
        RexNode value = widened ? ((RexCall) expression).getOperands().get(0) : expression;
        return value instanceof RexInputRef ref ? access.name(ref.getIndex()) : null;
    }
}
