package io.keyway.plan.access;

import io.keyway.catalog.CatalogTable;
import io.keyway.plan.condition.Conjuncts;
import io.keyway.plan.expression.ConditionSql;
import io.keyway.plan.frontend.CatalogTables.SqlTable;
import io.keyway.pushdown.Conjunct;
import io.keyway.pushdown.FilterSplit;
import io.keyway.route.Route;
import io.keyway.route.RouteResult;
import io.keyway.route.RouteStep;
import io.keyway.route.RouteStep.How;
import io.keyway.route.Router;
import io.keyway.route.TableUse;
import io.keyway.schema.CassandraColumn;
import io.keyway.schema.CassandraTable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * A table with what a query does to it alone: {@code Project(Sort(Filter(Scan)))}, of which all but the scan may be
 * absent.
 *
 * @param scan the table
 * @param conjuncts the conditions, over the table's columns by position
 * @param sort order and limit, over the table's columns; null when there is neither
 * @param project what is computed of each row; null when rows are passed on whole
 */
record TableAccess(
        TableScan scan,
        List<Conjunct<RexNode>> conjuncts,
        @Nullable Sort sort,
        @Nullable Project project) {

    /**
     * The access that an expression is, if it is one.
     *
     * @param scope with {@link Pushdown#NONE}, order and limit are left to the gateway, and so is every condition; one with
     *     a value of an outer row that gives no keys is too
     */
    static Optional<TableAccess> of(RelNode rel, RoutingScope scope) {
        boolean all = scope.pushdown() == Pushdown.ALL;
        RelNode rest = rel;
        Project project = null;
        Sort sort = null;
        List<Conjunct<RexNode>> conjuncts = List.of();
        if (rest instanceof Project found && !found.containsOver()) {
            project = found;
            rest = found.getInput();
        }
        if (all && rest instanceof Sort found) {
            sort = found;
            rest = found.getInput();
        }
        if (rest instanceof Filter found) {
            conjuncts = Conjuncts.of(found.getCondition(), found.getRowType().getFieldNames()).stream()
                    .map(conjunct -> all && scope.keyGivers().containsAll(conjunct.outerRows())
                            ? conjunct
                            : conjunct.unpushable())
                    .toList();
            rest = found.getInput();
        }
        return rest instanceof TableScan scan && scan.getTable().unwrap(SqlTable.class) != null
                ? Optional.of(new TableAccess(scan, conjuncts, sort, project))
                : Optional.empty();
    }

    /** The same access with nothing asked of Cassandra that depends on an outer row. */
    TableAccess withoutOuterRows() {
        return with(conjuncts.stream()
                .map(conjunct -> conjunct.outerRows().isEmpty() ? conjunct : conjunct.unpushable())
                .toList());
    }

    /** The same access under other conditions. */
    TableAccess with(List<Conjunct<RexNode>> conditions) {
        return new TableAccess(scan, conditions, sort, project);
    }

    /** The table. */
    CatalogTable table() {
        SqlTable table = scan.getTable().unwrap(SqlTable.class);
        if (table == null) {
            throw new IllegalStateException("not a table of the catalog: " + scan.getTable());
        }
        return table.table();
    }

    /** Whether a key column may be null: that of clustering in a partition of static columns alone. */
    boolean mayHaveNullKeys() {
        return table() instanceof CatalogTable.Physical physical
                && physical.effective().hasStaticColumns();
    }

    /** Whether only some of the rows are passed on, so that it matters how many there are, or what each becomes. */
    boolean isLimited() {
        boolean some = sort != null && Duplicates.matter(sort, false);
        return some || project != null && Duplicates.matter(project, false);
    }

    /** The columns that are needed of each row, besides those of the conditions. */
    Set<String> output() {
        Set<String> result = projected();
        if (sort != null) {
            sort.getCollation().getKeys().forEach(position -> result.add(name(position)));
        }
        return result;
    }

    /** The columns that are still needed after sorting. */
    Set<String> projected() {
        if (project == null) {
            return new LinkedHashSet<>(scan.getRowType().getFieldNames());
        }
        Set<String> result = new LinkedHashSet<>();
        RelOptUtil.InputFinder.bits(project.getProjects(), null).forEach(position -> result.add(name(position)));
        return result;
    }

    /** What the query asks of the table's rows, as SQL; empty when nothing. */
    String condition() {
        return ConditionSql.condition(
                conjuncts.stream().map(Conjunct::condition).toList(),
                scan.getRowType().getFieldNames(),
                scan.getCluster().getRexBuilder());
    }

    /** What a field of the access is computed of, over the table's columns. */
    RexNode expression(int field) {
        return project == null
                ? RexInputRef.of(field, scan.getRowType())
                : project.getProjects().get(field);
    }

    /** The name of a column of the table. */
    String name(int position) {
        return scan.getRowType().getFieldNames().get(position);
    }

    /** Whether a condition compares with a value of an outer row. */
    boolean dependsOnOuterRows() {
        return conjuncts.stream().anyMatch(conjunct -> !conjunct.outerRows().isEmpty());
    }

    /**
     * How the table is read. One that the query names itself is read whatever other tables there are.
     *
     * @param duplicates whether it matters how often a row occurs
     */
    RouteResult<RexNode> route(boolean duplicates) {
        if (table() instanceof CatalogTable.Logical logical) {
            return Router.route(new TableUse<>(logical, output(), conjuncts, duplicates));
        }
        CassandraTable effective = ((CatalogTable.Physical) table()).effective();
        FilterSplit<RexNode> split = FilterSplit.of(effective, conjuncts);
        Set<String> wanted = new LinkedHashSet<>(output());
        split.residual().forEach(conjunct -> wanted.addAll(conjunct.columns()));
        List<String> columns = effective.columns().stream()
                .map(CassandraColumn::name)
                .filter(wanted::contains)
                .toList();
        RouteStep<RexNode> only = new RouteStep<>(effective, split, columns, How.FIRST, List.of(), false);
        return new Route<>(
                effective.name(), List.of(only), List.of(), List.of(effective.partitionKey()), Optional.empty());
    }
}
