package io.keyway.differential;

import io.keyway.exec.MistakenExecution.Mistakes;
import io.keyway.model.Column;
import io.keyway.model.Dependency;
import io.keyway.model.LogicalTable;
import io.keyway.model.QueryTable;
import io.keyway.pushdown.Aggregation;
import io.keyway.pushdown.Aggregation.Call;
import io.keyway.pushdown.Aggregation.Function;
import io.keyway.pushdown.CqlSelect;
import io.keyway.pushdown.PartitionKeys;
import io.keyway.pushdown.PartitionKeys.Product;
import io.keyway.pushdown.Restriction.Bound;
import io.keyway.pushdown.Restriction.Equal;
import io.keyway.pushdown.Restriction.EqualityOrIn;
import io.keyway.pushdown.Restriction.In;
import io.keyway.pushdown.Restriction.OnColumn;
import io.keyway.pushdown.Restriction.Range;
import io.keyway.pushdown.RowLimit;
import io.keyway.pushdown.RowOrder;
import io.keyway.pushdown.RowOrder.Within;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.jspecify.annotations.Nullable;

/** The mistakes that the comparison must be able to find. */
final class PlantedBugs {
    private PlantedBugs() {}

    static List<Bug> all() {
        return List.of(
                Bug.inStatements("a clustering restriction is forgotten", select -> with(select, List.of())),
                restrictions("the ends of ranges are taken for open", PlantedBugs::open),
                restrictions("the lower end of a range is forgotten", PlantedBugs::withoutLower),
                restrictions("only the first value of a clustering list is asked for", PlantedBugs::first),
                Bug.inStatements("only the first value of a list of keys is asked for", PlantedBugs::firstKeys),
                Bug.inStatements(
                        "of several lists for one column only the shortest counts", PlantedBugs::withoutOthers),
                Bug.inStatements("rows come in the reverse order", PlantedBugs::reversed),
                Bug.inStatements("OFFSET is forgotten in the statement's LIMIT", PlantedBugs::withoutOffset),
                Bug.inStatements("each partition returns one row less than its limit", PlantedBugs::oneLess),
                Bug.inStatements("count(column) counts nulls", PlantedBugs::countingNulls),
                filters("the ends of a filter's ranges are taken for open", PlantedBugs::open),
                filters("a filter asks for the first value of a list alone", PlantedBugs::first),
                Bug.inPlans("the residual condition is dropped", rel -> without(rel, Filter.class::isInstance)),
                Bug.inPlans("the LIMIT over several partitions is dropped", rel -> without(rel, PlantedBugs::isLimit)),
                Bug.inPlans("the greatest part of a sum is taken for the sum", PlantedBugs::withoutAddition),
                Bug.inPlans("what has no match is taken for what has one", PlantedBugs::withoutNegation),
                Bug.inPlans("rows without a match are lost from an outer join", PlantedBugs::withoutUnmatched),
                Bug.inReading(
                        "only the first row of a batch is looked up",
                        Mistakes.NONE.withOuterRows(rows -> Collections.nCopies(rows.size(), rows.get(0)))),
                Bug.inReading("half of each range of tokens is lost", Mistakes.NONE.withRanges(PlantedBugs::firstHalf)),
                Bug.inModels("a distinct-grain table serves as if it had every row", PlantedBugs::everyRow),
                Bug.inModels("a column that the last write wins is served", PlantedBugs::lastWrite),
                Bug.inModels("rows with a null in a table's key are taken to be in it", PlantedBugs::neverNull));
    }

    private static CqlSelect with(CqlSelect select, List<OnColumn> clustering) {
        return new CqlSelect(
                select.table(),
                select.columns(),
                select.partitions(),
                clustering,
                select.order(),
                select.limit(),
                select.summary());
    }

    private static Bug restrictions(String name, UnaryOperator<OnColumn> change) {
        return Bug.inStatements(
                name,
                select -> with(select, select.clustering().stream().map(change).toList()));
    }

    private static Bug filters(String name, UnaryOperator<OnColumn> change) {
        return Bug.inStatements(
                name,
                select -> select.filter().isEmpty()
                        ? select
                        : with(
                                select,
                                new PartitionKeys.All(
                                        select.filter().stream().map(change).toList())));
    }

    private static OnColumn open(OnColumn restriction) {
        return restriction instanceof Range range
                ? new Range(range.column(), open(range.lower()), open(range.upper()))
                : restriction;
    }

    private static @Nullable Bound open(@Nullable Bound bound) {
        return bound == null ? null : new Bound(bound.value(), false);
    }

    private static OnColumn withoutLower(OnColumn restriction) {
        return restriction instanceof Range range ? new Range(range.column(), null, range.upper()) : restriction;
    }

    private static OnColumn first(OnColumn restriction) {
        return restriction instanceof EqualityOrIn points ? first(points) : restriction;
    }

    private static EqualityOrIn first(EqualityOrIn points) {
        return new Equal(points.column(), points.values().get(0), points.others());
    }

    /** {@code <= n} and {@code < n} are taken for each other; the former needs n to be more than it is. */
    private static CqlSelect oneLess(CqlSelect select) {
        Bound most = select.limit().ofPartition();
        if (most == null || !most.inclusive()) {
            return select;
        }
        return with(select, select.order(), RowLimit.ofPartition(new Bound(most.value(), false)));
    }

    private static CqlSelect firstKeys(CqlSelect select) {
        if (!(select.partitions() instanceof Product product)) {
            return select;
        }
        List<EqualityOrIn> first =
                product.columns().stream().map(PlantedBugs::first).toList();
        return with(select, new Product(first));
    }

    private static CqlSelect withoutOthers(CqlSelect select) {
        List<OnColumn> clustering =
                select.clustering().stream().map(PlantedBugs::withoutOthers).toList();
        CqlSelect changed = with(select, clustering);
        return select.partitions() instanceof Product product
                ? with(
                        changed,
                        new Product(product.columns().stream()
                                .map(PlantedBugs::withoutOthers)
                                .toList()))
                : changed;
    }

    private static OnColumn withoutOthers(OnColumn restriction) {
        return restriction instanceof EqualityOrIn points ? withoutOthers(points) : restriction;
    }

    private static EqualityOrIn withoutOthers(EqualityOrIn points) {
        return points instanceof Equal equal
                ? new Equal(equal.column(), equal.value())
                : new In(points.column(), points.values());
    }

    private static CqlSelect with(CqlSelect select, PartitionKeys partitions) {
        return new CqlSelect(
                select.table(),
                select.columns(),
                partitions,
                select.clustering(),
                select.order(),
                select.limit(),
                select.summary());
    }

    private static CqlSelect reversed(CqlSelect select) {
        Within within = switch (select.order().within()) {
            case ANY -> Within.ANY;
            case CLUSTERING -> Within.REVERSED;
            case REVERSED -> Within.CLUSTERING;
        };
        return with(select, new RowOrder(within, select.order().merged()), select.limit());
    }

    private static CqlSelect withoutOffset(CqlSelect select) {
        return with(select, select.order(), new RowLimit(null, select.limit().fetch()));
    }

    private static CqlSelect countingNulls(CqlSelect select) {
        List<Call> calls = select.summary().calls().stream()
                .map(call -> call.function() == Function.COUNT ? new Call(Function.COUNT_ROWS, call.column()) : call)
                .toList();
        return new CqlSelect(
                select.table(),
                select.columns(),
                select.partitions(),
                select.clustering(),
                select.order(),
                select.limit(),
                new Aggregation(select.summary().groupBy(), calls));
    }

    private static CqlSelect with(CqlSelect select, RowOrder order, RowLimit limit) {
        return new CqlSelect(
                select.table(),
                select.columns(),
                select.partitions(),
                select.clustering(),
                order,
                limit,
                select.summary());
    }

    private static boolean isLimit(RelNode rel) {
        return rel instanceof Sort sort && sort.getCollation().getKeys().isEmpty();
    }

    /** The expression without those of its operators that the test finds. */
    private static RelNode without(RelNode rel, Predicate<RelNode> dropped) {
        return changed(rel, node -> dropped.test(node) ? node.getInput(0) : node);
    }

    /** The ends of a range of tokens and whatever follows, for the half of the range. */
    private static List<Object> firstHalf(List<Object> values) {
        List<Object> changed = new ArrayList<>(values);
        long first = (Long) values.get(0);
        long last = (Long) values.get(1);
        changed.set(1, first / 2 + last / 2);
        return changed;
    }

    private static RelNode withoutAddition(RelNode rel) {
        return changed(rel, node -> {
            if (!(node instanceof Aggregate aggregate)) {
                return node;
            }
            List<AggregateCall> calls = aggregate.getAggCallList().stream()
                    .map(call -> call.getAggregation().getKind() == SqlKind.SUM0 ? greatest(call, aggregate) : call)
                    .toList();
            RelNode greatest = aggregate.copy(
                    aggregate.getTraitSet(),
                    aggregate.getInput(),
                    aggregate.getGroupSet(),
                    aggregate.getGroupSets(),
                    calls);
            // Of no rows the greatest is null, and a sum is not.
            return RelOptUtil.createCastRel(greatest, node.getRowType(), true);
        });
    }

    private static AggregateCall greatest(AggregateCall sum, Aggregate aggregate) {
        return AggregateCall.create(
                SqlStdOperatorTable.MAX,
                false,
                false,
                false,
                List.of(),
                sum.getArgList(),
                sum.filterArg,
                null,
                sum.getCollation(),
                aggregate.hasEmptyGroup(),
                aggregate.getInput(),
                null,
                sum.getName());
    }

    private static RelNode withoutNegation(RelNode rel) {
        return changed(
                rel,
                node -> node instanceof Filter filter && filter.getInput() instanceof Join
                        ? filter.copy(
                                filter.getTraitSet(),
                                filter.getInput(),
                                filter.getCondition()
                                        .accept(new Found(rel.getCluster().getRexBuilder())))
                        : node);
    }

    private static RelNode withoutUnmatched(RelNode rel) {
        return changed(rel, node -> {
            if (!(node instanceof Join join) || join.getJoinType() != JoinRelType.LEFT) {
                return node;
            }
            RelNode inner = join.copy(
                    join.getTraitSet(),
                    join.getCondition(),
                    join.getLeft(),
                    join.getRight(),
                    JoinRelType.INNER,
                    join.isSemiJoinDone());
            return RelOptUtil.createCastRel(inner, node.getRowType(), true);
        });
    }

    /** {@code NOT EXISTS} is a left join whose other side {@code IS NULL} by then. */
    private static final class Found extends RexShuttle {
        private final RexBuilder builder;

        Found(RexBuilder builder) {
            this.builder = builder;
        }

        @Override
        public RexNode visitCall(RexCall call) {
            return call.getKind() == SqlKind.IS_NULL
                    ? builder.makeCall(SqlStdOperatorTable.IS_NOT_NULL, call.getOperands())
                    : super.visitCall(call);
        }
    }

    private static RelNode changed(RelNode rel, UnaryOperator<RelNode> change) {
        return rel.accept(new RelHomogeneousShuttle() {
            @Override
            public RelNode visit(RelNode parent) {
                return change.apply(super.visit(parent));
            }
        });
    }

    private static LogicalTable everyRow(LogicalTable table) {
        return keysDetermine(table, queryTable -> table.key());
    }

    private static LogicalTable lastWrite(LogicalTable table) {
        return keysDetermine(table, QueryTable::columns);
    }

    private static LogicalTable keysDetermine(
            LogicalTable table, java.util.function.Function<QueryTable, List<String>> columns) {
        List<Dependency> dependencies = new ArrayList<>(table.determines());
        for (QueryTable queryTable : table.queryTables()) {
            List<String> determined = columns.apply(queryTable).stream()
                    .filter(column -> !queryTable.primaryKey().contains(column))
                    .toList();
            if (!determined.isEmpty()) {
                dependencies.add(new Dependency(queryTable.primaryKey(), determined));
            }
        }
        return new LogicalTable(
                table.name(), table.columns(), table.key(), table.rows(), dependencies, table.queryTables());
    }

    private static LogicalTable neverNull(LogicalTable table) {
        List<Column> columns = table.columns().stream()
                .map(column -> new Column(column.name(), column.type(), false, column.source()))
                .toList();
        return new LogicalTable(
                table.name(), columns, table.key(), table.rows(), table.determines(), table.queryTables());
    }
}
