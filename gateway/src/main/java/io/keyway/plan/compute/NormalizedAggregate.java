package io.keyway.plan.compute;

import io.keyway.plan.expression.AggregateFunctions;
import io.keyway.plan.expression.Columns;
import io.keyway.plan.expression.EqualityKey;
import io.keyway.plan.expression.OrderKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Groups by equality, and takes extremes in Keyway's order.
 *
 *   Aggregate(group d, max(song))        Project(min(d), keyText(max(key)))
 *     input                        ->      Aggregate(group e, min(d), max(key))
 *                                            Project(d, decimalEqualityKey(d) AS e, textKey(song) AS key)
 *                                              input
 *
 * <p>A group of decimals is shown by one of its values, as it is stored.
 */
final class NormalizedAggregate {
    /** Functions that name columns of the grouping instead of values. */
    private static final Set<SqlKind> GROUPINGS = Set.of(SqlKind.GROUPING);

    private final Aggregate aggregate;
    private final RexBuilder rex;
    private final List<RexNode> columns;
    private final List<AggregateCall> calls = new ArrayList<>();

    private NormalizedAggregate(Aggregate aggregate) {
        this.aggregate = aggregate;
        this.rex = aggregate.getCluster().getRexBuilder();
        this.columns = Columns.all(aggregate.getInput());
    }

    static RelNode of(Aggregate aggregate) {
        return new NormalizedAggregate(aggregate).rewritten();
    }

    private RelNode rewritten() {
        int width = columns.size();
        int[] groups = new int[width];
        for (int column : aggregate.getGroupSet()) {
            groups[column] =
                    EqualityKey.isNeeded(type(column)) ? added(EqualityKey.of(columns.get(column), rex)) : column;
        }
        aggregate.getAggCallList().forEach(call -> calls.add(call(call, groups)));
        if (columns.size() == width) {
            return aggregate;
        }
        List<Integer> representatives = new ArrayList<>();
        for (int column : aggregate.getGroupSet()) {
            boolean shown = groups[column] != column
                    && type(column).getSqlTypeName() == SqlTypeName.DECIMAL
                    && aggregate.getGroupType() == Aggregate.Group.SIMPLE;
            representatives.add(shown ? calls.size() : -1);
            if (shown) {
                calls.add(least(column));
            }
        }
        ImmutableBitSet groupSet = keyed(aggregate.getGroupSet(), groups);
        RelNode keyed = LogicalAggregate.create(
                Columns.project(aggregate.getInput(), columns),
                List.of(),
                groupSet,
                aggregate.getGroupSets().stream()
                        .map(set -> keyed(set, groups))
                        .sorted(ImmutableBitSet.ORDERING)
                        .toList(),
                calls);
        return Columns.project(keyed, results(keyed, groupSet, groups, representatives));
    }

    private static ImmutableBitSet keyed(ImmutableBitSet set, int[] groups) {
        ImmutableBitSet.Builder keyed = ImmutableBitSet.builder();
        set.forEach(column -> keyed.set(groups[column]));
        return keyed.build();
    }

    private RelDataType type(int column) {
        return columns.get(column).getType();
    }

    private int added(RexNode column) {
        columns.add(column);
        return columns.size() - 1;
    }

    private AggregateCall least(int column) {
        return extreme(SqlStdOperatorTable.MIN, column, -1, type(column), "representative" + column);
    }

    private static AggregateCall extreme(
            SqlAggFunction function, int column, int filter, RelDataType type, @Nullable String name) {
        return AggregateCall.create(
                function,
                false,
                false,
                false,
                List.of(),
                List.of(column),
                filter,
                null,
                RelCollations.EMPTY,
                type,
                name);
    }

    private AggregateCall call(AggregateCall call, int[] groups) {
        if (GROUPINGS.contains(call.getAggregation().getKind())) {
            return call.withArgList(
                    call.getArgList().stream().map(column -> groups[column]).toList());
        }
        if (AggregateFunctions.isListOfEachValueOnce(call.getAggregation())) {
            return sorted(withEqualityKey(call));
        }
        if (!call.getCollation().getFieldCollations().isEmpty()) {
            return sorted(call);
        }
        if (call.getArgList().size() != 1) {
            return call;
        }
        RexNode argument = columns.get(call.getArgList().get(0));
        if (isKeyed(call)) {
            int key = added(OrderKeys.key(argument, rex));
            RelDataType type = rex.getTypeFactory()
                    .createTypeWithNullability(type(key), call.getType().isNullable());
            return extreme(call.getAggregation(), key, call.filterArg, type, call.getName());
        }
        return call;
    }

    private AggregateCall withEqualityKey(AggregateCall call) {
        int value = call.getArgList().get(0);
        return EqualityKey.isNeeded(type(value))
                ? call.withArgList(List.of(value, added(EqualityKey.of(columns.get(value), rex))))
                : call;
    }

    private AggregateCall sorted(AggregateCall call) {
        return call.withCollation(RelCollations.of(call.getCollation().getFieldCollations().stream()
                .map(order -> order.withFieldIndex(sortedBy(order.getFieldIndex())))
                .toList()));
    }

    private int sortedBy(int column) {
        return OrderKeys.isNeeded(type(column)) ? added(OrderKeys.key(columns.get(column), rex)) : column;
    }

    private boolean isKeyed(AggregateCall call) {
        SqlKind kind = call.getAggregation().getKind();
        return (kind == SqlKind.MIN || kind == SqlKind.MAX)
                && OrderKeys.isNeeded(type(call.getArgList().get(0)));
    }

    private List<RexNode> results(
            RelNode keyed, ImmutableBitSet groupSet, int[] groups, List<Integer> representatives) {
        List<RexNode> results = new ArrayList<>();
        int position = 0;
        for (int column : aggregate.getGroupSet()) {
            int representative = representatives.get(position++);
            RexNode value = rex.makeInputRef(
                    keyed,
                    representative < 0 ? groupSet.indexOf(groups[column]) : groupSet.cardinality() + representative);
            RelDataType shown = rex.getTypeFactory()
                    .createTypeWithNullability(type(column), value.getType().isNullable());
            results.add(
                    groups[column] != column && EqualityKey.isApart(shown)
                            ? EqualityKey.value(value, shown, rex)
                            : value);
        }
        for (int i = 0; i < aggregate.getAggCallList().size(); i++) {
            AggregateCall call = aggregate.getAggCallList().get(i);
            RexNode value = rex.makeInputRef(keyed, groupSet.cardinality() + i);
            results.add(isKeyed(call) ? OrderKeys.value(value, call.getType(), rex) : value);
        }
        return results;
    }
}
