package io.keyway.plan;

import io.keyway.catalog.CatalogTable;
import io.keyway.catalog.CatalogTable.Logical;
import io.keyway.catalog.CatalogTable.Physical;
import io.keyway.plan.QueryPlanner.Pushdown;
import io.keyway.pushdown.FilterSplit;
import io.keyway.route.Route;
import io.keyway.route.RouteStep;
import io.keyway.route.RouteStep.How;
import io.keyway.route.Router;
import io.keyway.route.TableUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rel.RelNode;

/**
 * Replaces every use of a table by the CQL that answers it, and what the gateway adds.
 *
 *   Project(Sort(Filter(music_library)))   ->   Project(Sort?(Filter?(CqlLookupJoin?(CqlScan))))
 */
final class Routing {
    private final Pushdown pushdown;
    private final List<AccessNote> accesses = new ArrayList<>();
    private final List<ScanNote> scans = new ArrayList<>();

    Routing(Pushdown pushdown) {
        this.pushdown = pushdown;
    }

    /** The expression with every table routed. */
    RelNode apply(RelNode rel) {
        Optional<TableAccess> access = TableAccess.of(rel, pushdown);
        if (access.isPresent()) {
            return place(access.get());
        }
        List<RelNode> inputs = rel.getInputs().stream().map(this::apply).toList();
        return inputs.isEmpty() ? rel : rel.copy(rel.getTraitSet(), inputs);
    }

    /** How each table that the query names is read, in the order of the tree. */
    List<AccessNote> accesses() {
        return accesses;
    }

    /** The tables that are read as a whole. */
    List<ScanNote> scans() {
        return scans;
    }

    private RelNode place(TableAccess access) {
        CatalogTable table = access.table();
        Route route = table instanceof Logical logical
                ? Router.route(new TableUse(logical, access.output(), access.conjuncts()))
                : direct((Physical) table, access);
        Placement placement = new Placement(access, route);
        RelNode result = placement.rel();
        accesses.add(new AccessNote(table.name(), route.reason(), placement.statements(), route.rejections()));
        for (RouteStep step : route.steps()) {
            if (step.how() != How.LOOKUP && !step.split().isPinned()) {
                scans.add(new ScanNote(
                        step.table(), table.name(), route.keys(), placement.condition(), placement.isLimited()));
            }
        }
        return result;
    }

    /** A table that the query names itself is read, whatever other tables there are. */
    private static Route direct(Physical table, TableAccess access) {
        FilterSplit split = FilterSplit.of(table.live(), access.conjuncts());
        Set<String> wanted = access.output();
        split.residual().forEach(conjunct -> wanted.addAll(conjunct.columns()));
        List<String> columns = table.columns().stream()
                .map(column -> column.name())
                .filter(wanted::contains)
                .toList();
        RouteStep only = new RouteStep(table.live(), split, columns, How.FIRST, List.of(), false);
        return new Route(
                table.name(), List.of(only), List.of(), List.of(table.live().partitionKey()));
    }
}
