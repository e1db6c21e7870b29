package io.keyway.plan.access;

import io.keyway.model.ClusteringColumn;
import io.keyway.plan.type.CalciteTypes;
import io.keyway.plan.type.KeywayTypeSystem;
import io.keyway.pushdown.Aggregation;
import io.keyway.pushdown.Aggregation.Call;
import io.keyway.pushdown.Aggregation.Function;
import io.keyway.pushdown.CqlSelect;
import io.keyway.pushdown.FilterSplit;
import io.keyway.pushdown.KeyTypes;
import io.keyway.pushdown.RowLimit;
import io.keyway.pushdown.RowOrder;
import io.keyway.route.Route;
import io.keyway.schema.CassandraTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.tools.RelBuilder;

/**
 * Lets Cassandra aggregate the rows that each request finds, and the gateway combine the results where a group may lie
 * in several of them.
 *
 *   Aggregate(group, count(*))           Aggregate(group, sum(count))
 *     Filter(table)               ->       CqlScan(group, count(*))
 */
final class AggregatePushdown {
    private final AggregateAccess access;
    private final CqlSelect select;
    private final boolean whole;
    private final RelBuilder builder;

    private AggregatePushdown(AggregateAccess access, CqlSelect select, boolean whole) {
        this.access = access;
        this.select = select;
        this.whole = whole;
        this.builder = RelFactories.LOGICAL_BUILDER.create(access.aggregate().getCluster(), null);
    }

    /**
     * The aggregate by a route.
     *
     * <p>Cassandra groups by the partition key and a prefix of the clustering key. Declines when something remains to be
     * checked in the gateway, when an index finds the rows, when the groups are others, or when each would be one row.
     */
    static Optional<AggregatePushdown> of(AggregateAccess access, Route<RexNode> route) {
        FilterSplit<RexNode> split = route.first().split();
        CassandraTable table = route.first().table();
        boolean single = route.steps().size() == 1 && split.residual().isEmpty();
        boolean byIndex = !split.isPinned() && !split.isScan();
        // A partition of nothing but static columns is a row for some of CQL's functions, and none for others.
        if (!single || byIndex || table.hasStaticColumns() || !access.isSupportedBy(table)) {
            return Optional.empty();
        }
        Set<String> fixed = split.constantColumns();
        Optional<List<String>> groupBy = groupBy(access, table, fixed);
        if (groupBy.isEmpty()) {
            return Optional.empty();
        }
        List<Call> calls = new ArrayList<>(access.calls());
        boolean counted = calls.isEmpty() || calls.stream().anyMatch(call -> call.function() == Function.COUNT_ROWS);
        if (!counted && split.isScan()) {
            // From it a scan learns how many rows it has read.
            calls.add(new Call(Function.COUNT_ROWS, table.partitionKey().get(0)));
        }
        Set<String> columns = new LinkedHashSet<>(access.groups());
        if (calls.isEmpty()) {
            // SELECT DISTINCT insists on the whole partition key.
            columns.addAll(table.partitionKey());
        }
        CqlSelect select = new CqlSelect(
                table,
                List.copyOf(columns),
                split.partitions(),
                split.clustering(),
                RowOrder.ANY,
                RowLimit.NONE,
                new Aggregation(groupBy.get(), calls));
        boolean whole = !groupBy.get().isEmpty()
                && groupBy.get().stream().noneMatch(column -> KeyTypes.isAmbiguous(table, column))
                && table.partitionKey().stream()
                        .allMatch(column ->
                                fixed.contains(column) || access.groups().contains(column));
        return Optional.of(new AggregatePushdown(access, select, whole));
    }

    /** What Cassandra groups by; empty when it cannot. */
    private static Optional<List<String>> groupBy(AggregateAccess access, CassandraTable table, Set<String> fixed) {
        Set<String> open = new HashSet<>(access.groups());
        if (open.isEmpty()) {
            return Optional.of(List.of());
        }
        List<String> groupBy = new ArrayList<>(table.partitionKey());
        table.partitionKey().forEach(open::remove);
        for (ClusteringColumn column : table.clusteringKey()) {
            boolean asked = open.remove(column.name());
            if (!asked && (open.isEmpty() || !fixed.contains(column.name()))) {
                break;
            }
            groupBy.add(column.name());
        }
        boolean reduces = groupBy.size() < table.primaryKey().size();
        return open.isEmpty() && reduces ? Optional.of(groupBy) : Optional.empty();
    }

    /** The statement. */
    AccessNote.NotedSelect statement() {
        return AccessNote.NotedSelect.of(select);
    }

    /** The expression, with the row type of the aggregate. */
    RelNode rel() {
        builder.push(new CqlScan(access.aggregate().getCluster(), select, rowType()));
        List<RexNode> fields = new ArrayList<>();
        // A query may group by a column twice, which is selected once.
        for (String column : access.groups()) {
            fields.add(builder.field(select.columns().indexOf(column)));
        }
        for (int i = 0; i < access.calls().size(); i++) {
            fields.add(builder.field(select.columns().size() + i));
        }
        RelNode result = whole ? builder.project(fields).build() : merged(fields);
        return RelOptUtil.createCastRel(result, access.aggregate().getRowType(), true);
    }

    /** One row for each group, of those that the requests have found. */
    private RelNode merged(List<RexNode> fields) {
        int groups = access.groups().size();
        for (int i = groups; i < fields.size(); i++) {
            fields.set(i, addend(fields.get(i)));
        }
        builder.project(fields);
        List<RelBuilder.AggCall> calls = IntStream.range(0, access.calls().size())
                .mapToObj(i ->
                        builder.aggregateCall(merging(access.calls().get(i).function()), builder.field(groups + i)))
                .toList();
        return builder.aggregate(builder.groupKey(IntStream.range(0, groups).toArray()), calls)
                .build();
    }

    private static SqlAggFunction merging(Function function) {
        return switch (function) {
            case COUNT_ROWS, COUNT, SUM -> SqlStdOperatorTable.SUM0;
            case MIN -> SqlStdOperatorTable.MIN;
            case MAX -> SqlStdOperatorTable.MAX;
        };
    }

    /** Sums of BIGINT are DECIMAL, and generated code can only add values that already are decimals. */
    private RexNode addend(RexNode field) {
        if (field.getType().getSqlTypeName() != SqlTypeName.BIGINT) {
            return field;
        }
        RelDataTypeFactory types = builder.getTypeFactory();
        RelDataType wide = types.createSqlType(SqlTypeName.DECIMAL, KeywayTypeSystem.BIGINT_DIGITS, 0);
        return builder.getRexBuilder()
                .makeCast(types.createTypeWithNullability(wide, field.getType().isNullable()), field);
    }

    private RelDataType rowType() {
        RelDataTypeFactory types = builder.getTypeFactory();
        RelDataTypeFactory.Builder rowType = types.builder();
        RelDataType tableType = access.access().scan().getRowType();
        for (String column : select.columns()) {
            rowType.add(column, tableType.getField(column, true, false).getType());
        }
        List<Call> calls = select.summary().calls();
        for (int i = 0; i < calls.size(); i++) {
            RelDataType natural = CalciteTypes.of(calls.get(i).type(select.table()), false, types);
            RelDataType wanted = i < access.calls().size() ? wanted(i) : natural;
            boolean same = wanted.getSqlTypeName() == natural.getSqlTypeName();
            rowType.add("value" + i, same ? wanted : natural);
        }
        return rowType.build();
    }

    /** The type that a value should have so that the result has the call's, without a cast that would change its scale. */
    private RelDataType wanted(int position) {
        AggregateCall call = access.aggregate().getAggCallList().get(position);
        if (whole || access.calls().get(position).function() != Function.SUM) {
            return call.getType();
        }
        int argument = call.getArgList().get(0);
        RelDataType type = access.aggregate()
                .getInput()
                .getRowType()
                .getFieldList()
                .get(argument)
                .getType();
        return builder.getTypeFactory().createTypeWithNullability(type, false);
    }
}
