package io.keyway.plan.access;

import io.keyway.model.ClusteringColumn;
import io.keyway.plan.condition.Terms;
import io.keyway.plan.type.CalciteTypes;
import io.keyway.pushdown.ClusteringOrder;
import io.keyway.pushdown.Conjunct;
import io.keyway.pushdown.CqlSelect;
import io.keyway.pushdown.KeyTypes;
import io.keyway.pushdown.PartitionKeys;
import io.keyway.pushdown.Restriction.EqualityOrIn;
import io.keyway.pushdown.Restriction.OnColumn;
import io.keyway.pushdown.RowLimit;
import io.keyway.pushdown.RowOrder;
import io.keyway.pushdown.RowOrder.SortKey;
import io.keyway.pushdown.RowOrder.Within;
import io.keyway.pushdown.Term;
import io.keyway.route.Route;
import io.keyway.route.RouteStep;
import io.keyway.route.RouteStep.How;
import io.keyway.schema.CassandraTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.tools.RelBuilder;

/** Builds the expression that reads one use of a table by a route. */
final class RouteToRel {
    private final TableAccess access;
    private final Route<RexNode> route;
    private final Optional<TopRows> top;
    private final RelOptCluster cluster;
    private final RelDataType tableType;
    private final List<AccessNote.NotedSelect> statements = new ArrayList<>();
    private final List<Conjunct<RexNode>> pending;

    /** Names of the columns of the expression so far, by position. */
    private final List<String> columns = new ArrayList<>();

    /** Whether rows come in the order of the query without being sorted in the gateway. */
    private boolean ordered;

    private RouteToRel(TableAccess access, Route<RexNode> route, Optional<TopRows> top) {
        this.top = top;
        this.access = access;
        this.route = route;
        this.cluster = access.scan().getCluster();
        this.tableType = access.scan().getRowType();
        this.pending = route.first().split().residual().stream()
                .filter(conjunct -> !conjunct.condition().isAlwaysTrue())
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /**
     * A table in its place.
     *
     * @param rel the expression, with the row type of the access
     * @param statements the statements, in the order in which they are run
     * @param limited whether a LIMIT ends the reading early
     */
    record Placed(RelNode rel, List<AccessNote.NotedSelect> statements, boolean limited) {
        Placed {
            statements = List.copyOf(statements);
        }
    }

    /**
     * The expression that reads a table by a route.
     *
     * @param top which rows of each group are needed; empty when all are
     */
    static Placed place(TableAccess access, Route<RexNode> route, Optional<TopRows> top) {
        return new RouteToRel(access, route, top).placed();
    }

    private Placed placed() {
        RelNode rel = filter(first());
        for (RouteStep<RexNode> step : route.steps().subList(1, route.steps().size())) {
            rel = filter(step.how() == How.LOOKUP ? lookUp(rel, step) : join(rel, step));
        }
        boolean limited = access.sort() != null && access.sort().fetch != null && ordered;
        return new Placed(project(sort(rel)), statements, limited);
    }

    private RelNode first() {
        RouteStep<RexNode> step = route.first();
        Sort sort = access.sort();
        List<SortKey> keys = sort == null ? List.of() : sortKeys(sort);
        boolean whole = route.steps().size() == 1 && pending.isEmpty();
        Optional<Within> first = top.filter(found -> whole).flatMap(found -> found.within(step.table(), step.split()));
        Optional<RowOrder> order = first.map(within -> new RowOrder(within, List.of()))
                .or(() -> ClusteringOrder.satisfying(keys, step.table(), step.split()))
                // The partitions of one outer row are read one after the other.
                .filter(found -> route.keyGivers().isEmpty() || found.merged().isEmpty());
        ordered = order.isPresent();
        RowLimit limit = first.isPresent()
                ? RowLimit.ofPartition(top.orElseThrow().most())
                : sort != null && ordered && whole ? limit(sort) : RowLimit.NONE;
        CqlSelect select = new CqlSelect(
                step.table(),
                selected(step, order.orElse(RowOrder.ANY)),
                step.split().partitions(),
                step.split().clustering(),
                order.orElse(RowOrder.ANY),
                limit);
        statements.add(AccessNote.NotedSelect.of(select));
        columns.addAll(select.columns());
        return new CqlScan(cluster, select, rowType(select));
    }

    /** The columns that are still used after sorting; at least one, even when no value matters. */
    private List<String> selected(RouteStep<RexNode> step, RowOrder order) {
        List<String> columns = step.columns();
        if (ordered && route.steps().size() == 1) {
            Set<String> used = access.projected();
            order.merged().forEach(key -> used.add(key.column()));
            pending.forEach(conjunct -> used.addAll(conjunct.columns()));
            columns = columns.stream().filter(used::contains).toList();
        }
        return columns.isEmpty() ? List.of(step.table().partitionKey().get(0)) : columns;
    }

    private RelNode lookUp(RelNode outer, RouteStep<RexNode> step) {
        CorrelationId id = cluster.createCorrel();
        CqlSelect select = new CqlSelect(
                step.table(),
                step.columns(),
                new PartitionKeys.Product(step.table().partitionKey().stream()
                        .map(column -> equalToOuter(step.table(), column, id))
                        .toList()),
                clusteringOfOuter(step, id),
                RowOrder.ANY,
                RowLimit.NONE);
        statements.add(AccessNote.NotedSelect.of(select));
        CqlScan found = new CqlScan(cluster, select, rowType(select));
        return CqlLookupJoin.create(id, outer, join(new CqlOuterRows(cluster, id, outer.getRowType()), found, step));
    }

    private EqualityOrIn equalToOuter(CassandraTable table, String column, CorrelationId outer) {
        return EqualityOrIn.of(table, column, List.of(List.of(new Term.Outer(outer.getId(), columns.indexOf(column)))));
    }

    /** The clustering columns that the outer row fixes, from the first one on. */
    private List<OnColumn> clusteringOfOuter(RouteStep<RexNode> step, CorrelationId outer) {
        List<OnColumn> result = new ArrayList<>();
        for (ClusteringColumn column : step.table().clusteringKey()) {
            boolean fixed = step.on().contains(column.name()) && KeyTypes.supportsPoints(step.table(), column.name());
            if (!fixed) {
                break;
            }
            result.add(equalToOuter(step.table(), column.name(), outer));
        }
        return result;
    }

    private RelNode join(RelNode left, RouteStep<RexNode> step) {
        CqlSelect select = new CqlSelect(
                step.table(),
                step.columns(),
                step.split().partitions(),
                step.split().clustering(),
                RowOrder.ANY,
                RowLimit.NONE);
        statements.add(new AccessNote.NotedSelect(select, ", joined on " + String.join(", ", step.on())));
        // The same conditions, and so perhaps the same outer rows, give this table its keys.
        return join(left, new CqlScan(cluster, select, rowType(select)), step);
    }

    /** The rows so far with the columns that a step adds to them. */
    private RelNode join(RelNode left, CqlScan right, RouteStep<RexNode> step) {
        RelBuilder builder = RelFactories.LOGICAL_BUILDER.create(cluster, null);
        builder.push(left).push(right);
        if (step.distinct()) {
            builder.distinct();
        }
        List<RexNode> equal = step.on().stream()
                .map(column -> builder.equals(
                        builder.field(2, 0, columns.indexOf(column)),
                        builder.field(2, 1, step.columns().indexOf(column))))
                .toList();
        builder.join(JoinRelType.INNER, equal);
        List<String> added = step.columns().stream()
                .filter(column -> !columns.contains(column))
                .toList();
        List<RexNode> kept = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            kept.add(builder.field(i));
        }
        int before = columns.size();
        added.forEach(column -> kept.add(builder.field(before + step.columns().indexOf(column))));
        columns.addAll(added);
        return builder.project(kept, columns).build();
    }

    /** Checks every condition whose columns are there by now. */
    private RelNode filter(RelNode rel) {
        List<Conjunct<RexNode>> ready = pending.stream()
                .filter(conjunct -> columns.containsAll(conjunct.columns()))
                .toList();
        if (ready.isEmpty()) {
            return rel;
        }
        pending.removeAll(ready);
        List<RexNode> conditions =
                ready.stream().map(conjunct -> remap(conjunct.condition(), rel)).toList();
        RexNode condition = RexUtil.composeConjunction(cluster.getRexBuilder(), conditions);
        // A part of a condition may be such a cast; Calcite wants none around a whole one.
        return LogicalFilter.create(rel, RexUtil.removeNullabilityCast(cluster.getTypeFactory(), condition));
    }

    private RelNode sort(RelNode rel) {
        Sort sort = access.sort();
        if (sort == null) {
            return rel;
        }
        if (ordered) {
            return sort.offset == null && sort.fetch == null
                    ? rel
                    : LogicalSort.create(rel, RelCollations.EMPTY, sort.offset, sort.fetch);
        }
        List<RelFieldCollation> collations = sort.getCollation().getFieldCollations().stream()
                .map(collation -> collation.withFieldIndex(position(collation.getFieldIndex())))
                .toList();
        return LogicalSort.create(rel, RelCollations.of(collations), sort.offset, sort.fetch);
    }

    private RelNode project(RelNode rel) {
        List<RexNode> expressions = new ArrayList<>();
        if (access.project() == null) {
            for (int i = 0; i < tableType.getFieldCount(); i++) {
                expressions.add(cluster.getRexBuilder().makeInputRef(rel, position(i)));
            }
            return LogicalProject.create(rel, List.of(), expressions, tableType.getFieldNames(), Set.of());
        }
        access.project().getProjects().forEach(expression -> expressions.add(remap(expression, rel)));
        return LogicalProject.create(
                rel,
                access.project().getHints(),
                expressions,
                access.project().getRowType().getFieldNames(),
                new HashSet<>(access.project().getVariablesSet()));
    }

    private int position(int tableColumn) {
        return columns.indexOf(tableType.getFieldNames().get(tableColumn));
    }

    private RexNode remap(RexNode expression, RelNode rel) {
        return expression.accept(new RexShuttle() {
            @Override
            public RexNode visitInputRef(RexInputRef ref) {
                return cluster.getRexBuilder().makeInputRef(rel, position(ref.getIndex()));
            }
        });
    }

    private List<SortKey> sortKeys(Sort sort) {
        return sort.getCollation().getFieldCollations().stream()
                .map(collation -> new SortKey(
                        tableType.getFieldNames().get(collation.getFieldIndex()),
                        collation.getDirection().isDescending()))
                .toList();
    }

    private static RowLimit limit(Sort sort) {
        Term offset = sort.offset == null ? null : Terms.of(sort.offset);
        Term fetch = sort.fetch == null ? null : Terms.of(sort.fetch);
        boolean understood = (sort.offset == null) == (offset == null) && (sort.fetch == null) == (fetch == null);
        return understood ? new RowLimit(offset, fetch) : RowLimit.NONE;
    }

    private RelDataType rowType(CqlSelect select) {
        RelDataTypeFactory.Builder builder = cluster.getTypeFactory().builder();
        for (String column : select.columns()) {
            builder.add(column, type(column, select.table()));
        }
        return builder.build();
    }

    /** The type that the table named in the query declares, so that it is the same through every query table. */
    private RelDataType type(String column, CassandraTable read) {
        var declared = tableType.getField(column, true, false);
        if (declared != null) {
            return declared.getType();
        }
        return read.column(column)
                .map(found -> CalciteTypes.of(found.type(), false, cluster.getTypeFactory()))
                .orElseThrow(() -> new IllegalStateException("no column " + column));
    }
}
