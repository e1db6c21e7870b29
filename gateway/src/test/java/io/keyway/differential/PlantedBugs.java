package io.keyway.differential;

import io.keyway.model.Column;
import io.keyway.model.Dependency;
import io.keyway.model.LogicalTable;
import io.keyway.model.QueryTable;
import io.keyway.pushdown.CqlSelect;
import io.keyway.pushdown.PartitionKeys;
import io.keyway.pushdown.PartitionKeys.Product;
import io.keyway.pushdown.Restriction.Bound;
import io.keyway.pushdown.Restriction.Equal;
import io.keyway.pushdown.Restriction.OnColumn;
import io.keyway.pushdown.Restriction.Points;
import io.keyway.pushdown.Restriction.Range;
import io.keyway.pushdown.RowLimit;
import io.keyway.pushdown.RowOrder;
import io.keyway.pushdown.RowOrder.Within;
import io.keyway.pushdown.Summary;
import io.keyway.pushdown.Summary.Call;
import io.keyway.pushdown.Summary.Function;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Sort;
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
                Bug.inStatements("count(column) counts nulls", PlantedBugs::countingNulls),
                Bug.inPlans("the residual condition is dropped", rel -> without(rel, Filter.class::isInstance)),
                Bug.inPlans("the LIMIT over several partitions is dropped", rel -> without(rel, PlantedBugs::isLimit)),
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
        return restriction instanceof Points points ? first(points) : restriction;
    }

    private static Points first(Points points) {
        return new Equal(points.column(), points.values().get(0), points.others());
    }

    private static CqlSelect firstKeys(CqlSelect select) {
        if (!(select.partitions() instanceof Product product)) {
            return select;
        }
        List<Points> first = product.columns().stream().map(PlantedBugs::first).toList();
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
        return restriction instanceof Points points ? withoutOthers(points) : restriction;
    }

    private static Points withoutOthers(Points points) {
        return Points.of(points.column(), List.of(points.values()));
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
                new Summary(select.summary().groupBy(), calls));
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
        return rel.accept(new RelHomogeneousShuttle() {
            @Override
            public RelNode visit(RelNode parent) {
                RelNode changed = super.visit(parent);
                return dropped.test(changed) ? changed.getInput(0) : changed;
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
