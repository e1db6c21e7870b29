package io.keyway.plan.access;

import io.keyway.plan.condition.Conjuncts;
import io.keyway.plan.expression.OrderKeys;
import io.keyway.pushdown.ClusteringOrder;
import io.keyway.pushdown.Conjunct;
import io.keyway.pushdown.FilterSplit;
import io.keyway.pushdown.Restriction;
import io.keyway.pushdown.Restriction.Bound;
import io.keyway.pushdown.RowOrder.SortKey;
import io.keyway.pushdown.RowOrder.Within;
import io.keyway.schema.CassandraTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Window;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;

/**
 * The first rows of each group of a table's rows: {@code ROW_NUMBER() OVER (PARTITION BY ... ORDER BY ...) <= n}. Where a
 * group consists of whole partitions, and the order is theirs, no row after the first n of its partition is among them; the
 * numbers of those that are do not depend on it. So Cassandra need not return it.
 *
 * @param filter the condition on the number, right above the window
 * @param access the table, right below the window
 * @param groupedBy the columns of the table that the window partitions by
 * @param order the order within a group
 * @param most the greatest number that passes
 * @param ranked whether it is a rank, which rows may share
 */
record TopRows(
        Filter filter, TableAccess access, Set<String> groupedBy, List<SortKey> order, Bound most, boolean ranked) {
    private static final Set<SqlKind> NUMBERS = Set.of(SqlKind.ROW_NUMBER, SqlKind.RANK, SqlKind.DENSE_RANK);

    /** The first rows that an expression selects, if it does just that and its window computes nothing else. */
    static Optional<TopRows> of(RelNode rel, RoutingScope scope) {
        if (!(rel instanceof Filter filter)
                || !(filter.getInput() instanceof Window window)
                || window.groups.size() != 1
                || !window.groups.get(0).aggCalls.stream().allMatch(call -> NUMBERS.contains(call.getKind()))) {
            return Optional.empty();
        }
        Window.Group group = window.groups.get(0);
        Optional<TableAccess> access = TableAccess.of(window.getInput(), scope).filter(found -> found.sort() == null);
        if (access.isEmpty()) {
            return Optional.empty();
        }
        Optional<Set<String>> groupedBy = groupedBy(group, access.get());
        Optional<List<SortKey>> order = order(group, access.get());
        return groupedBy.isEmpty() || order.isEmpty()
                ? Optional.empty()
                : limited(filter, window, access.get(), groupedBy.get(), order.get());
    }

    /** The columns of the table that the window partitions by; empty when it does by anything else. */
    private static Optional<Set<String>> groupedBy(Window.Group group, TableAccess access) {
        Set<String> columns = new HashSet<>();
        for (int key : group.keys) {
            if (!(access.expression(key) instanceof RexInputRef ref)) {
                return Optional.empty();
            }
            columns.add(access.name(ref.getIndex()));
        }
        return Optional.of(columns);
    }

    /** The columns of the table that the window orders by; empty when it does by anything else. */
    private static Optional<List<SortKey>> order(Window.Group group, TableAccess access) {
        List<SortKey> order = new ArrayList<>();
        for (RelFieldCollation key : group.orderKeys.getFieldCollations()) {
            if (!(OrderKeys.keyed(access.expression(key.getFieldIndex())) instanceof RexInputRef ref)) {
                return Optional.empty();
            }
            order.add(
                    new SortKey(access.name(ref.getIndex()), key.getDirection().isDescending()));
        }
        return Optional.of(order);
    }

    /** The rows up to the first bound on one of the numbers; empty when the condition has none. */
    private static Optional<TopRows> limited(
            Filter filter, Window window, TableAccess access, Set<String> groupedBy, List<SortKey> order) {
        Window.Group group = window.groups.get(0);
        int first = window.getInput().getRowType().getFieldCount();
        List<String> names = window.getRowType().getFieldNames();
        for (Conjunct<RexNode> conjunct : Conjuncts.of(filter.getCondition(), names)) {
            for (Restriction restriction : conjunct.restrictions()) {
                for (int i = 0; i < group.aggCalls.size(); i++) {
                    Optional<Bound> most = most(restriction, names.get(first + i));
                    if (most.isPresent()) {
                        boolean ranked = group.aggCalls.get(i).getKind() != SqlKind.ROW_NUMBER;
                        return Optional.of(new TopRows(filter, access, groupedBy, order, most.get(), ranked));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Bound> most(Restriction restriction, String column) {
        if (restriction.terms().anyMatch(term -> term.outerRow().isPresent())) {
            return Optional.empty();
        }
        if (restriction instanceof Restriction.Range range && range.column().equals(column)) {
            return Optional.ofNullable(range.upper());
        }
        return restriction instanceof Restriction.Equal equal && equal.column().equals(column)
                ? Optional.of(new Bound(equal.value(), true))
                : Optional.empty();
    }

    /**
     * The order in which the first rows of each partition are those that count; empty when there is none that Cassandra
     * has.
     */
    Optional<Within> within(CassandraTable table, FilterSplit<RexNode> split) {
        Set<String> constant = new HashSet<>(split.constantColumns());
        constant.addAll(table.partitionKey());
        boolean byIndex = !split.isPinned() && !split.isScan();
        if (byIndex || !constant.containsAll(groupedBy)) {
            return Optional.empty();
        }
        boolean total = order.stream()
                .map(SortKey::column)
                .toList()
                .containsAll(table.primaryKey().stream()
                        .filter(column -> !constant.contains(column))
                        .toList());
        if (ranked && !total) {
            return Optional.empty();
        }
        Optional<Within> within = ClusteringOrder.within(order, table, constant);
        // ORDER BY is for known partitions only; without it, each comes as the table is clustered.
        return split.isPinned()
                ? within
                : within.filter(found -> found != Within.REVERSED).map(found -> Within.ANY);
    }
}
