package io.keyway.plan;

import io.keyway.catalog.CatalogTable;
import io.keyway.catalog.CatalogTable.Logical;
import io.keyway.catalog.CatalogTable.Physical;
import io.keyway.error.KeywayException;
import io.keyway.plan.QueryPlanner.Pushdown;
import io.keyway.pushdown.Conjunct;
import io.keyway.pushdown.FilterSplit;
import io.keyway.route.Route;
import io.keyway.route.RouteStep;
import io.keyway.route.RouteStep.How;
import io.keyway.route.Router;
import io.keyway.route.TableUse;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;

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
        return apply(rel, true);
    }

    /** An expression of which repeated rows matter or do not. */
    private RelNode apply(RelNode rel, boolean duplicates) {
        Optional<TableAccess> access = TableAccess.of(rel, pushdown);
        if (access.isPresent()) {
            return place(access.get(), duplicates || access.get().isLimited());
        }
        Optional<RelNode> lookUp =
                rel instanceof Join join && pushdown == Pushdown.ALL ? lookUp(join, duplicates) : Optional.empty();
        if (lookUp.isPresent()) {
            return lookUp.get();
        }
        List<RelNode> inputs = new ArrayList<>();
        for (int i = 0; i < rel.getInputs().size(); i++) {
            inputs.add(apply(rel.getInput(i), Duplicates.matter(rel, i, duplicates)));
        }
        return inputs.isEmpty() ? rel : rel.copy(rel.getTraitSet(), inputs);
    }

    /** A join answered by looking up one side's rows, where that side would otherwise be a whole table. */
    private Optional<RelNode> lookUp(Join join, boolean duplicates) {
        return KeyedJoin.of(join, 1)
                .flatMap(keyed -> lookUp(keyed, duplicates))
                .or(() -> KeyedJoin.of(join, 0).flatMap(keyed -> lookUp(keyed, duplicates)));
    }

    private Optional<RelNode> lookUp(KeyedJoin keyed, boolean duplicates) {
        TableAccess access = keyed.access();
        boolean matter = Duplicates.matter(keyed.join(), keyed.inner(), duplicates);
        boolean scan = route(access.table(), access.output(), access.conjuncts(), matter)
                .map(Route::isFullScan)
                .orElse(true);
        Optional<Route> byKeys =
                route(access.table(), keyed.output(), keyed.conjuncts(), matter).filter(keyed::isServedBy);
        if (!scan || byKeys.isEmpty()) {
            return Optional.empty();
        }
        Routing outerRouting = new Routing(pushdown);
        RelNode outer =
                outerRouting.apply(keyed.outer(), Duplicates.matter(keyed.join(), 1 - keyed.inner(), duplicates));
        if (!outerRouting.scans.isEmpty()) {
            return Optional.empty();
        }
        accesses.addAll(outerRouting.accesses);
        accesses.add(keyed.note(byKeys.get()));
        return Optional.of(keyed.lookUp(outer, byKeys.get()));
    }

    /** The best route; empty when no query table answers soundly. */
    private static Optional<Route> route(
            CatalogTable table, Set<String> output, List<Conjunct> conjuncts, boolean duplicates) {
        try {
            return Optional.of(
                    table instanceof Logical logical
                            ? Router.route(new TableUse(logical, output, conjuncts, duplicates))
                            : direct((Physical) table, output, conjuncts));
        } catch (KeywayException e) {
            return Optional.empty();
        }
    }

    /** How each table that the query names is read, in the order of the tree. */
    List<AccessNote> accesses() {
        return accesses;
    }

    /** The tables that are read as a whole. */
    List<ScanNote> scans() {
        return scans;
    }

    private RelNode place(TableAccess access, boolean duplicates) {
        CatalogTable table = access.table();
        Route route = table instanceof Logical logical
                ? Router.route(new TableUse(logical, access.output(), access.conjuncts(), duplicates))
                : direct((Physical) table, access.output(), access.conjuncts());
        Placement placement = new Placement(access, route);
        RelNode result = placement.rel();
        accesses.add(new AccessNote(route, route.reason(), placement.statements()));
        for (RouteStep step : route.steps()) {
            if (step.how() != How.LOOKUP && !step.split().isPinned()) {
                scans.add(new ScanNote(
                        step.table(), table.name(), route.keys(), placement.condition(), placement.isLimited()));
            }
        }
        return result;
    }

    /** A table that the query names itself is read, whatever other tables there are. */
    private static Route direct(Physical table, Set<String> output, List<Conjunct> conjuncts) {
        FilterSplit split = FilterSplit.of(table.live(), conjuncts);
        Set<String> wanted = new LinkedHashSet<>(output);
        split.residual().forEach(conjunct -> wanted.addAll(conjunct.columns()));
        List<String> columns = table.columns().stream()
                .map(column -> column.name())
                .filter(wanted::contains)
                .toList();
        RouteStep only = new RouteStep(table.live(), split, columns, How.FIRST, List.of(), false);
        return new Route(
                table.name(), List.of(only), List.of(), List.of(table.live().partitionKey()), Optional.empty());
    }
}
